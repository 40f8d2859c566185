import { expect, test } from 'vitest';
import { createPages } from '../../../client/web/pages.ts';
import type { Moment } from '../../../client/web/week/board.ts';
import { standstillOf } from '../../../client/web/week/standstill.ts';
import { wordsOf } from '../../../client/words.ts';
import type { WeekView } from '../../../store/institution-views.ts';
import type { Happening } from '../../../store/week-happenings.ts';
import { zoneOf } from '../../../store/zone.ts';
import { formatsOf } from '../../../templates/format.ts';

const ZONE = 'America/Lima';
const zone = zoneOf(ZONE);
const at = (day: string, time: string) => zone.instantOf(day, time);
const t = createPages().textsOf('week/week', 'es', 'es');

const week = (changes: Partial<Omit<WeekView, 'plan'>> & { readonly planState?: WeekView['plan']['state'] } = {}): WeekView => {
  const { planState = 'RUNNING', ...rest } = changes;
  const plan = { version: 1, state: planState, milestones: [] };
  return { week: '2026-W48', state: 'COLLECTING', days: null, plan, done: [], planRead: 1, ...rest };
};
const cutOff = (state: Moment['state']): Moment => ({
  code: 'M05',
  name: 'Cierre de reportes',
  day: '2026-11-25',
  at: at('2026-11-25', '18:00'),
  doneAt: null,
  caused: [],
  state,
});
const plan = (state: string, reason?: string): Happening => {
  const when = at('2026-11-25', '09:00');
  const payload = { week: '2026-W48', state, ...(reason !== undefined && { reason }) };
  return { at: when, asOf: when, kind: 'plan', payload, by: 'Olga Medina' };
};

interface Given {
  readonly week?: WeekView;
  readonly moments?: readonly Moment[];
  readonly now?: number;
  readonly scheduled?: boolean;
  readonly handAt?: number | null;
  readonly before?: string; // state of the week before
  readonly facts?: readonly Happening[];
}
const noon = at('2026-11-25', '12:00');
const evening = at('2026-11-25', '18:30');

test.each<[what: string, given: Given, kind: string | null, says: string]>([
  ['a week that goes its way', { now: noon, moments: [cutOff('next')] }, null, ''],
  ['a milestone that is just being done', { now: at('2026-11-25', '18:01'), moments: [cutOff('missed')] }, null, ''],
  [
    'a paused week',
    { week: week({ planState: 'PAUSED' }), facts: [plan('PAUSED', 'Huelga')] },
    'paused',
    'La puso en pausa Olga Medina, mié 25/11 09:00: «Huelga»',
  ],
  [
    'a week that somebody cancelled',
    { week: week({ state: 'CANCELLED', planState: 'CANCELLED' }), facts: [plan('CANCELLED', 'Duelo')] },
    'cancelled',
    'La canceló Olga Medina, mié 25/11 09:00: «Duelo»',
  ],
  [
    'a week without room for its three days',
    { week: week({ state: 'CANCELLED', planState: 'CANCELLED' }), facts: [plan('CANCELLED')] },
    'cancelled',
    'Los feriados no dejan un día',
  ],
  ['milestones that nobody runs', { now: evening, moments: [cutOff('missed')] }, 'behind', '«rutina doctor»'],
  [
    'an institution without a schedule',
    { now: evening, moments: [cutOff('missed')], scheduled: false },
    'behind',
    '«rutina schedules apply»',
  ],
  [
    'a hand clock that went past without its milestones',
    { now: evening, moments: [cutOff('missed')], handAt: evening },
    'behind',
    'Avance el reloj de práctica',
  ],
  [
    'a week that waits for the one before',
    { now: evening, week: week({ state: 'SCHEDULED' }), moments: [cutOff('missed')], before: 'COMMITTEE' },
    'waiting',
    'la semana 2026-W47 todavía no se ha cerrado',
  ],
  [
    'the same once the one before is closed',
    { now: evening, week: week({ state: 'SCHEDULED' }), moments: [cutOff('missed')], before: 'CLOSED' },
    'behind',
    '«Cierre de reportes» debía ocurrir mié 25/11 18:00',
  ],
])('%s', (_what, { now = noon, facts = [], moments = [], scheduled = true, handAt = null, before, ...given }, kind, says) => {
  const visit = { tx: { now, today: '2026-11-25' } as never, t, f: formatsOf('es-PE', ZONE), words: wordsOf('es') };
  const shown = given.week ?? week();
  const weeks = before === undefined ? [shown] : [shown, { ...week(), week: '2026-W47', state: before }];
  const found = standstillOf(visit, { weeks, scheduled, handAt }, shown, moments, { letters: [], copies: {}, facts });
  expect(found?.kind ?? null).toBe(kind);
  expect(`${found?.why} ${found?.todo}`).toContain(says);
});
