import type { MovedMeeting } from '../../domain/letter-data.ts';
import { meetingPart } from '../invitation.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { pairsOf } from './lines.ts';
import { callout, capital } from './sections.ts';
import { nextWeek } from './summary.ts';
import { dayAndTime } from './work-list.ts';

/** A week without routine: why, and when the next one opens (domain.md 4.7, 5.5). */
export const cycleCancelled: Build<'N29'> = ({ data }, s) => ({
  subject: s.t('N29.subject', { key: data.week }),
  heading: s.t('N29.heading', { key: data.week }),
  lead: s.t(data.byCalendar ? 'N29.leadCalendar' : 'N29.lead'),
  action: { label: s.t('N29.action'), until: s.t('until.nothing') },
  why: s.t('why.routine'),
  week: data.week,
  body: {
    reason: data.reason === null ? null : callout('grey', s.prose(data.reason), s.t('N29.reason')),
    callout: callout('amber', s.t('N29.after')),
    next: nextWeek(s, data.next),
  },
});

const LENGTH: Readonly<Record<MovedMeeting['kind'], number>> = { briefing: 3_600_000, committee: 7_200_000 };

/** A meeting already invited to that moved, or does not take place (domain.md 5.5): the letter that carries the new invitation. */
export const meetingMoved: Build<'CAL'> = (input, s) => {
  const { kind, week, was, now } = input.data;
  const what = s.t(`CAL.what.${kind}`);
  const told = { what, key: week, moved: now === null ? 'no' : 'yes', ...dayAndTime(s, now) };
  const start = now ?? was;
  const end = Math.max(input.meeting?.until ?? start + LENGTH[kind], start);
  const invitation = meetingPart(input, s, { kind, week, start, end, cancelled: now === null });
  return {
    subject: s.t('CAL.subject', told),
    heading: s.t('CAL.heading', told),
    lead: s.t('CAL.lead', { ...told, was: s.until(was), now: now === null ? '' : s.until(now) }),
    action: { label: s.t('N29.action'), until: s.t('until.nothing') },
    why: s.t(kind === 'committee' ? 'why.committee' : 'why.routine'),
    week,
    ...invitation,
    body: {
      pairs: pairsOf(s, [
        ['pair.item', what],
        ['pair.was', momentOf(s, was)],
        ['pair.now', now === null ? s.t('CAL.cancelled') : momentOf(s, now)],
      ]),
      attached: invitation.calendar ? s.t('CAL.attached') : null,
    },
  };
};

const momentOf = (s: Speech, at: number): string => capital(`${s.weekday(s.f.dayOf(at))}, ${s.f.time(at)}`);
