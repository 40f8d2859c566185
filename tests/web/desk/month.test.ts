import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
let rosa: Browser;
beforeAll(async () => {
  screens = await openScreens({ scenario: 'mop-2026-W49-monthly.yaml', until: '2026-12-03T09:00' });
  rosa = screens.as('rosa');
}, 120_000);
afterAll(() => screens?.close());

const desk = async (): Promise<string> => {
  const { body } = await rosa.get('/mop/desk');
  return body
    .slice(body.indexOf('id="m"'), body.indexOf('id="s"'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
};

test('the coordinator of the monthly week reads the progress and what is measured (domain.md 5.8)', async () => {
  const text = await desk();
  for (const said of [
    'El mes: avance e indicadores de noviembre de 2026',
    'I-001 Kilómetros pavimentados y en servicio 58 km en octubre de 2026',
    'Por validar: 74 km en noviembre de 2026 Lucía Paredes Medido en obra',
    'I-003 Metros de colector instalados 3100 m en agosto de 2026 Falta desde hace',
    'Programa revisado.',
    'No contó el avance del mes.', // Iván
  ])
    expect(text).toContain(said);
  expect(text).toContain('Validar I-001, noviembre de 2026');
  expect(text).not.toContain('MOP-06'); // finished: nothing is asked of it (domain.md 4.6)
});

test('one value is validated, then all that wait, and nothing is left', async () => {
  await rosa.post('/mop/desk', { key: 'value/x', do: 'validateMeasurement', indicator: 'I-001', period: '2026-11-30' });
  expect(await desk()).toContain('I-001 Kilómetros pavimentados y en servicio 74 km en noviembre de 2026');
  expect((await rosa.post('/mop/desk', { key: 'validateValues' })).status).toBe(303);
  expect(await desk()).not.toContain('Por validar');
  const { status, body } = await rosa.post('/mop/desk', { key: 'validateValues' });
  expect([status, body.includes('No queda ningún valor por validar.')]).toEqual([422, true]);
});
