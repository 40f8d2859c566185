import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openScreens, type Screens } from '../../support/screens.ts';

// Wednesday of 2026-W49, the monthly week of November 2026 (domain.md 5.8, 11.7).
const WEDNESDAY = '2026-12-02T08:30';
const FORM = '/mop/mine/MOP-01';
let screens: Screens;
let lucia: Browser;
beforeAll(async () => {
  screens = await openScreens({ scenario: 'mop-2026-W49-monthly.yaml', until: WEDNESDAY });
  lucia = screens.as('lucia');
}, 120_000);
afterAll(() => screens?.close());

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const seenIn = (html: string): string =>
  (/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#x3D;', '=');
/** The rest of the form, as if it were any week. */
const WEEK = { report: 'NARRATIVE', 'report-text': 'Tramo 1 terminado.', news: 'NONE' };
async function send(fields: Readonly<Record<string, string>>) {
  const { body } = await lucia.get(FORM);
  const others = [...body.matchAll(/name="((?:ig|item|op)-[^"]+)" id="[^"]*" value="(ON_COURSE|NO_MOVEMENT|NONE)"/g)].flatMap(
    ([, name = '', value = '']) => [
      [name, value],
      [`${name}-why`, 'lluvias'],
      [`${name}-nothing`, 'a la espera'],
      [`${name}-read`, 'true'],
    ],
  );
  return lucia.post(FORM, { key: 'update', send: '1', seen: seenIn(body), ...Object.fromEntries(others), ...WEEK, ...fields });
}

test('the monthly week asks for each value of the month, the progress and the programme', async () => {
  const text = textOf((await lucia.get(FORM)).body);
  for (const said of [
    '¿Cuánto fue «Kilómetros pavimentados y en servicio» en noviembre de 2026?',
    'De 0 km a 120 km el 30/06/2027. Último valor: 58 km (octubre de 2026).',
    '¿Qué avanzó la meta en noviembre de 2026?',
    '¿Revisó en noviembre de 2026 las metas intermedias y sus fechas?',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('Esta semana no se piden');
});

test('without them nothing is sent, and each is told beside its field', async () => {
  const { status, body } = await send({});
  expect(status).toBe(422);
  for (const said of [
    'Anote el valor de I-001 o diga por qué no existe todavía.',
    'Cuente qué avanzó la meta en el mes.',
    'Revise el programa y marque que está al día.',
  ])
    expect(body).toContain(said);
  const word = await send({ 'ind-I-001': 'RECORDED', 'ind-I-001-value': 'muchos', 'progress-text': 'x', revision: 'REVISED' });
  expect([word.status, word.body.includes('Escriba un número para I-001')]).toEqual([422, true]);
});

test('the value is recorded with the submission, all or none', async () => {
  const { status } = await send({
    'ind-I-001': 'RECORDED',
    'ind-I-001-value': '70,5',
    'progress-text': 'Se pavimentó el tramo 1.',
    revision: 'REVISED',
  });
  expect(status).toBe(303);
  const sheet = textOf((await screens.as('rosa').get('/mop/goals/MOP-01/indicators')).body);
  expect(sheet).toContain('Por validar 70,5 km · noviembre de 2026');
  const sent = textOf((await lucia.get(`${FORM}/sent`)).body);
  for (const said of [
    'I-001 Kilómetros pavimentados y en servicio Valor anotado 70,5',
    'Avance del mes Se pavimentó el tramo 1.',
    'Revisión del programa Programa revisado',
  ])
    expect(sent).toContain(said);
});

test('sent again as it was it records nothing twice; with another value it corrects', async () => {
  const again = { 'ind-I-001': 'RECORDED', 'progress-text': 'Se pavimentó el tramo 1.', revision: 'REVISED' };
  expect((await send({ ...again, 'ind-I-001-value': '70,5' })).status).toBe(303);
  const { body } = await screens.as('rosa').get('/mop/goals/MOP-01/indicators');
  expect(textOf(body)).not.toContain('versión 2');
  expect((await send({ ...again, 'ind-I-001-value': '71' })).status).toBe(303);
  const corrected = textOf((await screens.as('rosa').get('/mop/goals/MOP-01/indicators')).body);
  expect(corrected).toContain('Por validar 71 km');
  expect(corrected).toContain('versión 2');
});

test('what has no value yet is told with its reason', async () => {
  const marta = screens.as('ivan');
  const text = textOf((await marta.get('/mop/mine/MOP-05')).body);
  expect(text).toContain('¿Cuánto fue «Metros de colector instalados» en noviembre de 2026?');
  expect(text).toContain('Todavía no existe');
});

test('in any other week they are offered, folded, and may stay empty (domain.md 5.3, line 7)', async () => {
  const other = await openScreens({ scenario: 'mop-2026-W49-monthly.yaml', until: '2026-11-25T08:30' });
  try {
    const marta = other.as('lucia');
    const { body } = await marta.get('/mop/mine/MOP-04');
    const folded = body.slice(body.indexOf('id="offered"'));
    expect(textOf(folded)).toContain('Esta semana no se piden: puede dejarlos vacíos.');
    expect(textOf(folded)).toContain('¿Cuánto fue «Viviendas entregadas» en octubre de 2026?');
    const week = { 'ig-1,02': 'ON_COURSE', 'op-O-001': 'NONE', ...WEEK };
    const sent = await marta.post('/mop/mine/MOP-04', { key: 'update', send: '1', seen: seenIn(body), ...week });
    expect([sent.status, sent.location]).toEqual([303, '/mop/mine/MOP-04/sent']);
    const again = { ...week, 'ind-I-002-value': '12', 'progress-text': 'Lote 1 casi listo.' };
    expect(
      (
        await marta.post('/mop/mine/MOP-04', {
          key: 'update',
          send: '1',
          seen: seenIn((await marta.get('/mop/mine/MOP-04')).body),
          ...again,
        })
      ).status,
    ).toBe(303);
    expect(textOf((await other.as('rosa').get('/mop/goals/MOP-04/indicators')).body)).toContain('Por validar 12 viviendas');
  } finally {
    await other.close();
  }
});
