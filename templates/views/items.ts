import type { Day } from '../../domain/instant.ts';
import type { ItemLine, MoveLine, ScopeCount } from '../../domain/letter-data.ts';
import type { Scope, Trigger } from '../../domain/values.ts';
import type { ItemsView, ItemView, Light, LineView } from '../catalog.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';
import { facts, headOf, line, sentences, stop } from './sections.ts';

export interface Shown {
  readonly title?: string; // instead of the item's own
  readonly due?: string;
  readonly light?: Light;
  readonly note?: string | null; // beside the due date
  readonly ask?: string | null;
  readonly more?: string | null; // one more fact
}

/** Items one below the other, with their ladders (domain.md 7.3: where each has been, what is asked). */
export function itemList(
  s: Speech,
  head: { readonly title: MessageKey; readonly number?: number; readonly none?: MessageKey },
  items: readonly ItemLine[],
  shown: (item: ItemLine) => Shown = () => ({}),
): ItemsView {
  const most = s.limits.lines;
  return {
    ...headOf(s, { none: 'list.noneF', ...head }, items.length, most),
    items: items.slice(0, most).map((item) => itemRow(s, item, shown(item))),
  };
}

/** One restriction or alert with its history (domain.md 6.4). */
export function itemRow(s: Speech, item: ItemLine, shown: Shown = {}): ItemView {
  return {
    about: facts(
      `${s.t(`kind.${item.kind}`)} ${s.name(item.item)}`,
      s.t(`type.${item.type}`),
      item.transsectoral && s.t('item.transsectoral'),
      item.urgent && s.t('item.urgent'),
      item.blocking && s.t('item.blocking'),
    ),
    title: shown.title ?? s.title(item.title),
    href: s.links[item.item] ?? null,
    due: shown.due ?? dueOf(s, item),
    dueNote: facts(shown.note ?? daysToDue(s, item), reviewOf(s, item)) || null,
    light: shown.light ?? item.dueLight,
    goal: facts(`${s.name(item.goal)} ${s.title(item.goalTitle)}`, item.ig !== null && `${s.name(item.ig)} ${s.title(item.igTitle ?? '')}`),
    facts: sentences(
      item.description && stop(s.prose(item.description)),
      reported(s, item),
      s.t(item.daysToLimit < 0 ? 'item.limitPast' : 'item.limit', { day: s.f.record(item.limitDate) }),
      item.treatment && s.t('item.treatment', { what: s.prose(treatmentOf(item)).replace(/\.$/, '') }),
      item.commitment && s.t('item.commitment', { who: s.name(item.commitment.responsible), day: s.day(item.commitment.due) }),
      item.lastAction && stop(s.t('item.lastAction', { day: s.day(s.f.dayOf(item.lastAction.at)), text: s.prose(item.lastAction.text) })),
      shown.more,
    ),
    rungs: rungsOf(s, item),
    asked: s.t('item.asked'),
    ask: shown.ask ?? null,
  };
}

/** One restriction or alert as a line of a list. */
export function itemLine(s: Speech, item: ItemLine, rest: Partial<LineView> = {}): LineView {
  const holder = item.holders[0];
  const where = holder === undefined || item.scope !== 'MANAGER' ? s.t(`rung.${item.scope}`) : `${s.t('rung.MANAGER')} ${s.name(holder)}`;
  return line(`${s.name(item.item)} ${s.title(item.title)}`, {
    note: facts(
      item.ig === null ? s.name(item.goal) : `${s.name(item.goal)}\u00a0/\u00a0${s.name(item.ig)}`,
      where,
      s.t(`review.${item.state}`, { kind: item.kind }),
      item.urgent && s.t('item.urgent'),
      item.carriedOver !== undefined && item.carriedOver > 0 && s.t('item.carried', { n: item.carriedOver }),
    ),
    right: dueOf(s, item),
    light: item.due === null ? 'grey' : item.dueLight,
    href: s.links[item.item] ?? null,
    ...rest,
  });
}

/** A change of scope: from where to where, when and why. */
export function moveLine(s: Speech, { item, from, to, trigger, on }: MoveLine): LineView {
  const text =
    from === null
      ? `${s.name(item.item)}: ${s.t(`rung.${to}`)}`
      : s.t('N21.move', { item: s.name(item.item), from: s.t(`rung.${from}`), to: s.t(`rung.${to}`) });
  return line(text, { note: facts(s.title(item.title), s.weekday(on), triggerOf(s, trigger, item)), href: s.links[item.item] ?? null });
}

/** "Open restrictions: 3 (manager 1, minister 1, committee 1)." (domain.md 7.3, numbers of P3 and P4) */
export function openByScope(s: Speech, open: readonly ScopeCount[]): string {
  const told = (key: 'pack.openRestrictions' | 'pack.openAlerts', count: (one: ScopeCount) => number) => {
    const some = open.filter((one) => count(one) > 0);
    const list = some.map((one) => `${s.t(`rung.${one.scope}`)} ${count(one)}`).join(', ');
    return s.t(key, { n: some.reduce((sum, one) => sum + count(one), 0), list });
  };
  return `${told('pack.openRestrictions', (one) => one.restrictions)} ${told('pack.openAlerts', (one) => one.alerts)}`;
}

/** Why it moved, in words. */
export function triggerOf(s: Speech, trigger: Trigger | null, item: Pick<ItemLine, 'kind'>): string {
  if (trigger === null) return s.t('trigger.born', { kind: item.kind });
  return trigger === 'MANUAL' ? s.t('trigger.derivedNobody') : s.t(`trigger.${trigger}`);
}

/** "Due on Thursday 3/12", or that there is no rung above. */
export function dueOf(s: Speech, item: ItemLine): string {
  if (item.due === null) return s.t('item.top');
  const late = item.daysToDue !== null && item.daysToDue < 0;
  return s.t(late ? 'item.overdue' : 'item.due', { day: dueDay(s, item.due) });
}
export const dueDay = (s: Speech, due: Day): string => (s.f.language === 'es' ? `el ${s.weekday(due)}` : s.weekday(due));

/** The rung above the one that holds the item, if there is one (domain.md 4.3). */
export const rungAbove = ({ ladder, scope }: ItemLine): Scope | undefined => ladder[ladder.indexOf(scope) + 1];

export function daysToDue(s: Speech, { due, daysToDue: days }: ItemLine): string | null {
  if (due === null || days === null) return null;
  return days < 0 ? s.t('item.lateDays', { n: -days }) : s.t('item.inDays', { n: days });
}

function reviewOf(s: Speech, { state, kind }: ItemLine): string | null {
  return state === 'UNREVIEWED' ? s.t('review.UNREVIEWED', { kind }) : null;
}

function reported(s: Speech, { reportedOn, reportedBy, kind }: ItemLine): string {
  const day = s.f.record(reportedOn);
  return reportedBy === null ? s.t('item.reportedBySystem', { kind, day }) : s.t('item.reported', { kind, day, who: s.name(reportedBy) });
}

const treatmentOf = ({ treatment }: ItemLine): string =>
  [treatment?.what, treatment?.withWhom, treatment?.when].filter((part) => part).join(', ');

/** Five rungs: past, present, future, each with the day of the last arrival there (domain.md 6.4). */
function rungsOf(s: Speech, { ladder, scope, stays }: ItemLine): ItemView['rungs'] {
  const place = ladder.indexOf(scope);
  return ladder.map((rung, at) => {
    const stay = stays.findLast((one) => one.scope === rung);
    const here = at <= place && stay ? s.day(stay.on) : null;
    return { label: s.t(`rung.${rung}`), note: here, kind: at < place ? 'past' : at === place ? 'now' : 'next' };
  });
}
