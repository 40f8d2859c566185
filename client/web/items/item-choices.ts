import type { Act, ActName } from '../../../domain/acts.ts';
import { addBD } from '../../../domain/calendar.ts';
import type { Item } from '../../../domain/entities.ts';
import { nextRung } from '../../../domain/item-dates.ts';
import { permitted, SCOPE_OF_ROLE } from '../../../domain/permissions.ts';
import { SCOPES, type Scope } from '../../../domain/values.ts';
import { actorOf } from '../acting.ts';
import { kitTexts } from '../kit/texts.ts';
import type { Visit } from '../visit.ts';
import { asks, type Choice } from './act-choices.ts';

/** What people do with a restriction or alert, in the order in which a page offers it (domain.md 4.3, 4.4). */
export const ITEM_ACT_NAMES = [
  'addAction',
  'review',
  'resolve',
  'derive',
  'returnDown',
  'extendLimit',
  'convertAlert',
  'markUrgent',
  'markTranssectoral',
  'discard',
  'reopen',
] as const satisfies readonly ActName[];
type ItemActName = (typeof ITEM_ACT_NAMES)[number];

/** Exactly the acts that the reader may do with the item now, with what each asks (domain.md 4.3, 4.4, 5.7). */
export const itemChoices = (visit: Visit, item: Item): Choice[] =>
  ITEM_ACT_NAMES.filter((name) => visit.may(trial(name, item, visit.tx.today))).map((name) => ({
    act: name,
    label: LABELS[name]?.(visit, item) ?? visit.t(`do.${name}`),
    hint: hintOf(visit, item, name),
    fields: FIELDS[name](visit, item),
  }));

/** An act as it would be sent, to ask whether it may be done; what is typed does not matter for that. */
function trial(name: ItemActName, { code }: Item, today: string): Act {
  return { do: name, item: code, text: '–', ...(name === 'returnDown' || name === 'extendLimit' ? { limit: today } : {}) } as Act;
}

type Say<Answer> = (visit: Visit, item: Item) => Answer;
const LABELS: Partial<Record<ItemActName, Say<string>>> = {
  resolve: (visit, item) => visit.t(`do.resolve.${resolving(visit, item)}`),
  derive: (visit, item) => {
    const next = nextRung(visit.book.institution.ladder, item.scope);
    return visit.t('do.derive', { rung: next === undefined ? '' : toRung(visit, next) });
  },
  extendLimit: (visit, { extensions }) => {
    const most = visit.book.institution.thresholds.maxLimitExtensions;
    return visit.t('do.extendLimit', { left: most - extensions, most });
  },
};

function hintOf(visit: Visit, item: Item, name: ItemActName): string | null {
  if (name === 'resolve') return visit.t(`hint.resolve.${resolving(visit, item)}`);
  return HINTED.includes(name) ? visit.t(`hint.${name}`) : null;
}
const HINTED: readonly ItemActName[] = ['review', 'derive', 'returnDown', 'convertAlert', 'markUrgent', 'markTranssectoral', 'discard'];

/** Whether the reader's resolving closes it, confirms what the manager proposed, or only proposes it (domain.md 4.3). */
function resolving({ book, reader, tx }: Visit, item: Item): 'CLOSE' | 'CONFIRM' | 'PROPOSE' {
  const goal = book.goals.get(item.goalId);
  const act = { do: 'resolve', item: item.code, text: '–' } as const;
  const found = { on: item.code, item, ...(goal && { goal }) };
  const scope = SCOPE_OF_ROLE[permitted({ book, act, found, actor: actorOf(book, reader, tx.today) }, tx.today)?.role ?? 'CITIZEN'];
  if (item.resolutionProposed !== null && scope !== 'MANAGER') return 'CONFIRM';
  return scope !== undefined && SCOPES.indexOf(scope) >= SCOPES.indexOf(item.scope) ? 'CLOSE' : 'PROPOSE';
}

const FIELDS: Record<ItemActName, Say<Choice['fields']>> = {
  addAction: (visit, item) => [
    asks('addAction', 'area', 'text', visit.t('ask.action'), { hint: visit.t('ask.actionHint') }),
    ...(visit.may({ do: 'addAction', item: item.code, text: '–', committed: visit.tx.today })
      ? [asks('addAction', 'day', 'committed', visit.t('ask.committed'), { required: false, hint: commitmentHint(visit) })]
      : []),
  ],
  review: () => [],
  resolve: (visit, { resolutionProposed }) => [
    asks('resolve', 'area', 'text', visit.t('ask.resolved'), { value: resolutionProposed?.text ?? null }),
  ],
  derive: (visit, item) => [...rungsAbove(visit, item), asks('derive', 'area', 'text', visit.t('ask.derive'))],
  returnDown: (visit, item) => [
    ...rungsBelow(visit, item),
    asks('returnDown', 'area', 'text', visit.t('ask.instruction')),
    asks('returnDown', 'day', 'limit', visit.t('ask.newLimit'), { hint: visit.t('ask.fromToday') }),
  ],
  extendLimit: (visit, { limitDate }) => [
    asks('extendLimit', 'day', 'limit', visit.t('ask.newLimit'), { hint: visit.t('ask.laterThan', { day: visit.f.record(limitDate) }) }),
    asks('extendLimit', 'area', 'text', visit.t('ask.reason')),
  ],
  convertAlert: (visit, { title, limitDate }) => [
    asks('convertAlert', 'text', 'title', visit.t('ask.title'), { value: title }),
    asks('convertAlert', 'day', 'limit', visit.t('ask.limit'), {
      value: limitDate > visit.tx.today ? limitDate : addBD(visit.book.institution.calendar, visit.tx.today, 10),
    }),
  ],
  markUrgent: () => [],
  markTranssectoral: () => [],
  discard: (visit) => [asks('discard', 'area', 'text', visit.t('ask.reason'))],
  reopen: (visit, { limitDate }) => [
    asks('reopen', 'area', 'text', visit.t('ask.reason')),
    asks('reopen', 'day', 'limit', visit.t('ask.newLimit'), {
      required: limitDate < visit.tx.today,
      hint: visit.t(limitDate < visit.tx.today ? 'ask.limitPast' : 'ask.limitStands', { day: visit.f.record(limitDate) }),
    }),
  ],
};

function commitmentHint({ book, tx, t, f }: Visit): string {
  const last = addBD(book.institution.calendar, tx.today, book.institution.thresholds.maxCommitmentDays);
  return t('ask.committedHint', { last: f.record(last) });
}

/** The coordinator may pass what crosses sectors straight to the committee (domain.md 4.3). */
function rungsAbove(visit: Visit, item: Item): Choice['fields'] {
  const next = nextRung(visit.book.institution.ladder, item.scope);
  const straight = visit.may({ do: 'derive', item: item.code, text: '–', to: 'COMMITTEE' });
  if (next === undefined || next === 'COMMITTEE' || !straight) return [];
  const options = [next, 'COMMITTEE' as const].map((scope) => ({ value: scope, label: rungOf(visit, scope) }));
  return [asks('derive', 'select', 'to', visit.t('ask.to'), { options, value: next })];
}
function rungsBelow(visit: Visit, item: Item): Choice['fields'] {
  const { ladder } = visit.book.institution;
  const lower = ladder.slice(0, Math.max(0, ladder.indexOf(item.scope))).reverse();
  if (lower.length < 2) return [];
  const options = lower.map((scope) => ({ value: scope, label: rungOf(visit, scope) }));
  return [asks('returnDown', 'select', 'to', visit.t('ask.backTo'), { options, value: lower[0] ?? null })];
}

const rungOf = ({ language }: Visit, scope: Scope): string => kitTexts(language)(`rung.${scope}`);
/** `al Comité de Metas`, `à chefia de Governo`: with its article where the language has one. */
const toRung = ({ t }: Visit, scope: Scope): string => t(`to.${scope}`);
