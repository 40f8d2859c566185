import { describe, expect, it } from 'vitest';
import { calendarInvitation, type Invitation } from '../../templates/calendar.ts';
import { createRenderer } from '../../templates/render.ts';
import { aLetter } from '../support/letter-builders.ts';
import { lima } from '../support/letter-goals.ts';

const { renderLetter } = createRenderer();
const anInvitation = (rest: Partial<Invitation> = {}): Invitation => ({
  kind: 'committee',
  week: '2026-W48',
  institution: 'MOP',
  start: lima('2026-11-27', '10:00'),
  end: lima('2026-11-27', '12:00'),
  sequence: 3,
  method: 'REQUEST',
  organizer: { name: 'Hugo Vera', email: 'hugo@presidencia.example' },
  attendees: [{ name: 'Julio Ferreira', email: 'julio@presidencia.example' }],
  summary: 'Comité de Metas',
  description: 'Sesión',
  stamp: lima('2026-11-27', '07:30'),
  ...rest,
});
const unfolded = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');

describe('the invitation', () => {
  it('says when in UTC, under a name that stays, with the number of the change', () => {
    expect(unfolded(calendarInvitation(anInvitation()))).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:2026-W48-committee-MOP@rutina',
        'SEQUENCE:3',
        'DTSTAMP:20261127T123000Z',
        'DTSTART:20261127T150000Z',
        'DTEND:20261127T170000Z',
        'STATUS:CONFIRMED',
        'ORGANIZER;CN="Hugo Vera":mailto:hugo@presidencia.example',
      ]),
    );
  });
  it('a cancelled meeting keeps its name', () => {
    const lines = unfolded(calendarInvitation(anInvitation({ method: 'CANCEL' })));
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:2026-W48-committee-MOP@rutina']));
  });
  it('folds at 75 bytes without cutting a character, and ends every line with CRLF', () => {
    const summary = 'Comité ñandú 😀 '.repeat(30);
    const content = calendarInvitation(anInvitation({ summary }));
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(content).not.toContain('\ufffd');
    expect(unfolded(content)).toContain(`SUMMARY:${summary.trim()}`);
  });
  it.each([
    ['commas, semicolons and backslashes', 'a,b;c\\d', 'SUMMARY:a\\,b\\;c\\\\d'],
    ['line breaks', 'a\r\nATTENDEE:mailto:x@y', 'SUMMARY:a ATTENDEE:mailto:x@y'],
  ])('escapes %s', (_what, summary, expected) => {
    expect(unfolded(calendarInvitation(anInvitation({ summary })))).toContain(expected);
  });
  it('a name or address adds no parameter and no line', () => {
    const attendees = [{ name: 'A";ROLE=CHAIR\r\nX:1', email: 'a@b.example\r\nX:2' }];
    const lines = unfolded(calendarInvitation(anInvitation({ attendees })));
    expect(lines.some((line) => /^X/.test(line))).toBe(false);
    expect(lines.find((line) => line.startsWith('ATTENDEE'))).toContain(`CN="A';ROLE=CHAIR X:1";ROLE=REQ-PARTICIPANT`);
  });
});

describe('letters that carry one', () => {
  const startAndEnd = (content = '') => unfolded(content).filter((line) => /^DT(START|END)/.test(line));
  it.each([
    ['N16 an hour of briefing', aLetter('N16'), ['DTSTART:20261126T210000Z', 'DTEND:20261126T220000Z']],
    [
      'N16 until decisions are due at most',
      aLetter('N16', {}, { decisionsDue: lima('2026-11-26', '16:30') }),
      ['DTSTART:20261126T210000Z', 'DTEND:20261126T213000Z'],
    ],
    ['N17 two hours of sitting', aLetter('N17'), ['DTSTART:20261127T150000Z', 'DTEND:20261127T170000Z']],
    [
      'N17 until the minutes at most',
      aLetter('N17', {}, { minutesAt: lima('2026-11-27', '11:00') }),
      ['DTSTART:20261127T150000Z', 'DTEND:20261127T160000Z'],
    ],
    ['CAL the new moment', aLetter('CAL'), ['DTSTART:20261126T150000Z', 'DTEND:20261126T170000Z']],
  ])('%s', (_what, input, expected) => {
    const { calendar } = renderLetter(input);
    expect(calendar?.method).toBe('REQUEST');
    expect(startAndEnd(calendar?.content)).toEqual(expected);
  });
  it('CAL cancels what does not take place', () => {
    const { calendar, subject } = renderLetter(aLetter('CAL', {}, { now: null }));
    expect(calendar).toMatchObject({ method: 'CANCEL', filename: '2026-W48-committee.ics' });
    expect(subject).toBe('Sesión del Comité de Metas, semana 2026-W48: cancelada');
  });
  it('nobody is invited to what is over, nor without an organizer', () => {
    expect(renderLetter(aLetter('N17', { at: lima('2026-11-27', '12:00') })).calendar).toBeUndefined();
    const { meeting: _none, ...input } = aLetter('N17');
    expect(renderLetter(input as typeof input & ReturnType<typeof aLetter>).calendar).toBeUndefined();
  });
  it('who gets a copy may stay away', () => {
    const { calendar } = renderLetter(aLetter('N16', { cc: [{ name: 'Rosa Benítez', email: 'rosa@mop.example' }] }));
    expect(unfolded(calendar?.content ?? '')).toContain(
      'ATTENDEE;CN="Rosa Benítez";ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:rosa@mop.example',
    );
  });
});
