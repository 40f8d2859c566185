import type { Act, ActOutcome, Actor } from '../../domain/acts.ts';
import { decide } from '../../domain/decide.ts';
import type { Book } from '../../domain/work.ts';
import { aWork } from '../support/builders.ts';
import type { Played } from './play.ts';

/** What came of an act: 'done', or how it was refused and why. */
export interface Acted extends Played {
  readonly outcome: string;
  readonly why: string;
}
let plays = 0;
/** Somebody acts on the book at that instant, on the form of that version. */
export function act(book: Book, when: string, by: string, what: Act, more: Partial<Actor> = {}, version?: number): Acted {
  plays += 1;
  const work = aWork(book, { at: when, occasion: `act/${plays}` });
  const outcome: ActOutcome | { on: string } = decide(work, what, { by, via: 'scenario', ...more }, version);
  const refused = 'failure' in outcome;
  return {
    facts: refused ? [] : work.facts,
    letters: refused ? [] : work.letters,
    outcome: refused ? outcome.failure : 'done',
    why: refused ? outcome.why : '',
  };
}
