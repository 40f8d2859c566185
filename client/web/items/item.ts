import type { ActionLogEntry, Item } from '../../../domain/entities.ts';
import { dueOf } from '../../../domain/item-dates.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { lookUps } from '../../../domain/look-ups.ts';
import { readActions } from '../../../store/history.ts';
import { deadlineOf } from '../kit/deadlines.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { ladderOf } from '../kit/ladder.ts';
import { markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { actsForm, pickedAct } from './act-choices.ts';
import { ITEM_PAGE, itemAt } from './item-at.ts';
import { ITEM_ACT_NAMES, itemChoices } from './item-choices.ts';

/** `/items/:code`: a restriction or alert, who held it how long, and what the reader may do about it (domain.md 3.7, 4.3, 4.4, 6). */
export const itemPage: PageDefinition = {
  ...ITEM_PAGE,
  address: '/items/:code',
  name: 'items/item',
  show: async (visit) => {
    const item = itemAt(visit);
    if (item === undefined) return undefined;
    const choices = itemChoices(visit, item);
    const { marks, state, kind, unreviewed, light } = itemCardOf(visit, item);
    return {
      code: item.code,
      kind,
      title: item.title,
      type: visit.t(`type.${item.problemType}`),
      state,
      unreviewed,
      light,
      marks,
      lede: ledeOf(visit, item),
      deadline: isOpen(item) ? deadlineOf(visit, dueOf(visit.book.institution, item).due) : null,
      closing: isOpen(item) ? null : closingOf(visit, item),
      description: item.description,
      facts: factsOf(visit, item),
      ...linksOf(visit, item),
      proposal: proposalOf(visit, item),
      acts: actsForm(`acts/${item.code}`, choices, item.version, choices[0]?.act === 'addAction' ? 'addAction' : null),
      readsOnly: visit.t(isOpen(item) ? 'item.readsOnly' : 'item.closedReadsOnly', { holders: holdersOf(visit, item) }),
      historyHref: `${visit.base}/items/${encodeURIComponent(item.code)}/history`,
      log: (await readActions(visit.tx, [item.id])).map((entry) => logLine(visit, entry)),
      ladder: ladderOf(visit, item),
    };
  },
  forms: {
    acts: (visit, values) => {
      const item = itemAt(visit);
      return item === undefined ? 'not-found' : pickedAct(visit, values, ITEM_ACT_NAMES, { item: item.code });
    },
  },
};

/** «Reportada el 20/10/2026 por Andrés Quiroga, en el ámbito del Comité de Metas.» (domain.md 8.6) */
function ledeOf({ t, f, book }: Visit, item: Item): string {
  const by = item.reportedBy === null ? undefined : book.people.get(item.reportedBy)?.name;
  const values = { day: f.record(item.reportedOn), scope: t(`in.${item.scope}`) };
  return by === undefined ? t('item.ledeSystem', values) : t('item.lede', { ...values, by });
}

function closingOf({ t, f }: Visit, item: Item): { readonly text: string; readonly said: string | null } {
  return { text: t(`closed.${item.state}`, { day: item.closedOn === null ? '–' : f.record(item.closedOn) }), said: item.closingText };
}

function factsOf(visit: Visit, item: Item) {
  const { book, t, tx, words, base } = visit;
  const goal = book.goals.get(item.goalId);
  const ig = item.igId === null ? undefined : book.intermediateGoals.get(item.igId);
  const promised = lookUps(book, tx.today).commitmentOf(item.id);
  const late = isOpen(item) && item.limitDate < tx.today;
  return {
    goal: goal && {
      name: `${goal.code} · ${goal.title}`,
      href: `${base}/goals/${encodeURIComponent(goal.code)}`,
      mark: goal.integrating ? null : markOf(goal.managementState, words),
    },
    ig: ig ? { code: ig.code, title: ig.title, endDate: ig.endDate, href: igHref(base, goal?.code ?? '', ig.code) } : null,
    treatment: item.treatment,
    limit: item.limitDate,
    late: late ? deadlineOf(visit, item.limitDate) : null,
    responsible: item.responsible === null ? null : (book.people.get(item.responsible)?.name ?? item.responsible),
    commitment: promised
      ? {
          who: book.people.get(promised.responsibleId)?.name ?? '',
          due: promised.due,
          text: promised.text,
          deadline: deadlineOf(visit, promised.due),
        }
      : null,
    extended: item.extensions > 0 ? t('item.extended', { n: item.extensions, most: book.institution.thresholds.maxLimitExtensions }) : null,
  };
}
export const igHref = (base: string, goal: string, ig: string): string =>
  `${base}/goals/${encodeURIComponent(goal)}/intermediate-goals/${encodeURIComponent(ig)}`;

/** What it came from, what it became, and where it waits on the agenda. */
function linksOf({ book, base, words }: Visit, item: Item) {
  const to = (other: Item | undefined) =>
    other ? { code: other.code, title: other.title, href: `${base}/items/${encodeURIComponent(other.code)}` } : null;
  const agenda = [...book.agenda.values()].filter(({ originId }) => originId === item.id).sort((a, b) => (a.code < b.code ? 1 : -1));
  return {
    source: to(item.sourceAlertId === null ? undefined : book.items.get(item.sourceAlertId)),
    became: to(item.convertedToId === null ? undefined : book.items.get(item.convertedToId)),
    agenda: agenda.map(({ code, state, requestedDecision, decisionText }) => ({
      code,
      state: words.states.agenda?.[state] ?? '',
      asked: requestedDecision,
      decided: decisionText,
    })),
  };
}

function proposalOf({ book }: Visit, { resolutionProposed }: Item): { readonly by: string; readonly text: string } | null {
  if (resolutionProposed === null) return null;
  return { by: book.people.get(resolutionProposed.by)?.name ?? '', text: resolutionProposed.text };
}

function holdersOf({ book, tx, f, language }: Visit, item: Item): string {
  const names = lookUps(book, tx.today)
    .holdersOf(item.scope, item.goalId)
    .map(({ name }) => name);
  return names.length === 0 ? kitTexts(language)(`rung.${item.scope}`) : f.list(names);
}

function logLine({ book, f, tx, t }: Visit, { at, by, text, committedDate }: ActionLogEntry) {
  return {
    when: moment({ f, today: tx.today }, at),
    who: by === null ? t('item.system') : (book.people.get(by)?.name ?? ''),
    text,
    committed: committedDate,
  };
}
