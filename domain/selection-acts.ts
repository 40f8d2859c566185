import type { ActRules, Found } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import type { Cycle, SelectionLine, SelectionSection } from './entities.ts';
import type { Day } from './instant.ts';
import { isOpen } from './item-moves.ts';
import { openCycle } from './milestone-cycle.ts';
import { moveOpportunity } from './opportunity-moves.ts';
import { because, refuse } from './refusal.ts';
import { isPast } from './routine.ts';
import { proposeSelection } from './selection.ts';
import { freezeSelection } from './selection-freeze.ts';
import { weekOf } from './week.ts';
import { agendaByCode, type Book, byRef, itemByCode, opportunityByCode, type Work } from './work.ts';

type Confirm = ActOf<'confirmSelection'>;

/** The coordinator confirms what the minister hears, as proposed or changed (domain.md 5.6). */
export const SELECTION_ACTS: ActRules<'confirmSelection'> = {
  confirmSelection: {
    find: (work, act) => {
      const cycle = openCycle(work.book);
      const unknown = refsOf(act).find(({ ref }) => !isKnown(work.book, ref));
      if (unknown) return refuse('NotFound', because`there is nothing called ${unknown.ref} here`, unknown.where);
      return { on: cycle?.week ?? weekOf(work.today), ...(cycle && { cycle, version: cycle.version }) };
    },
    phase: (work, _act, { cycle }) => {
      if (!cycle) return refuse('PhaseClosed', 'no week is open: there is nothing to select yet');
      if (!isPast(cycle, 'M05', work.now)) return refuse('PhaseClosed', because`${cycle.week} still collects updates: confirm after M05`);
      return isPast(cycle, 'M09', work.now)
        ? refuse('PhaseClosed', because`M09 of ${cycle.week} has passed: the selection is frozen`)
        : undefined;
    },
    possible: (_work, _act, { cycle }) =>
      cycle?.selectionFrozenAt == null ? undefined : refuse('NotPossible', because`the selection of ${cycle.week} is confirmed already`),
    valid: (work, act) => ifBadAddition(work.book, act) ?? ifNotThere(work, act),
    apply: (work, act, found, { by }) => {
      const lines = chosenLines(work.book, work.today, act);
      const leftOut = proposeSelection(work.book, work.today).filter(({ ref }) => act.remove?.includes(ref));
      for (const { ref } of lines) {
        const opportunity = opportunityByCode(work.book, ref);
        if (opportunity?.state === 'VALIDATED') moveOpportunity(work, opportunity, 'ASSESSED'); // who selects it thereby assesses it
      }
      freezeSelection(work, cycleOf(found), false, lines, by, leftOut);
    },
  },
};

/** The proposal without what was removed, with what was added at the end of its section, and in each section what is named first (domain.md 5.6). */
export function chosenLines(book: Book, today: Day, { add = [], remove = [], order = [] }: Omit<Confirm, 'do'>): SelectionLine[] {
  const kept = proposeSelection(book, today).filter(({ ref }) => !remove.includes(ref));
  const added = [...new Set(add)]
    .filter((ref) => !kept.some((line) => line.ref === ref))
    .map((ref): SelectionLine => ({ section: sectionOf(book, ref) ?? '1', ref, origin: 'MANUAL', why: 'added' }));
  const placeOf = ({ ref }: SelectionLine): number => (order.includes(ref) ? order.indexOf(ref) : order.length);
  return [...kept, ...added].sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : placeOf(a) - placeOf(b)));
}

/** Where an added reference goes; undefined for what cannot be added (domain.md 5.6). */
export function sectionOf(book: Book, ref: string): SelectionSection | undefined {
  const item = itemByCode(book, ref);
  if (item) return isOpen(item) ? '1' : undefined;
  const opportunity = opportunityByCode(book, ref);
  if (opportunity) return opportunity.state === 'VALIDATED' || opportunity.state === 'ASSESSED' ? '4' : undefined;
  const found = byRef(book, ref);
  if (!found) return undefined;
  return (found.ig ?? found.goal).finishedOn === null ? '2' : '3';
}

function ifBadAddition(book: Book, { add = [] }: Confirm): Refusal | undefined {
  const bad = add.find((ref) => sectionOf(book, ref) === undefined);
  return bad === undefined
    ? undefined
    : refuse('InvalidInput', because`${bad} cannot be told to the minister: add an open item, a validated opportunity or a goal`, 'add');
}

function ifNotThere(work: Work, act: Confirm): Refusal | undefined {
  const proposed = proposeSelection(work.book, work.today);
  const absent = act.remove?.find((ref) => !proposed.some((line) => line.ref === ref));
  if (absent !== undefined) return refuse('InvalidInput', because`${absent} is not proposed: there is nothing to remove`, 'remove');
  const selected = chosenLines(work.book, work.today, act);
  const stray = act.order?.find((ref) => !selected.some((line) => line.ref === ref));
  return stray === undefined ? undefined : refuse('InvalidInput', because`${stray} is not selected: it cannot come first`, 'order');
}

const refsOf = ({ add = [], remove = [], order = [] }: Confirm): { ref: string; where: string }[] =>
  Object.entries({ add, remove, order }).flatMap(([where, refs]) => refs.map((ref) => ({ ref, where })));

const isKnown = (book: Book, ref: string): boolean =>
  [itemByCode(book, ref), opportunityByCode(book, ref), agendaByCode(book, ref), byRef(book, ref)].some((one) => one !== undefined);

function cycleOf({ cycle, on }: Found): Cycle {
  if (!cycle) throw new Error(`no week is open for ${on}`);
  return cycle;
}
