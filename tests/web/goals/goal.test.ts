import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { words } from '../items/offers.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T07:30' });
});
afterAll(() => screens?.close());

const sheet = async (who: string, address: string): Promise<string> => words((await screens.as(who).get(`/mop/goals/${address}`)).body);
const TABS = [
  '',
  '/intermediate-goals',
  '/alerts',
  '/restrictions',
  '/opportunities',
  '/documents',
  '/indicators',
  '/history',
  '/calendar',
  '/print',
];

describe('the sheet of MOP-01 on Thursday at 07:30 (domain.md 11.6)', () => {
  test.each(TABS)('tab %s says state, manager, end and days', async (tab) => {
    const text = await sheet('rosa', `MOP-01${tab}`);
    expect(text).toContain('prioritaria Atrasada');
    expect(text).toContain('120 km de la carretera Norte pavimentados y en servicio');
    expect(text).toMatch(/Lucía Paredes · termina el 30\/06\/2027 · Faltan: 216 días/);
  });

  test('the thermometer has its level and both marks', async () => {
    const text = await sheet('rosa', 'MOP-01/intermediate-goals');
    expect(text).toMatch(
      /Hecho 33,3 % 2 de 6 .*Esperado hoy . 50,0 % 3 de 6 .*Programa original . 50,0 % 3 de 6 .*Diferencia −16,7 puntos/,
    );
    const { body } = await screens.as('rosa').get('/mop/goals/MOP-01/intermediate-goals');
    expect(body).toMatch(/<rect class="red"[^>]* width="33.3"/);
    expect(body).toMatch(/class="ex" d="M50 0v14"/);
    expect(body).toMatch(/class="og" d="M50 4v14"/);
  });

  test('open restrictions and alerts are counted on their tabs and shown there', async () => {
    const text = await sheet('rosa', 'MOP-01');
    expect(text).toMatch(/Alertas 1 Restricciones 1 Oportunidades Documentos/);
    expect(await sheet('rosa', 'MOP-01/alerts')).toContain('Alerta A-005');
    expect(await sheet('rosa', 'MOP-01/restrictions')).toMatch(
      /Restricción R-001 Sin revisar Transectorial Vence el 3\/12 · 5 días hábiles/,
    );
  });

  test('the programme stands by date with today between what is past and what comes', async () => {
    const text = await sheet('rosa', 'MOP-01/intermediate-goals');
    const at = (told: string): number => text.lastIndexOf(told);
    const order = [
      '1,01 proyecto',
      '1,02 contrato',
      '1,03 tramo 1',
      'Hoy, 26/11/2026',
      '2,01 expropiaciones',
      '1,04 tramo 2',
      '1,05 tramo 3',
    ].map(at);
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain('reprogramada; original 30/09/2026');
  });

  test('the original mark differs where dates were moved: MOP-03 on Friday at 17:00', async () => {
    const friday = await openScreens({ until: '2026-11-27T17:00' });
    try {
      const text = words((await friday.as('rosa').get('/mop/goals/MOP-03/intermediate-goals')).body);
      expect(text).toMatch(/Hecho 33,3 % .*Esperado hoy . 33,3 % .*Programa original . 66,7 % .*Diferencia 0,0 puntos/);
      expect(text).toContain('Faltan: 34 días');
      const late = words((await friday.as('rosa').get('/mop/goals/MOP-05')).body);
      expect(late).toContain('sin actualizar'); // two cycles: the dashed frame, and said
    } finally {
      await friday.close();
    }
  });
});

describe('the other tabs', () => {
  test('a stopped goal says since when, why and that it was set by hand', async () => {
    const text = await sheet('rosa', 'MOP-02');
    expect(text).toContain('Detenida Estado mostrado a mano');
    expect(text).toMatch(/Detenida desde el 04\/11\/2026 orden judicial sobre la licitación/);
  });

  test('a finished goal says when, without a counter', async () => {
    expect(await sheet('rosa', 'MOP-06')).toMatch(/Terminada .*Terminada el 19\/11\/2026/);
  });

  test('the history tells who, when, what and for whom, the last first, page by page', async () => {
    const text = await sheet('rosa', 'MOP-01/history');
    expect(text.indexOf('R-001: de Coordinación a Despacho ministerial')).toBeLessThan(text.indexOf('Registra la alerta A-005'));
    expect(text).toMatch(/mié 25\/11 10:10 Lucía Paredes Registra la alerta A-005/);
    expect(text).not.toMatch(/MOP-02|R-002/);
    expect(await sheet('rosa', 'MOP-01/history?page=2')).toContain('Todavía no hay cambios');
  });

  test.each([
    ['month=2026-11', '1,03 tramo 1 pavimentado', '2,01'],
    ['month=2026-12', '2,01 expropiaciones del tramo 2 concluidas', '1,03'],
    ['year=2027', '1,05 tramo 3 pavimentado', '2,01'],
    ['year=2026', '2,01 expropiaciones del tramo 2 concluidas', '1,05'],
    ['month=nonsense', '1,03 tramo 1 pavimentado', '1,04'],
  ])('the calendar of %s has what ends then, and nothing else', async (asked, has, hasNot) => {
    const text = await sheet('rosa', `MOP-01/calendar?${asked}`);
    expect(text).toContain(has);
    expect(text).not.toContain(` ${hasNot} `);
  });

  test('the printed form A 1.1 has every part, its order, its legend and its instant', async () => {
    const text = await sheet('rosa', 'MOP-01/print');
    for (const told of [
      'Reporte de Ficha de Meta',
      'Al 26/11/2026, 07:30.',
      'Ordenado por: metas intermedias por fecha de término',
      'Símbolos: Detenida Atrasada En ejecución normal Terminada',
      'Línea de base',
      'Resultado futuro',
      'Restricciones abiertas',
      'R-001 Pago de expropiaciones sin desembolso',
      'A-005 Alquiler de asfaltadora sin renovar',
      'Tratamiento: renovar el contrato',
      'La cadena de resultados, la alineación, los indicadores y los actores están en la ficha completa.',
    ])
      expect(text).toContain(told);
  });
});

describe("another's goal", () => {
  test.each([...TABS, '/intermediate-goals/1,03'].map((tab) => [`MOP-02${tab}`]))(
    '%s is not found by Lucía, to read or to write',
    async (address) => {
      expect((await screens.as('lucia').get(`/mop/goals/${address}`)).status).toBe(404);
      expect(
        (await screens.as('lucia').post(`/mop/goals/${address}`, { key: 'acts/MOP-02', do: 'declareStopped', goal: 'MOP-02', reason: 'x' }))
          .status,
      ).toBe(404);
    },
  );
  test.each(['NONE-01', 'MOP-01/intermediate-goals/9,99', 'mop-01', '%2Fetc', 'MOP-01/nothing'])('%s is nowhere', async (address) => {
    expect((await screens.as('rosa').get(`/mop/goals/${address}`)).status).toBe(404);
  });
  test('a form on the own goal cannot name another one', async () => {
    await screens.as('lucia').post('/mop/goals/MOP-04', {
      key: 'acts/MOP-04',
      do: 'declareStopped',
      'declareStopped.goal': 'MOP-02',
      goal: 'MOP-02',
      'declareStopped.reason': 'x',
    });
    expect(await sheet('rosa', 'MOP-02/history')).not.toContain('Lucía');
  });
});
