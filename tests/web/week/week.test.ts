import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Screens } from '../../support/screens.ts';
import { openAdministration } from '../admin/administrator.ts';
import { postLetters } from './post-office.ts';
import { textOf } from './text-of.ts';

let screens: Screens;
const see = async (who: string, url = '/mop/week'): Promise<string> => textOf((await screens.as(who).get(url)).body);

describe('Thursday of the worked example at 10:12 (domain.md 11)', () => {
  beforeAll(async () => {
    screens = await openAdministration('2026-11-26T10:12');
  });
  afterAll(async () => screens?.close());

  test.each([
    ['what the week waits for', 'Semana 48 · sigue: Recordatorio de la selección, 12:00'],
    ['how far it has come', 'En revisión. Ocurrieron 7 de 17 hitos. Respondieron 4 de 5 metas.'],
    ['the days of the week, and whose they are', 'lun 23'],
    ['the day of today', 'jue 26 · hoy'],
    ['the day of the committee', 'vie 27 · comité'],
    ['what the morning run of Wednesday caused', 'Revisión de plazos 4 cartas; R-002 y A-003 subieron'],
    ['what the cut-off found', 'Cierre de reportes 3 cartas; faltaron MOP-02 y MOP-05'],
    ['what the end of grace found', 'Fin de la tolerancia 3 cartas; MOP-05 no reportó'],
    ['what comes next', 'Siguiente: Recordatorio de la selección solo si no se ha confirmado'],
  ])('everybody in the routine sees %s', async (_what, text) => {
    for (const who of ['rosa', 'carmen', 'hugo', 'gabriel', 'lucia', 'olga']) expect(await see(who)).toContain(text);
  });

  test('who was asked and who answered, those that owe it first', async () => {
    const text = await see('carmen');
    expect(text).toMatch(/MOP-05 Drenaje pluvial.* Iván Rojas No reportado – MOP-01/);
    expect(text).toContain('Andrés Quiroga Enviado jue 26/11 08:10 con retraso');
  });

  test('letters that wait are seen before they are written', async () => {
    const text = await see('rosa', '/mop/week/2026-W48?day=2026-11-23');
    expect(text).toContain('31 cartas están por salir');
    expect(text).toContain('Cartas de lun 23/11: 5');
    expect(text).toContain('Se abre la semana Lucía Paredes – Por escribir');
  });

  test('the coordinator sees each letter of the day with the fate of every copy', async () => {
    await postLetters(screens, (address) => address === 'ivan@mop.example');
    const text = await see('rosa');
    expect(text).toContain('Cartas de hoy: 5');
    expect(text).toContain('Meta no reportada: MOP-05');
    expect(text).toContain('Iván Rojas Rechazada');
    expect(text).toContain('Rosa Benítez Entregada al servidor');
    expect(text).toContain('Entregadas las 3');
    for (const day of ['lun 23/11: 5', 'mar 24/11: 6', 'mié 25/11: 15']) expect(text).toContain(day);
  });

  test('what was too late to be sent says so', async () => {
    expect(await see('rosa', '/mop/week/2026-W48?day=2026-11-23')).toContain(
      'Lucía Paredes – Retirada Ya no servía: su momento había pasado',
    );
  });

  test.each([
    ['a manager', 'lucia', 'Sus cartas de hoy: 1'],
    ['the minister', 'carmen', 'Sus cartas de hoy: 1'],
    ['the head office', 'gabriel', 'Sus cartas de hoy: 0'],
  ])('%s sees their own letters alone, without addresses or the acts of operators', async (_who, who, title) => {
    const text = await see(who);
    expect(text).toContain(title);
    for (const absent of ['Meta no reportada: MOP-05', '550', 'Buscar una carta', 'Cambiar la marcha', 'Ensayar la semana'])
      expect(text).not.toContain(absent);
  });

  test.each([
    ['the coordinator may rehearse, not steer', 'rosa', ['Ensayar la semana 49'], ['Cambiar la marcha', 'Declarar un feriado']],
    [
      'the administrator may do both',
      'olga',
      ['Ensayar la semana 49', 'Cambiar la marcha', 'Declarar un feriado', 'Se avisará a 12 personas'],
      [],
    ],
  ])('%s', async (_what, who, there, absent) => {
    const text = await see(who);
    for (const one of there) expect(text).toContain(one);
    for (const one of absent) expect(text).not.toContain(one);
  });

  test.each([
    ['its week without a key is the present one', '/mop/week', 200],
    ['a slash at the end does not matter', '/mop/week/', 200],
    ['the week to come', '/mop/week/2026-W48', 200],
    ['a week it does not have', '/mop/week/2026-W01', 404],
    ['what is no week', '/mop/week/siguiente', 404],
  ])('%s', async (_what, url, status) => {
    expect((await screens.as('rosa').get(url)).status).toBe(status);
  });
});

describe('an operator steers a week (domain.md 4.7)', () => {
  beforeAll(async () => {
    screens = await openAdministration('2026-11-25T09:00');
  });
  afterAll(async () => screens?.close());
  const steer = (who: string, fields: Record<string, string>) => screens.as(who).post('/mop/week', { key: 'steer', ...fields });

  test.each([
    ['without a choice', {}, 'Elija qué quiere hacer con la semana.'],
    ['without a reason', { what: 'pauseWeek' }, 'Escriba el motivo.'],
    [
      'to cancel without the key of the week',
      { what: 'cancelWeek', reason: 'Duelo nacional' },
      'Para cancelar la semana escriba 2026-W48.',
    ],
    [
      'to cancel with the key of another',
      { what: 'cancelWeek', reason: 'Duelo nacional', confirm: '2026-W49' },
      'Para cancelar la semana escriba 2026-W48.',
    ],
    ['to resume what is not paused', { what: 'resumeWeek', reason: 'Volvió' }, 'La semana 2026-W48 no está en pausa'],
  ])('is refused %s, and keeps what was typed', async (_what, fields: Record<string, string>, message) => {
    const { status, body } = await steer('olga', fields);
    expect([409, 422]).toContain(status);
    expect(textOf(body)).toContain(message);
    if (fields.reason) expect(body).toContain(`value="${fields.reason}"`);
  });

  test('nobody else may', async () => {
    for (const who of ['rosa', 'carmen', 'lucia']) expect((await steer(who, { what: 'pauseWeek', reason: 'x' })).status).toBe(403);
  });

  test('pauses, which everybody sees with its cause, and resumes', async () => {
    expect((await steer('olga', { what: 'pauseWeek', reason: 'Huelga de transporte' })).status).toBe(303);
    const text = await see('lucia');
    expect(text).toContain('La semana 48 está en pausa');
    expect(text).toContain('La puso en pausa Olga Medina, mié 25/11 09:00: «Huelga de transporte».');
    expect(await see('olga')).not.toContain('Pausar la semana');
    expect((await steer('olga', { what: 'resumeWeek', reason: 'Terminó' })).status).toBe(303);
    expect(await see('lucia')).toContain('Semana 48 · sigue: Último recordatorio, 15:00');
  });

  test('declares a holiday, and the milestones that have not happened move (5.5)', async () => {
    const post = (date: string, name: string) => screens.as('olga').post('/mop/week', { key: 'holiday', date, name });
    expect(textOf((await post('', '')).body)).toContain('Escriba el día feriado, por ejemplo 15/12/2026.');
    expect((await post('27/11/2026', 'Día del obrero')).status).toBe(303);
    const text = await see('carmen');
    expect(text).toContain('jue 26');
    expect(text).not.toContain('vie 27 · comité');
    expect(text).toMatch(/lun 30 .*08:00 Paquete del comité/);
  });

  test('cancels with the key typed, which excuses and tells everybody', async () => {
    const { status } = await steer('olga', { what: 'cancelWeek', reason: 'Duelo nacional', confirm: ' 2026-w48 ' });
    expect(status).toBe(303);
    const text = await see('lucia', '/mop/week/2026-W48');
    expect(text).toContain('La semana 48 está cancelada');
    expect(text).toContain('La canceló Olga Medina, mié 25/11 09:00: «Duelo nacional».');
    expect(text).toContain('Lucía Paredes Excusado');
    expect(text).toContain('Semana cancelada');
  });
});
