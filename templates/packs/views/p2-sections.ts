import type { Cell, Field, Section } from '../../../contracts/documents.ts';
import type { GoalLine, IgLine, ItemLine, OpportunityLine, P2, ReprogrammingLine, UpdateLine } from '../../../domain/letter-data.ts';
import { triggerOf } from '../../views/items.ts';
import { standingOf } from '../../views/lines.ts';
import { facts } from '../../views/sections.ts';
import { shortLine } from './p2.ts';
import type { Voice } from './voice.ts';

/** A column: how the reports' texts call it, and what it says of a row. */
type Column<Row> = Field & { readonly of: (row: Row) => Cell };

/** The twelve sections of the review pack as tables of the kind that reports are made of (domain.md 7.3). */
export const p2Sections = (s: Voice, data: P2): Section[] => [
  table(data.updates, statusColumns(s)),
  table(data.dashboard, GOAL),
  table(
    data.arrivals.map(({ item, on, trigger }) => ({ ...item, on, why: triggerOf(s, trigger, item) })),
    [...ITEM, { key: 'changedAt', kind: 'day', of: ({ on }) => on }, { key: 'trigger', kind: 'text', of: ({ why }) => why }],
  ),
  table(data.mine, ITEM),
  table(data.elsewhere, ITEM),
  table(data.unexplained, STEP),
  table(datesOf(data), dateColumns(s)),
  table([...data.progress.igs.map(finishedStep), ...data.progress.goals.map(finishedWhole)], FINISHED),
  table(data.opportunities, OPPORTUNITY),
  table(data.proposal, [
    { key: 'aroKind', kind: 'text', of: ({ section }) => s.t(SELECTION[section]) },
    { key: 'ref', kind: 'code', of: ({ ref }) => ref },
    { key: 'detail', kind: 'text', width: 3, of: (one) => shortLine(s, one) },
  ]),
  table(discardsOf(s, data), [...ITEM, { key: 'reasons', kind: 'text', width: 2, of: ({ note }) => note }]),
  table([], [{ key: 'detail', kind: 'text', of: () => null }]),
];

const SELECTION = { '1': 'sec.items', '2': 'sec.delays', '3': 'sec.significant', '4': 'sec.opportunitiesToValue' } as const;

/** Titles and reasons of emptiness are those of the printed pack. */
const table = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Section => ({
  kind: 'table',
  key: 'main',
  columns: columns.map(({ of: _, ...field }) => field),
  groups: [{ heading: [], rows: rows.map((row) => columns.map(({ of }) => of(row))) }],
  why: 'noGoals',
});

const statusColumns = (s: Voice): readonly Column<UpdateLine>[] => [
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'title', kind: 'text', of: ({ title }) => title },
  { key: 'manager', kind: 'name', of: ({ manager }) => manager },
  { key: 'lastUpdate', kind: 'moment', of: ({ submittedAt, lastUpdateAt }) => submittedAt ?? lastUpdateAt },
  { key: 'weekState', kind: 'text', of: (one) => standingOf(s, one).word },
  {
    key: 'detail',
    kind: 'text',
    of: ({ missedInARow, noChangeInARow, marks }) =>
      facts(
        missedInARow > 0 && s.t('goal.streak', { n: missedInARow }),
        noChangeInARow > 0 && s.t('update.noChangeStreak', { n: noChangeInARow }),
        ...marks.map((mark) => s.t(`mark.${mark}`)),
      ) || null,
  },
];

const GOAL: readonly Column<GoalLine>[] = [
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'title', kind: 'text', of: ({ title }) => title },
  { key: 'state', kind: 'state', of: ({ state, stale }) => ({ state, stale }) },
  { key: 'priority', kind: 'flag', of: ({ priority }) => priority },
  { key: 'manager', kind: 'name', of: ({ manager }) => manager },
  { key: 'goalEnd', kind: 'day', of: ({ endDate }) => endDate },
  { key: 'daysLeft', kind: 'daysLeft', of: ({ days }) => days },
  { key: 'restrictions', kind: 'count', of: ({ restrictions }) => restrictions },
  { key: 'alerts', kind: 'count', of: ({ alerts }) => alerts },
  { key: 'delayed', kind: 'count', of: ({ delayed }) => delayed },
  { key: 'reprogrammed', kind: 'count', of: ({ reprogrammed }) => reprogrammed },
  {
    key: 'thermometer',
    kind: 'thermometer',
    of: ({ actual, expected, original, gap, light }) => ({ actual, expected, original, gap, light }),
  },
  { key: 'lastUpdate', kind: 'moment', of: ({ lastUpdateAt }) => lastUpdateAt },
];

const ITEM: readonly Column<ItemLine>[] = [
  { key: 'item', kind: 'code', of: ({ item }) => item },
  { key: 'itemKind', kind: 'term', list: 'itemKind', of: ({ kind }) => kind },
  { key: 'itemTitle', kind: 'text', of: ({ title }) => title },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'ig', kind: 'code', of: ({ ig }) => ig },
  { key: 'problemType', kind: 'term', list: 'problemType', of: ({ type }) => type },
  { key: 'scope', kind: 'term', list: 'scope', of: ({ scope }) => scope },
  { key: 'reviewState', kind: 'term', list: 'reviewState', of: ({ state }) => state },
  { key: 'limitDate', kind: 'day', of: ({ limitDate }) => limitDate },
  { key: 'due', kind: 'due', of: ({ due, dueLight }) => ({ day: due, light: due === null ? 'grey' : dueLight }) },
  { key: 'manager', kind: 'name', of: ({ manager }) => manager },
];

const STEP: readonly Column<IgLine>[] = [
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'ig', kind: 'code', of: ({ ig }) => ig },
  { key: 'step', kind: 'text', of: ({ title }) => title },
  { key: 'igState', kind: 'term', list: 'igState', of: ({ state }) => state },
  { key: 'endDate', kind: 'day', of: ({ endDate }) => endDate },
  { key: 'originalEnd', kind: 'day', of: ({ originalEndDate }) => originalEndDate },
  { key: 'daysLate', kind: 'days', of: ({ daysLate }) => daysLate },
  { key: 'reprogrammed', kind: 'count', of: ({ reprogramCount }) => reprogramCount },
  { key: 'responsible', kind: 'name', of: ({ responsible }) => responsible },
];

/** What is late, and the dates to decide and decided: in a spreadsheet they are one list. */
interface DateRow {
  readonly ref: string;
  readonly title: string;
  readonly from: string;
  readonly to: string | null;
  readonly late: number;
  readonly times: number;
  readonly reason: string | null;
  readonly decision: ReprogrammingLine['decision'] | null;
}
function datesOf({ pendingApprovals, reprogrammings, delays }: P2): DateRow[] {
  const asked = [...pendingApprovals, ...reprogrammings.filter(({ ref }) => !pendingApprovals.some((one) => one.ref === ref))];
  return [
    ...asked.map(({ ref, title, from, to, count, reason, decision }) => ({
      ref,
      title,
      from,
      to,
      late: 0,
      times: count,
      reason,
      decision,
    })),
    ...delays.map(({ goal, ig, title, endDate, daysLate, reprogramCount }) => ({
      ref: `${goal}/${ig}`,
      title,
      from: endDate,
      to: null,
      late: daysLate,
      times: reprogramCount,
      reason: null,
      decision: null,
    })),
  ];
}
const dateColumns = (s: Voice): readonly Column<DateRow>[] => [
  { key: 'ref', kind: 'code', of: ({ ref }) => ref },
  { key: 'step', kind: 'text', of: ({ title }) => title },
  { key: 'endDate', kind: 'day', of: ({ from }) => from },
  { key: 'daysLate', kind: 'days', of: ({ late }) => (late > 0 ? late : null) },
  { key: 'proposedDate', kind: 'day', of: ({ to }) => to },
  { key: 'reprogrammed', kind: 'count', of: ({ times }) => times },
  { key: 'reasons', kind: 'text', of: ({ reason }) => reason },
  { key: 'weekState', kind: 'text', of: ({ decision }) => (decision === null ? null : s.t(`reprogramming.${decision}`)) },
];

interface Finished {
  readonly goal: string;
  readonly ig: string | null;
  readonly title: string;
  readonly on: string | null;
}
const finishedStep = ({ goal, ig, title, finishedOn }: IgLine): Finished => ({ goal, ig, title, on: finishedOn });
const finishedWhole = ({ goal, title, finishedOn }: GoalLine): Finished => ({ goal, ig: null, title, on: finishedOn });
const FINISHED: readonly Column<Finished>[] = [
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'ig', kind: 'code', of: ({ ig }) => ig },
  { key: 'step', kind: 'text', of: ({ title }) => title },
  { key: 'endDate', kind: 'day', of: ({ on }) => on },
];

const OPPORTUNITY: readonly Column<OpportunityLine>[] = [
  { key: 'proposedDate', kind: 'day', of: ({ proposedDate }) => proposedDate },
  { key: 'opportunity', kind: 'code', of: ({ opportunity }) => opportunity },
  { key: 'opportunityTitle', kind: 'text', of: ({ title }) => title },
  { key: 'place', kind: 'text', of: ({ place }) => place },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'ig', kind: 'code', of: ({ ig }) => ig },
  { key: 'opportunityState', kind: 'term', list: 'opportunityState', of: ({ state }) => state },
];

const discardsOf = (s: Voice, { discards, orphans }: P2) => [
  ...discards.map(({ item, reason, by }) => ({
    ...item,
    note: by === null ? s.t('N14.discardNobody', { reason }) : s.t('N14.discard', { by, reason }),
  })),
  ...orphans.map((item) => ({ ...item, note: s.t('N14.orphan') })),
];
