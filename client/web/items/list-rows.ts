import type { Item } from '../../../domain/entities.ts';
import { dueOf } from '../../../domain/item-dates.ts';
import type { LookUps } from '../../../domain/look-ups.ts';
import { SCOPES } from '../../../domain/values.ts';
import { type Deadline, deadlineOf } from '../kit/deadlines.ts';
import { type Light, lightOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import type { Visit } from '../visit.ts';
import type { GROUPS } from './list-query.ts';
import { officialsOf } from './listed.ts';

/** One restriction or alert in the list (domain.md 8.6). */
export interface Row {
  readonly code: string;
  readonly kindWord: string;
  readonly title: string;
  readonly href: string;
  readonly goalCode: string;
  readonly goalHref: string;
  readonly ig: string | null;
  readonly type: string;
  readonly rung: string;
  readonly officials: string;
  readonly limit: string; // a day
  readonly deadline: Deadline | null; // null: closed
  readonly state: string;
  readonly unreviewed: boolean;
  readonly light: Light | null;
  readonly closed: string | null; // a day
  readonly marks: readonly string[];
}

export function rowOf(visit: Visit, item: Item, known: LookUps): Row {
  const { book, base, language, tx, t } = visit;
  const kit = kitTexts(language);
  const light = lightOf(book, item, tx.today);
  const goal = book.goals.get(item.goalId)?.code ?? '';
  return {
    code: item.code,
    kindWord: kit(`kind.${item.kind}`),
    title: item.title,
    href: `${base}/items/${encodeURIComponent(item.code)}`,
    goalCode: goal,
    goalHref: `${base}/goals/${encodeURIComponent(goal)}`,
    ig: item.igId === null ? null : (book.intermediateGoals.get(item.igId)?.code ?? null),
    type: t(`type.${item.problemType}`),
    rung: kit(`rung.${item.scope}`),
    officials: officialsOf(visit, item, known)
      .map(({ name }) => name)
      .join(', '),
    limit: item.limitDate,
    deadline: light === null ? null : deadlineOf(visit, dueOf(book.institution, item).due),
    state: kit(`review.${item.state}`),
    unreviewed: item.state === 'UNREVIEWED',
    light,
    closed: item.closedOn,
    marks: [...(item.urgent ? [kit('item.urgent')] : []), ...(item.transsectoral ? [kit('item.transsectoral')] : [])],
  };
}

/** Under which head an item stands, and in which order the heads do. */
export function groupKey(
  visit: Visit,
  group: (typeof GROUPS)[number],
  item: Item,
  known: LookUps,
): { readonly sort: string; readonly label: string } {
  const { book, language, t, f } = visit;
  const kit = kitTexts(language);
  const same = (label: string) => ({ sort: label, label });
  switch (group) {
    case 'kind':
      return { sort: item.kind === 'RESTRICTION' ? '0' : '1', label: t(`tab.${item.kind}`) };
    case 'goal': {
      const goal = book.goals.get(item.goalId);
      return { sort: goal?.code ?? '', label: `${goal?.code ?? ''} · ${goal?.title ?? ''}` };
    }
    case 'type':
      return same(t(`type.${item.problemType}`));
    case 'scope':
      return { sort: String(SCOPES.indexOf(item.scope)), label: kit(`rung.${item.scope}`) };
    case 'official': {
      const names = officialsOf(visit, item, known).map(({ name }) => name);
      return names.length === 0 ? { sort: '\uffff', label: t('nobody') } : same(names.join(', '));
    }
    case 'limit':
      return { sort: item.limitDate, label: f.record(item.limitDate) };
    case 'state':
      return { sort: STATES[item.state], label: kit(`review.${item.state}`) };
  }
}
const STATES = { UNREVIEWED: '0', IN_PROCESS: '1', RESOLVED: '2', IGNORED: '3', CONVERTED: '4' };
