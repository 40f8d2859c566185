import type { Item } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { dueLight } from '../../../domain/item-dates.ts';
import type { IgState, ManagementState } from '../../../domain/values.ts';
import type { Book } from '../../../domain/work.ts';
import type { Words } from '../../words.ts';

export type Colour = 'red' | 'amber' | 'green' | 'blue' | 'grey';
/** A shape in its colour beside its word, never one without the other; `{{> mark m}}`. */
export interface Mark {
  readonly svg: string; // the path, in a box of 16 by 16
  readonly colour: Colour;
  readonly word: string;
  readonly stale: boolean; // not updated: in the dashed frame, and said
}
/** The light of an open item; `{{> light l}}` says it. */
export interface Light {
  readonly svg: string;
  readonly colour: 'red' | 'amber' | 'green';
}

export const SHAPES: Readonly<Record<Colour, string>> = {
  red: 'M8 0l8 8-8 8-8-8z',
  amber: 'M1.5 1.5h13v13h-13z',
  green: 'M8 1a7 7 0 100 14A7 7 0 008 1z',
  blue: 'M8 .3l2.35 4.95 5.45.7-4 3.75 1.02 5.4L8 12.45 3.18 15.1l1.02-5.4-4-3.75 5.45-.7z',
  grey: 'M1 6.5h14v3H1z',
};
export const COLOUR_OF_STATE: Readonly<Record<IgState, Colour>> = {
  STOPPED: 'red',
  DELAYED: 'amber',
  NORMAL: 'green',
  FINISHED: 'blue',
  CANCELLED: 'grey',
};

/** The mark of a goal's or an intermediate goal's state (domain.md 8.4). */
export function markOf(state: ManagementState | IgState, words: Words, stale = false): Mark {
  const colour = COLOUR_OF_STATE[state];
  return { svg: SHAPES[colour], colour, word: words.states.intermediateGoal?.[state] ?? state, stale };
}

/** The light of an open item, null once it is closed (domain.md 8.4). */
export function lightOf(book: Book, item: Item, today: Day): Light | null {
  if (item.state !== 'UNREVIEWED' && item.state !== 'IN_PROCESS') return null;
  const colour = dueLight(book.institution, item, today);
  return { svg: SHAPES[colour], colour };
}
