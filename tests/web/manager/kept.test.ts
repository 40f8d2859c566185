import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { eventsOf, fieldsOf, performAs, updateOf } from './forms.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T10:02' });
}, 60_000);
afterAll(() => screens.close());

const WHOLE = {
  'ig-1,03': 'ON_COURSE',
  'ig-1,03-why': 'Llovió seis de diez días.',
  news: 'NONE',
  report: 'NARRATIVE',
  'report-text': 'Tramo 1 al 92 %.',
};
const open = async (handle: string, goal = 'MOP-01') => fieldsOf((await screens.as(handle).get(`/mop/mine/${goal}`)).body, 'update');
const send = async (handle: string, fields: Record<string, string | readonly string[]>, goal = 'MOP-01') =>
  screens.as(handle).post(`/mop/mine/${goal}`, fields);

describe('a refused form keeps every word', () => {
  test('what is missing is told above and beside its field; what was typed stays typed', async () => {
    const fields = {
      ...(await open('lucia')),
      'ig-1,03': 'REPROGRAM',
      'ig-1,03-to': '31/02/2027',
      'ig-1,03-reason': 'acero <b>tarde</b>',
      report: 'NARRATIVE',
    };
    const { status, body } = await send('lucia', { ...fields, send: '1' });
    expect(status).toBe(422);
    expect(body).toMatch(/<title>Error: /);
    expect(body).toContain('href="#f-update-ig-1-03-to"');
    expect(body).toMatch(/id="f-update-ig-1-03-to" name="ig-1,03-to" value="31\/02\/2027"/);
    expect(body).toContain('acero &lt;b&gt;tarde&lt;/b&gt;');
    expect(body).toContain('Escriba una fecha como 25/11/2026');
    expect(body).toContain('Cuente en pocas líneas qué cambió');
    expect(fieldsOf(body, 'update')).toMatchObject({ 'ig-1,03': 'REPROGRAM', report: 'NARRATIVE' });
    expect((await updateOf(screens, 'MOP-01')).state).toBe('PENDING');
  });
  test('the words are there also for whoever comes back tomorrow', async () => {
    expect(await open('lucia')).toMatchObject({ 'ig-1,03-reason': 'acero <b>tarde</b>' });
  });
  test('a refusal of the domain comes back to its field: all or none was done', async () => {
    await performAs(screens, 'lucia', { do: 'declineOpportunity', opportunity: 'O-001', reason: 'otra vez será' });
    const before = await eventsOf(screens, 'act');
    const fields = {
      ...(await open('lucia', 'MOP-04')),
      'ig-1,02': 'FINISHED',
      'ig-1,02-date': '2026-11-30',
      news: 'NONE',
      report: 'NO_CHANGE',
      send: '1',
    };
    const { status, body } = await send('lucia', fields, 'MOP-04');
    expect(status).toBe(422);
    expect(body).toContain('Esa fecha aún no llega');
    expect(await eventsOf(screens, 'act')).toEqual(before);
  });
});

describe('a draft (domain.md 4.6)', () => {
  test('each line has its own button: it is kept, the update is a draft, and the next line comes', async () => {
    await screens.setNow('2026-11-25T10:12');
    const fields = { ...(await open('lucia')), 'ig-1,03': 'ON_COURSE', 'ig-1,03-why': 'Llovió', save: 'ig-1,03' };
    const { status, location } = await send('lucia', fields);
    expect([status, location]).toEqual([303, '/mop/mine/MOP-01#q-news']);
    expect(await updateOf(screens, 'MOP-01')).toMatchObject({ state: 'DRAFT' });
    const { body } = await screens.as('lucia').get('/mop/mine/MOP-01');
    expect(body).toContain('1 de 3 respondidas. Borrador guardado: 25/11/2026, 10:12.');
    expect(fieldsOf(body, 'update')).toMatchObject({ 'ig-1,03': 'ON_COURSE', 'ig-1,03-why': 'Llovió' });
    expect((await screens.as('lucia').get('/mop/mine')).body).toContain('Continuar MOP-01');
  });
  test('leaving for another page keeps what was typed first', async () => {
    const sent = await send('lucia', { ...(await open('lucia')), report: 'NARRATIVE', 'report-text': 'a medias', go: 'documents' });
    expect(sent.location).toBe('/mop/mine/MOP-01/documents');
    expect(await open('lucia')).toMatchObject({ 'report-text': 'a medias' });
  });
  test('a draft half typed is no answer', async () => {
    const half = await send('lucia', { ...(await open('lucia')), 'ig-1,03': 'REPROGRAM', save: 'all' });
    expect(half.status).toBe(303);
    expect(await open('lucia')).toMatchObject({ 'ig-1,03': 'REPROGRAM', 'ig-1,03-why': 'Llovió' });
  });
});

describe('a form opened on what has changed since', () => {
  test('says what changed, keeps what was typed, and is taken the second time', async () => {
    const opened = await open('lucia');
    await performAs(screens, 'lucia', {
      do: 'registerAlert',
      on: 'MOP-01/1,04',
      title: 'Falta asfaltadora',
      type: 'FINANCIAL',
      limit: '2026-12-01',
    });
    await performAs(screens, 'rosa', { do: 'returnDown', item: 'R-001', text: 'hable con Hacienda', limit: '2026-12-02' });
    const first = await send('lucia', { ...opened, ...WHOLE, send: '1' });
    expect(first.status).toBe(422);
    expect(first.body).toContain('Hay una pregunta nueva: R-001 Pago de expropiaciones sin desembolso.');
    expect(first.body).toContain('hable con Hacienda');
    const again = fieldsOf(first.body, 'update');
    expect(again).toMatchObject(WHOLE);
    const second = await send('lucia', {
      ...again,
      'item-R-001': 'ACTION',
      'item-R-001-action': 'cita el lunes',
      'item-R-001-read': 'true',
      send: '1',
    });
    expect(second.location).toBe('/mop/mine/MOP-01/sent');
    expect(await updateOf(screens, 'MOP-01')).toMatchObject({ state: 'SUBMITTED' });
  });
  test('a page gone back to after sending does not undo what was sent, and loses nothing', async () => {
    const opened = { ...(await open('lucia')), form: crypto.randomUUID() };
    const one = await send('lucia', { ...opened, 'report-text': 'primera', send: '1' });
    expect(one.status).toBe(303);
    const other = await send('lucia', { ...opened, 'report-text': 'segunda', send: '1' });
    expect(other.status).toBe(422);
    expect(other.body).toContain('Esta página ya se había usado.');
    expect(fieldsOf(other.body, 'update')).toMatchObject({ 'report-text': 'segunda' });
    expect((await updateOf(screens, 'MOP-01')).narrative).toBe('primera');
  });
});

test('100 submissions of one form at once make one version', async () => {
  const fields = {
    ...(await open('lucia', 'MOP-04')),
    'ig-1,02': 'FINISHED',
    'ig-1,02-date': '',
    news: 'NONE',
    report: 'NO_CHANGE',
    send: '1',
    form: crypto.randomUUID(),
  };
  const before = (await updateOf(screens, 'MOP-04')).version;
  const answers = await Promise.all(Array.from({ length: 100 }, () => send('lucia', fields, 'MOP-04')));
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set(['303 /mop/mine/MOP-04/sent']));
  expect(await updateOf(screens, 'MOP-04')).toMatchObject({ state: 'SUBMITTED', version: before + 1 });
  const finished = (await eventsOf(screens, 'act')).filter((one) => one.do === 'finishIntermediateGoal');
  expect(finished).toHaveLength(1);
}, 60_000);

describe('last answers are at hand', () => {
  test('the text of before is taken over by its button, without script', async () => {
    const { body } = await screens.as('andres').get('/mop/mine/MOP-02');
    expect(body).toContain('name="report"');
    await performAs(screens, 'marta', { do: 'addAction', item: 'A-001', text: 'se visitó la planta' });
    const sent = await send('marta', { ...(await open('marta', 'MOP-03')), use: 'item-A-001' }, 'MOP-03');
    expect(sent.location).toBe('/mop/mine/MOP-03#q-item-A-001');
    expect(await open('marta', 'MOP-03')).toMatchObject({ 'item-A-001': 'ACTION', 'item-A-001-action': 'se visitó la planta' });
  });
});
