import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpKeyOf } from '../../../client/founding.ts';
import { buildServer } from '../../../client/web/server.ts';
import { loadBook } from '../../../store/book.ts';
import type { Store } from '../../../store/store.ts';
import { institutionIds, transaction } from '../../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { READER, testAccess } from '../../support/screens.ts';

const NOW = Date.parse('2026-11-24T10:00:00-05:00');
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const acted: string[] = [];
let database: TestDatabase;
let store: Store;
let server: FastifyInstance;
let home: string;
beforeAll(async () => {
  database = await testDatabase();
  store = database.store(() => NOW);
  home = mkdtempSync(path.join(tmpdir(), 'rutina-first-'));
  const parts = { store, log: silent, home, publicUrl: 'http://127.0.0.1:3000', mailElsewhere: true, advance: async () => {} };
  const afterActs = (_id: string, acts: readonly { readonly do: string }[]) => void acted.push(...acts.map((one) => one.do));
  server = await buildServer({ ...parts, afterActs }, async () => testAccess(store));
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const TOKEN = { _csrf: 'the-token-of-tests' };
const MSP = {
  key: 'found',
  name: 'Ministerio de Salud Pública',
  code: 'msp',
  shortName: '',
  kind: 'MINISTRY',
  governmentLevel: 'NATIONAL',
  language: 'es',
  country: 'PE',
  timeZone: 'America/Lima',
  mode: 'DRAFT',
  adminName: 'Olga Medina',
  adminEmail: 'olga@msp.example',
};
const post = (url: string, fields: Record<string, string | string[]>, handle?: string) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...TOKEN, form: crypto.randomUUID(), ...fields }))
    for (const one of [value].flat()) body.append(name, one);
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'es' };
  return server.inject({
    method: 'POST',
    url,
    payload: body.toString(),
    headers: { ...headers, ...(handle && { [READER]: JSON.stringify({ handle }) }) },
  });
};
const get = (url: string, handle = 'olga') =>
  server.inject({ url, headers: { 'accept-language': 'es', [READER]: JSON.stringify({ handle }) } });
const book = () => transaction(store, 'msp', 'none', (tx) => loadBook(tx, 'all'));

test('what is wrong with a new institution is told all at once, and nothing is founded', async () => {
  expect((await server.inject({ url: '/new', headers: { 'accept-language': 'es' } })).body).toContain('Fundar una institución');
  const answer = await post('/new', { ...MSP, code: 'm', timeZone: '', adminEmail: 'olga' });
  expect(answer.statusCode).toBe(422);
  for (const said of ['Elija la zona horaria.', 'Escriba un código de 2 a 16', 'Escriba una dirección de correo'])
    expect(answer.body).toContain(said);
  expect(answer.body).toContain('value="Ministerio de Salud Pública"'); // what was typed stays
  expect((await post('/new', { ...MSP, _csrf: 'another' })).statusCode).toBe(403);
});

test('from elsewhere the first institution asks for the key as any other, so that nobody takes a service that has just begun', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'es', 'x-forwarded-for': '192.0.2.7' };
  const payload = new URLSearchParams({ ...TOKEN, form: crypto.randomUUID(), ...MSP }).toString();
  const answer = await server.inject({ method: 'POST', url: '/new', payload, headers });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Esa no es la clave de instalación');
  expect(await institutionIds(store)).toEqual([]);
});

test('at the machine itself the first institution asks for no key; its administrator goes on to the code by mail (3.2)', async () => {
  const answer = await post('/new', MSP);
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toBe('/msp/sign-in?then=%2Fmsp%2Fstart&address=olga%40msp.example');
  const { institution, people } = await book();
  expect(institution).toMatchObject({
    code: 'MSP',
    shortName: 'MSP',
    locale: 'es-PE',
    mode: 'DRAFT',
    handAt: null,
    lastDeadlineRun: '2026-11-24',
  });
  expect([...people.values()]).toMatchObject([{ name: 'Olga Medina', roles: [{ role: 'INSTANCE_ADMIN' }] }]);
});

test('a second one needs the set-up key of this service, and names of its own', async () => {
  const other = { ...MSP, code: 'MEC', name: 'Ministerio de Educación' };
  const refused = await post('/new', other);
  expect([refused.statusCode, refused.body.includes('Esa no es la clave de instalación')]).toEqual([422, true]);
  expect((await post('/new', { ...other, secret: 'x'.repeat(24) })).statusCode).toBe(422);
  const taken = await post('/new', { ...MSP, secret: setUpKeyOf(home) });
  expect(taken.body).toContain('Ese código ya tiene dueño');
  expect(taken.body).toContain('Ya hay una institución con ese nombre.');
  expect((await post('/new', { ...other, code: 'health', secret: setUpKeyOf(home) })).body).toContain('Ese código ya tiene dueño');
  expect((await post('/new', { ...other, secret: setUpKeyOf(home) })).statusCode).toBe(303);
});

test('what the first week needs is listed, each with where to do it (9.1)', async () => {
  const page = await get('/msp/start');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Todavía no hay metas activas.');
  expect(page.body).toContain('Vacante: Coordinador Institucional');
  expect(page.body).toContain('href="/msp/admin/import"');
  expect(page.body).toContain('Hace falta al menos quien coordine');
  const early = await post('/msp/start', { key: 'go', do: 'startRoutine' }, 'olga');
  expect([early.statusCode, early.body.includes('Todavía nadie coordina')]).toEqual([409, true]);
});

test('the weeks are set going once somebody coordinates and a goal has a manager', async () => {
  for (const [name, role] of [
    ['rosa', 'COORDINATOR'],
    ['lucia', ''],
  ] as const)
    await post('/msp/admin/people', { key: 'add', name: `${name} Paz`, email: `${name}@msp.example`, role }, 'olga');
  const goal = { code: 'MSP-01', title: 'Tres hospitales en servicio', start: '01/12/2026', end: '01/12/2027' };
  const acts = [
    ['olga', { do: 'createGoal', ...goal }],
    ['olga', { do: 'programIntermediateGoal', goal: 'MSP-01', code: '1,01', title: 'Contrato firmado', end: '01/03/2027', kind: 'LEGAL' }],
    ['olga', { do: 'assignRole', person: 'lucia', role: 'GOAL_MANAGER', goals: ['MSP-01'] }],
  ] as const;
  for (const [who, act] of acts) expect((await post('/msp/start', { key: 'act', ...act } as never, who)).statusCode).toBe(303);
  const lucia = [...(await book()).people.values()].find(({ handle }) => handle === 'lucia');
  expect(lucia?.roles.map(({ role }) => role)).toEqual(['GOAL_MANAGER']);
  const draft = await post('/msp/start', { key: 'go', do: 'startRoutine' }, 'olga');
  expect(draft.statusCode).toBe(409); // its programming is not approved yet
  await post('/msp/account', { key: 'act', do: 'submitProgramming', goal: 'MSP-01' }, 'lucia');
  await post('/msp/start', { key: 'act', do: 'approveProgramming', goal: 'MSP-01' }, 'rosa');
  const going = await post('/msp/start', { key: 'go', do: 'startRoutine' }, 'olga');
  expect(going.statusCode).toBe(303);
  expect(acted).toContain('startRoutine');
  expect((await store.prisma.institution.findUnique({ where: { id: 'msp' } }))?.scheduled).toBe(true);
  expect((await get('/msp/start')).body).toContain('Las semanas se abren solas cada lunes.');
});

test('a step has owner, dates and evidence, written by the administrator or the coordinator (9.1)', async () => {
  const rosa = [...(await book()).people.values()].find(({ handle }) => handle === 'rosa')?.id ?? '';
  const step = { key: 'step/1', do: 'setStep', step: '1', owner: rosa, planned: '20/11/2026', done: '23/11/2026', evidence: 'Acta 12' };
  expect((await post('/msp/start', step, 'rosa')).statusCode).toBe(303);
  expect((await book()).institution.steps).toEqual([
    { step: 1, owner: rosa, planned: '2026-11-20', done: '2026-11-23', evidence: 'Acta 12' },
  ]);
  const page = await get('/msp/start', 'rosa');
  expect(page.body).toContain('Cumplido el 23/11/2026');
  expect((await get('/msp/start', 'lucia')).statusCode).toBe(403);
});
