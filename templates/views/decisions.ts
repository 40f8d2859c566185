import type { Build } from './frame.ts';
import { itemList } from './items.ts';
import { decisionOf, pairsOf } from './lines.ts';
import { callout } from './sections.ts';

/** What was decided about something of mine, and what I am now responsible for (domain.md 6.6). */
export const decisionNotice: Build<'N18'> = ({ data: { decision, item, opportunity, agenda } }, s) => {
  const ref = s.name(decision.ref);
  const told = { ref, level: s.t(`levelOf.${decision.level}`), decision: decisionOf(s, decision) };
  const promised = decision.responsible !== null && decision.due !== null;
  return {
    subject: s.t('N18.subject', told),
    heading: s.t('N18.heading', told),
    lead: s.t('N18.lead', { level: told.level, title: s.title(decision.title), agenda: agenda === null ? 'none' : s.name(agenda) }),
    action: {
      label: s.t('N18.action', { ref }),
      until: decision.due === null ? s.t('until.nothing') : s.t('until.by', { until: s.named(decision.due) }),
    },
    why: s.t('why.decision'),
    body: {
      pairs: pairsOf(s, [
        ['pair.item', `${ref} ${s.title(decision.title)}`],
        ['pair.goal', opportunity ? `${s.name(opportunity.goal)} ${s.title(opportunity.goalTitle)}` : s.name(decision.goal)],
        ['pair.decision', told.decision],
        ['pair.text', decision.text === null ? null : s.prose(decision.text)],
        ['pair.responsible', decision.responsible === null ? null : s.name(decision.responsible)],
        ['pair.due', decision.due === null ? null : s.weekday(decision.due)],
        [
          'pair.date',
          opportunity ? [s.weekday(opportunity.proposedDate), ...(opportunity.place ? [s.name(opportunity.place)] : [])].join(', ') : null,
        ],
        ['pair.agenda', agenda === null ? null : s.name(agenda)],
        ['pair.recorded', `${s.name(decision.recordedBy)}, ${s.f.moment(decision.at)}`],
      ]),
      items: item === null ? null : itemList(s, { title: 'sec.items' }, [item]),
      callout: promised ? callout('grey', s.t('N18.after')) : null,
    },
  };
};
