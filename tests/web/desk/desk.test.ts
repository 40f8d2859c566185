import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBook } from '../../../store/book.ts';
import { addPeople } from '../../../store/institutions.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';
import { fieldsOf, plain } from './forms.ts';

let screens: Screens;
afterAll(() => screens?.close());

const DESK = '/mop/desk';
const html = async (): Promise<string> => (await screens.as('rosa').get(DESK)).body;
const words = async (): Promise<string> => plain(await html());
const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const send = async (key: string, more: Readonly<Record<string, string | readonly string[]>> = {}) =>
  screens.as('rosa').post(DESK, { ...fieldsOf(await html(), key), ...more });
const linesIn = (page: string): string[] => [...page.matchAll(/name="order" value="([^"]+)"/g)].map(([, ref = '']) => ref);
const tickedIn = (page: string): string[] =>
  [...page.matchAll(/<input type="checkbox"[^>]*name="sel" value="([^"]+)" checked>/g)].map(([, ref = '']) => ref);

describe('Thursday of the worked example by forms alone, without script (domain.md 11.4)', () => {
  beforeAll(async () => {
    screens = await openScreens({ until: '2026-11-26T08:35' });
  });

  test('08:35: four updates to validate, one not reported, two arrivals, one date to approve, eight lines proposed', async () => {
    const page = await words();
    expect(page).toContain('Confirme antes de las 13:00 qué oirá Carmen Ibarra');
    expect(page).toContain('Quedan 4 horas y 25 minutos. Le esperan 7 decisiones más. Si no confirma, la selección propuesta sale sola');
    expect(page).toContain('Actualizaciones: 4 por validar, 1 no reportada, de 5');
    expect(page).toContain('MOP-02 Andrés Quiroga Con retraso jue 26/11 08:10');
    expect(page).toContain('MOP-05 Iván Rojas No reportada 2 semanas seguidas');
    expect(page).toContain('A-001 pasó a restricción R-003. Pide mover 1,02 al 11/12.');
    expect(page).toContain('Por aprobar: 1 MOP-03 · 1,02');
    expect(page).toContain('15 puentes del centro: del 15/10/2026 al 11/12/2026');
    expect(page).toContain('Alerta A-004 Sin revisar');
    expect(page).toContain('Selección para Carmen Ibarra: 8 líneas');
  });

  test('09:30: an action on A-003 is its review', async () => {
    await screens.setNow('2026-11-26T09:30');
    const answer = await send('action/A-003', { text: 'Se pidió audiencia al municipio.' });
    expect([answer.status, answer.location]).toEqual([303, `${DESK}#i-A-003`]);
    const item = [...(await book()).items.values()].find(({ code }) => code === 'A-003');
    expect([item?.state, item?.scope]).toEqual(['IN_PROCESS', 'COORDINATOR']);
  });

  test('an action without words comes back open, with what is missing', async () => {
    const answer = await send('action/A-004', { text: ' ' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/<details open><summary>Registrar acción<span class="vh"> A-004/);
  });

  test('10:20: the new date of MOP-03 / 1,02 is approved', async () => {
    await screens.setNow('2026-11-26T10:20');
    expect((await send('date/MOP-03/1,02/yes')).status).toBe(303);
    const now = await book();
    const goal = [...now.goals.values()].find(({ code }) => code === 'MOP-03');
    expect(goal?.managementState).toBe('NORMAL');
    expect(await words()).toContain('Nada espera su aprobación.');
  });

  test('11:30: an update is returned only with a reason, and the four are validated at once', async () => {
    await screens.setNow('2026-11-26T11:30');
    expect((await send('returnUpdate/MOP-01', { reason: '' })).status).toBe(422);
    expect((await send('validateAll')).status).toBe(303);
    const now = await book();
    const states = [...now.updates.values()]
      .filter(({ week }) => week === '2026-W48')
      .map(({ state, late }) => `${state}${late ? ' late' : ''}`);
    expect(states.sort()).toEqual(['MISSED', 'VALIDATED', 'VALIDATED', 'VALIDATED', 'VALIDATED late']);
    expect(await words()).toContain('Actualizaciones: ninguna por validar, 1 no reportada, de 5');
  });

  test('12:40: the proposed selection is confirmed unchanged; O-001 is thereby assessed', async () => {
    await screens.goTo('2026-11-26T12:40');
    expect(linesIn(await html())).toEqual(['R-001', 'R-002', 'MOP-01/1,03', 'MOP-03/1,02', 'MOP-05', 'MOP-04/1,02', 'O-001', 'O-002']);
    const answer = await send('selection', { confirm: '1' });
    expect([answer.status, answer.location]).toEqual([303, `${DESK}#s`]);
    const now = await book();
    expect(now.cycles.get('2026-W48')?.state).toBe('BRIEFING');
    expect(now.selections.get('2026-W48')).toMatchObject({ auto: false });
    expect([...now.opportunities.values()].find(({ code }) => code === 'O-001')?.state).toBe('ASSESSED');
  });

  test('what was confirmed is shown and no longer changed', async () => {
    const page = await html();
    expect(plain(page)).toContain('Confirmó Rosa Benítez, jue 26/11 12:40. Lo confirmado ya no se cambia.');
    expect(page).not.toContain('name="confirm"');
    const again = await screens.as('rosa').post(DESK, { key: 'selection', sel: ['R-001'], order: ['R-001'], confirm: '1' });
    expect(again.status).toBe(422);
    expect(plain(again.body)).toContain('La selección ya está confirmada y no se cambia.');
  });
});

describe('the selection is worked on before it is confirmed (domain.md 5.6)', () => {
  beforeAll(async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T11:00' });
  });

  test.each([
    ['a line goes down within its section', { down: 'R-001' }, ['R-002', 'R-001']],
    ['and up again', { up: 'R-001' }, ['R-001', 'R-002']],
    ['the first of a section stays where it is', { up: 'R-001' }, ['R-001', 'R-002']],
  ])('%s', async (_what, button, expected) => {
    const answer = await send('selection', button);
    expect([answer.status, answer.location]).toEqual([303, `${DESK}#s-R-001`]);
    expect(linesIn(await html()).slice(0, 2)).toEqual(expected);
  });

  test('buttons that lead nowhere are off', async () => {
    const page = await html();
    expect(page).toMatch(/name="up" value="R-001" disabled/);
    expect(page).toMatch(/name="down" value="R-002" disabled/);
    expect(page).toMatch(/name="down" value="R-001">/);
  });

  test('a line taken out stays in sight, unticked, and the preview goes without it', async () => {
    const fields = fieldsOf(await html(), 'selection');
    const answer = await send('selection', { sel: (fields.sel ?? []).filter((ref) => ref !== 'O-002'), preview: '1' });
    expect(answer.location).toBe('/mop/desk/preview');
    const preview = plain((await screens.as('rosa').get('/mop/desk/preview')).body);
    expect(preview).toContain('Así lo verá Carmen Ibarra');
    expect(preview).toContain('Pago de expropiaciones sin desembolso');
    expect(preview).not.toContain('Inauguración del laboratorio');
    expect(linesIn(await html())).toContain('O-002');
    expect(tickedIn(await html())).not.toContain('O-002');
  });

  test.each([
    ['an open item', 'A-003', 303],
    ['a goal', 'MOP-04', 303],
    ['nothing known', 'X-999', 422],
    ['an opportunity already in the list', 'O-002', 303],
  ])('by its code %s can be added or not', async (_what, add, status) => {
    const answer = await send('selection', { add, addOne: '1' });
    expect(answer.status).toBe(status);
    expect(tickedIn(await html()).includes(add)).toBe(status === 303);
  });

  test('what is proposed since the page was opened is shown before anything is confirmed', async () => {
    const opened = fieldsOf(await html(), 'selection');
    const known = (opened.known ?? []).filter((ref) => ref !== 'MOP-05');
    const sel = (opened.sel ?? []).filter((ref) => ref !== 'MOP-05');
    const answer = await screens.as('rosa').post(DESK, { ...opened, known, sel, confirm: '1' });
    expect(answer.status).toBe(422);
    expect(plain(answer.body)).toContain('Desde que abrió la página la rutina propone algo más: MOP-05. Mírelo y confirme otra vez.');
    expect((await book()).selections.get('2026-W48')).toBeUndefined();
  });

  test('it is confirmed as it was chosen: without what was taken out, with what was added, in the order given', async () => {
    const fields = fieldsOf(await html(), 'selection');
    await send('selection', { sel: (fields.sel ?? []).filter((ref) => ref !== 'O-002'), down: 'R-001' });
    expect((await send('selection', { confirm: '1' })).status).toBe(303);
    const lines = (await book()).selections.get('2026-W48')?.lines.map(({ section, ref }) => `${section} ${ref}`);
    expect(lines).toEqual([
      '1 R-002',
      '1 R-001',
      '1 A-003',
      '2 MOP-01/1,03',
      '2 MOP-03/1,02',
      '2 MOP-05',
      '2 MOP-04',
      '3 MOP-04/1,02',
      '4 O-001',
    ]);
  });
});

describe('whose desk it is (domain.md 1.2, 5.7)', () => {
  test.each(['lucia', 'carmen', 'hugo', 'gabriel'])('%s has no Thursday desk', async (handle) => {
    expect((await screens.as(handle).get(DESK)).status).toBe(403);
    expect((await screens.as(handle).get('/mop/desk/preview')).status).toBe(403);
    expect((await screens.as(handle).post(DESK, { key: 'validate/MOP-01', do: 'validateUpdate', goal: 'MOP-01' })).status).toBe(403);
  });

  test('an adviser reads the desk, and leaves the selection as the coordinator has it', async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T11:00' });
    await transaction(screens.store, 'mop', 'exclusive', (tx) =>
      addPeople(tx, [
        { handle: 'nora', name: 'Nora Gil', email: 'nora@mop.example', locale: 'es', active: true, roles: [{ role: 'TECHNICAL_ADVISER' }] },
      ]),
    );
    const nora = screens.as('nora');
    const before = tickedIn(await html());
    expect((await nora.get(DESK)).status).toBe(200);
    expect((await nora.post(DESK, { key: 'selection', sel: ['R-001'], order: ['R-001'] })).status).toBe(404);
    expect(tickedIn(await html())).toEqual(before);
  });

  test('a coordinator of some goals sees those, and confirms without losing the lines of others', async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T11:00' });
    const goals = [...(await book()).goals.values()].filter(({ code }) => code === 'MOP-01' || code === 'MOP-04').map(({ id }) => id);
    await transaction(
      screens.store,
      'mop',
      'exclusive',
      (tx) =>
        tx.db
          .$executeRaw`UPDATE role_assignment SET all_goals = false, goal_ids = ${goals}::uuid[] WHERE institution_id = 'mop' AND role = 'COORDINATOR'`,
    );
    const page = await html();
    expect(page).not.toContain('MOP-03');
    expect(plain(page)).toContain('Trae además 4 líneas de metas que no coordina.');
    expect(linesIn(page)).toEqual(['R-001', 'MOP-01/1,03', 'MOP-04/1,02', 'O-001']);
    expect((await send('selection', { confirm: '1' })).status).toBe(303);
    expect((await book()).selections.get('2026-W48')?.lines).toHaveLength(8);
  });
});

describe('in the languages of its readers', () => {
  beforeAll(async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T17:20' });
  });

  test.each([
    ['pt-BR', 'Confirmado o que Carmen Ibarra ouvirá', 'Nada aguarda a decisão de Carmen Ibarra', '6 metas não integradoras, em'],
    [
      'en-GB',
      'What Carmen Ibarra will hear is confirmed',
      'Nothing waits for the decision of Carmen Ibarra',
      '6 non-integrating goals, as of',
    ],
  ])('Thursday reads in %s too', async (locale, ...expected) => {
    await transaction(
      screens.store,
      'mop',
      'exclusive',
      (tx) => tx.db.$executeRaw`UPDATE person SET locale = ${locale} WHERE handle = 'rosa'`,
    );
    const pages = await Promise.all(['/mop/desk', '/mop/briefing', '/mop/dashboard'].map((address) => screens.as('rosa').get(address)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const [at, text] of expected.entries()) expect(plain(pages[at]?.body ?? '')).toContain(text);
  });
});
