import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { fieldsOf, performAs, updateOf } from './forms.ts';

/** The cut-off of Wednesday at 18:00 and the end of grace of Thursday at 08:30, to the second (domain.md 4.6, 5.4). */
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T10:00' });
  await screens.goTo('2026-11-25T17:50'); // the routine alone, none of the acts of the example
}, 60_000);
afterAll(() => screens.close());

const WHOLE = {
  'ig-1,02': 'FINISHED',
  'ig-1,03': 'ON_COURSE',
  'ig-1,03-why': 'orden judicial',
  'item-A-001': 'NO_MOVEMENT',
  'item-A-001-nothing': 'feriado',
  'item-A-002': 'NO_MOVEMENT',
  'item-A-002-nothing': 'feriado',
  'op-O-001': 'NONE',
  news: 'NONE',
  report: 'NARRATIVE',
  'report-text': 'Sigue igual.',
  send: '1',
};
async function sendAt(local: string, handle: string, goal: string) {
  const browser = screens.as(handle);
  const { body } = await browser.get(`/mop/mine/${goal}`);
  await screens.setNow(local);
  return browser.post(`/mop/mine/${goal}`, { ...fieldsOf(body, 'update'), ...WHOLE });
}

describe.each([
  ['a second before the cut-off', '2026-11-25T17:59:59', 'lucia', 'MOP-01', 303, 'SUBMITTED', false],
  ['a second after the cut-off', '2026-11-25T18:00:01', 'marta', 'MOP-03', 303, 'SUBMITTED', true],
  ['a second before the end of grace', '2026-11-26T08:29:59', 'andres', 'MOP-02', 303, 'SUBMITTED', true],
  ['a second after the end of grace', '2026-11-26T08:30:01', 'lucia', 'MOP-04', 409, 'PENDING', false],
])('sent %s', (_what, local, handle, goal, status, state, late) => {
  test(`is ${state}${late ? ', late' : ''}`, async () => {
    const answer = await sendAt(local, handle, goal);
    expect(answer.status).toBe(status);
    expect(await updateOf(screens, goal)).toMatchObject({ state, late });
    if (status !== 303) expect(fieldsOf(answer.body, 'update')).toMatchObject({ 'report-text': 'Sigue igual.' });
  });
});

describe('what was sent is corrected until the selection is due', () => {
  test.each([
    ['a second before', '2026-11-26T12:59:59', 303],
    ['a second after', '2026-11-26T13:00:01', 409],
  ])('%s', async (_what, local, status) => {
    expect((await sendAt(local, 'lucia', 'MOP-01')).status).toBe(status);
  });
  test('then the page says so, and shows what was sent', async () => {
    const { body } = await screens.as('lucia').get('/mop/mine/MOP-01');
    expect(body).toContain('El plazo de esta semana ya pasó.');
    expect(body).not.toContain('name="send"');
    expect((await screens.as('lucia').get('/mop/mine/MOP-01/sent')).body).toContain('Ya no se puede corregir esta semana.');
  });
});

describe('the page says what the clock still allows', () => {
  test('after the end of grace what was typed waits for next week', async () => {
    await screens.goTo('2026-11-26T13:00');
    const { body } = await screens.as('ivan').get('/mop/mine/MOP-05');
    expect(body).toContain('Esta semana quedó sin reporte.');
    expect((await screens.as('ivan').get('/mop/mine')).body).toContain('No reportada.');
  });
  test('what the coordinator validated is closed', async () => {
    await screens.setNow('2026-11-26T13:00:01');
    await performAs(screens, 'rosa', { do: 'validateUpdate', goal: 'MOP-02' });
    expect((await screens.as('andres').get('/mop/mine/MOP-02')).body).toContain('está validada: ya no se corrige');
  });
  test('a draft of a missed week opens the form of the next one filled in', async () => {
    await screens.goTo('2026-11-30T08:01');
    const fields = fieldsOf((await screens.as('lucia').get('/mop/mine/MOP-04')).body, 'update');
    expect(fields).toMatchObject({ 'report-text': 'Sigue igual.', report: 'NARRATIVE' });
  });
});
