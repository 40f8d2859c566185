import type { Opportunity } from '../../../domain/entities.ts';
import { OPPORTUNITY_KINDS, OPPORTUNITY_STATES } from '../../../domain/values.ts';
import { goalsSeen } from '../../../domain/views.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { typedForm } from './act-choices.ts';
import { mayRegisterSomewhere } from './grounds.ts';
import { dayIn, oneOf, pageIn, textIn } from './list-query.ts';

const GROUPS = ['state', 'kind', 'goal', 'date'] as const;
const LIVE = ['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED', 'SCHEDULED'] as const;
const PAGE = 100;

/** `/opportunities`: those of the reader's goals by proposed date, by state, kind, period and any column (domain.md 3.8, 7.2). */
export const opportunitiesPage: PageDefinition = {
  address: '/opportunities',
  view: 'ITEMS',
  name: 'items/opportunities',
  show: (visit) => {
    const { t, words, base } = visit;
    const asked = askedOf(visit);
    const every = seen(visit).filter(fits(visit, asked));
    const found = every.filter(({ state }) => asked.states.includes(state)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const last = Math.max(1, Math.ceil(found.length / PAGE));
    const page = Math.min(asked.page, last);
    const address = (changes: Partial<Asked>): string => addressOf(base, { ...asked, page: 1, ...changes });
    const keyed = found.map((one) => ({ one, head: headOf(visit, asked.group, one) })).sort((a, b) => compare(a.head.sort, b.head.sort));
    const counts = new Map([...Map.groupBy(keyed, ({ head }) => head.sort)].map(([sort, some]) => [sort, some.length]));
    const shown = Map.groupBy(keyed.slice((page - 1) * PAGE, page * PAGE), ({ head }) => head.sort);
    return {
      total: found.length,
      tabs: [
        ...(['', 'RESTRICTION', 'ALERT'] as const).map((kind) => ({
          text: t(`tab.${kind || 'ALL'}`),
          href: `${base}/items${kind === '' ? '' : `?kind=${kind}`}`,
          here: false,
        })),
        { text: t('tab.OPPORTUNITIES'), href: `${base}/opportunities`, here: true },
      ],
      states: OPPORTUNITY_STATES.map((state) => ({
        value: state,
        label: words.states.opportunity?.[state] ?? '',
        chosen: asked.states.includes(state),
        count: every.filter((one) => one.state === state).length,
      })),
      kinds: [
        { value: '', label: t('any'), chosen: asked.kind === '' },
        ...OPPORTUNITY_KINDS.map((value) => ({ value, label: t(`opportunityKind.${value}`), chosen: asked.kind === value })),
      ],
      group: [
        { value: '', label: t('noGroup'), chosen: asked.group === '' },
        ...GROUPS.map((value) => ({ value, label: t(`opportunityColumn.${value}`), chosen: asked.group === value })),
      ],
      columns: (['title', 'goal', 'kind', 'date', 'state'] as const).map((column) => ({
        name: t(`opportunityColumn.${column}`),
        by: asked.group === column,
        href: column === 'title' ? null : address({ group: asked.group === column ? '' : column }),
      })),
      from: asked.from === '' ? '' : typedForm(asked.from),
      to: asked.to === '' ? '' : typedForm(asked.to),
      groups: [...shown].map(([sort, some]) => ({
        label: asked.group === '' ? null : (some[0]?.head.label ?? ''),
        count: counts.get(sort) ?? 0,
        rows: some.map(({ one }) => rowOf(visit, one)),
      })),
      pages: { page, last, before: page > 1 ? address({ page: page - 1 }) : null, after: page < last ? address({ page: page + 1 }) : null },
      mayRegister: mayRegisterSomewhere(visit, 'registerOpportunity'),
    };
  },
};

interface Asked {
  readonly states: readonly Opportunity['state'][];
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly group: (typeof GROUPS)[number] | '';
  readonly page: number;
}
function askedOf({ query }: Visit): Asked {
  const states = OPPORTUNITY_STATES.filter((state) => [query.state].flat().includes(state));
  return {
    states: states.length > 0 ? states : LIVE,
    kind: oneOf(OPPORTUNITY_KINDS, query.kind) ?? '',
    from: dayIn(query.from),
    to: dayIn(query.to),
    group: GROUPS.find((group) => group === textIn(query.group)) ?? '',
    page: pageIn(query.page),
  };
}
function addressOf(base: string, { states, page, ...rest }: Asked): string {
  const search = new URLSearchParams();
  for (const state of states) search.append('state', state);
  for (const [name, value] of Object.entries(rest)) if (value !== '') search.set(name, value);
  if (page > 1) search.set('page', String(page));
  return `${base}/opportunities?${search}`;
}

function seen({ book, person, tx }: Visit): Opportunity[] {
  const goals = goalsSeen(book, person.id, 'GOAL', tx.today);
  return [...book.opportunities.values()].filter(({ goalId }) => goals.has(goalId));
}
const fits =
  (_visit: Visit, { kind, from, to }: Asked) =>
  (one: Opportunity): boolean =>
    (kind === '' || one.kind === kind) && (from === '' || one.proposedDate >= from) && (to === '' || one.proposedDate <= to);
const keyOf = ({ proposedDate, code }: Opportunity): string => `${proposedDate} ${code}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function headOf({ book, t, f, words }: Visit, group: Asked['group'], one: Opportunity): { readonly sort: string; readonly label: string } {
  const goal = book.goals.get(one.goalId);
  if (group === 'state') return { sort: String(OPPORTUNITY_STATES.indexOf(one.state)), label: words.states.opportunity?.[one.state] ?? '' };
  if (group === 'kind') return { sort: String(OPPORTUNITY_KINDS.indexOf(one.kind)), label: t(`opportunityKind.${one.kind}`) };
  if (group === 'goal') return { sort: goal?.code ?? '', label: `${goal?.code ?? ''} · ${goal?.title ?? ''}` };
  return group === 'date' ? { sort: one.proposedDate, label: f.record(one.proposedDate) } : { sort: '', label: '' };
}

function rowOf({ book, base, words, t, tx }: Visit, one: Opportunity) {
  const goal = book.goals.get(one.goalId);
  return {
    code: one.code,
    title: one.title,
    href: `${base}/opportunities/${encodeURIComponent(one.code)}`,
    goalCode: goal?.code ?? '',
    goalHref: `${base}/goals/${encodeURIComponent(goal?.code ?? '')}`,
    ig: one.igId === null ? null : (book.intermediateGoals.get(one.igId)?.code ?? null),
    kindWord: t(`opportunityKind.${one.kind}`),
    place: one.place,
    proposed: one.proposedDate,
    past: LIVE.some((state) => state === one.state) && one.proposedDate < tx.today,
    state: words.states.opportunity?.[one.state] ?? '',
  };
}
