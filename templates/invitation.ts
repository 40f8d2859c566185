import type { Instant } from '../domain/instant.ts';
import { calendarInvitation } from './calendar.ts';
import type { CalendarPart, LetterInput, MeetingKind } from './letter-input.ts';
import type { Speech } from './speech.ts';

interface When {
  readonly kind: MeetingKind;
  readonly week: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly cancelled?: boolean;
}

/** The invitation that a letter carries; none without an organizer, and none to what is already over. */
export function meetingPart(input: LetterInput, s: Speech, when: When): { readonly calendar?: CalendarPart } {
  const { meeting, institution, at, to, cc } = input;
  if (meeting === undefined || (when.end <= at && !when.cancelled)) return {};
  const method = when.cancelled ? 'CANCEL' : 'REQUEST';
  const content = calendarInvitation({
    kind: when.kind,
    week: when.week,
    institution: institution.code,
    start: when.start,
    end: when.end,
    sequence: meeting.sequence,
    method,
    organizer: meeting.organizer,
    attendees: [...to, ...cc.map((one) => ({ ...one, optional: true }))],
    summary: s.t(`calendar.${when.kind}.summary`, { key: when.week, short: s.name(institution.shortName) }),
    description: s.t('calendar.description', { what: s.t(`CAL.what.${when.kind}`), institution: s.name(institution.name) }),
    stamp: at,
  });
  return { calendar: { method, content, filename: `${when.week}-${when.kind}.ics` } };
}
