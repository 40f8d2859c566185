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
    expect(words((await screens.as('pia').get('/mop/dashboard')).body)).toContain('Abrir una meta');
    expect(await sheet('pia', 'new')).toContain('MOP-07 · 12 escuelas rurales con agua potable En borrador');
    expect(await sheet('lucia', 'new')).not.toContain('12 escuelas');
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
