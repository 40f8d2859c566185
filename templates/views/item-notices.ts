import type { ItemLine, LetterData } from '../../domain/letter-data.ts';
import type { LineView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { goalRow } from './goals.ts';
import { itemList, rungAbove, triggerOf } from './items.ts';
import { callout, capital, line, section } from './sections.ts';

/** Items that fall due in 5, 2 or 0 business days (domain.md 6.2, E0). */
export const preLimitWarning: Build<'N07'> = ({ data: { items } }, s) => {
  const [first] = items;
  const one = items.length === 1 ? first : undefined;
  const ids = s.codes(items.map(({ item }) => item));
  return {
    subject: one
      ? s.t('N07.subject', { n: one.inDays, kind: s.t(`kind.${one.kind}`), id: s.name(one.item) })
      : s.t('N07.subjectSeveral', { count: items.length, ids }),
    heading: one ? s.t('N07.heading', { n: one.inDays, id: s.name(one.item) }) : s.t('N07.headingSeveral', { n: items.length }),
    lead: one ? leadOfOne(s, one) : s.t('N07.leadSeveral'),
    action: { label: s.t('N07.action', { n: items.length, id: ids }), view: viewOf(s, items), until: earliestDue(s, items) },
    why: s.t('why.holder'),
    body: { items: itemList(s, { title: 'sec.items' }, items), callout: callout('amber', s.t('N07.after')) },
  };
};

/** Items that nobody has looked at since they arrived (domain.md 6.2, E3). */
export const unreviewedReminder: Build<'N08'> = ({ data: { items } }, s) => {
  const days = new Map(items.map(({ item, unreviewedDays }) => [item, unreviewedDays]));
  const [first] = items;
  const one = items.length === 1 ? first : undefined;
  const ids = s.codes(items.map(({ item }) => item));
  const arrived = one?.stays.at(-1)?.on;
  return {
    subject: one
      ? s.t('N08.subject', { n: one.unreviewedDays, kind: s.t(`kind.${one.kind}`), id: s.name(one.item) })
      : s.t('N08.subjectSeveral', { count: items.length, ids }),
    heading: one ? s.t('N08.heading', { id: s.name(one.item) }) : s.t('N08.headingSeveral', { n: items.length }),
    lead:
      one && arrived !== undefined
        ? s.t('N08.lead', { title: s.title(one.title), arrived: s.f.on(arrived, s.today), scope: s.t(`scope.${one.scope}`) })
        : s.t('N08.leadSeveral'),
    action: { label: s.t('N08.action', { n: items.length, id: ids }), view: viewOf(s, items), until: earliestDue(s, items) },
    why: s.t('why.holder'),
    body: {
      items: itemList(s, { title: 'sec.items' }, items, ({ item }) => ({
        more: capital(`${s.t('N08.days', { n: days.get(item) ?? 0 })}.`),
      })),
      callout: callout('grey', s.t('N08.after')),
    },
  };
};

/** An item reached another rung: why, what can be done there, what happens otherwise (domain.md 6.2, 6.4). */
export const scopeChanged: Build<'N09'> = ({ data }, s) => {
  const { item, to, returned } = data;
  const id = s.name(item.item);
  const returnedKey = returned ? 'yes' : 'no';
  return {
    subject: s.t('N09.subject', { kind: s.t(`kind.${item.kind}`), id, scope: s.t(`scope.${to}`), reason: reasonOf(s, data) }),
    heading: s.t('N09.heading', { returned: returnedKey, id, scope: s.t(`scope.${to}`) }),
    lead: movedLead(s, data),
    action: {
      label: s.t(returned ? 'N09.actionReturned' : 'N09.action', { id }),
      view: s.t('N09.view', { id }),
      until: earliestDue(s, [item]),
    },
    why: s.t('why.holder'),
    body: {
      items: itemList(s, { title: 'sec.items' }, [item]),
      note: data.text === null ? null : callout('grey', s.prose(data.text), s.t('N09.note', { returned: returnedKey })),
      options: section(s, { title: 'sec.options' }, optionsOf(s, data), (option) => option),
      callout: consequence(s, data),
    },
  };
};

/** An item was solved or discarded (domain.md 4.3). */
export const itemClosed: Build<'N10'> = ({ data }, s) => {
  const { item, outcome } = data;
  const id = s.name(item.item);
  const words = { id, kind: s.t(`kind.${item.kind}`), outcome: s.t(`review.${outcome}`, { kind: item.kind }) };
  return {
    subject: s.t('N10.subject', words),
    heading: s.t('N10.heading', words),
    lead: s.t('N10.lead', { by: data.by === null ? 'none' : s.name(data.by), title: s.title(item.title), n: data.after }),
    action: { label: s.t('N09.view', { id }), until: s.t('until.nothing') },
    why: s.t('why.holder'),
    body: {
      reason: callout(outcome === 'RESOLVED' ? 'green' : 'grey', s.prose(data.text), s.t(`N10.how.${outcome}`)),
      items: itemList(s, { title: 'sec.items' }, [item], () => ({ due: capital(words.outcome), light: 'grey', note: '' })),
      callout: callout('grey', s.t('N10.after')),
    },
  };
};

/** The system's own alert about a goal that was not updated (domain.md 6.2, E4). */
export const systemAlert: Build<'N11'> = ({ data: { item, goal } }, s) => {
  const told = { id: s.name(item.item), goal: s.name(goal.goal), m: goal.missedInARow };
  const due = item.due === null ? 'none' : s.named(item.due);
  return {
    subject: s.t('N11.subject', told),
    heading: s.t('N11.heading', told),
    lead: s.t('N11.lead', { id: told.id, scope: s.t(`scope.${item.scope}`), due }),
    action: { label: s.t('N09.action', { id: told.id }), view: s.t('N09.view', { id: told.id }), until: earliestDue(s, [item]) },
    why: s.t('why.holder'),
    body: { items: itemList(s, { title: 'sec.items' }, [item]), goals: [goalRow(s, goal)], callout: callout('grey', s.t('N11.after')) },
  };
};

/** The earliest due date among the items, as the moment to act by. */
function earliestDue(s: Speech, items: readonly ItemLine[]): string {
  const due = items.flatMap((item) => (item.due === null ? [] : [item.due])).sort()[0];
  return due === undefined ? s.t('until.soon') : s.t('until.by', { until: s.named(due) });
}
const viewOf = (s: Speech, items: readonly ItemLine[]): string =>
  s.t('N09.view', {
    id: s.codes(
      items.map(({ item }) => item),
      2,
    ),
  });

function leadOfOne(s: Speech, item: ItemLine): string {
  const next = rungAbove(item);
  return s.t('N07.lead', {
    kind: capital(s.t(`theKind.${item.kind}`)),
    title: s.title(item.title),
    scope: s.t(`scope.${item.scope}`),
    due: item.due === null ? '' : s.named(item.due),
    next: next === undefined ? 'none' : s.t(`scope.${next}`),
  });
}

type Moved = LetterData['N09'];
function reasonOf(s: Speech, { trigger, returned, by, item }: Moved): string {
  if (trigger !== 'MANUAL') return triggerOf(s, trigger, item);
  if (by === null) return s.t(returned ? 'trigger.returnedNobody' : 'trigger.derivedNobody');
  return s.t(returned ? 'trigger.returned' : 'trigger.derived', { person: s.name(by) });
}

function movedLead(s: Speech, { item, from, to, trigger, returned, by }: Moved): string {
  const arrived = item.stays.at(-1)?.on;
  return s.t(returned ? 'N09.lead.returned' : `N09.lead.${trigger}`, {
    kind: s.t(`theKind.${item.kind}`),
    from: s.t(`scope.${from}`),
    turn: s.t(`turn.${from}`),
    to: s.t(`scope.${to}`),
    limit: s.f.record(item.limitDate),
    arrived: arrived === undefined ? s.named(s.today) : s.named(arrived),
    by: by === null ? s.t('N09.nobody') : s.name(by),
  });
}

function optionsOf(s: Speech, { to, nextRung }: Moved): LineView[] {
  const first = to === 'MANAGER' ? 'N09.can.act' : nextRung === null ? 'N09.can.agenda' : 'N09.can.commit';
  return [
    line(s.t(to === 'HEAD_OF_GOVERNMENT' || to === 'MANAGER' || nextRung !== null ? first : 'N09.can.act')),
    ...(to === 'MANAGER' ? [] : [line(s.t('N09.can.resolve'))]),
    ...(nextRung === null ? [] : [line(s.t('N09.can.derive', { next: s.t(`scope.${nextRung}`) }))]),
  ];
}

function consequence(s: Speech, { item, nextRung }: Moved) {
  if (nextRung === null || item.due === null) return callout('grey', s.t('N09.topThen'), s.t('N09.top'));
  return callout('amber', s.t('N09.then', { due: s.named(item.due), next: s.t(`scope.${nextRung}`) }), s.t('N09.if'));
}
