import type { ReviewState } from '../../../domain/values.ts';
import { kitTexts } from '../kit/texts.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { mayRegisterSomewhere } from './grounds.ts';
import { facetsOf } from './list-facets.ts';
import { GROUPS, type ListQuery, listAddress, listQuery } from './list-query.ts';
import { groupKey, type Row, rowOf } from './list-rows.ts';
import { findItems, type Listed } from './listed.ts';

const PAGE = 100;

/** `/items`: restrictions and alerts of the reader's goals, by state, facets and any column (domain.md 7.2, 8.6). */
export const itemsPage: PageDefinition = {
  address: '/items',
  view: 'ITEMS',
  name: 'items/list',
  show: async (visit) => {
    const asked = listQuery(visit.query);
    const listed = await findItems(visit, asked);
    const total = listed.found.length;
    const last = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(asked.page, last);
    const address = (changes: Partial<ListQuery>): string => listAddress(visit.base, asked, { page: 1, ...changes });
    return {
      kinds: kindsOf(visit, asked, address),
      states: statesOf(visit, asked, listed),
      facets: facetsOf(visit, asked, listed),
      query: { ...asked, mine: asked.mine ? '1' : null },
      total,
      columns: GROUPS.map((group) => ({
        name: visit.t(`column.${group}`),
        href: asked.group === group ? address({ group: '' }) : address({ group }),
        by: asked.group === group,
        wide: group === 'type' || group === 'official',
      })),
      groups: groupsOf(visit, asked, listed, page),
      cut: listed.cut,
      pages: { page, last, before: page > 1 ? address({ page: page - 1 }) : null, after: page < last ? address({ page: page + 1 }) : null },
      plain: address({ action: '', type: '', official: '', from: '', to: '', goal: '', mine: false }),
      asking: [asked.action, asked.type, asked.official, asked.from, asked.to, asked.goal].some(Boolean) || asked.mine,
      mayRegister: mayRegisterSomewhere(visit),
      report: visit.maySee('REPORTS') && visit.reader.via === 'web' ? reportOfList(visit, asked) : null,
      waiting: address({ mine: true }),
    };
  },
};

/** The same question as a document: alerts by their limit, problems of one kind by type (domain.md 7.2). */
function reportOfList({ base }: Visit, { kind, type, from, to }: ListQuery): string {
  const filters = Object.entries({ problemType: type, from, to }).filter(([, value]) => value !== '');
  const search = new URLSearchParams(filters).toString();
  return `${base}/reports/${kind === 'RESTRICTION' ? 'a-3-4' : 'a-3-2'}${search === '' ? '' : `?${search}`}`;
}

function kindsOf({ base, t }: Visit, asked: ListQuery, address: (changes: Partial<ListQuery>) => string) {
  const of = (kind: string) => ({ text: t(`tab.${kind || 'ALL'}`), href: address({ kind }), here: asked.kind === kind });
  return [of(''), of('RESTRICTION'), of('ALERT'), { text: t('tab.OPPORTUNITIES'), href: `${base}/opportunities`, here: false }];
}

function statesOf({ language, words }: Visit, { states }: ListQuery, { counts }: Listed) {
  const shown = ['UNREVIEWED', 'IN_PROCESS', 'RESOLVED', 'IGNORED', 'CONVERTED'] as const satisfies readonly ReviewState[];
  return shown.map((state) => ({
    value: state,
    label: kitTexts(language)(`review.${state}`) || words.states.item?.[state] || state,
    chosen: states.includes(state),
    // What is closed is looked for only when it is asked for.
    count: states.includes(state) || state === 'UNREVIEWED' || state === 'IN_PROCESS' ? (counts.get(state) ?? 0) : null,
  }));
}

interface Group {
  readonly key: string;
  readonly label: string | null;
  readonly count: number; // of the whole list, also where a page cuts the group
  readonly rows: readonly Row[];
}
function groupsOf(visit: Visit, asked: ListQuery, listed: Listed, page: number): Group[] {
  if (asked.group === '') {
    const rows = listed.found.slice((page - 1) * PAGE, page * PAGE).map((item) => rowOf(visit, item, listed.known));
    return rows.length === 0 ? [] : [{ key: 'all', label: null, count: listed.found.length, rows }];
  }
  const { group } = asked;
  const keyed = listed.found.map((item) => ({ item, key: groupKey(visit, group, item, listed.known) }));
  const groups = [...Map.groupBy(keyed, ({ key }) => key.sort)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = new Map(groups.map(([sort, some]) => [sort, some.length]));
  const onPage = groups.flatMap(([, some]) => some).slice((page - 1) * PAGE, page * PAGE);
  return [...Map.groupBy(onPage, ({ key }) => key.sort)].map(([sort, some]) => ({
    key: sort,
    label: some[0]?.key.label ?? '',
    count: counts.get(sort) ?? 0,
    rows: some.map(({ item }) => rowOf(visit, item, listed.known)),
  }));
}
