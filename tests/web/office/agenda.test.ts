import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-27T15:30' });
});
afterAll(() => screens?.close());

const textOf = (body: string): string =>
  body
    .slice(body.indexOf('<main'), body.indexOf('</main>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const offered = (body: string, code: string): string[] => {
  const from = body.indexOf(`name="key" value="answer/${code}"`);
  if (from < 0) return [];
  return [...body.slice(from, body.indexOf('</form>', from)).matchAll(/name="answer" value="([A-Z]+)"/g)].map(([, value]) => value ?? '');
};
const answer = (code: string, fields: Readonly<Record<string, string>>) => ({ key: `answer/${code}`, agenda: code, ...fields });

describe('what the head office finds on Friday after 15:00 (domain.md 11.5, 7.3 P5)', () => {
  test('decisions first, then events by date, with what is asked and the day by which to answer', async () => {
    const { status, body } = await screens.as('gabriel').get('/mop/agenda');
    expect(status).toBe(200);
    const text = textOf(body);
    expect(text).toContain('Quedan 3 propuestas por responder. La respuesta se espera hasta el miércoles 2 de diciembre.');
    expect(text).toMatch(/Decisión AG-003 .*Acto AG-001 .*Acto AG-002/);
    expect(text).toContain('Se pide: Instruir a la Procuraduría que pida levantar la orden judicial.');
    expect(text).toMatch(/La tuvieron: Gerente de Meta, .*Coordinación, .*Despacho ministerial, .*Comité de Metas/);
  });

  test.each([
    ['gabriel', 200, ['ACCEPT', 'DEFER', 'REJECT']],
    ['hugo', 200, []],
    ['carmen', 200, []],
    ['rosa', 200, []],
    ['lucia', 403, []],
    ['ana', 403, []],
  ])('%s sees %d and is offered %j', async (handle, status, answers) => {
    const page = await screens.as(handle).get('/mop/agenda');
    expect([page.status, offered(page.body, 'AG-001')]).toEqual([status, answers]);
  });

  test('whoever may only read is refused whatever they send', async () => {
    expect((await screens.as('hugo').post('/mop/agenda', answer('AG-001', { answer: 'ACCEPT' }))).status).toBe(403);
  });
});

describe('the answers, in their order (domain.md 4.8)', () => {
  test.each<[string, string, Record<string, string>, number]>([
    ['no answer chosen', 'AG-001', {}, 422],
    ['a day before it is accepted', 'AG-001', { answer: 'SCHEDULE', 'schedule-date': '04/12/2026' }, 409],
    ['an agenda item that is not there', 'AG-077', { answer: 'ACCEPT' }, 404],
  ])('%s is refused', async (_what, code, fields, status) => {
    expect((await screens.as('gabriel').post('/mop/agenda', answer(code, fields))).status).toBe(status);
  });

  test('accepted, then put on a day, then held: without commitments it is closed', async () => {
    const gabriel = screens.as('gabriel');
    expect((await gabriel.post('/mop/agenda', answer('AG-001', { answer: 'ACCEPT' }))).status).toBe(303);
    expect(offered((await gabriel.get('/mop/agenda')).body, 'AG-001')).toEqual(['SCHEDULE']);
    const past = await gabriel.post('/mop/agenda', answer('AG-001', { answer: 'SCHEDULE', 'schedule-date': '20/11/2026' }));
    expect(past.status).toBe(422);
    expect(past.body).toContain('href="#f-answer-AG-001-schedule-date"');
    expect(past.body).toContain('value="20/11/2026"');
    await gabriel.post('/mop/agenda', answer('AG-001', { answer: 'SCHEDULE', 'schedule-date': '04/12/2026' }));
    expect(textOf((await gabriel.get('/mop/agenda')).body)).toContain('Propuesto para el viernes 4/12');
    // The coordinator may record that an opportunity was held, and nothing else.
    expect(offered((await screens.as('rosa').get('/mop/agenda')).body, 'AG-001')).toEqual(['HELD']);
    await screens.as('rosa').post('/mop/agenda', answer('AG-001', { answer: 'HELD', 'held-text': 'Se entregaron las llaves.' }));
    expect(textOf((await gabriel.get('/mop/agenda')).body)).toMatch(
      /AG-001 Entrega de las primeras 500 viviendas Cerrado «Se entregaron las llaves/,
    );
  });

  test('a commitment recorded on a decision is followed up, with its person and date', async () => {
    const gabriel = screens.as('gabriel');
    const sergio = screens.people.get('sergio') ?? '';
    await gabriel.post('/mop/agenda', answer('AG-003', { answer: 'ACCEPT' }));
    const recorded = await gabriel.post('/mop/agenda', {
      key: 'decide/AG-003',
      on: 'AG-003',
      decision: 'COMMIT',
      'commit-who': sergio,
      'commit-due': '11/12/2026',
      'commit-text': 'Presentar el recurso.',
    });
    expect([recorded.status, recorded.location]).toEqual([303, '/mop/agenda']);
    expect(textOf((await gabriel.get('/mop/agenda')).body)).toContain('vie 11/12 Sergio Campos: Presentar el recurso. AG-003');
  });

  test('deferred is proposed again at the opening of the next week; rejected is over', async () => {
    const gabriel = screens.as('gabriel');
    await gabriel.post('/mop/agenda', answer('AG-002', { answer: 'DEFER' }));
    expect(textOf((await gabriel.get('/mop/agenda')).body)).toContain(
      'Aplazadas Se proponen otra vez al abrir la semana siguiente. Acto AG-002',
    );
    await screens.goTo('2026-11-30T09:00');
    expect(offered((await gabriel.get('/mop/agenda')).body, 'AG-002')).toEqual(['ACCEPT', 'DEFER', 'REJECT']);
    await gabriel.post('/mop/agenda', answer('AG-002', { answer: 'REJECT', 'reject-text': 'No es el momento.' }));
    expect(textOf((await gabriel.get('/mop/agenda')).body)).toMatch(/AG-002 Inauguración del laboratorio (Rechazado|Cerrado)/);
  });
});
