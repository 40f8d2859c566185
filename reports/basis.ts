import type { ReportFilters } from '../contracts/documents.ts';
import { dashboard, listed } from '../domain/dashboard.ts';
import type { Goal, Id, IntermediateGoal, Item, Opportunity } from '../domain/entities.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { isOpen } from '../domain/item-moves.ts';
import { type LookUps, lookUps } from '../domain/look-ups.ts';
import { goalsSeen } from '../domain/views.ts';
import type { Book } from '../domain/work.ts';
import type { Kept } from '../store/report-history.ts';
import { zoneOf } from '../store/zone.ts';
import type { Basis, Facets } from './definition.ts';

/** Nothing of what a book leaves out: what a report does not need is not read. */
export const NOTHING_KEPT: Kept = {
  closedWeeks: [],
  pastUpdates: [],
  reprogrammings: [],
  closedItems: [],
  documents: [],
  measurements: [],
  weekRecord: null,
};

/** Who asks what, of which book, and when. */
export interface Asked {
  readonly book: Book;
  readonly now: Instant;
  readonly today: Day;
  readonly readerId: Id | null;
  readonly filters?: ReportFilters;
  readonly kept?: Partial<Kept>;
}

/** What the reader may see, filtered as asked (domain.md 7.1, and the facets of 7.2). */
export function basisOf({
  book,
  now,
  today,
  readerId,
  filters = {},
  kept = {},
  facets = {},
}: Asked & { readonly facets?: Facets | undefined }): Basis {
  const zone = zoneOf(book.institution.timeZone);
  const known = lookUps(book, today);
  const seen = readerId === null ? { has: () => true } : goalsSeen(book, readerId, 'GOAL', today);
  const mayFit = filters.goal === undefined ? listed(book, filters.mode ?? 'NON_INTEGRATING') : [...book.goals.values()];
  const besides = (goalId: Id) => facets.inCharge?.(book, kept, goalId) ?? [];
  const goals = mayFit
    .filter((goal) => seen.has(goal.id) && fits(book, known, goal, filters, besides))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const ids = new Set(goals.map(({ id }) => id));
  const igFits = (ig: IntermediateGoal): boolean =>
    stepFits(ig, facets.stepDate ? facets.stepDate(ig, zone) : ig.endDate, filters) &&
    isOfOfficial(book, known, ig.goalId, ig.responsible, filters);
  const goalOf = (goalId: Id): Goal => {
    const goal = book.goals.get(goalId);
    if (!goal) throw new Error(`no goal ${goalId} in this book`);
    return goal;
  };
  return {
    book,
    known,
    now,
    today,
    zone,
    readerId,
    filters,
    goals,
    igsOf: (goalId) => known.igsOf(goalId).filter(igFits),
    items: goals
      .flatMap(({ id }) => known.openItemsOf(id))
      .filter((item) => isOpen(item) && itemFits(book, item, filters) && isOfOfficial(book, known, item.goalId, item.responsible, filters))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    opportunities: [...book.opportunities.values()]
      .filter((one) => ids.has(one.goalId) && opportunityFits(book, one, filters))
      .sort((a, b) => (`${a.proposedDate} ${a.code}` < `${b.proposedDate} ${b.code}` ? -1 : 1)),
    goalOf,
    kept: { ...NOTHING_KEPT, ...kept },
  };
}

/** True when what stands under a goal is restricted too, so that a goal under which nothing is left is not what was asked for. */
export const asksForSome = ({ filters: { actionType, problemType, official, from, to } }: Basis): boolean =>
  [actionType, problemType, official, from, to].some((one) => one !== undefined);

/** The goals of a report in the dashboard's own order (domain.md 8.2). */
export function inDashboardOrder({ book, known, today, goals }: Basis): Goal[] {
  const places = new Map(dashboard(book, today, 'ALL', 'ATTENTION', known).rows.map((row, place) => [row.goal, place]));
  return goals.toSorted((a, b) => (places.get(a.code) ?? places.size) - (places.get(b.code) ?? places.size));
}

/** Goal filters; the official in charge may be the manager, or responsible for one of its steps or problems. */
function fits(
  book: Book,
  known: LookUps,
  goal: Goal,
  filters: ReportFilters,
  besides: (goalId: Id) => readonly (string | null)[],
): boolean {
  const { area, manager, priority, classifier, value, territory, official } = filters;
  if (filters.goal !== undefined && goal.code !== filters.goal) return false;
  if (area !== undefined && goal.orgUnit !== area) return false;
  if (manager !== undefined && known.managerOf(goal.id)?.id !== manager) return false;
  if (priority !== undefined && goal.priority !== priority) return false;
  const classed = goal.more?.classifierValues ?? [];
  if (value !== undefined && !classed.some((one) => one.classifierId === classifier && one.value === value)) return false;
  if (territory !== undefined && !(goal.more?.territoryIds ?? []).some((id) => isWithin(book, id, territory))) return false;
  if (official === undefined) return true;
  const responsible = [...known.igsOf(goal.id), ...known.openItemsOf(goal.id)].map((one) => one.responsible);
  return [null, ...responsible, ...besides(goal.id)].some((one) => isOfOfficial(book, known, goal.id, one, filters));
}

/** Whether a step or problem with this responsible is of the official that was asked for, where one was (domain.md 7.2, search facets). */
export const isAskedOfficial = ({ book, known, filters }: Basis, goalId: Id, responsible: string | null): boolean =>
  isOfOfficial(book, known, goalId, responsible, filters);

/** The official in charge of a step or problem: whoever is responsible for it, by id or by name, and the goal's manager for all of it. */
function isOfOfficial({ people }: Book, known: LookUps, goalId: Id, responsible: string | null, { official }: ReportFilters): boolean {
  if (official === undefined || known.managerOf(goalId)?.name === official) return true;
  return responsible !== null && (people.get(responsible)?.name ?? responsible) === official;
}

/** True for the place itself and for what lies in it. */
function isWithin({ territories }: Book, id: Id, whole: Id): boolean {
  for (let at: Id | null = id, steps = 0; at !== null && steps < 20; steps += 1) {
    if (at === whole) return true;
    at = territories.get(at)?.parentId ?? null;
  }
  return false;
}

/** True when a day is in the period asked for (domain.md 7.2, search facets). */
export const inPeriod = (day: Day, { from, to }: Pick<ReportFilters, 'from' | 'to'>): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);
/** The same of what may not have come yet: then it is before every day. */
export const inPeriodSince = (day: Day | null, filters: Pick<ReportFilters, 'from' | 'to'>): boolean =>
  day === null ? filters.from === undefined : inPeriod(day, filters);

const stepFits = ({ kind }: IntermediateGoal, day: Day | null, filters: ReportFilters): boolean =>
  (filters.actionType === undefined || kind === filters.actionType) && inPeriodSince(day, filters);

function itemFits({ intermediateGoals }: Book, item: Item, filters: ReportFilters): boolean {
  const kind = item.igId === null ? undefined : intermediateGoals.get(item.igId)?.kind;
  return (
    (filters.problemType === undefined || item.problemType === filters.problemType) &&
    (filters.actionType === undefined || kind === filters.actionType) &&
    inPeriod(item.limitDate, filters)
  );
}
function opportunityFits({ intermediateGoals }: Book, one: Opportunity, filters: ReportFilters): boolean {
  const kind = one.igId === null ? undefined : intermediateGoals.get(one.igId)?.kind;
  const isAsked = filters.problemType === undefined && (filters.actionType === undefined || kind === filters.actionType);
  return isAsked && inPeriod(one.proposedDate, filters);
}
