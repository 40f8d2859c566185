import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-24T12:00' });
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
