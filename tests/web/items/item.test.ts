import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { offered, words } from './offers.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T17:30' });
});
afterAll(() => screens?.close());

/** The rungs of a ladder as the page shows them, the newest first. */
const rungs = (body: string): string[] =>
  [...(body.split('<ol class="ladder"')[1]?.split('</ol>')[0] ?? '').matchAll(/<li class="(\w+)"[^>]*>(.*?)<\/li>/gs)].map(
    ([, where, inner]) => `${where}: ${words(inner ?? '').trim()}`,
  );

describe('the sheet of R-001 after Thursday (domain.md 11.4)', () => {
  test('shows who held it how long, what moved it, and when the clock will move it again', async () => {
    const [next, here, minister, coordinator, ...older] = rungs((await screens.as('hugo').get('/mop/items/R-001')).body);
    expect(next).toMatch(/^next: Jefatura de Gobierno .*vie 4\/12 a las 07:00/);
    expect(here).toMatch(/^here: Comité de Metas 0 días .*Hugo Vera, Julio Ferreira.*derivó/);
    expect(minister).toMatch(/^past: Despacho ministerial 0 días .*Carmen Ibarra.*venció la fecha límite/);
    expect(coordinator).toMatch(/^past: Coordinación 14 días .*12\/11 a 26\/11.*Rosa Benítez/);
    expect(older.join()).not.toMatch(/Comité|Despacho/);
  });

  test('shows state, goal, limit and due date', async () => {
    const text = words((await screens.as('hugo').get('/mop/items/R-001')).body);
    for (const told of [
      'Restricción R-001 Sin revisar Transectorial',
      'Pago de expropiaciones sin desembolso',
      'Reportada el 11/11/2026 por Lucía Paredes, en el ámbito del Comité de Metas.',
      'Vence el 3/12 · 5 días hábiles',
      'MOP-01 · 120 km de la carretera Norte pavimentados y en servicio',
      '2,01 expropiaciones del tramo 2 concluidas',
      '25/11/2026 Venció ayer',
    ])
      expect(text).toContain(told);
  });

  test('shows the whole history: who, for whom, when and in what words', async () => {
    const text = words((await screens.as('hugo').get('/mop/items/R-001/history')).body);
    expect(text).toMatch(/jue 26\/11 17:10 Rosa Benítez en nombre de Carmen Ibarra/);
    expect(text).toMatch(/jue 26\/11 07:00 Rutina, por fecha R-001: de Coordinación a Despacho ministerial, venció la fecha límite/);
  });
});

describe('acts on an item', () => {
  test('the first action of the holder reviews it, and stands in the log', async () => {
    const hugo = screens.as('hugo');
    const done = await hugo.post('/mop/items/R-001', {
      key: 'acts/R-001',
      do: 'addAction',
      'addAction.text': 'Se llamó a Hacienda',
      'addAction.committed': '2/12/2026',
    });
    expect([done.status, done.location]).toEqual([303, '/mop/items/R-001']);
    const text = words((await hugo.get('/mop/items/R-001')).body);
    expect(text).toContain('Restricción R-001 En proceso');
    expect(text).toContain('Se llamó a Hacienda');
    expect(text).toContain('Con compromiso para el 02/12/2026');
  });

  test.each([
    ['no act picked', {}, 'do', 'Elija qué quiere hacer'],
    ['an act of another page', { do: 'confirmSelection' }, 'do', 'Elija qué quiere hacer'],
    ['an act without what it needs', { do: 'resolve' }, 'resolve-text', 'Escriba cómo se resolvió'],
    [
      'a day that is none',
      { do: 'extendLimit', 'extendLimit.text': 'hace falta', 'extendLimit.limit': '31/02/2027' },
      'extendLimit-limit',
      '',
    ],
    [
      'a day that is past',
      { do: 'extendLimit', 'extendLimit.text': 'hace falta', 'extendLimit.limit': '01/11/2026' },
      'extendLimit-limit',
      '',
    ],
  ])('with %s nothing happens, and the summary leads to the field', async (_what, fields, at, message) => {
    const page = await screens.as('hugo').post('/mop/items/R-001', { key: 'acts/R-001', ...fields });
    expect(page.status).toBe(422);
    expect(page.body).toContain(`href="#f-acts-R-001-${at}"`);
    expect(page.body).toContain(`id="f-acts-R-001-${at}"`);
    expect(words(page.body)).toContain(message);
    if ('extendLimit.text' in fields) expect(page.body).toContain('hace falta</textarea>');
  });

  test('an act that has become impossible is refused in words, and what was typed is kept', async () => {
    const page = await screens.as('lucia').post('/mop/items/R-001', { key: 'acts/R-001', do: 'discard', 'discard.text': 'ya no importa' });
    expect(page.status).toBe(403);
    expect(page.body).toContain('role="alert"');
    expect((await screens.as('rosa').get('/mop/items/R-001')).body).toContain('En proceso');
  });

  test('a form opened on what has changed since changes nothing', async () => {
    const page = await screens
      .as('hugo')
      .post('/mop/items/R-001', { key: 'acts/R-001', version: '1', do: 'resolve', 'resolve.text': 'Pagado del todo' });
    expect(page.status).toBe(409);
    expect(page.body).toContain('Pagado del todo</textarea>');
    expect(offered((await screens.as('hugo').get('/mop/items/R-001')).body)).toContain('resolve');
  });

  test('what a manager resolves above is proposed, said so, and confirmed by the coordinator', async () => {
    const andres = screens.as('andres');
    expect(words((await andres.get('/mop/items/R-002')).body)).toContain('Proponer que se dé por resuelta');
    await andres.post('/mop/items/R-002', { key: 'acts/R-002', do: 'resolve', 'resolve.text': 'El juez levantó la orden' });
    const page = words((await screens.as('rosa').get('/mop/items/R-002')).body);
    expect(page).toContain('Hay una resolución propuesta');
    expect(page).toContain('El juez levantó la orden');
    expect(page).toContain('Confirmar que está resuelta');
    await screens
      .as('rosa')
      .post('/mop/items/R-002', { key: 'acts/R-002', do: 'resolve', 'resolve.text': 'Confirmado con la Procuraduría' });
    const closed = words((await andres.get('/mop/items/R-002')).body);
    expect(closed).toContain('Resuelta el 26/11/2026.');
    expect(closed).toContain('Confirmado con la Procuraduría');
  });

  test('an alert is converted, and each leads to the other', async () => {
    await screens.as('marta').post('/mop/items/A-002', {
      key: 'acts/A-002',
      do: 'convertAlert',
      'convertAlert.title': 'Lluvias que detienen la obra',
      'convertAlert.limit': '15/12/2026',
    });
    const alert = (await screens.as('marta').get('/mop/items/A-002')).body;
    const [, code = ''] = /Se convirtió en<\/dt><dd><a href="\/mop\/items\/(R-\d+)"/.exec(alert) ?? [];
    expect(words((await screens.as('marta').get(`/mop/items/${code}`)).body)).toMatch(/Viene de A-002/);
    expect(words((await screens.as('marta').get(`/mop/items/${code}`)).body)).toContain('15/12/2026');
  });
});

describe('registering', () => {
  test('an alert with a proposal is in process at once, and stands in the list of its goal', async () => {
    const lucia = screens.as('lucia');
    const form = await lucia.get('/mop/items/new?on=MOP-01/1,04&kind=alert');
    expect(form.body).toMatch(/value="ALERT"[^>]* checked/);
    expect(form.body).toMatch(/<option value="MOP-01\/1,04" selected>/);
    expect(form.body).not.toContain('name="urgent"'); // the coordinator's
    const done = await lucia.post('/mop/items/new?on=MOP-01/1,04&kind=alert', {
      key: 'register',
      kind: 'ALERT',
      on: 'MOP-01/1,04',
      title: 'Falta asfalto para el tramo 2',
      type: 'FINANCIAL',
      limit: '10/12/2026',
      'treatment.what': 'Comprar a otro proveedor',
      'treatment.withWhom': '',
      transsectoral: 'true',
    });
    expect([done.status, done.location]).toEqual([303, '/mop/goals/MOP-01/alerts']);
    const list = words((await lucia.get('/mop/goals/MOP-01/alerts')).body);
    expect(list).toMatch(/En proceso Transectorial Vence el 10\/12.*Falta asfalto para el tramo 2/);
  });

  test.each([
    ['without a type', { title: 'Falta algo', type: '' }, 'type'],
    ['with a title of two letters', { title: 'ah', type: 'LEGAL' }, 'title'],
    ['with a limit that is past', { title: 'Falta algo', type: 'LEGAL', limit: '01/01/2026' }, 'limit'],
  ])('%s nothing is registered, and the field says so', async (_what, fields, at) => {
    const page = await screens
      .as('lucia')
      .post('/mop/items/new?on=MOP-01', { key: 'register', kind: 'RESTRICTION', on: 'MOP-01', ...fields });
    expect(page.status).toBe(422);
    expect(page.body).toContain(`href="#f-register-${at}"`);
    expect(page.body).toContain(`id="f-register-${at}"`);
  });

  test.each([
    ['lucia', '/mop/items/new?on=MOP-02'],
    ['lucia', '/mop/items/new?on=NONE-9'],
    ['lucia', '/mop/opportunities/new?on=MOP-02'],
  ])('%s finds nothing at %s: what is not one of the own goals does not exist', async (who, address) => {
    expect((await screens.as(who).get(address)).status).toBe(404);
    const posted = await screens
      .as(who)
      .post(address, { key: 'register', on: 'MOP-02', title: 'Ajena', type: 'LEGAL', proposed: '10/12/2026' });
    expect(posted.status).toBe(404);
  });

  test('whoever registers nowhere is told whom to ask', async () => {
    expect(words((await screens.as('ana').get('/mop/items/new')).body)).toContain('Su función no registra restricciones ni alertas');
  });

  test('an opportunity is proposed, and its sheet says what comes next', async () => {
    const done = await screens.as('lucia').post('/mop/opportunities/new?on=MOP-04', {
      key: 'register',
      on: 'MOP-04/1,03',
      title: 'Visita al lote 2',
      proposed: '15/04/2027',
      kind: 'VISIT',
      place: 'Distrito Sur',
    });
    expect([done.status, done.location]).toEqual([303, '/mop/goals/MOP-04/opportunities']);
    const list = (await screens.as('lucia').get('/mop/goals/MOP-04/opportunities')).body;
    const [, code = ''] = /\/opportunities\/(O-\d+)">Visita al lote 2/.exec(list) ?? [];
    const sheet = words((await screens.as('lucia').get(`/mop/opportunities/${code}`)).body);
    expect(sheet).toContain('Propuesta para el 15/04/2027 · Distrito Sur');
    expect(sheet).toContain('Sigue que la gerencia la valide');
  });
});

test.each([
  ['an item that is not', '/mop/items/R-999'],
  ['the item of another', '/mop/items/A-003'],
  ['its history', '/mop/items/A-003/history'],
  ['the opportunity of another', '/mop/opportunities/O-002'],
  ['a code that is no code', '/mop/items/%3Cscript%3E'],
])('%s is not found by lucia', async (_what, address) => {
  expect((await screens.as('lucia').get(address)).status).toBe(404);
  expect((await screens.as('lucia').post(address, { key: 'acts/x', do: 'resolve', 'resolve.text': 'x' })).status).toBe(404);
});
