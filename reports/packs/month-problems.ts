import type { Chart, Section } from '../../contracts/documents.ts';
import { median } from '../../domain/adoption.ts';
import { businessDaysBetween } from '../../domain/calendar.ts';
import type { Item } from '../../domain/entities.ts';
import { isOpen } from '../../domain/item-moves.ts';
import { PROBLEM_TYPES, type ProblemType, SCOPES, type Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import type { Month } from '../month.ts';
import { type Column, plainTable } from '../table.ts';

/** What happened to restrictions and alerts in a month (domain.md 7.4). */
export interface MonthProblems {
  readonly opened: number; // restrictions registered
  readonly closed: number; // restrictions; a conversion is not a closing
  readonly escalated: number; // changes of scope upwards, of both kinds
  readonly sections: readonly Section[];
}

/** Restrictions opened and closed in the month and how long they took, by level and by type, with what is open now. */
export function monthProblems(book: Book, items: readonly Item[], month: Month): MonthProblems {
  const restrictions = items.filter(({ kind }) => kind === 'RESTRICTION');
  const rungs = SCOPES.filter((scope) => book.institution.ladder.includes(scope)).map((scope) => rungOf(book, restrictions, scope, month));
  const types = PROBLEM_TYPES.map((type) => typeOf(book, items, type, month)).filter(isUsed);
  return {
    opened: restrictions.filter(({ reportedOn }) => month.has(reportedOn)).length,
    closed: restrictions.filter((item) => isClosedIn(item, month)).length,
    escalated: items.flatMap(({ stays }) => stays).filter(({ trigger, down, on }) => trigger !== null && !down && month.has(on)).length,
    sections: [
      plainTable(RUNG_COLUMNS, restrictions.length === 0 ? [] : rungs, { why: 'noRestrictionsInMonth', key: 'restrictionsByScope' }),
      { kind: 'chart', key: 'rungDays', chart: chartOf(rungs) },
      plainTable(TYPE_COLUMNS, types, { why: 'noProblemsInMonth', key: 'problemsByType' }),
    ],
  };
}

const isClosedIn = ({ state, closedOn }: Item, month: Month): boolean =>
  (state === 'RESOLVED' || state === 'IGNORED') && month.has(closedOn);

interface Rung {
  readonly scope: Scope;
  readonly arrived: number; // registered there or moved there
  readonly left: number; // moved elsewhere, up or down
  readonly closed: number;
  readonly open: number; // now
  readonly held: readonly number[]; // business days of the stays that ended in the month
}
function rungOf({ institution }: Book, restrictions: readonly Item[], scope: Scope, month: Month): Rung {
  const stays = restrictions.flatMap((item) =>
    item.stays.flatMap((stay, place) => {
      const next = item.stays[place + 1]?.on ?? null;
      const closedOn = next === null && !isOpen(item) ? item.closedOn : null;
      return stay.scope === scope ? [{ on: stay.on, next, closedOn, isClosing: isClosedIn(item, month) }] : [];
    }),
  );
  const ended = stays.filter(({ next, closedOn }) => month.has(next ?? closedOn));
  return {
    scope,
    arrived: stays.filter(({ on }) => month.has(on)).length,
    left: stays.filter(({ next }) => month.has(next)).length,
    closed: stays.filter(({ closedOn, isClosing }) => isClosing && month.has(closedOn)).length,
    open: restrictions.filter((item) => isOpen(item) && item.scope === scope).length,
    held: ended.map(({ on, next, closedOn }) => businessDaysBetween(institution.calendar, on, next ?? closedOn ?? on)),
  };
}
const medianOrNull = (days: readonly number[]): number | null => (days.length === 0 ? null : median(days));
const RUNG_COLUMNS: readonly Column<Rung>[] = [
  { key: 'scope', kind: 'term', list: 'scope', width: 3, of: ({ scope }) => scope },
  { key: 'arrivedInMonth', kind: 'count', of: ({ arrived }) => arrived },
  { key: 'movedOn', kind: 'count', of: ({ left }) => left },
  { key: 'closedInMonth', kind: 'count', of: ({ closed }) => closed },
  { key: 'openNow', kind: 'count', of: ({ open }) => open },
  { key: 'medianHeld', kind: 'number', of: ({ held }) => medianOrNull(held) },
];
const chartOf = (rungs: readonly Rung[]): Chart => ({
  kind: 'rungDays',
  rungs: rungs.map(({ scope, held }) => ({ scope, cases: held.length, median: medianOrNull(held) })),
});

interface OfType {
  readonly type: ProblemType;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly took: readonly number[]; // business days from report to closing
  readonly alertsOpened: number;
  readonly alertsClosed: number;
  readonly alertsOpen: number;
}
function typeOf({ institution }: Book, items: readonly Item[], type: ProblemType, month: Month): OfType {
  const ofKind = (kind: Item['kind']) => items.filter((item) => item.kind === kind && item.problemType === type);
  const flow = (some: readonly Item[]) => ({
    opened: some.filter(({ reportedOn }) => month.has(reportedOn)).length,
    closed: some.filter((item) => isClosedIn(item, month)),
    open: some.filter(isOpen).length,
  });
  const [restrictions, alerts] = [flow(ofKind('RESTRICTION')), flow(ofKind('ALERT'))];
  return {
    type,
    opened: restrictions.opened,
    closed: restrictions.closed.length,
    open: restrictions.open,
    took: restrictions.closed.map(({ reportedOn, closedOn }) =>
      businessDaysBetween(institution.calendar, reportedOn, closedOn ?? reportedOn),
    ),
    alertsOpened: alerts.opened,
    alertsClosed: alerts.closed.length,
    alertsOpen: alerts.open,
  };
}
const isUsed = ({ opened, closed, open, alertsOpened, alertsClosed, alertsOpen }: OfType): boolean =>
  opened + closed + open + alertsOpened + alertsClosed + alertsOpen > 0;
const TYPE_COLUMNS: readonly Column<OfType>[] = [
  { key: 'problemType', kind: 'term', list: 'problemType', width: 3, of: ({ type }) => type },
  { key: 'restrictionsOpened', kind: 'count', of: ({ opened }) => opened },
  { key: 'restrictionsClosed', kind: 'count', of: ({ closed }) => closed },
  { key: 'restrictionsOpenNow', kind: 'count', of: ({ open }) => open },
  { key: 'medianTook', kind: 'number', of: ({ took }) => medianOrNull(took) },
  { key: 'alertsOpened', kind: 'count', of: ({ alertsOpened }) => alertsOpened },
  { key: 'alertsClosed', kind: 'count', of: ({ alertsClosed }) => alertsClosed },
  { key: 'alertsOpenNow', kind: 'count', of: ({ alertsOpen }) => alertsOpen },
];
