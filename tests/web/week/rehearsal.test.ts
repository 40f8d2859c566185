import { afterAll, beforeAll, expect, test } from 'vitest';
import { rehearseNext } from '../../../client/web/week/rehearse-next.ts';
import { transaction } from '../../../store/transaction.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import type { Screens } from '../../support/screens.ts';
import { openAdministration } from '../admin/administrator.ts';
import { textOf } from './text-of.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openAdministration('2026-11-27T17:30');
});
afterAll(async () => screens?.close());
const rehearse = (who: string) => screens.as(who).post('/mop/week/rehearsal', { key: 'rehearse' });

test('what nobody rehearsed yet says what a rehearsal is', async () => {
  const text = textOf((await screens.as('rosa').get('/mop/week/rehearsal')).body);
  expect(text).toContain('Ensayar la semana 49');
  expect(text).toContain('No envía nada ni cambia nada');
});

test('only the coordinator and the administrator rehearse and read it', async () => {
  for (const who of ['lucia', 'carmen', 'gabriel']) {
    expect((await screens.as(who).get('/mop/week/rehearsal')).status).toBe(403);
    expect((await rehearse(who)).status).toBe(403);
  }
});

test('the next week is rehearsed as in domain.md 11.7, and nothing of the institution changes', async () => {
  const counts = () =>
    transaction(screens.store, 'mop', 'none', async ({ db }) => [
      await db.event.count(),
      await db.letter.count(),
      await db.weeklyUpdate.count(),
    ]);
  const before = await counts();
  expect((await rehearse('rosa')).location).toBe('/mop/week/rehearsal');
  expect(await counts()).toEqual(before);

  const text = textOf((await screens.as('olga').get('/mop/week/rehearsal')).body);
  expect(text).toContain('Ensayada por Rosa Benítez, vie 27/11 17:30');
  for (const told of [
    'A-005 pasaría de Gerente a Coordinador Institucional: venció la fecha límite',
    'R-001 pasaría de Comité de Metas a Jefe de Gobierno: compromiso incumplido',
    'A-003 pasaría de Coordinador Institucional a Ministro: venció el turno',
    'A-004 pasaría de Coordinador Institucional a Ministro: venció el turno',
    '2 asuntos por vencer: R-003 y A-002',
    'lun 30/11 08:00 · Apertura de la semana',
    'Resumen de la semana 2026-W49',
  ])
    expect(text).toContain(told);
});

test('it tells no letter of this week, only those of the next', async () => {
  const found = await transaction(screens.store, 'mop', 'none', (tx) => rehearseNext(tx, '2026-W49'));
  const monday = await transaction(screens.store, 'mop', 'none', async ({ zone }) => zone.instantOf('2026-11-30', '00:00'));
  expect(found.letters.every(({ at }) => at >= monday)).toBe(true);
  expect(found.steps.filter(({ code }) => code !== 'R07').map(({ code }) => code)).toEqual(
    Array.from({ length: 17 }, (_, n) => `M${String(n + 1).padStart(2, '0')}`),
  );
  expect(found.letters.filter(({ notice }) => notice === 'N29')).toEqual([]);
});

test('a holiday that is declared shows in the next rehearsal', async () => {
  await screens.as('olga').post('/mop/week', { key: 'holiday', date: '02/12/2026', name: 'Feriado' });
  const found = await transaction(screens.store, 'mop', 'none', (tx) => rehearseNext(tx, '2026-W49'));
  const cutOff = found.steps.find(({ code }) => code === 'M05');
  expect(await transaction(screens.store, 'mop', 'none', async ({ zone }) => zone.format(cutOff?.at ?? 0))).toContain('2026-12-01T18:00');
});

test('an institution without a week yet says so, and rehearses the one it would begin with', async () => {
  await foundTestInstitution(screens.store, 'nueva');
  const rosa = screens.as('rosa');
  const week = await rosa.get('/nueva/week');
  expect(week.status).toBe(200);
  expect(textOf(week.body)).toContain('Todavía no hay ninguna semana');
  expect((await rosa.post('/nueva/week/rehearsal', { key: 'rehearse' })).status).toBe(303);
  const text = textOf((await rosa.get('/nueva/week/rehearsal')).body);
  expect(text).toContain('Ensayo de la semana 49');
  expect(text).toContain('vie 4/12 17:00 · Cierre de la semana');
});
