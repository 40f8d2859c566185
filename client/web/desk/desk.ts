import { holdsRole } from '../../../domain/capacities.ts';
import type { Cycle } from '../../../domain/entities.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { isPast, planned } from '../../../domain/routine.ts';
import { readDraft } from '../../../store/drafts.ts';
import { p2Of } from '../briefing/packs.ts';
import { kitTexts } from '../kit/texts.ts';
import { packLinks } from '../reports/pack-links.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { approvalsOf } from './approvals.ts';
import { choiceFrom, formOf } from './choice.ts';
import { monthOnDesk, validateValues } from './month.ts';
import { reachOf } from './reach.ts';
import { scopeItems } from './scope.ts';
import { selectionView } from './selection-view.ts';
import { takeSelection } from './take-selection.ts';
import { type UpdateRow, updateRows } from './updates.ts';

/** `/desk`: the coordinator's Thursday on one page, from the updates to what the minister hears (domain.md 5.6, 5.7, 7.3 P2). */
export const DESK_PAGE: PageDefinition = {
  address: '/desk',
  view: 'DESK',
  name: 'desk/desk',
  linkForms: ['DESK'],
  pack: 'P2',
  show: async (visit) => {
    const { book, t, tx } = visit;
    const cycle = openCycle(book);
    const reach = reachOf(visit);
    if (!cycle) return { week: null, documents: [], title: t('noWeek'), lede: t('noWeekLede') };
    const pack = p2Of(visit, cycle);
    const updates = updateRows(visit, cycle, reach);
    const within = <Line extends { readonly goal: string }>(lines: readonly Line[]): Line[] =>
      lines.filter(({ goal }) => reach.hasCode(goal));
    const items = scopeItems(
      visit,
      pack.arrivals.filter(({ item }) => reach.hasCode(item.goal)),
      within(pack.mine),
    );
    const approvals = approvalsOf(visit, reach);
    const choice = choiceFrom(book, tx.today, await readDraft(tx, formOf(cycle)));
    const selection = selectionView(visit, cycle, choice, reach, within(pack.delays));
    const toValidate = updates.filter(({ validate }) => validate);
    const decisions = toValidate.length + approvals.count + items.arrivals.filter(({ review }) => review).length;
    const month = monthOnDesk(visit, cycle, reach);
    const unexplained = within(pack.unexplained).map((ig) => ({
      name: `${ig.goal} · ${ig.ig}`,
      title: ig.title,
      href: `${visit.base}/goals/${encodeURIComponent(ig.goal)}`,
      late: t('daysLate', { n: ig.daysLate }),
    }));
    return {
      week: cycle.week,
      documents: await packLinks(visit, cycle.week, ['P2']),
      ...headOf(visit, cycle, decisions),
      contents: [
        { href: '#u', text: t('updates'), n: toValidate.length },
        { href: '#l', text: t('arrivals'), n: items.arrivals.length },
        { href: '#p', text: t('approvals'), n: approvals.count },
        { href: '#d', text: t('unexplained'), n: unexplained.length },
        ...(month === null ? [] : [{ href: '#m', text: t('month.values'), n: month.waiting }]),
        { href: '#s', text: t('selection', { name: ministerOf(visit) }), n: selection.total },
      ],
      updatesTitle: updatesTitle(visit, updates),
      updates,
      validateAll: toValidate.length > 1 ? t('validateAll', { n: toValidate.length }) : null,
      items,
      approvals,
      approvalsTitle: t('approvalsN', { n: approvals.count }),
      unexplained,
      month,
      known: knownOf(visit, pack, reach.hasCode),
      selection: { ...selection, ...selectionHead(visit, cycle, selection.total) },
      today: tx.today,
    };
  },
  forms: {
    selection: takeSelection,
    validateValues: (visit) => validateValues(visit, reachOf(visit)),
    validateAll: (visit) => {
      const cycle = openCycle(visit.book);
      const goals = cycle ? updateRows(visit, cycle, reachOf(visit)).filter(({ validate }) => validate) : [];
      if (goals.length === 0) return { problems: [{ field: null, message: visit.t('nothingToValidate') }] };
      return { acts: goals.map(({ goal }) => ({ do: 'validateUpdate', goal })), told: visit.t('validatedNow', { n: goals.length }) };
    },
  },
};

/** Who hears it, by name: the holder of the minister's role, else the office. */
export const ministerOf = ({ book, tx, t }: Visit): string =>
  [...book.people.values()].find((person) => holdsRole(person, 'MINISTER', undefined, tx.today))?.name ?? t('noName');

const MINUTE = 60_000;
/** What to do and by when (design: the title says what to do, the sentence below by when). */
function headOf(visit: Visit, cycle: Cycle, decisions: number): { readonly title: string; readonly lede: string } {
  const { t, f, tx } = visit;
  const name = ministerOf(visit);
  const wait = t('decisionsWait', { n: decisions });
  if (cycle.selectionFrozenAt !== null) {
    return { title: t(cycle.selectionConfirmed ? 'headConfirmed' : 'headAutomatic', { name }), lede: wait };
  }
  const due = planned(cycle.plan, 'M09');
  const cutoff = planned(cycle.plan, 'M05');
  if (!isPast(cycle, 'M05', tx.now) && cutoff !== undefined) {
    return { title: t('headEarly'), lede: `${t('headEarlyLede', { at: moment({ f, today: tx.today }, cutoff) })} ${wait}` };
  }
  if (due === undefined) return { title: t('headConfirm', { at: '–', name }), lede: wait };
  const minutes = Math.max(0, Math.floor((due - tx.now) / MINUTE));
  const left = t('timeLeft', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const at = f.dayOf(due) === tx.today ? t('atHour', { time: f.time(due) }) : t('onDay', { at: moment({ f, today: tx.today }, due) });
  return { title: t('headConfirm', { at, name }), lede: `${left} ${wait} ${t('elseAutomatic')}` };
}

function updatesTitle({ t }: Visit, updates: readonly UpdateRow[]): string {
  const missing = updates.filter(({ sent }) => sent.colour === 'red').length;
  return t('updatesN', { n: updates.filter(({ validate }) => validate).length, missing, all: updates.length });
}

/** Whether it can be confirmed now, and what happened to it if not. */
function selectionHead(visit: Visit, cycle: Cycle, n: number) {
  const { t, book, f, tx, may } = visit;
  const frozen = book.selections.get(cycle.week);
  const name = ministerOf(visit);
  const who = frozen?.confirmedBy == null ? '' : (book.people.get(frozen.confirmedBy)?.name ?? '');
  const at = frozen === undefined ? '' : moment({ f, today: tx.today }, frozen.confirmedAt);
  return {
    title: t('selectionN', { name, n }),
    about: frozen === undefined ? t('aboutSelection') : t(frozen.auto ? 'wentAutomatic' : 'wasConfirmed', { who, at }),
    frozen: frozen !== undefined,
    confirm: may({ do: 'confirmSelection' }) ? t('confirmN', { n }) : null,
    early: frozen === undefined && !isPast(cycle, 'M05', tx.now) ? t('notYet') : null,
    preview: t('preview', { name }),
  };
}

/** What a coordinator is told without being asked anything (domain.md 7.3, P2 section 11). */
function knownOf({ t, base, language }: Visit, pack: ReturnType<typeof p2Of>, hasCode: (goal: string) => boolean) {
  const kit = kitTexts(language);
  const item = (code: string): string => `${base}/items/${encodeURIComponent(code)}`;
  return [
    ...pack.discards
      .filter((one) => hasCode(one.item.goal))
      .map((one) => ({
        href: item(one.item.item),
        text: `${one.item.item} ${one.item.title}`,
        note: t('discarded', { by: one.by ?? '', reason: one.reason }),
      })),
    ...pack.orphans
      .filter((one) => hasCode(one.goal))
      .map((one) => ({
        href: item(one.item),
        text: `${one.item} ${one.title}`,
        note: t('orphan', { ig: one.ig ?? '', rung: kit(`rung.${one.scope}`) }),
      })),
    ...pack.noChangeStreaks
      .filter(({ goal }) => hasCode(goal))
      .map(({ goal, title, noChangeInARow }) => ({
        href: `${base}/goals/${encodeURIComponent(goal)}`,
        text: `${goal} ${title}`,
        note: t('noChange', { n: noChangeInARow }),
      })),
  ];
}
