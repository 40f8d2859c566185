import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';
import { plain, words } from './offers.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T09:00' });
});
afterAll(() => screens?.close());

const codes = (body: string): string[] => [
  ...new Set([...body.matchAll(/<span class="sub">\S+ ([RA]-\d+)<\/span>/g)].map(([, code]) => code ?? '')),
];
/** The heads of the groups with their counts. */
const groups = (body: string): string[] =>
  [...body.matchAll(/<h2>([^<]*) <span class="dim">(\d+)<\/span>/g)].map(([, label, count]) => `${plain(label ?? '')} ${count}`);

const OPEN = ['A-005', 'R-002', 'A-003', 'R-001', 'A-004', 'A-002', 'R-003']; // of 11.4 at nine, by due date

describe('the list of items', () => {
  test.each([
    ['what is open, by due date, when nothing is asked', 'rosa', '', OPEN],
    ['what is unreviewed', 'rosa', '?state=UNREVIEWED', ['R-002', 'A-003', 'R-001', 'A-004']],
    ['what is in process', 'rosa', '?state=IN_PROCESS', ['A-005', 'A-002', 'R-003']],
    ['restrictions', 'rosa', '?kind=RESTRICTION', ['R-002', 'R-001', 'R-003']],
    ['alerts', 'rosa', '?kind=ALERT', ['A-005', 'A-003', 'A-004', 'A-002']],
    ['a type of problem', 'rosa', '?type=FINANCIAL', ['R-001']],
    ['a type of action: that of the intermediate goal', 'rosa', '?action=ig.TECHNICAL', OPEN.filter((code) => code !== 'A-004')],
    ['limits within days', 'rosa', '?from=01/12/2026&to=04/12/2026', ['A-005', 'A-004', 'A-002']],
    ['what was reported within days', 'rosa', '?dates=reported&from=2026-11-25', ['A-005', 'A-004', 'R-003']],
    ['what waits for the reader', 'rosa', '?mine=1', ['A-003', 'A-004']],
    ['one goal', 'rosa', '?goal=MOP-05', ['A-003', 'A-004']],
    ['what was converted, in place of what is open', 'rosa', '?state=CONVERTED', ['A-001']],
    ['nothing where nothing fits', 'rosa', '?type=POLITICAL', []],
    ['everything where what is asked makes no sense', 'rosa', '?state=NONE&group=NONE&from=31/02/2026&page=x', OPEN],
    ["a manager's own goals only", 'lucia', '', ['A-005', 'R-001']],
    ['nothing of others, also when asked by name', 'lucia', '?goal=MOP-02', []],
  ])('shows %s', async (_what, who, query, expected) => {
    const { status, body } = await screens.as(who).get(`/mop/items${query}`);
    expect(status).toBe(200);
    expect(codes(body)).toEqual(expected);
    expect(words(body)).toContain(expected.length === 0 ? 'Ninguna con estas condiciones' : `${expected.length} con estas condiciones`);
  });

  test('shows what an official has in charge: as holder of the rung, or as who promised', async () => {
    const of = async (handle: string): Promise<string[]> =>
      codes((await screens.as('rosa').get(`/mop/items?official=${screens.people.get(handle)}`)).body);
    expect(await of('marta')).toEqual(['A-002', 'R-003']);
    expect(await of('carmen')).toEqual(['R-001']);
    expect(await of('hugo')).toEqual(['R-002']);
  });

  test.each([
    ['kind', ['Restricciones 3', 'Alertas 4']],
    ['goal', ['MOP-01', 'MOP-02', 'MOP-03', 'MOP-05']],
    ['type', ['Financiero 1', 'Información y comunicación 1', 'Legal 1', 'Técnico-administrativo 4']],
    ['scope', ['Gerente de Meta 3', 'Coordinación 2', 'Despacho ministerial 1', 'Comité de Metas 1']],
    ['state', ['Sin revisar 4', 'En proceso 3']],
    ['limit', ['06/11/2026 1', '24/11/2026 1', '25/11/2026 1', '01/12/2026 1', '02/12/2026 1', '04/12/2026 1', '11/12/2026 1']],
    ['official', ['Carmen Ibarra 1', 'Hugo Vera, Julio Ferreira 1', 'Lucía Paredes 1', 'Marta Solís 2', 'Rosa Benítez 2']],
  ])('groups by %s and counts', async (group, expected) => {
    const { body } = await screens.as('rosa').get(`/mop/items?group=${group}`);
    const found = groups(body);
    expect(group === 'goal' ? found.map((head) => head.slice(0, 6)) : found).toEqual(expected);
    expect([...codes(body)].sort()).toEqual([...OPEN].sort());
  });

  test('says in each state selector how many there are of what is asked', async () => {
    const { body } = await screens.as('rosa').get('/mop/items?kind=ALERT&state=UNREVIEWED');
    expect(words(body)).toMatch(/Sin revisar 2 .*En proceso 2 /);
  });

  test('offers the facets only with what the reader sees', async () => {
    const { body } = await screens.as('lucia').get('/mop/items');
    expect(body).toContain('Carmen Ibarra</option>');
    expect(body).not.toContain('Marta Solís</option>');
    expect(body).not.toContain('MOP-02');
  });
});

describe('what closed long ago', () => {
  beforeAll(async () => {
    // Rosa resolves A-003; a year later nobody's book carries it any more.
    await screens
      .as('rosa')
      .post('/mop/items/A-003', { key: 'acts/A-003', do: 'resolve', 'resolve.text': 'El municipio emitió el permiso' });
    await transaction(
      screens.store,
      'mop',
      'none',
      (tx) =>
        tx.db
          .$executeRaw`UPDATE item SET closed_at = closed_at - interval '400 days', closed_on = closed_on - 400 WHERE institution_id = 'mop' AND code = 'A-003'`,
    );
  });

  test('is found by its state, by its closing day and at its own address', async () => {
    const rosa = screens.as('rosa');
    expect(codes((await rosa.get('/mop/items?state=RESOLVED')).body)).toEqual(['A-003']);
    expect(codes((await rosa.get('/mop/items?state=RESOLVED&dates=closed&from=2025-01-01&to=2025-12-31')).body)).toEqual(['A-003']);
    expect(codes((await rosa.get('/mop/items?state=RESOLVED&dates=closed&from=2026-01-01')).body)).toEqual([]);
    const page = await rosa.get('/mop/items/A-003');
    expect(page.status).toBe(200);
    expect(words(page.body)).toContain('El municipio emitió el permiso');
  });

  test('stays closed to those who do not see its goal', async () => {
    expect(codes((await screens.as('lucia').get('/mop/items?state=RESOLVED')).body)).toEqual([]);
    expect((await screens.as('lucia').get('/mop/items/A-003')).status).toBe(404);
  });
});

describe('the list of opportunities', () => {
  const found = (body: string): string[] => [...body.matchAll(/<span class="sub">(O-\d+)<\/span>/g)].map(([, code]) => code ?? '');
  test.each([
    ['live ones, by proposed date', 'rosa', '', ['O-001', 'O-002']],
    ['those of a state', 'rosa', '?state=ASSESSED', ['O-002']],
    ['those of a period', 'rosa', '?from=05/12/2026', ['O-002']],
    ["those of the reader's goals", 'lucia', '', ['O-001']],
    ['none of a manager without any', 'andres', '', []],
  ])('shows %s', async (_what, who, query, expected) => {
    const { status, body } = await screens.as(who).get(`/mop/opportunities${query}`);
    expect([status, found(body)]).toEqual([200, expected]);
  });

  test('groups by state and counts', async () => {
    expect(groups((await screens.as('rosa').get('/mop/opportunities?group=state')).body)).toEqual(['Validada 1', 'Valorada 1']);
  });
});
