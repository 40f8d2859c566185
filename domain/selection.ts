import { addBD, addDays } from './calendar.ts';
import type { Goal, Id, IntermediateGoal, Item, Opportunity, SelectionLine, SelectionSection } from './entities.ts';
import { computedState, igState, isWorse, shownState } from './goal-state.ts';
import { crossedAt } from './indicator-line.ts';
import type { Day, Instant } from './instant.ts';
import { orderDate } from './item-dates.ts';
import { isOpen } from './item-moves.ts';
import { MANAGEMENT_STATES, type ManagementState } from './values.ts';
import { type Book, refOf } from './work.ts';

/** Why a line was proposed: the ranks of domain.md 5.6 in their order; `added` when a person added it. */
export const SELECTION_REASONS = [
  'minister',
  'leftMinister',
  'coordinator',
  'transsectoral',
  'delayed',
  'reprogrammed',
  'worse',
  'missed',
  'finished',
  'indicator',
  'goalFinished',
  'upcoming',
  'added',
] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

/** What the product proposes that the minister hears, in four sections; also the automatic selection (domain.md 5.6). */
export function proposeSelection(book: Book, today: Day): SelectionLine[] {
  const standing = new Set<string>();
  return SECTIONS.flatMap(({ section, limit, ranks }) => {
    const candidates = ranks.flatMap(({ why, of }) =>
      inOrder(of(book, today, book.institution.baseline.at)).map(({ ref }) => ({ ref, why })),
    );
    const lines: SelectionLine[] = [];
    for (const { ref, why } of candidates) {
      if (standing.has(ref) || lines.length === limit) continue;
      standing.add(ref);
      lines.push({ section, ref, origin: 'AUTO', why });
    }
    return lines;
  });
}

/** Every goal's state as it shows on a day, by code: what the next selection compares with (domain.md 5.6). */
export function statesShown(book: Book, day: Day): Record<string, ManagementState> {
  const stateOf = statesOn(book, day);
  return Object.fromEntries(goalsInCharge(book).map((goal) => [goal.code, stateOf(goal)]));
}

/** One thing that fits a rank: what it is compared by, the smaller first. */
interface Candidate {
  readonly ref: string;
  readonly priority: boolean;
  readonly by: readonly (string | number)[];
}
interface Rank {
  readonly why: SelectionReason;
  readonly of: (book: Book, today: Day, since: Instant) => Candidate[];
}

const SECTIONS: readonly { readonly section: SelectionSection; readonly limit: number; readonly ranks: readonly Rank[] }[] = [
  {
    section: '1',
    limit: 8,
    ranks: [
      { why: 'minister', of: (book) => itemsWhere(book, ({ scope }) => scope === 'MINISTER') },
      { why: 'leftMinister', of: (book, _today, since) => itemsWhere(book, (item) => leftMinister(item, since)) },
      { why: 'coordinator', of: coordinatorsPressing },
      { why: 'transsectoral', of: (book) => itemsWhere(book, ({ transsectoral }) => transsectoral) },
    ],
  },
  {
    section: '2',
    limit: 8,
    ranks: [
      { why: 'delayed', of: delayedCritical },
      { why: 'reprogrammed', of: reprogrammedSince },
      { why: 'worse', of: goneWorse },
      { why: 'missed', of: missedTwice },
    ],
  },
  {
    section: '3',
    limit: 6,
    ranks: [
      { why: 'finished', of: finishedSince },
      { why: 'indicator', of: crossedSince },
      { why: 'goalFinished', of: goalsFinishedSince },
    ],
  },
  { section: '4', limit: 6, ranks: [{ why: 'upcoming', of: upcoming }] },
];

const COORDINATOR_DAYS = 2;
const MISSED_CYCLES = 2;

/** Priority goals first, then the rank's own order, then by code. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => {
    if (a.priority !== b.priority) return a.priority ? -1 : 1;
    for (const [place, one] of a.by.entries()) {
      const other = b.by[place];
      if (other !== undefined && one !== other) return one < other ? -1 : 1;
    }
    return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
  });
}

function itemsWhere(book: Book, fits: (item: Item) => boolean): Candidate[] {
  return [...book.items.values()]
    .filter((item) => isOpen(item) && inCharge(book, item.goalId) && fits(item))
    .map((item) => ({ ref: item.code, priority: isPriority(book, item.goalId), by: [orderDate(book.institution, item)] }));
}

const leftMinister = ({ stays }: Item, since: Instant): boolean =>
  stays.some(({ scope, at, asOf = at }, place) => stays[place - 1]?.scope === 'MINISTER' && scope !== 'MINISTER' && (asOf ?? 0) >= since);

function coordinatorsPressing(book: Book, today: Day): Candidate[] {
  const last = addBD(book.institution.calendar, today, COORDINATOR_DAYS);
  return itemsWhere(book, (item) => item.scope === 'COORDINATOR' && (item.urgent || orderDate(book.institution, item) <= last));
}

function delayedCritical(book: Book, today: Day): Candidate[] {
  return igsWhere(
    book,
    (ig) => ig.critical && igState(ig, today) === 'DELAYED',
    ({ endDate }) => [endDate], // most days first
  );
}

/** Asked for, or decided, in this cycle; a refused one changes nothing. */
function reprogrammedSince(book: Book, _today: Day, since: Instant): Candidate[] {
  return [...book.reprogrammings.values()]
    .filter(({ decision, goalId }) => decision !== 'REJECTED' && inCharge(book, goalId))
    .filter(({ requestedAt, decidedAt }) => requestedAt >= since || (decidedAt !== null && decidedAt >= since))
    .map(({ goalId, igId, requestedAt }) => ({
      ref: refOf(book, goalId, igId),
      priority: isPriority(book, goalId),
      by: [requestedAt],
    }));
}

function goneWorse(book: Book, today: Day): Candidate[] {
  const { states } = book.institution.baseline;
  const stateOf = statesOn(book, today);
  return goalsWhere(
    book,
    (goal) => {
      const before = states[goal.code];
      return before !== undefined && isWorse(stateOf(goal), before);
    },
    (goal) => [MANAGEMENT_STATES.indexOf(stateOf(goal))],
  );
}

function missedTwice(book: Book): Candidate[] {
  return goalsWhere(
    book,
    ({ finishedOn, missedInARow }) => finishedOn === null && missedInARow >= MISSED_CYCLES,
    ({ missedInARow }) => [-missedInARow],
  );
}

function finishedSince(book: Book, _today: Day, since: Instant): Candidate[] {
  return igsWhere(
    book,
    ({ finishedAt }) => finishedAt !== null && finishedAt >= since,
    ({ finishedOn, finishedAt }) => [finishedOn ?? '', finishedAt ?? 0],
  );
}

/** Oldest first: by when the value that crossed was recorded (domain.md 5.6). */
function crossedSince(book: Book, _today: Day, since: Instant): Candidate[] {
  return [...book.indicators.values()]
    .filter(({ active, goalId }) => active && inCharge(book, goalId))
    .flatMap((indicator) => {
      const at = crossedAt(book, indicator, since);
      return at === undefined ? [] : [{ ref: indicator.code, priority: isPriority(book, indicator.goalId), by: [at] }];
    });
}

function goalsFinishedSince(book: Book, _today: Day, since: Instant): Candidate[] {
  return goalsWhere(
    book,
    ({ finishedAt }) => finishedAt !== null && finishedAt >= since,
    ({ finishedAt }) => [finishedAt ?? 0],
  );
}

function upcoming(book: Book, today: Day): Candidate[] {
  const last = addDays(today, book.institution.thresholds.lookAheadDays);
  const near = ({ state, proposedDate }: Opportunity): boolean =>
    (state === 'VALIDATED' || state === 'ASSESSED') && proposedDate >= today && proposedDate <= last;
  return [...book.opportunities.values()]
    .filter((one) => inCharge(book, one.goalId) && near(one))
    .map(({ code, goalId, proposedDate }) => ({ ref: code, priority: isPriority(book, goalId), by: [proposedDate] }));
}

function igsWhere(book: Book, fits: (ig: IntermediateGoal) => boolean, by: (ig: IntermediateGoal) => (string | number)[]): Candidate[] {
  return [...book.intermediateGoals.values()]
    .filter((ig) => inCharge(book, ig.goalId) && fits(ig))
    .map((ig) => ({ ref: refOf(book, ig.goalId, ig.id), priority: isPriority(book, ig.goalId), by: by(ig) }));
}

function goalsWhere(book: Book, fits: (goal: Goal) => boolean, by: (goal: Goal) => (string | number)[]): Candidate[] {
  return goalsInCharge(book)
    .filter(fits)
    .map((goal) => ({ ref: goal.code, priority: goal.priority, by: by(goal) }));
}

const goalsInCharge = (book: Book): Goal[] =>
  [...book.goals.values()].filter(({ lifecycle, integrating }) => lifecycle === 'ACTIVE' && !integrating);
const inCharge = ({ goals }: Book, goalId: Id): boolean => goals.get(goalId)?.lifecycle === 'ACTIVE';
const isPriority = ({ goals }: Book, goalId: Id): boolean => goals.get(goalId)?.priority === true;

/** The state that each goal shows on a day. */
function statesOn(book: Book, day: Day): (goal: Goal) => ManagementState {
  const { thresholds } = book.institution;
  const byGoal = Map.groupBy(book.intermediateGoals.values(), ({ goalId }) => goalId);
  return (goal) => shownState(goal, computedState(goal, byGoal.get(goal.id) ?? [], day, thresholds));
}
