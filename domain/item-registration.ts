import { awaitedOf, proposeAgendaItem, takeOverAgenda } from './agenda.ts';
import { addBD } from './calendar.ts';
import type { BusinessCalendar, Goal, Id, IntermediateGoal, Item } from './entities.ts';
import type { Day } from './instant.ts';
import { shut } from './item-moves.ts';
import { giveCode, put, tell, type Work } from './work.ts';

type Required = 'code' | 'kind' | 'goalId' | 'igId' | 'title' | 'problemType' | 'limitDate' | 'scope' | 'state' | 'origin' | 'reportedBy';
type Optional = 'description' | 'treatment' | 'responsible' | 'transsectoral' | 'blocking' | 'urgent' | 'sourceAlertId';
type Registered = Pick<Item, Required> & Partial<Pick<Item, Optional>>;

/** Registers a restriction or alert where it is held: the row, its first stay, its line, its place on the agenda (domain.md 3.7, 4.3). */
export function registerItem(work: Work, registered: Registered): Item {
  const item = bear(work, registered);
  if (item.scope === 'HEAD_OF_GOVERNMENT') proposeAgendaItem(work, item);
  return item;
}

/** Turns an alert into a restriction at the same rung, in process from today; by nobody where the clock does it (domain.md 4.4). */
export function convertAlert(
  work: Work,
  alert: Item,
  how: { readonly by: Id | null; readonly id?: string | undefined; readonly title?: string | undefined; readonly limit?: Day | undefined },
): Item {
  const restriction = bear(work, {
    code: giveCode(work, 'RESTRICTION', how.id),
    kind: 'RESTRICTION',
    goalId: alert.goalId,
    igId: alert.igId,
    title: how.title ?? alert.title,
    problemType: alert.problemType,
    description: alert.description,
    treatment: alert.treatment,
    responsible: alert.responsible,
    limitDate: how.limit ?? convertedLimit(work.book.institution.calendar, alert, work.asOfDay),
    transsectoral: alert.transsectoral,
    urgent: alert.urgent,
    scope: alert.scope,
    state: 'IN_PROCESS',
    origin: how.by === null ? 'SYSTEM' : 'USER',
    reportedBy: how.by,
    sourceAlertId: alert.id,
  });
  shut(work, { ...alert, convertedToId: restriction.id }, 'CONVERTED');
  if (awaitedOf(work, alert.id)) takeOverAgenda(work, alert, restriction);
  else if (restriction.scope === 'HEAD_OF_GOVERNMENT') proposeAgendaItem(work, restriction);
  return restriction;
}

/** The limit date where none is given: five business days before the end for an alert, ten from today for a restriction (domain.md 3.7). */
export function defaultLimit(
  calendar: BusinessCalendar,
  kind: Item['kind'],
  on: { readonly goal: Goal; readonly ig?: IntermediateGoal },
  today: Day,
): Day {
  if (kind === 'RESTRICTION') return addBD(calendar, today, 10);
  const before = addBD(calendar, (on.ig ?? on.goal).endDate, -5);
  return before < today ? today : before;
}

function convertedLimit(calendar: BusinessCalendar, { limitDate }: Item, today: Day): Day {
  return limitDate > today ? limitDate : addBD(calendar, today, 10);
}

function bear(work: Work, registered: Registered): Item {
  const { scope, state } = registered;
  const today = work.asOfDay;
  const reviewedOn = state === 'IN_PROCESS' ? today : null;
  const item: Item = {
    description: null,
    treatment: null,
    responsible: null,
    transsectoral: false,
    blocking: false,
    urgent: false,
    sourceAlertId: null,
    ...registered,
    id: work.newId(),
    arrivedAt: today,
    reportedOn: today,
    createdAt: work.now,
    committedDate: null,
    commitments: 0,
    extensions: 0,
    loaded: false,
    stays: [{ scope, on: today, at: work.now, trigger: null, by: null, down: false, reviewedOn }],
    convertedToId: null,
    closedAt: null,
    closedOn: null,
    closingText: null,
    resolutionProposed: null,
    version: 1,
  };
  put(work, 'items', item);
  tell(work, { kind: 'state', of: 'item', id: item.code, from: null, to: state });
  return item;
}
