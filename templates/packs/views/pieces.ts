import type { AgendaLine, CountLine, GoalLine, ItemLine, OpportunityLine, ScopeCount } from '../../../domain/letter-data.ts';
import { SCOPES } from '../../../domain/values.ts';
import type { LineView } from '../../catalog.ts';
import { daysOf, numbers } from '../../views/goals.ts';
import { daysToDue, rungAbove, triggerOf } from '../../views/items.ts';
import { capital, facts } from '../../views/sections.ts';
import type { ByScope, DashboardRow, ItemRow, Line, Numbers, Part, Step } from './shapes.ts';
import type { Voice } from './voice.ts';
import type { PackWord } from './words.ts';

/** A section of a pack: its number, its heading, and one line where it is empty (domain.md 7.3). */
export function part<Row>(
  s: Voice,
  [n, title]: readonly [n: number | null, title: string],
  rows: readonly Row[],
  {
    note = null,
    none = s.t('list.none'),
    head = [],
  }: { readonly note?: string | null; readonly none?: string; readonly head?: readonly PackWord[] } = {},
): Part<Row> {
  const empty = rows.length === 0 ? none : null;
  const most = s.limits.lines;
  return {
    n: n === null ? null : String(n),
    title,
    note: empty === null ? note : null,
    empty,
    more: moreOf(s, rows.length),
    head: head.map((key) => s.w(key)),
    rows: rows.slice(0, most),
  };
}

/** How many of a list are not on paper, in words. */
export const moreOf = (s: Voice, count: number): string | null =>
  count > s.limits.lines ? s.w('more', { n: count - s.limits.lines }) : null;

/** The goals as the dashboard shows them: state, who and when, days, counts, thermometer (domain.md 8.2). */
export const dashboardRows = (s: Voice, goals: readonly GoalLine[]): DashboardRow[] =>
  goals.map((goal) => ({
    state: goal.state,
    stale: goal.stale,
    code: s.name(goal.goal),
    title: s.title(goal.title),
    facts: facts(
      goal.priority && capital(s.t('goal.priority')),
      goal.byHand && s.t('goal.byHand'),
      goal.manager === null ? null : s.name(goal.manager),
      lastReport(s, goal),
      goal.stale && s.t('goal.stale'),
    ),
    days: daysOf(s, goal),
    ra: `${s.f.number(goal.restrictions)} / ${s.f.number(goal.alerts)}`,
    dr: `${s.f.number(goal.delayed)} + ${s.f.number(goal.reprogrammed)}`,
    thermo: { actual: goal.actual, expected: goal.expected, original: goal.original, light: goal.light },
    ae: `${s.f.decimal(goal.actual)} / ${s.f.decimal(goal.expected)}`,
    gap: s.f.signed(goal.gap),
  }));

/** The counts by state with their shares and what they were, in one row of large figures (domain.md 8.1). */
export function countsOf(s: Voice, counts: readonly CountLine[], before?: ReadonlyMap<string, number>): Numbers {
  const told = numbers(s, counts, [], before === undefined ? {} : { before });
  return {
    notes: told.notes,
    counts: counts.map(({ state, count }, at) => {
      const one = told.counts[at];
      const change = one?.change ?? (before === undefined ? null : s.w('P3.same'));
      const word = count === 1 ? s.t(`state.${state}`) : s.words.term('statePlural', state);
      return { state, n: s.f.number(count), word, percent: one?.percent ?? '–', change };
    }),
  };
}

/** "Total 6: 1 stopped (16.7 %), 2 delayed (33.3 %) …" (domain.md 8.1). */
export function countsInWords(s: Voice, counts: readonly CountLine[], total: number): string {
  const list = countsOf(s, counts).counts.map(({ n, word, percent }) => `${n} ${word.toLocaleLowerCase(s.f.language)} (${percent})`);
  return s.w('dashboard.counts', { total: s.f.number(total), list: list.join(', ') });
}

/** Open restrictions and alerts by rung, a small matrix (domain.md 7.3, numbers of P3 and P4). */
export function byScopeOf(s: Voice, open: readonly ScopeCount[]): ByScope {
  const row = (kind: 'RESTRICTION' | 'ALERT', count: (one: ScopeCount) => number) => {
    const values = SCOPES.map((scope) => open.filter((one) => one.scope === scope).reduce((sum, one) => sum + count(one), 0));
    return { label: s.w(`kinds.${kind}`), values, total: values.reduce((sum, one) => sum + one, 0) };
  };
  return {
    rungs: SCOPES.map((scope) => s.t(`rung.${scope}`)),
    rows: [row('RESTRICTION', ({ restrictions }) => restrictions), row('ALERT', ({ alerts }) => alerts)],
  };
}

/** Restrictions and alerts as rows: when due, what, where and since when, reviewed or not (domain.md A 3.5, A 3.6). */
export const itemRows = (s: Voice, items: readonly ItemLine[]): ItemRow[] =>
  items.map((item) => {
    const [holder] = item.holders;
    return {
      due: item.due === null ? s.t('item.top') : s.weekday(item.due),
      days: daysToDue(s, item) ?? '',
      light: item.due === null ? 'grey' : item.dueLight,
      id: s.name(item.item),
      title: s.title(item.title),
      kind: s.t(`kind.${item.kind}`),
      type: facts(s.t(`type.${item.type}`), item.transsectoral && s.t('item.transsectoral'), item.urgent && s.t('item.urgent')),
      goal: goalRef(s, item),
      scope: holder === undefined || item.scope !== 'MANAGER' ? s.t(`rung.${item.scope}`) : `${s.t('rung.MANAGER')}, ${s.name(holder)}`,
      arrived: arrivalOf(s, item),
      unreviewed: item.state === 'UNREVIEWED',
    };
  });

/** The rungs of an item: the day and the reason of each arrival, and when the next would follow (domain.md 6.4). */
export function ladderOf(s: Voice, item: ItemLine): Step[] {
  const { ladder, scope, stays, due } = item;
  const place = ladder.indexOf(scope);
  const next = rungAbove(item);
  return ladder.map((rung, at) => {
    const stay = stays.findLast((one) => one.scope === rung);
    const why = stay === undefined || stay.trigger === null ? null : triggerOf(s, stay.trigger, item);
    const born = rung === 'MANAGER' && item.reportedBy !== null ? s.day(item.reportedOn) : ''; // what was loaded tells only its present rung
    const here = at > place ? '' : stay ? [s.day(stay.on), ...(why === null ? [] : [why])].join(', ') : born;
    const coming = rung === next && due !== null ? s.w('item.next', { day: s.day(due) }) : '';
    return { label: s.t(`rung.${rung}`), note: here || coming, kind: at < place ? 'past' : at === place ? 'now' : 'next' };
  });
}

/** A line of a letter as a line of a pack. */
export const lineOf = ({ state, text, note, right, light }: LineView): Line => ({
  state: state === null ? null : state.key,
  stale: false,
  text,
  note,
  right,
  light,
});

/** Opportunities as rows: date, what, where, of which goal (domain.md 3.8). */
export const opportunityRows = (s: Voice, some: readonly OpportunityLine[], again: (code: string) => boolean = () => false) =>
  some.map((one) => ({
    date: s.weekday(one.proposedDate),
    text: `${s.name(one.opportunity)} · ${s.title(one.title)}`,
    note: capital(facts(s.t(`opportunity.state.${one.state}`), again(one.opportunity) && s.w('again'))),
    value: one.valuation === null ? '–' : s.words.term('valuation', one.valuation),
    place: one.place === null ? '–' : s.name(one.place),
    origin: one.ig === null ? `${s.name(one.goal)}, ${s.w('item.direct')}` : goalRef(s, one),
  }));

/** What goes to the agenda as rows: which, of what kind, title, when, from what (domain.md 3.9). */
export const agendaRows = (s: Voice, agenda: readonly AgendaLine[]) =>
  agenda.map((one) => ({
    id: s.name(one.agenda),
    kind: s.t(`agenda.kind.${one.kind}`),
    title: s.title(one.requestedDecision ?? one.title),
    date: one.proposedDate === null ? '–' : s.weekday(one.proposedDate),
    origin: one.origin === one.goal ? s.name(one.goal) : `${s.name(one.origin)} · ${s.name(one.goal)}`,
  }));

function lastReport(s: Voice, { lastUpdateAt, state }: GoalLine): string | null {
  if (lastUpdateAt !== null) return s.t('goal.lastUpdate', { day: s.day(s.f.dayOf(lastUpdateAt)) });
  return state === 'FINISHED' ? null : s.t('goal.neverUpdated');
}
/** `MOP-01 / 1,03`, kept together. */
export const goalRef = (s: Voice, { goal, ig }: { readonly goal: string; readonly ig: string | null }): string =>
  ig === null ? s.name(goal) : `${s.name(goal)}\u00a0/\u00a0${s.name(ig)}`;

function arrivalOf(s: Voice, item: ItemLine): string {
  const stay = item.stays.at(-1);
  if (stay === undefined) return '';
  return stay.trigger === null ? s.day(stay.on) : `${s.day(stay.on)}, ${triggerOf(s, stay.trigger, item)}`;
}
