import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type Screens } from '../../support/screens.ts';
import { eventsOf, fieldsOf, performAs, updateOf } from './forms.ts';

/** Wednesday 25 November of section 11, done through the forms without any script. */
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T10:02' });
}, 60_000);
afterAll(() => screens.close());

const NEITHER = { news: 'NONE', report: 'NARRATIVE' };

describe('the Wednesday of domain.md 11.3', () => {
  test('Lucía is told how many goals remain and until when', async () => {
    const { status, body } = await screens.as('lucia').get('/mop/mine');
    expect(status).toBe(200);
    expect(body).toContain('Le quedan 2 metas por actualizar');
    expect(body).toContain('Envíelas antes de las 18:00 de hoy.');
    expect(body).toContain('Faltan 7 horas y 58 minutos.');
    expect(body).not.toContain('MOP-03');
  });

  test('10:10 she registers A-005 on MOP-01 / 1,04 with a proposal: in process', async () => {
    await screens.setNow('2026-11-25T10:10');
    const lucia = screens.as('lucia');
    const page = await lucia.get('/mop/mine/raise/alert?on=MOP-01');
    const sent = await lucia.post('/mop/mine/raise/alert', {
      ...fieldsOf(page.body, 'raise'),
      on: 'MOP-01/1,04',
      title: 'Alquiler de asfaltadora sin renovar',
      type: 'TECHNICAL_ADMINISTRATIVE',
      description: 'sin asfaltadora se detiene el tramo 2',
      limit: '01/12/2026',
      'treatment.what': 'renovar el contrato de alquiler por seis meses',
    });
    expect([sent.status, sent.location]).toEqual([303, '/mop/mine/MOP-01']);
    expect(await eventsOf(screens, 'state')).toContainEqual(expect.objectContaining({ of: 'item', to: 'IN_PROCESS' }));
  });

  test('10:15 she explains the delay of 1,03 and sends MOP-01; the alert of today is not asked about', async () => {
    await screens.setNow('2026-11-25T10:15');
    const lucia = screens.as('lucia');
    const { body } = await lucia.get('/mop/mine/MOP-01');
    expect(body).toContain('1 de 3');
    expect(body).toContain('Registrada el 25/11/2026: esta semana no hace falta responderla.');
    const sent = await lucia.post('/mop/mine/MOP-01', {
      ...fieldsOf(body, 'update'),
      'ig-1,03': 'ON_COURSE',
      'ig-1,03-why': 'Llovió seis de diez días; se trabaja en dos turnos.',
      ...NEITHER,
      'report-text': 'Tramo 1 al 92 %.',
      send: '1',
    });
    expect([sent.status, sent.location]).toEqual([303, '/mop/mine/MOP-01/sent']);
    expect(await updateOf(screens, 'MOP-01')).toMatchObject({ state: 'SUBMITTED', late: false });
    const after = await lucia.get('/mop/mine/MOP-01/sent');
    expect(after.body).toContain('MOP-01 quedó enviada');
    expect(after.body).toContain('Podrá corregirla hasta las 13:00 de mañana.');
    expect(after.body).toContain('Empezar MOP-04');
    expect(after.body).toContain('Llovió seis de diez días');
  });

  test('11:00 she finishes MOP-04 / 1,02, validates O-001 and sends MOP-04, all in one form', async () => {
    await screens.setNow('2026-11-25T11:00');
    const lucia = screens.as('lucia');
    const { body } = await lucia.get('/mop/mine/MOP-04');
    await lucia.post('/mop/mine/MOP-04', {
      ...fieldsOf(body, 'update'),
      'ig-1,02': 'FINISHED',
      'ig-1,02-date': '25/11/2026',
      'op-O-001': 'VALIDATED',
      ...NEITHER,
      'report-text': 'Entregadas las primeras 500 viviendas.',
      send: '1',
    });
    expect(await updateOf(screens, 'MOP-04')).toMatchObject({ state: 'SUBMITTED', late: false });
    const states = await eventsOf(screens, 'state');
    expect(states).toContainEqual({ of: 'intermediateGoal', id: 'MOP-04/1,02', from: 'NORMAL', to: 'FINISHED' });
    expect(states).toContainEqual({ of: 'opportunity', id: 'O-001', from: 'IDENTIFIED', to: 'VALIDATED' });
    const mine = await lucia.get('/mop/mine');
    expect(mine.body).toContain('Sus metas están al día');
    expect(mine.body).toContain('Lo enviado se puede corregir hasta las 13:00 de mañana.');
  });

  test('16:40 Marta converts A-001, asks for another date for 1,02 and sends MOP-03', async () => {
    await screens.goTo('2026-11-25T16:40');
    const marta = screens.as('marta');
    const { body } = await marta.get('/mop/mine/MOP-03');
    const sent = await marta.post('/mop/mine/MOP-03', {
      ...fieldsOf(body, 'update'),
      'ig-1,02': 'REPROGRAM',
      'ig-1,02-to': '11/12/2026',
      'ig-1,02-reason': 'el proveedor de acero incumplió',
      'ig-1,03': 'ON_COURSE',
      'item-A-001': 'CONVERT',
      'item-A-001-title': 'Incumplimiento del proveedor de acero',
      'item-A-001-limit': '11/12/2026',
      'item-A-002': 'NO_MOVEMENT',
      'item-A-002-nothing': 'no ha llovido',
      ...NEITHER,
      'report-text': 'Diez de los quince puentes del centro concluidos.',
      send: '1',
    });
    expect(sent.status).toBe(303);
    const states = await eventsOf(screens, 'state');
    expect(states).toContainEqual({ of: 'item', id: 'A-001', from: 'IN_PROCESS', to: 'CONVERTED' });
    expect(states).toContainEqual({ of: 'reprogramming', id: 'MOP-03/1,02', from: null, to: 'PENDING' });
    const again = await marta.get('/mop/mine/MOP-03');
    expect(again.body).toContain('Ya pidió el 11/12/2026; la coordinación todavía no decide.');
  });
});

describe('what was sent is corrected until the selection is due (domain.md 5.4)', () => {
  test('a correction keeps what was done, and does it once', async () => {
    const lucia = screens.as('lucia');
    const { body } = await lucia.get('/mop/mine/MOP-04');
    const fields = fieldsOf(body, 'update');
    expect(fields['op-O-001']).toBe('VALIDATED');
    expect(fields['report-text']).toBe('Entregadas las primeras 500 viviendas.');
    const sent = await lucia.post('/mop/mine/MOP-04', {
      ...fields,
      'report-text': 'Entregadas 500 viviendas del Distrito Sur.',
      send: '1',
    });
    expect(sent.status).toBe(303);
    expect(await updateOf(screens, 'MOP-04')).toMatchObject({
      state: 'SUBMITTED',
      narrative: 'Entregadas 500 viviendas del Distrito Sur.',
    });
    const validated = (await eventsOf(screens, 'state')).filter((one) => one.id === 'O-001');
    expect(validated).toHaveLength(1);
  });

  test('what the coordinator returned says why, and is sent again', async () => {
    await performAs(screens, 'rosa', { do: 'returnUpdate', goal: 'MOP-01', reason: 'falta el avance del tramo 2' });
    const lucia = screens.as('lucia');
    expect((await lucia.get('/mop/mine')).body).toContain('La coordinación la devolvió: «falta el avance del tramo 2»');
    const { body } = await lucia.get('/mop/mine/MOP-01');
    expect(body).toContain(
      'La coordinación la devolvió: «falta el avance del tramo 2». Corríjala y envíela otra vez antes de las 13:00 de mañana.',
    );
    const sent = await lucia.post('/mop/mine/MOP-01', {
      ...fieldsOf(body, 'update'),
      'report-text': 'Tramo 1 al 92 %, tramo 2 al 10 %.',
      send: '1',
    });
    expect(sent.location).toBe('/mop/mine/MOP-01/sent');
    expect(await updateOf(screens, 'MOP-01')).toMatchObject({
      state: 'SUBMITTED',
      late: false,
      narrative: 'Tramo 1 al 92 %, tramo 2 al 10 %.',
    });
  });
});
