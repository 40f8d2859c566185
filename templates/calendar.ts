import type { Instant } from '../domain/instant.ts';
import type { Mailbox, MeetingKind } from './letter-input.ts';
import { oneLine } from './user-text.ts';

export interface Invitation {
  readonly kind: MeetingKind;
  readonly week: string;
  readonly institution: string; // its code
  readonly start: Instant;
  readonly end: Instant;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly organizer: Mailbox;
  readonly attendees: readonly (Mailbox & { readonly optional?: boolean })[];
  readonly summary: string;
  readonly description: string;
  readonly stamp: Instant;
}

const LINE_BYTES = 75;

/** The invitation to the minister's briefing or the committee's sitting (M11 and M14 of domain.md 5.2): one UID per meeting, all in UTC. */
export function calendarInvitation(meeting: Invitation): string {
  const { method, organizer } = meeting;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rutina//Rutina//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${escaped(`${meeting.week}-${meeting.kind}-${meeting.institution}`)}@rutina`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${utc(meeting.stamp)}`,
    `DTSTART:${utc(meeting.start)}`,
    `DTEND:${utc(meeting.end)}`,
    `SUMMARY:${escaped(meeting.summary)}`,
    `DESCRIPTION:${escaped(meeting.description)}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${address(organizer)}`,
    ...meeting.attendees.map(
      (one) =>
        `ATTENDEE;CN=${quoted(one.name)};ROLE=${one.optional ? 'OPT' : 'REQ'}-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${address(one)}`,
    ),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const utc = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string): string => oneLine(text).replace(/[\\;,]/g, (character) => `\\${character}`);
/** A parameter in quotes may hold anything but quotes. */
const quoted = (text: string): string => `"${oneLine(text).replaceAll('"', "'")}"`;
const address = ({ email }: Mailbox): string => oneLine(email).replace(/[\s;,:"<>]/g, '');

/** No line longer than 75 bytes, no character cut in two; what follows begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > (parts.length === 0 ? LINE_BYTES : LINE_BYTES - 1)) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
