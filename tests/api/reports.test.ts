import { afterAll, beforeAll, expect, test } from 'vitest';
import { REPORT_CODES } from '../../contracts/documents.ts';
import { openScreens, type Screens } from '../support/screens.ts';
import { programOf } from './calling.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T07:30' });
});
afterAll(() => screens?.close());

test('the catalogue names every report with its filters', async () => {
  const { body } = await (await programOf(screens, 'rosa')).get('/reports');
  const reports = body.reports as { code: string; report: string; name: string; filters: string[]; subject: string | null }[];
  expect(reports.map(({ code }) => code)).toEqual([...REPORT_CODES]);
  expect(reports.find(({ code }) => code === 'A 1.1')).toMatchObject({ report: 'a-1-1', subject: 'goal', name: 'Ficha de meta' });
});

test('a run is computed for now, kept, and read again by whoever sees the same', async () => {
  const lucia = await programOf(screens, 'lucia');
  const made = await lucia.run('a-1-3', { priority: true });
  expect(made).toMatchObject({ status: 200, body: { code: 'A 1.3', filters: { priority: true }, files: ['PDF', 'XLSX', 'CSV'] } });
  expect(await lucia.run('a-1-3', { priority: true })).toMatchObject({ body: { run: made.body.run } });
  expect(await lucia.get(`/reports/runs/${made.body.run}`)).toMatchObject({ status: 200, body: made.body });
  expect((await (await programOf(screens, 'andres')).get(`/reports/runs/${made.body.run}`)).status).toBe(404);
});

test.each([
  ['a report that is not', 'z-1', {}, 404],
  ['a filter that the report does not take', 'd-2-1', { actionType: 'LEGAL' }, 422],
  ['a filter that there is not', 'a-1-3', { colour: 'red' }, 422],
  ['a day that is none', 'a-2-1', { from: '2026-02-31' }, 422],
  ['a text that no database keeps', 'a-1-3', { official: 'x\u0000y' }, 422],
  ['half a character', 'a-1-3', { area: '\ud83d' }, 422],
  ['a classifier without its value', 'a-1-3', { classifier: 'theme' }, 422],
  ['no goal, where the report is about one', 'a-1-1', {}, 422],
  ['a goal of somebody else', 'a-1-1', { goal: 'MOP-02' }, 422],
])('%s is refused', async (_what, report, filters, status) => {
  expect((await (await programOf(screens, 'lucia')).run(report, filters)).status).toBe(status);
});

test.each([
  ['pdf', 200, 'application/pdf'],
  ['xlsx', 200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['csv', 200, 'text/csv; charset=utf-8'],
  ['docx', 404, 'application/problem+json; charset=utf-8'],
])('a run leaves as %s with %i', async (format, status, type) => {
  const rosa = await programOf(screens, 'rosa');
  const { body } = await rosa.run('a-2-1');
  const url = `/api/v1/mop/reports/runs/${body.run}/files/${format}`;
  const file = (secret: string) => screens.server.inject({ method: 'GET', url, headers: { authorization: `Bearer ${secret}` } });
  const answer = await file(rosa.secret);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, type]);
  expect((await file((await programOf(screens, 'lucia')).secret)).statusCode).toBe(404);
  expect((await file('none')).statusCode).toBe(401);
});

test('a measurement is recorded by the acts, as on the screens', async () => {
  const lucia = await programOf(screens, 'lucia');
  const sheet = {
    goal: 'MOP-01',
    name: 'Km',
    unit: 'km',
    kind: 'PRODUCT',
    baseline: 0,
    baselineDate: '2025-12-31',
    target: 120,
    targetDate: '2027-06-30',
  };
  const { body } = await lucia.act({ do: 'setIndicator', ...sheet });
  expect(body.code).toBe('I-001');
  const value = { do: 'recordMeasurement', indicator: 'I-001', period: '2026-10-31', value: 58.25 };
  expect((await lucia.act(value)).status).toBe(200);
  expect((await screens.as('rosa').get('/mop/goals/MOP-01/indicators')).body).toContain('58,25 km');
  expect((await (await programOf(screens, 'andres')).act(value)).status).not.toBe(200);
});
