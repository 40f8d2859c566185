import type { Cycle, Id, SelectionLine, SelectionSection } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { proposeSelection } from '../../../domain/selection.ts';
import { chosenLines, sectionOf } from '../../../domain/selection-acts.ts';
import { type Book, byRef, itemByCode, opportunityByCode } from '../../../domain/work.ts';
import type { Draft } from '../../../store/drafts.ts';
import type { FormValues } from '../visit.ts';

/** The selection as it is being worked on: what is proposed now, what is ticked, in what order (domain.md 5.6). */
export interface Choice {
  readonly proposed: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly order: readonly string[];
  readonly fresh: ReadonlySet<string>; // proposed since the draft was kept
  readonly lines: readonly SelectionLine[]; // ticked or not, in their sections and order
}

/** The form whose draft a week's selection is; all who coordinate work on the same one. */
export const formOf = ({ week }: Pick<Cycle, 'week'>): string => `selection/${week}`;

/** The draft brought up to what is proposed now: what was not there yet is ticked, what is gone is left out. */
export function choiceFrom(book: Book, today: Day, draft: Pick<Draft, 'fields'> | undefined): Choice {
  const proposed = proposeSelection(book, today).map(({ ref }) => ref);
  if (draft === undefined) return choice(book, today, { proposed, selected: new Set(proposed), order: [], fresh: new Set() });
  const [sel, order, known] = ['sel', 'order', 'known'].map((name) => listIn(draft.fields, name));
  const fresh = proposed.filter((ref) => !known?.includes(ref));
  const there = (sel ?? []).filter((ref) => proposed.includes(ref) || sectionOf(book, ref) !== undefined);
  return choice(book, today, { proposed, selected: new Set([...there, ...fresh]), order: order ?? [], fresh: new Set(fresh) });
}

/** The act's fields: what to take from the proposal, what to add, and in which order (domain.md 5.6). */
export function confirmation({ proposed, selected, lines }: Choice) {
  return {
    add: [...selected].filter((ref) => !proposed.includes(ref)),
    remove: proposed.filter((ref) => !selected.has(ref)),
    order: lines.map(({ ref }) => ref).filter((ref) => selected.has(ref)),
  };
}

/** The lines that the minister would hear. */
export const selectedLines = ({ lines, selected }: Choice): SelectionLine[] => lines.filter(({ ref }) => selected.has(ref));

/** What else could be told: open items by their section's kind, opportunities not yet taken, delays beyond the proposal's limit. */
export function othersOf(book: Book, { lines }: Choice, delayed: readonly string[]): Readonly<Record<SelectionSection, readonly string[]>> {
  const standing = new Set(lines.map(({ ref }) => ref));
  const rest = (refs: readonly string[]): string[] => refs.filter((ref) => !standing.has(ref)).slice(0, MOST_OTHERS);
  return {
    '1': rest(
      [...book.items.values()]
        .filter(isOpen)
        .sort(byLimit)
        .map(({ code }) => code),
    ),
    '2': rest(delayed),
    '3': [],
    '4': rest([...book.opportunities.values()].filter(({ code }) => sectionOf(book, code) === '4').map(({ code }) => code)),
  };
}
const MOST_OTHERS = 20;
const byLimit = (a: { readonly limitDate: Day; readonly code: string }, b: { readonly limitDate: Day; readonly code: string }): number =>
  `${a.limitDate} ${a.code}` < `${b.limitDate} ${b.code}` ? -1 : 1;

/** The goal a reference belongs to. */
export const goalIdOf = (book: Book, ref: string): Id | undefined =>
  itemByCode(book, ref)?.goalId ?? opportunityByCode(book, ref)?.goalId ?? byRef(book, ref)?.goal.id;

/** A repeated field as a list. */
export const listIn = (fields: FormValues, name: string): string[] => [fields[name] ?? []].flat().filter((one) => one !== '');

function choice(book: Book, today: Day, given: Omit<Choice, 'lines'>): Choice {
  const extra = [...new Set([...given.selected, ...given.order])].filter(
    (ref) => !given.proposed.includes(ref) && sectionOf(book, ref) !== undefined,
  );
  return { ...given, lines: chosenLines(book, today, { add: extra, remove: [], order: given.order }) };
}
