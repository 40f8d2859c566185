import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBook } from '../../../store/book.ts';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import { type Browser, openScreens, type Screens } from '../../support/screens.ts';

const AT = '/mop/goals/MOP-01/sheet';
let screens: Screens;
let lucia: Browser;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-24T10:00' });
  lucia = screens.as('lucia');
}, 120_000);
afterAll(() => screens?.close());

const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const more = async () => [...(await book()).goals.values()].find(({ code }) => code === 'MOP-01')?.more;
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('each part of the sheet is kept by itself, typed one on each line (domain.md 3.4, 3.13)', async () => {
  for (const fields of [
    { key: 'more/chain', need: 'Norte aislado', products: '120 km\n3 puentes\n', impacts: 'Menos pobreza' },
    { key: 'more/plan', planLinks: 'Plan nacional | Infraestructura | Conectividad\nPlan sectorial' },
    { key: 'more/sdg', sdgLinks: '9.1 | directa | conecta el norte\n11 | Indirecta' },
    { key: 'more/people', count: '250.000', description: 'Habitantes del norte' },
    { key: 'more/money', amount: '180.500.000,75', currency: 'usd', source: 'Crédito' },
  ])
    expect([fields.key, (await lucia.post(AT, fields)).status]).toEqual([fields.key, 303]);
  expect(await more()).toMatchObject({
    chain: { need: 'Norte aislado', objective: null, products: ['120 km', '3 puentes'], outcomes: [], impacts: ['Menos pobreza'] },
    planLinks: [
      { instrument: 'Plan nacional', axis: 'Infraestructura', objective: 'Conectividad' },
      { instrument: 'Plan sectorial', axis: null, objective: null },
    ],
    sdgLinks: [
      { goal: 9, target: '9.1', contribution: 'DIRECT', note: 'conecta el norte' },
      { goal: 11, target: null, contribution: 'INDIRECT', note: null },
    ],
    beneficiaries: { count: 250000, description: 'Habitantes del norte' },
    investment: { amount: 180500000.75, currency: 'USD', source: 'Crédito' },
  });
  const text = textOf((await screens.as('carmen').get(AT)).body);
  for (const said of ['Plan nacional | Infraestructura | Conectividad', '9.1 | Directa | conecta el norte', '180.500.000,75 USD'])
    expect(text).toContain(said);
  await lucia.post(AT, { key: 'more/money', amount: '' });
  expect((await more())?.investment).toBeNull();
});

test.each([
  ['an SDG that is none', { key: 'more/sdg', sdgLinks: 'pobreza' }, 'Empiece cada línea con un ODS'],
  ['a target of another goal', { key: 'more/sdg', sdgLinks: '18.1' }, '18'],
  ['a number of people that is none', { key: 'more/people', count: 'muchos' }, 'Escriba un número'],
  ['a currency in words', { key: 'more/money', amount: '5', currency: 'pesos' }, 'tres letras'],
  [
    'a risk without the day of its action',
    { key: 'risk/new', title: 'Lluvias', probability: '4', impact: '3', source: 'SELF', stage: 'ACTION_PLAN', actions: 'drenar' },
    'Escriba en cada línea la acción',
  ],
])('%s is told beside its field', async (_what, fields, told) => {
  const { status, body } = await lucia.post(AT, fields);
  expect([status, body.includes(told)]).toEqual([422, true]);
});

test('an actor is tied to the goal or to a step, and untied (domain.md 3.3)', async () => {
  const by = { institutionId: 'mop', formId: crypto.randomUUID(), via: 'web' as const, by: screens.people.get('rosa') ?? '' };
  await transaction(screens.store, 'mop', 'exclusive', (tx) =>
    tx.db.roleAssignment.create({
      data: { institutionId: 'mop', id: crypto.randomUUID(), personId: by.by, role: 'INSTANCE_ADMIN', from: new Date('2026-01-01') },
    }),
  );
  await perform(screens.store, { do: 'setActor', name: 'Cámara de la Construcción', kind: 'INSTITUTIONAL', sectorKind: 'PRIVATE' }, by);
  const [actor] = [...(await book()).actors.values()];
  await lucia.post(AT, { key: 'tie', actor: actor?.id ?? '', on: 'MOP-01/1,04', participation: 'ALLY', commitment: 'Equipos' });
  expect(textOf((await lucia.get(AT)).body)).toContain('Cámara de la Construcción Aliado 1,04 tramo 2 pavimentado Equipos');
  const [link] = [...(await book()).actorLinks.values()];
  await lucia.post(AT, { key: `untie/${link?.id}`, do: 'untieActor', goal: 'MOP-01', link: link?.id ?? '' });
  expect(textOf((await lucia.get(AT)).body)).toContain('Ningún actor vinculado todavía.');
});

test('a risk has its plan of action, and an overdue action shows (domain.md 3.14)', async () => {
  const risk = { title: 'Lluvias tempranas', probability: '4', impact: '5', source: 'SELF', stage: 'ACTION_PLAN' };
  await lucia.post(AT, {
    key: 'risk/new',
    ...risk,
    actions: 'Drenar la base | Unidad de obras | 20/11/2026\nComprar bombas | | 30/11/2026',
  });
  const text = textOf((await screens.as('carmen').get(AT)).body);
  expect(text).toContain('K-001 Lluvias tempranas Plan de acción Probabilidad 4 de 5, impacto 5 de 5');
  expect(text).toContain('Drenar la base Unidad de obras · hasta el 20/11/2026 vencida');
  const done = 'Drenar la base | Unidad de obras | 20/11/2026 | 23/11/2026';
  await lucia.post(AT, { key: 'risk/K-001', version: '1', ...risk, stage: 'FOLLOW_UP', actions: done });
  expect(textOf((await lucia.get(AT)).body)).toContain('hecha el 23/11/2026');
});

test('a step depends on others, of any goal, and never on itself in a circle (domain.md 3.5)', async () => {
  const step = '/mop/goals/MOP-01/intermediate-goals/1,04';
  expect((await lucia.post(step, { key: 'depends', dependsOn: 'MOP-01/2,01\nMOP-02/1,03' })).status).toBe(303);
  expect(textOf((await lucia.get(step)).body)).toContain('Depende de MOP-01/2,01 MOP-02/1,03');
  const circle = await lucia.post('/mop/goals/MOP-01/intermediate-goals/2,01', { key: 'depends', dependsOn: 'MOP-01/1,04' });
  const unknown = await lucia.post(step, { key: 'depends', dependsOn: 'tramo uno' });
  expect([circle.status, unknown.status]).toEqual([422, 422]);
  await lucia.post(step, { key: 'depends', dependsOn: '' });
  expect(textOf((await lucia.get(step)).body)).toContain('De ninguna otra meta intermedia.');
});

test('whoever reads the goal is offered nothing, and another’s goal is not there', async () => {
  const { body } = await screens.as('carmen').get(AT);
  for (const key of ['more/', 'tie', 'risk/', 'untie/']) expect(body).not.toContain(`name="key" value="${key}`);
  expect((await screens.as('andres').get(AT)).status).toBe(404);
});
