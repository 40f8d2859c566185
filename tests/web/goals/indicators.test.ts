import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openScreens, type Screens } from '../../support/screens.ts';

const AT = '/mop/goals/MOP-01/indicators';
let screens: Screens;
let lucia: Browser; // manages MOP-01
let rosa: Browser; // coordinates
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-24T10:00' });
  lucia = screens.as('lucia');
  rosa = screens.as('rosa');
}, 120_000);
afterAll(() => screens?.close());

const SHEET = {
  name: 'Kilómetros pavimentados',
  unit: 'km',
  kind: 'PRODUCT',
  baseline: '0',
  baselineDate: '30/03/2026',
  target: '120',
  targetDate: '30/06/2027',
  frequency: 'MONTHLY',
  lagDays: '15',
  tolerance: '10',
};
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('an indicator is written with decimals as its reader types them, and each wrong field is told beside it', async () => {
  expect((await rosa.get(AT)).body).toContain('Ninguno todavía.');
  const wrong = await lucia.post(AT, { key: 'add', ...SHEET, baseline: 'cero', targetDate: '31/02/2027', partialTargets: 'mañana 5' });
  expect(wrong.status).toBe(422);
  for (const said of ['Escriba un número, por ejemplo 12,5.', 'Escriba en cada línea una fecha y un número', 'value="cero"'])
    expect(wrong.body).toContain(said);
  const same = await lucia.post(AT, { key: 'add', ...SHEET, target: '0' });
  expect(same.status).toBe(422);
  expect((await lucia.post(AT, { key: 'add', ...SHEET, partialTargets: '31/12/2026 60,5\n' })).status).toBe(303);
  const text = textOf((await rosa.get(AT)).body);
  expect(text).toContain('I-001 Kilómetros pavimentados');
  expect(text).toContain('31/12/2026: 60,5 km');
  expect(text).toContain('Falta el valor de octubre de 2026: debía estar desde hace 9 días.');
});

test('a value is recorded by the manager, validated by the coordinator, and a correction stands beside it until it is validated too', async () => {
  const word = await lucia.post(AT, { key: 'record/I-001', period: '2026-10-31', value: 'mucho' });
  expect([word.status, word.body.includes('Escriba un número')]).toEqual([422, true]);
  expect((await lucia.post(AT, { key: 'record/I-001', period: '2026-10-31', value: '45,5', note: 'Tramo 1' })).status).toBe(303);
  const waiting = await rosa.get(AT);
  expect(textOf(waiting.body)).toContain('Por validar 45,5 km · octubre de 2026');
  expect(textOf(waiting.body)).toContain('Valor actual Ninguno validado todavía');
  expect((await lucia.get(AT)).body).not.toContain('value="validateMeasurement"');
  expect((await rosa.post(AT, { key: 'validate/x', do: 'validateMeasurement', indicator: 'I-001', period: '2026-10-31' })).status).toBe(
    303,
  );
  const valid = textOf((await rosa.get(AT)).body);
  expect(valid).toContain('Valor actual 45,5 km · octubre de 2026');
  expect(valid).toContain('Camino recorrido 37,9');
  await lucia.post(AT, { key: 'record/I-001', period: '2026-10-31', value: '44' });
  const corrected = textOf((await rosa.get(AT)).body);
  expect(corrected).toContain('Por validar 44 km');
  expect(corrected).toContain('Valor actual 45,5 km');
  await rosa.post(AT, { key: 'validate/x', do: 'validateMeasurement', indicator: 'I-001', period: '2026-10-31' });
  const after = textOf((await rosa.get(AT)).body);
  expect(after).toContain('Valor actual 44 km');
  expect(after).toContain('45,5 km Reemplazado');
  expect(after).toContain('versión 2');
});

test('others of the house read the indicators and are offered nothing', async () => {
  const { body } = await screens.as('carmen').get(AT);
  expect(textOf(body)).toContain('I-001 Kilómetros pavimentados');
  for (const key of ['record/I-001', 'change/I-001', 'add', 'validate/']) expect(body).not.toContain(`value="${key}`);
});

test('what is written of it can be taken away again', async () => {
  const change = async (version: string, source: string) => {
    expect((await lucia.post(AT, { key: 'change/I-001', version, ...SHEET, active: 'on', source })).status).toBe(303);
    return textOf((await rosa.get(AT)).body).includes('Parte de obra');
  };
  expect([await change('1', 'Parte de obra'), await change('2', '')]).toEqual([true, false]);
});

test('the indicator changes as a whole, and one that is not measured any more says so', async () => {
  const { status } = await lucia.post(AT, { key: 'change/I-001', version: '3', ...SHEET, name: 'Km pavimentados', lagDays: '20' });
  expect(status).toBe(303);
  const text = textOf((await rosa.get(AT)).body);
  expect(text).toContain('I-001 Km pavimentados Ya no se mide');
});
