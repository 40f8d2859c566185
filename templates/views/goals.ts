import type { CountLine, GoalLine, IgLine } from '../../domain/letter-data.ts';
import type { IgState } from '../../domain/values.ts';
import type { DashboardView, GoalLineView, GoalRowView, LineView, NumbersView, StateView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import { facts, headOf, line } from './sections.ts';

const SIGNS: Readonly<Record<IgState, string | null>> = { STOPPED: '♦', DELAYED: '■', NORMAL: '●', FINISHED: '★', CANCELLED: null };

/** State as shape, colour and word, always the three (domain.md 8.4). */
export const stateOf = (s: Speech, state: IgState): StateView => ({ key: state, sign: SIGNS[state], word: s.t(`state.${state}`) });

/** A goal with its thermometer, for letters that ask something about it (domain.md 7.3, header of P1). */
export function goalRow(s: Speech, goal: GoalLine): GoalRowView {
  return {
    state: stateOf(s, goal.state),
    stale: staleOf(s, goal),
    code: s.name(goal.goal),
    title: s.title(goal.title),
    facts: facts(
      daysOf(s, goal),
      s.t('goal.counts', { r: goal.restrictions, a: goal.alerts }),
      goal.delayed > 0 && s.t('goal.delayed', { n: goal.delayed }),
      goal.reprogrammed > 0 && s.t('goal.reprogrammed', { n: goal.reprogrammed }),
      goal.priority && s.t('goal.priority'),
      goal.byHand && s.t('goal.byHand'),
      lastUpdate(s, goal),
    ),
    thermometer: {
      cells: cellsOf(goal),
      sentence: s.t('goal.thermo', { actual: s.f.percent(goal.actual), expected: s.f.percent(goal.expected) }),
      gap: `${s.f.signed(goal.gap)} ${s.t('goal.points')}`,
      light: goal.light,
      original: originalOf(s, goal),
    },
  };
}

/** A goal as one line of the dashboard (domain.md 8.2). */
export function goalLine(s: Speech, goal: GoalLine): GoalLineView {
  const finished = goal.state === 'FINISHED';
  return {
    state: stateOf(s, goal.state),
    stale: staleOf(s, goal),
    code: s.name(goal.goal),
    title: s.title(goal.title),
    facts: facts(
      daysOf(s, goal),
      s.t('goal.counts', { r: goal.restrictions, a: goal.alerts }),
      goal.delayed > 0 && s.t('goal.delayed', { n: goal.delayed }),
      goal.reprogrammed > 0 && s.t('goal.reprogrammed', { n: goal.reprogrammed }),
      goal.byHand && s.t('goal.byHand'),
      s.t('goal.thermoShort', { actual: s.f.decimal(goal.actual), expected: s.f.decimal(goal.expected) }),
    ),
    gap: finished ? null : s.f.signed(goal.gap),
    light: goal.light,
    original: finished ? null : originalOf(s, goal),
  };
}

/** The goals in the order of the dashboard, with the sentence that says which it is (domain.md 8.2). */
export function dashboard(s: Speech, goals: readonly GoalLine[], number: number): DashboardView {
  return {
    ...headOf(s, { title: 'sec.dashboard', number, note: s.t('pack.order'), none: 'list.noneF' }, goals.length, s.limits.goals),
    goals: goals.slice(0, s.limits.goals).map((goal) => goalLine(s, goal)),
  };
}

/** The counts by state with their shares (domain.md 8.1); `before` tells what they were, `number` which section they are. */
export function numbers(
  s: Speech,
  counts: readonly CountLine[],
  notes: readonly string[],
  { number, before }: { readonly number?: number; readonly before?: ReadonlyMap<string, number> } = {},
): NumbersView {
  return {
    number: number === undefined ? null : String(number),
    title: s.t('sec.numbers'),
    counts: counts.map(({ state, count, percent }) => {
      const earlier = before?.get(state);
      return {
        state: stateOf(s, state),
        n: s.f.number(count),
        percent: percent === null ? '–' : s.f.percent(percent),
        change: earlier === undefined || earlier === count ? null : s.t('pack.before', { n: earlier }),
      };
    }),
    notes: notes.filter((note) => note !== ''),
  };
}

/** `MOP-01 / 1,03`, kept together. */
export const igRef = (s: Speech, { goal, ig }: Pick<IgLine, 'goal' | 'ig'>): string => `${s.name(goal)}\u00a0/\u00a0${s.name(ig)}`;

/** An intermediate goal as a line: late by so many days, reprogrammed so many times. */
export function igLine(s: Speech, ig: IgLine, extra: string | null = null): LineView {
  return line(`${igRef(s, ig)} ${s.title(ig.title)}`, {
    state: stateOf(s, ig.state),
    note: facts(
      s.t('ig.due', { day: s.f.record(ig.endDate) }).replace(/\.$/, ''),
      ig.responsible && s.t('ig.responsible', { who: s.name(ig.responsible) }),
      ig.reprogramCount > 0 && s.t('ig.reprogrammed', { n: ig.reprogramCount }),
      extra,
    ),
    right: ig.daysLate > 0 ? s.t('ig.late', { n: ig.daysLate }) : null,
    light: ig.daysLate > 0 ? 'red' : 'grey',
  });
}

/** An intermediate goal, or a whole goal, that was finished. */
export function finishedIg(s: Speech, ig: IgLine): LineView {
  return line(`${igRef(s, ig)} ${s.title(ig.title)}`, {
    state: stateOf(s, 'FINISHED'),
    note: s.t('ig.finished', { day: s.f.record(ig.finishedOn ?? ig.endDate) }),
  });
}
export function finishedGoal(s: Speech, goal: GoalLine): LineView {
  return line(`${s.name(goal.goal)} ${s.title(goal.title)}`, {
    state: stateOf(s, goal.state),
    note: goal.finishedOn ? s.t('ig.finished', { day: s.f.record(goal.finishedOn) }) : null,
  });
}

/** The days of domain.md 8.3, in its own words. */
export function daysOf(s: Speech, goal: Pick<GoalLine, 'days' | 'finishedOn' | 'endDate'>): string {
  if (goal.days === null) return s.t('goal.finishedOn', { day: s.f.record(goal.finishedOn ?? goal.endDate) });
  return daysLeft(s, goal.days);
}
export function daysLeft(s: Speech, days: number): string {
  const sign = days < 0 ? 'past' : days === 0 ? 'today' : 'left';
  return s.t('goal.days', { sign, n: Math.abs(days), days: s.f.whole(days) });
}

export function lastUpdate(s: Speech, { lastUpdateAt, state }: GoalLine): string | null {
  if (lastUpdateAt !== null) return s.t('goal.lastUpdate', { day: s.f.record(s.f.dayOf(lastUpdateAt)) });
  return state === 'FINISHED' ? null : s.t('goal.neverUpdated');
}

export const staleOf = (s: Speech, { stale }: GoalLine): string | null => (stale ? s.t('goal.stale') : null);
export const differs = ({ expected, original }: GoalLine): boolean => Math.abs(original - expected) > 0.05;
const originalOf = (s: Speech, goal: GoalLine): string | null =>
  differs(goal) ? s.t('goal.original', { x: s.f.percent(goal.original) }) : null;

type Cell = GoalRowView['thermometer']['cells'][number];
/** What is done in the colour of the gap, the rest grey, a dark mark where the programme stands, a soft one for the original (domain.md 8.4). */
function cellsOf(goal: GoalLine): Cell[] {
  const level = Math.round(goal.actual);
  const marks: { at: number; kind: 'mark' | 'mark2' }[] = [{ at: Math.min(Math.round(goal.expected), 99), kind: 'mark' }];
  const original = Math.min(Math.round(goal.original), 99);
  if (differs(goal) && original !== marks[0]?.at) marks.push({ at: original, kind: 'mark2' });
  const cells: Cell[] = [];
  const fill = (from: number, to: number) => {
    if (from < Math.min(level, to)) cells.push({ width: `${Math.min(level, to) - from}%`, kind: 'done' });
    if (Math.max(level, from) < to) cells.push({ width: `${to - Math.max(level, from)}%`, kind: 'track' });
  };
  let reached = 0;
  for (const { at, kind } of marks.sort((a, b) => a.at - b.at)) {
    fill(reached, at);
    cells.push({ width: '1%', kind });
    reached = at + 1;
  }
  fill(reached, 100);
  return cells;
}
