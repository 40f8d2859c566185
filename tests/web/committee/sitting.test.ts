import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-27T10:00' });
});
afterAll(() => screens?.close());

const mainOf = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'));
const textOf = (body: string): string =>
  mainOf(body)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const formFor = (body: string, key: string): boolean => body.includes(`name="key" value="${key}"`);

describe('Friday 27 November, the committee (domain.md 11.5), by forms without script', () => {
  test('the order of the day has the items of the committee by due date, the progress and the draft of the agenda', async () => {
    const { status, body } = await screens.as('hugo').get('/mop/sitting');
    expect(status).toBe(200);
    const text = textOf(body);
    expect(text).toContain('0 de 2 asuntos decididos. A las 13:00 el acta queda con lo que esté registrado.');
    expect(text.indexOf('1. R-002')).toBeGreaterThan(0);
    expect(text.indexOf('2. R-001')).toBeGreaterThan(text.indexOf('1. R-002'));
    expect(text).toContain('1,02 lote 1 de 500 viviendas entregado, terminada el 25/11');
    expect(text).toMatch(/AG-001 jue 3\/12.*AG-002 jue 10\/12/);
    expect(text).toContain('15:00 La agenda propuesta sale a Gabriel Ocampo.');
  });

  test('who sits is noted, and stands in the minutes', async () => {
    const { people } = screens;
    const present = ['julio', 'hugo', 'ana'].map((handle) => people.get(handle) ?? '');
    const noted = await screens.as('hugo').post('/mop/sitting', { key: 'attendance', do: 'noteAttendance', week: '2026-W48', present });
    expect(noted.status).toBe(303);
    const text = textOf((await screens.as('ana').get('/mop/sitting')).body);
    expect(text).toContain('10:00 · Presentes: Julio Ferreira, Hugo Vera y Ana Torres.');
    expect(text).toContain('Presentes: 3 de 5');
  });

  test('what is taken up is what the wall shows', async () => {
    expect(textOf((await screens.as('hugo').get('/mop/sitting/wall')).body)).toContain('Licitación suspendida por orden judicial');
    await screens.as('hugo').post('/mop/sitting?item=R-001', { key: 'take/R-001', do: 'takeUp', week: '2026-W48', on: 'R-001' });
    const wall = await screens.as('paula').get('/mop/sitting/wall');
    expect(textOf(wall.body)).toContain('Asunto 2 de 2 · Restricción R-001');
    expect(mainOf(wall.body)).not.toMatch(/<(button|input|form|select|textarea)/);
  });

  test.each([
    ['nothing chosen', {}, 'decision'],
    ['a commitment of nobody', { decision: 'COMMIT', 'commit-due': '02/12/2026' }, 'commit-who'],
    ['a commitment without a day', { decision: 'COMMIT', 'commit-who': 'ana' }, 'commit-due'],
    ['a commitment for a day gone by', { decision: 'COMMIT', 'commit-who': 'ana', 'commit-due': '25/11/2026' }, 'commit-due'],
    ['a return without a limit date', { decision: 'RETURN', 'return-text': 'Rehacer', 'return-to': 'MANAGER' }, 'return-due'],
    ['a day that is none', { decision: 'RETURN', 'return-due': '32/12/2026' }, 'return-due'],
  ])('%s changes nothing, says so at its field and keeps what was typed', async (_what, fields, field) => {
    const typed: Record<string, string> = { ...fields };
    if (typed['commit-who'] !== undefined) typed['commit-who'] = screens.people.get('ana') ?? '';
    const refused = await screens.as('hugo').post('/mop/sitting', { key: 'decide/R-001', on: 'R-001', ...typed });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain(`href="#f-decide-R-001-${field}"`);
    expect(refused.body).toContain(`id="f-decide-R-001-${field}"`);
    for (const value of Object.values(typed).filter((one) => one.includes('/') || one === 'Rehacer')) expect(refused.body).toContain(value);
    expect(textOf(refused.body)).toContain('0 de 2 asuntos decididos');
  });

  test('12:20: Ana Torres commits the disbursement by 2 December; R-002 goes to the Head of Government', async () => {
    await screens.goTo('2026-11-27T12:20');
    const hugo = screens.as('hugo');
    const ana = screens.people.get('ana') ?? '';
    const committed = await hugo.post('/mop/sitting', {
      key: 'decide/R-001',
      on: 'R-001',
      decision: 'COMMIT',
      'commit-who': ana,
      'commit-due': '02/12/2026',
      'commit-text': 'Hacienda desembolsa el pago de las expropiaciones.',
      'derive-text': 'typed for another decision, and not taken',
    });
    expect([committed.status, committed.location]).toEqual([303, '/mop/sitting']);
    await hugo.post('/mop/sitting', {
      key: 'decide/R-002',
      on: 'R-002',
      decision: 'DERIVE',
      'derive-text': 'Instruir a la Procuraduría que pida levantar la orden judicial.',
    });
    const text = textOf((await screens.as('julio').get('/mop/sitting')).body);
    expect(text).toContain('2 de 2 asuntos decididos');
    expect(text).toContain('12:20 · R-001 Ana Torres se compromete, hasta el 2/12. «Hacienda desembolsa el pago de las expropiaciones.»');
    expect(text).toContain('12:20 · R-002 Pasa a la Jefatura de Gobierno. Nace AG-003.');
    expect(text).toMatch(/AG-003 Decisión: .*AG-001 .*AG-002/);
    expect(text).toContain('mié 2/12 R-001: Ana Torres, Pago de expropiaciones sin desembolso');
    const wall = textOf((await hugo.get('/mop/sitting/wall')).body);
    expect(wall).toContain('No queda ningún asunto por decidir.');
  });

  test('a synergy links at least two goals, and is kept in the minutes', async () => {
    const hugo = screens.as('hugo');
    const one = { key: 'synergy/new', do: 'acceptSynergy', week: '2026-W48', kind: 'JOINT_EVENT', text: 'Un acto para ambas obras.' };
    expect((await hugo.post('/mop/sitting', { ...one, goals: 'MOP-01' })).status).toBe(422);
    expect((await hugo.post('/mop/sitting', { ...one, goals: ['MOP-01', 'NONE-01'] })).status).toBe(404);
    expect((await hugo.post('/mop/sitting', { ...one, goals: ['MOP-04', 'MOP-01'] })).status).toBe(303);
    expect(textOf((await hugo.get('/mop/sitting')).body)).toContain(
      'Se acoge una sinergia entre MOP-01 y MOP-04, pueden tener un acto conjunto: «Un acto para ambas obras.»',
    );
  });

  test('a step that waits for another goal’s is a synergy to accept (3.5, 3.9), and is accepted once', async () => {
    await transaction(screens.store, 'mop', 'none', async ({ db }) => {
      const goal = await db.goal.findFirstOrThrow({ where: { institutionId: 'mop', code: 'MOP-02' } });
      const where = { institutionId: 'mop', goalId: goal.id, code: '1,04' };
      await db.intermediateGoal.updateMany({ where, data: { dependsOn: ['MOP-01/1,03'] } });
    });
    const hugo = screens.as('hugo');
    const found = 'MOP-01 y MOP-02 , una depende de otra: MOP-02/1,04 espera a MOP-01/1,03, ';
    const before = (await hugo.get('/mop/sitting')).body;
    expect(textOf(before)).toContain(found);
    const text = /name="text" value="(MOP-02\/1,04 [^"]+)"/.exec(before)?.[1] ?? '';
    const accept = { key: 'synergy/0', do: 'acceptSynergy', week: '2026-W48', kind: 'DEPENDENCY', text, goals: ['MOP-01', 'MOP-02'] };
    expect((await hugo.post('/mop/sitting', accept)).status).toBe(303);
    const after = (await hugo.get('/mop/sitting')).body;
    expect([textOf(after).includes('Acogida'), formFor(after, 'synergy/0')]).toEqual([true, false]);
    expect(textOf(after)).toContain(`Se acoge una sinergia entre MOP-01 y MOP-02, una depende de otra: «${text}»`);
  });

  test('the minutes are confirmed by whoever presides, with a remark', async () => {
    const confirm = { key: 'minutes', do: 'confirmMinutes', week: '2026-W48', text: 'Sin observaciones.' };
    expect((await screens.as('julio').post('/mop/sitting', confirm)).status).toBe(303);
    expect(textOf((await screens.as('rosa').get('/mop/sitting')).body)).toContain('El acta queda confirmada. «Sin observaciones.»');
  });
});

describe('who may', () => {
  test.each([
    ['hugo', 200, true],
    ['julio', 200, true],
    ['ana', 200, false],
    ['rosa', 200, false],
    ['carmen', 200, false],
    ['lucia', 403, false],
    ['gabriel', 403, false],
  ])('%s sees the sitting with %d; decides: %s', async (handle, status, decides) => {
    const page = await screens.as(handle).get('/mop/sitting?item=R-001');
    expect(page.status).toBe(status);
    expect([formFor(page.body, 'decide/R-001'), formFor(page.body, 'attendance'), formFor(page.body, 'minutes')]).toEqual([
      decides,
      decides,
      decides,
    ]);
  });

  test.each([
    ['ana', { key: 'decide/R-001', on: 'R-001', decision: 'RESOLVE', 'resolve-text': 'x' }],
    ['ana', { key: 'attendance', do: 'noteAttendance', week: '2026-W48' }],
    ['carmen', { key: 'minutes', do: 'confirmMinutes', week: '2026-W48' }],
    ['rosa', { key: 'take/R-001', do: 'takeUp', week: '2026-W48', on: 'R-001' }],
  ])('%s, who may not, is refused whatever form they send', async (handle, form) => {
    expect((await screens.as(handle).post('/mop/sitting', form)).status).toBe(403);
  });

  test('what is offered on each matter is what is taken: R-001 at the committee has every decision of an item, O-001 only a note', async () => {
    const offered = async (code: string): Promise<string[]> => {
      const { body } = await screens.as('hugo').get(`/mop/sitting?item=${code}`);
      return [...body.matchAll(/name="decision" value="([A-Z]+)"/g)].map(([, value]) => value ?? '');
    };
    expect(await offered('R-001')).toEqual(['COMMIT', 'RESOLVE', 'RETURN', 'DERIVE', 'NOTE']);
    expect(await offered('O-001')).toEqual(['NOTE']);
    expect(await offered('R-002')).toEqual(['NOTE']);
    const refused = await screens.as('hugo').post('/mop/sitting', { key: 'decide/O-001', on: 'O-001', decision: 'APPROVE' });
    expect(refused.status).toBe(403);
  });

  test('after the week has closed nothing more is noted of its sitting, and the minutes stay to be read', async () => {
    await screens.goTo('2026-11-27T17:00');
    const { body } = await screens.as('hugo').get('/mop/sitting?week=2026-W48');
    expect(textOf(body)).toContain('La semana cerró. Se decidieron 2 asuntos.');
    expect(body).toMatch(/href="\/mop\/reports\/runs\/[0-9a-f-]{36}\.pdf">Acta, versión 1 \(PDF\)/);
    expect(body).toMatch(/href="\/mop\/reports\/runs\/[0-9a-f-]{36}\.docx">/);
    expect(formFor(body, 'attendance')).toBe(false);
    const late = await screens.as('hugo').post('/mop/sitting', { key: 'attendance', do: 'noteAttendance', week: '2026-W48' });
    expect(late.status).toBe(409);
  });
});
