import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { performAs } from './forms.ts';

/** What a manager reads, where a sentence could say what is not so (domain.md 5.3, 5.7). */
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T08:00' });
}, 60_000);
afterAll(() => screens.close());

test('a stopped intermediate goal whose date is over is not offered as one that keeps it', async () => {
  const { body } = await screens.as('andres').get('/mop/mine/MOP-02');
  expect(body).toContain('Sigue pendiente, con la fecha ya pasada');
  expect(body).not.toContain('Va bien: se cumple en su fecha');
});

test('an instruction for nobody by name says its day alone', async () => {
  const given = {
    level: 'MINISTER',
    on: 'R-001',
    decision: 'RETURN',
    text: 'Hable con Hacienda.',
    due: '2026-12-04',
    to: 'MANAGER',
  } as const;
  await screens.goTo('2026-11-26T16:30');
  await performAs(screens, 'carmen', { do: 'recordDecision', ...given });
  const { body } = await screens.as('lucia').get('/mop/mine');
  expect(body).toContain('<p>Hasta el 04/12/2026</p>');
});
