import { afterAll, beforeAll, expect, test } from 'vitest';
import { managerOf } from '../../../domain/addressees.ts';
import { goalByCode } from '../../../domain/work.ts';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Browser, Screens } from '../../support/screens.ts';
import { openAdministration } from './administrator.ts';

let screens: Screens;
let olga: Browser;
beforeAll(async () => {
  screens = await openAdministration();
  olga = screens.as('olga');
});
afterAll(() => screens.close());

const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const person = async (handle: string) => [...(await book()).people.values()].find((one) => one.handle === handle);

test('somebody is added with a first role, and may come in (3.3)', async () => {
  const added = await olga.post('/mop/admin/people', {
    key: 'add',
    name: 'Nadia Ríos',
    email: 'nadia@mop.example',
    locale: 'es',
    role: 'PLANNER',
  });
  expect([added.status, added.location]).toEqual([303, '/mop/admin/people/nadia']);
  expect(await person('nadia')).toMatchObject({ name: 'Nadia Ríos', active: true, roles: [{ role: 'PLANNER', from: '2026-11-24' }] });
  expect((await screens.as('nadia').get('/mop/dashboard')).status).not.toBe(303);
  const twice = await olga.post('/mop/admin/people', { key: 'add', name: 'Otra', email: 'NADIA@mop.example' });
  expect([twice.status, twice.body.includes('es la dirección de Nadia Ríos')]).toEqual([422, true]);
});

test('a second click on the same form adds nobody twice', async () => {
  const fields = { key: 'add', form: crypto.randomUUID(), name: 'Dora Paz', email: 'dora@mop.example' };
  await olga.post('/mop/admin/people', fields);
  await olga.post('/mop/admin/people', fields);
  expect([...(await book()).people.values()].filter(({ email }) => email === 'dora@mop.example')).toHaveLength(1);
});

test('a role is given over some goals and ended on a day, and what ended stays to be read', async () => {
  await olga.post('/mop/admin/people/nadia', { key: 'role', role: 'COORDINATOR', goals: ['MOP-01', 'MOP-02'], since: '01/12/2026' });
  const nadia = await person('nadia');
  const given = nadia?.roles.find(({ role }) => role === 'COORDINATOR');
  expect(given).toMatchObject({ from: '2026-12-01', goalIds: [expect.any(String), expect.any(String)] });
  expect((await olga.get('/mop/admin/people/nadia')).body).toContain('Coordinación institucional (MOP-01, MOP-02), desde el 01/12/2026');
  const planner = nadia?.roles.find(({ role }) => role === 'PLANNER')?.id ?? '';
  await olga.post('/mop/admin/people/nadia', { key: 'end/0', assignment: planner, until: '23/11/2026' });
  expect((await person('nadia'))?.roles.find(({ id }) => id === planner)?.to).toBe('2026-11-23');
  expect((await olga.get('/mop/admin/people/nadia')).body).toContain('Funciones anteriores');
});

test('the last administrator stays; a disabled person is out at once', async () => {
  const last = await olga.post('/mop/admin/people/olga', { key: 'disable' });
  expect([last.status, last.body.includes('es la última persona que administra')]).toEqual([409, true]);
  await olga.post('/mop/admin/people/nadia', { key: 'disable' });
  expect((await screens.as('nadia').get('/mop/dashboard')).status).toBe(404);
  await olga.post('/mop/admin/people/nadia', { key: 'enable' });
  expect((await person('nadia'))?.active).toBe(true);
});

test('nobody else changes people, whatever they send', async () => {
  const sent = await screens.as('rosa').post('/mop/admin/people/rosa', { key: 'role', role: 'INSTANCE_ADMIN' });
  expect(sent.status).toBe(403);
  expect((await person('rosa'))?.roles.map(({ role }) => role)).toEqual(['COORDINATOR']);
});

test('the administrator records for whom somebody stands in, and takes it back; a role that is not held is not delegated (3.3)', async () => {
  const [lucia, andres] = ['lucia', 'andres'].map((handle) => screens.people.get(handle) ?? '');
  const fields = { key: 'delegate', from: lucia ?? '', to: andres ?? '', role: 'GOAL_MANAGER', since: '24/11/2026', until: '27/11/2026' };
  expect((await olga.post('/mop/admin/delegations', { ...fields, canSubmit: 'true' })).status).toBe(303);
  const [one] = [...(await book()).delegations.values()].filter(({ delegateId }) => delegateId === andres);
  expect(one).toMatchObject({ principalId: lucia, canSubmit: true, canDecide: false });
  expect((await olga.get('/mop/admin/delegations')).body).toContain('Lucía Paredes → Andrés Quiroga');
  expect((await olga.post('/mop/admin/delegations', { ...fields, role: 'COORDINATOR' })).status).toBe(422);
  const back = { key: `withdraw/${one?.id}`, do: 'withdrawDelegation', delegation: one?.id ?? '' };
  expect((await olga.post('/mop/admin/delegations', back)).status).toBe(303);
  expect((await book()).delegations.get(one?.id ?? '')?.withdrawnAt).not.toBeNull();
});

test('goals are handed to who will lead them, and the page says what waits for them (5.7)', async () => {
  const page = await olga.get('/mop/admin/people/rosa/handover');
  expect(page.body).toContain('R-001');
  const sent = await olga.post('/mop/admin/people/lucia/handover', {
    key: 'hand',
    since: '01/12/2026',
    'to.MOP-01': screens.people.get('andres') ?? '',
    'to.MOP-04': '',
  });
  expect(sent.status).toBe(303);
  const after = await book();
  const leads = (code: string, day: string) => managerOf(after, goalByCode(after, code)?.id ?? '', day)?.name;
  expect([leads('MOP-01', '2026-11-30'), leads('MOP-01', '2026-12-01'), leads('MOP-04', '2026-12-01')]).toEqual([
    'Lucía Paredes',
    'Andrés Quiroga',
    'Lucía Paredes',
  ]);
});
