import { daysBetween } from '../../domain/calendar.ts';
import type { Build } from './frame.ts';
import { pairsOf, refOf } from './lines.ts';
import { callout } from './sections.ts';

/** A new date to be decided by the coordinator, and why it is asked (domain.md 6.6; recommended decision 18). */
export const reprogrammingRequested: Build<'N12'> = ({ data: { reprogramming: one, why, goalEnd } }, s) => {
  const ref = refOf(s, one.ref);
  const from = s.f.record(one.from);
  const to = s.f.record(one.to);
  return {
    subject: s.t('N12.subject', { ref, from, to }),
    heading: s.t('N12.heading', { ref }),
    lead: s.t('N12.lead', { by: s.name(one.requestedBy), title: s.title(one.title), from, to }),
    action: { label: s.t('N12.action'), until: s.t('N12.until') },
    why: s.t('why.coordinator'),
    body: {
      pairs: pairsOf(s, [
        ['pair.ig', `${ref} ${s.title(one.title)}`],
        ['pair.from', from],
        ['pair.to', s.t('N12.moved', { day: to, n: daysBetween(one.from, one.to) })],
        ['pair.reason', s.prose(one.reason)],
        ['pair.count', s.t('N12.count', { n: one.count })],
        ['pair.whyYou', why.length > 0 && why.map((reason) => s.t(`reprogramming.why.${reason}`)).join('; ')],
        ['pair.goalEnd', s.f.record(goalEnd)],
      ]),
      callout: callout('grey', s.t('N12.original')),
    },
  };
};

/** What the coordinator decided about a new date (domain.md 6.6). */
export const reprogrammingDecided: Build<'N13'> = ({ data: { reprogramming: one, approved, by, newState } }, s) => {
  const ref = refOf(s, one.ref);
  const ok = approved ? 'yes' : 'no';
  const from = s.f.record(one.from);
  const to = s.f.record(one.to);
  return {
    subject: s.t('N13.subject', { ok, ref }),
    heading: s.t('N13.heading', { ok, ref }),
    lead: s.t('N13.lead', { ok, by: s.name(by), title: s.title(one.title), from, to }),
    action: { label: s.t('N13.action', { ref }), until: s.t(approved ? 'until.nothing' : 'N13.untilNo') },
    why: s.t('why.manager', { codes: s.name(one.goal) }),
    body: {
      pairs: pairsOf(s, [
        ['pair.ig', `${ref} ${s.title(one.title)}`],
        [approved ? 'pair.oldDate' : 'pair.from', from],
        [approved ? 'pair.newDate' : 'pair.to', to],
        ['pair.newState', s.t(`state.${newState}`)],
        ['pair.reason', one.decisionReason === null ? null : s.prose(one.decisionReason)],
        ['pair.decidedBy', s.name(by)],
      ]),
      callout: callout('grey', s.t('N12.original')),
    },
  };
};
