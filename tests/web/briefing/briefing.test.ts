import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';
import { fieldsOf, plain } from '../desk/forms.ts';

let screens: Screens;
afterAll(() => screens?.close());

const PAGE = '/mop/briefing';
const html = async (who = 'carmen'): Promise<string> => (await screens.as(who).get(PAGE)).body;
const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const decide = async (who: string, key: string, more: Readonly<Record<string, string>> = {}) =>
  screens.as(who).post(PAGE, { ...fieldsOf(await html(who), key), ...more });
const formsIn = (page: string): string[] => [...page.matchAll(/name="key" value="decide\/([^"]+)"/g)].map(([, key = '']) => key);

describe('the briefing of the worked example (domain.md 7.3, 11.4)', () => {
  beforeAll(async () => {
    screens = await openScreens({ until: '2026-11-26T12:00' });
  });

  test('before the selection is confirmed it tells when, and nothing of what is being chosen', async () => {
    const page = plain(await html());
    expect(page).toContain('Su informe se está preparando');
    expect(page).toContain('a más tardar jue 26/11 13:00');
    expect(page).not.toContain('Pago de expropiaciones');
  });

  test('13:30: the numbers, then eight lines in four sections, three of them to decide', async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T13:30' });
    const page = plain(await html());
    expect(page).toContain('3 asuntos esperan su decisión');
    expect(page).toContain(
      'Las otras 5 líneas son para su conocimiento. Preparó Rosa Benítez, confirmado jue 26/11 12:40. Puede decidir hasta las 18:00.',
    );
    expect(page).toContain('Detenida 1 16,7 % Atrasada 1 16,7 %, eran 2 En ejecución normal 3 50,0 %, eran 2 Terminada 1 16,7 %');
    expect(page).toContain('Restricciones abiertas: 3 (Gerente de Meta 1, Despacho ministerial 1, Comité de Metas 1).');
    expect(page).toContain('Alertas abiertas: 4 (Gerente de Meta 2, Coordinación 2).');
    expect(page).toMatch(/1\. Restricciones.*R-001.*R-002.*Para información: salió del despacho ministerial el mié 25\/11/);
    expect(page).toMatch(
      /2\. Demoras.*MOP-01 · 1,03.*Atrasada 6 días.*Del 15\/10\/2026 al 11\/12\/2026, 2\.ª vez: aprobada.*MOP-05.*2 semanas seguidas sin reporte/,
    );
    expect(page).toMatch(
      /3\. Avances.*MOP-04 · 1,02.*Terminada el mié 25\/11.*4\. Oportunidades.*O-001.*jueves 3\/12.*O-002.*jueves 10\/12/,
    );
  });

  test('of each line only what the rules allow now is offered', async () => {
    expect(formsIn(await html())).toEqual([
      ...['R-001/DERIVE', 'R-001/NOTE', 'R-001/RESOLVE', 'R-001/RETURN'],
      'R-002/NOTE',
      ...['O-001/APPROVE', 'O-001/NOTE', 'O-001/DECLINE'],
      ...['O-002/APPROVE', 'O-002/NOTE', 'O-002/DECLINE'],
    ]);
  });

  test.each([
    [
      'R-001/RETURN',
      { text: '', due: '' },
      ['Escriba qué debe hacer quien la recibe de vuelta.', 'Escriba la nueva fecha límite, por ejemplo 26/11/2026.'],
    ],
    ['R-001/RETURN', { text: 'Insista.', due: '25/11/2026' }, ['25/11/2026']],
    ['R-001/RESOLVE', { text: ' ' }, ['Escriba cómo se resolvió.']],
    ['O-001/DECLINE', { text: '' }, ['Escriba por qué no se acoge.']],
  ])('%s without what it needs comes back open, and nothing is decided', async (key, typed, messages) => {
    const answer = await decide('carmen', `decide/${key}`, typed);
    expect(answer.status).toBe(422);
    for (const message of messages) expect(plain(answer.body)).toContain(message);
    expect(answer.body).toMatch(/<details open>/);
    expect((await book()).decisions.size).toBe(0);
  });

  test('17:10: the coordinator records on behalf of the minister, and the page says so', async () => {
    await screens.setNow('2026-11-26T17:10');
    expect(plain(await html('rosa'))).toContain('Usted registra en nombre de Carmen Ibarra');
    expect((await decide('rosa', 'decide/R-001/DERIVE')).status).toBe(303);
    expect((await decide('rosa', 'decide/O-001/APPROVE', { valuation: 'HIGH' })).status).toBe(303);
    expect((await decide('rosa', 'decide/O-002/APPROVE', { valuation: 'MEDIUM' })).status).toBe(303);
    expect((await decide('rosa', 'decide/R-002/NOTE')).status).toBe(303);
    const now = await book();
    const item = [...now.items.values()].find(({ code }) => code === 'R-001');
    expect([item?.scope, item?.state]).toEqual(['COMMITTEE', 'UNREVIEWED']);
    expect([...now.opportunities.values()].map(({ code, state, valuation }) => `${code} ${state} ${valuation}`).sort()).toEqual([
      'O-001 APPROVED HIGH',
      'O-002 APPROVED MEDIUM',
    ]);
    expect([...now.agenda.values()].map(({ code, state }) => `${code} ${state}`).sort()).toEqual(['AG-001 PROPOSED', 'AG-002 PROPOSED']);
  });

  test('a decided line shows its decision to both, and waits no more', async () => {
    const page = plain(await html());
    expect(page).toContain('Nada espera su decisión');
    expect(page).toContain('Derivada a la instancia superior Anotó Rosa Benítez en nombre del despacho ministerial, jue 26/11 17:10');
    expect(page).toContain('Aprobada, valoración Alta');
    expect(page).toContain('Se tomó nota');
    expect(formsIn(await html())).not.toContain('R-001/DERIVE');
  });
});

describe('one line, two devices', () => {
  beforeAll(async () => {
    await screens?.close();
    screens = await openScreens({ until: '2026-11-26T16:00' });
  });

  test('the second decision is refused, and told what the first was', async () => {
    const [one, other] = [await html(), await html('rosa')];
    expect((await screens.as('carmen').post(PAGE, fieldsOf(one, 'decide/R-002/NOTE'))).status).toBe(303);
    const late = await screens.as('rosa').post(PAGE, fieldsOf(other, 'decide/R-002/NOTE'));
    expect(late.status).toBe(422);
    expect(plain(late.body)).toContain('Ya se decidió sobre R-002 desde otra página: Se tomó nota. Carmen Ibarra, jue 26/11 16:00.');
    expect((await book()).decisions.size).toBe(1);
  });

  test('the same form twice is one decision', async () => {
    const fields = fieldsOf(await html(), 'decide/O-001/APPROVE');
    const answers = await Promise.all([0, 1].map(() => screens.as('carmen').post(PAGE, { ...fields, valuation: 'LOW' })));
    expect(answers.map(({ status }) => status).filter((status) => status === 303).length).toBeGreaterThan(0);
    expect([...(await book()).decisions.values()].filter(({ ref }) => ref === 'O-001')).toHaveLength(1);
  });

  test('an item that moved meanwhile is looked at again first', async () => {
    const fields = fieldsOf(await html(), 'decide/R-001/RETURN');
    await screens.as('rosa').post('/mop/desk', { key: 'x', do: 'markUrgent', item: 'R-001' });
    const answer = await screens.as('carmen').post(PAGE, { ...fields, text: 'Hable con Hacienda.', due: '04/12/2026' });
    expect(answer.status).toBe(409);
    expect((await decide('carmen', 'decide/R-001/RETURN', { text: 'Hable con Hacienda.', due: '04/12/2026' })).status).toBe(303);
    const item = [...(await book()).items.values()].find(({ code }) => code === 'R-001');
    expect([item?.scope, item?.limitDate]).toEqual(['COORDINATOR', '2026-12-04']);
  });
});

describe('whose briefing it is, and what became of it', () => {
  test.each(['lucia', 'hugo', 'gabriel', 'ana'])('%s neither reads it nor decides', async (handle) => {
    expect((await screens.as(handle).get(PAGE)).status).toBe(403);
    expect((await screens.as(handle).post(PAGE, { key: 'decide/R-001/NOTE', on: 'R-001', decision: 'NOTE' })).status).toBe(403);
  });

  test('next week it tells what was instructed and how that stands', async () => {
    await screens.goTo('2026-12-03T13:30');
    const page = plain(await html());
    expect(page).toMatch(/5\. Sus instrucciones anteriores Aprobada, valoración Baja O-001 · jue 26\/11/);
    expect(page).toMatch(
      /Devuelta con instrucción, hasta el 04\/12\/2026 R-001 · jue 26\/11 Pago de expropiaciones sin desembolso Hable con Hacienda\. Hoy: /,
    );
    expect(page).toContain('Selección automática: nadie la confirmó antes del plazo.');
    expect(page).toContain('2 asuntos esperan su decisión'); // what is at the minister's rung, and the opportunity: not what is lower
    expect(page).toContain('O-002 Quedó sin decisión');
  });

  test('between two weeks it says that none is open', async () => {
    await screens.goTo('2026-12-05T09:00');
    expect(plain(await html())).toContain('Ninguna semana está abierta');
  });
});
