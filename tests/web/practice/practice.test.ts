import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Screens } from '../../support/screens.ts';
import { openAdministration } from '../admin/administrator.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openAdministration('2026-11-24T12:00');
});
afterAll(() => screens?.close());

const options = (body: string): string[] => [...body.matchAll(/<option value="(\d+)"/g)].map(([, value]) => value ?? '');

test('whoever practises moves the clock to a moment that is planned, and what was due until then has happened', async () => {
  const lucia = screens.as('lucia');
  const page = await lucia.get('/mop/practice');
  expect(page.body).toContain('Primer recordatorio');
  const [to = ''] = options(page.body);
  const moved = await lucia.post('/mop/practice', { key: 'advance/later', to });
  expect(moved.status).toBe(303);
  expect((await lucia.get('/mop/practice')).body).not.toContain('Primer recordatorio');
});

test('a moment that is not planned, or has passed, moves nothing', async () => {
  const lucia = screens.as('lucia');
  const before = options((await lucia.get('/mop/practice')).body);
  const refused = await lucia.post('/mop/practice', { key: 'advance/later', to: '12345' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('Elija uno de los momentos');
  expect(options((await lucia.get('/mop/practice')).body)).toEqual(before);
});

test('a paused week is said where the clock is moved, and its milestones wait; once resumed, what was left behind happens now', async () => {
  const olga = screens.as('olga');
  const steer = async (what: string) => olga.post('/mop/week', { key: 'steer', what, reason: 'Huelga de transporte' });
  expect((await steer('pauseWeek')).status).toBe(303);
  const paused = (await olga.get('/mop/practice')).body;
  expect([paused.includes('La semana 2026-W48 está en pausa'), paused.includes('Cierre de reportes')]).toEqual([true, false]);
  await screens.setNow('2026-11-25T16:00');
  expect((await steer('resumeWeek')).status).toBe(303);
  const resumed = (await olga.get('/mop/practice')).body;
  expect(resumed).toMatch(/mié 25\/11 16:00 · [^<]*Último recordatorio/);
  expect(resumed).not.toContain('está en pausa');
});
