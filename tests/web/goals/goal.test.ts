import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPeople } from '../../../store/institutions.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';
import { offered, words } from '../items/offers.ts';

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
      'No se registran todavía en Rutina',
    ])
      expect(text).toContain(told);
  });

  test('indicators are said to come with the monthly routine', async () => {
    expect(await sheet('rosa', 'MOP-01/indicators')).toContain('Los indicadores llegan con la rutina mensual');
  });
});

describe('acts on a goal and its intermediate goals', () => {
  const send = (who: string, address: string, key: string, fields: Readonly<Record<string, string>>) =>
    screens.as(who).post(`/mop/goals/${address}`, { key: `acts/${key}`, ...fields });

  test('Rosa approves the date that Marta asked for, and the goal is normal again (11.4)', async () => {
    expect(await sheet('rosa', 'MOP-03/intermediate-goals')).toMatch(
      /Espera la decisión de la coordinación.*de 15\/10\/2026 a 11\/12\/2026/,
    );
    const marta = await screens.as('marta').get('/mop/goals/MOP-03/intermediate-goals/1,02');
    expect(offered(marta.body)).not.toContain('decideReprogramming');
    const done = await send('rosa', 'MOP-03/intermediate-goals/1,02', '1,02', {
      do: 'decideReprogramming',
      'decideReprogramming.approve': 'true',
    });
    expect(done.status).toBe(303);
    const text = await sheet('marta', 'MOP-03/intermediate-goals/1,02');
    expect(text).toContain('MOP-03 En ejecución normal');
    expect(text).toContain('11/12/2026 (original: 15/09/2026)');
    expect(text).toMatch(/de 15\/10\/2026 a 11\/12\/2026 Aprobada.*Decidió Rosa Benítez/);
  });

  test('to decide is to say yes or no', async () => {
    await send('lucia', 'MOP-01/intermediate-goals/1,03', '1,03', {
      do: 'requestReprogramming',
      'requestReprogramming.to': '15/01/2027',
      'requestReprogramming.reason': 'lluvias de octubre',
    });
    const page = await send('rosa', 'MOP-01/intermediate-goals/1,03', '1,03', { do: 'decideReprogramming' });
    expect(page.status).toBe(422);
    expect(page.body).toContain('href="#f-acts-1-03-decideReprogramming-approve"');
    const no = await send('rosa', 'MOP-01/intermediate-goals/1,03', '1,03', {
      do: 'decideReprogramming',
      'decideReprogramming.approve': 'false',
      'decideReprogramming.reason': 'antes del cierre no',
    });
    expect(no.status).toBe(303);
    expect(await sheet('lucia', 'MOP-01/intermediate-goals/1,03')).toMatch(/Rechazada.*antes del cierre no/);
  });

  test('Lucía finishes 1,04 and undoes it with a reason', async () => {
    const at = 'MOP-04/intermediate-goals/1,03';
    await send('lucia', at, '1,03', { do: 'finishIntermediateGoal', 'finishIntermediateGoal.date': '25/11/2026' });
    expect(await sheet('lucia', at)).toMatch(/Terminada el 25\/11\/2026/);
    const unsaid = await send('lucia', at, '1,03', { do: 'undoFinish' });
    expect(unsaid.status).toBe(422);
    await send('lucia', at, '1,03', { do: 'undoFinish', 'undoFinish.reason': 'faltaba la recepción' });
    expect(await sheet('lucia', at)).not.toContain('Terminada el');
    expect(await sheet('lucia', 'MOP-04/history')).toMatch(/Lucía Paredes Retira el término de MOP-04\/1,03 faltaba la recepción/);
  });

  test('Lucía declares MOP-01 stopped, Rosa lifts it', async () => {
    await send('lucia', 'MOP-01', 'MOP-01', { do: 'declareStopped', 'declareStopped.reason': 'sin expropiaciones no hay tramo' });
    const stopped = await sheet('lucia', 'MOP-01');
    expect(stopped).toContain('prioritaria Detenida Estado mostrado a mano');
    expect(offered((await screens.as('lucia').get('/mop/goals/MOP-01')).body)).not.toContain('liftStop');
    await send('rosa', 'MOP-01', 'MOP-01', { do: 'liftStop', 'liftStop.reason': 'se libera el terreno' });
    expect(await sheet('rosa', 'MOP-01')).toContain('prioritaria Atrasada');
  });

  test('a state shown by hand is offered towards worse to the manager, towards better to the coordinator only', async () => {
    const states = (body: string): string[] =>
      [...(body.split('name="overrideState.state"')[1]?.split('</select>')[0] ?? '').matchAll(/value="(\w+)"/g)].map(
        ([, state]) => state ?? '',
      );
    expect(states((await screens.as('lucia').get('/mop/goals/MOP-01')).body)).toEqual(['STOPPED']);
    expect(states((await screens.as('rosa').get('/mop/goals/MOP-01')).body)).toEqual(['STOPPED', 'NORMAL']);
    await send('rosa', 'MOP-01', 'MOP-01', {
      do: 'overrideState',
      'overrideState.state': 'NORMAL',
      'overrideState.reason': 'el contratista ya se puso al día',
    });
    const text = await sheet('lucia', 'MOP-01');
    expect(text).toContain('prioritaria En ejecución normal Estado mostrado a mano');
    expect(text).toContain('el contratista ya se puso al día');
    expect(text).toContain('Vale por 4 cierres de semana más.');
    expect(text).toContain('Estado según el programa Atrasada');
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

describe('a goal from its first sheet to the routine (domain.md 4.1)', () => {
  const send = (who: string, address: string, fields: Readonly<Record<string, string>>) =>
    screens.as(who).post(`/mop/goals/${address}`, fields);
  beforeAll(async () => {
    await transaction(screens.store, 'mop', 'exclusive', (tx) =>
      addPeople(tx, [
        { handle: 'pia', name: 'Pía Planes', email: 'pia@mop.example', locale: 'es', active: true, roles: [{ role: 'PLANNER' }] },
      ]),
    );
  });

  test('a planner opens it, programs it, and what is missing is said beside the field', async () => {
    const wrong = await send('pia', 'new', { key: 'create', code: 'mop 7', title: 'corto', start: '01/12/2026', end: '01/12/2027' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#f-create-code"');
    const done = await send('pia', 'new', {
      key: 'create',
      code: 'MOP-07',
      title: '12 escuelas rurales con agua potable',
      start: '01/12/2026',
      end: '01/12/2027',
      priority: 'true',
    });
    expect([done.status, done.location]).toEqual([303, '/mop/goals/MOP-07']);
    expect(await sheet('pia', 'MOP-07')).toMatch(/MOP-07 · prioritaria · En borrador 12 escuelas rurales con agua potable/);
    const step = { key: 'program', do: 'programIntermediateGoal', goal: 'MOP-07', kind: 'TECHNICAL', critical: 'true', weight: '1' };
    const late = await send('pia', 'MOP-07/intermediate-goals', { ...step, code: '1,01', title: 'pozos perforados', end: '01/06/2028' });
    expect(late.status).toBe(422);
    expect(late.body).toContain('href="#f-program-end"');
    const added = await send('pia', 'MOP-07/intermediate-goals', { ...step, code: '1,01', title: 'pozos perforados', end: '01/06/2027' });
    expect(added.status).toBe(303);
    expect(await sheet('pia', 'MOP-07/intermediate-goals')).toContain('1,01 pozos perforados 01/06/2027');
  });

  test('its sheet is corrected, with every change in the history', async () => {
    const change = { key: 'acts/MOP-07', do: 'changeGoalSheet', 'changeGoalSheet.title': '12 escuelas rurales con agua potable' };
    await send('pia', 'MOP-07', { ...change, 'changeGoalSheet.baseline': 'Ninguna tiene agua', 'changeGoalSheet.priority': 'false' });
    expect(await sheet('pia', 'MOP-07')).toContain('Línea de base Ninguna tiene agua');
    expect(await sheet('pia', 'MOP-07/history')).toMatch(/Meta MOP-07: línea de base, «Ninguna tiene agua»/);
  });

  test('nobody adds a step to what is under way, nor opens a goal without the right', async () => {
    expect((await screens.as('pia').get('/mop/goals/MOP-01/intermediate-goals')).body).not.toContain('programIntermediateGoal');
    expect(words((await screens.as('rosa').get('/mop/goals/new')).body)).toContain('Su función no abre metas');
    expect(
      (
        await send('rosa', 'new', {
          key: 'create',
          code: 'MOP-08',
          title: 'Una meta que no se abre',
          start: '01/12/2026',
          end: '01/12/2027',
        })
      ).status,
    ).toBe(403);
  });
});
