import { afterAll, beforeAll, expect, test } from 'vitest';
import { planned } from '../../../domain/routine.ts';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Browser, Screens } from '../../support/screens.ts';
import { openAdministration } from './administrator.ts';

let screens: Screens;
let olga: Browser;
beforeAll(async () => {
  screens = await openAdministration();
  olga = screens.as('olga');
});
afterAll(() => screens.close());

const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const timetable = async () => (await book()).institution.timetable;

test('only who administers sees the settings (1.2)', async () => {
  const pages = ['', '/timetable', '/calendar', '/people', '/delegations', '/import'];
  for (const page of pages) {
    expect([page, (await olga.get(`/mop/admin${page}`)).status]).toEqual([page, 200]);
    expect([page, (await screens.as('rosa').get(`/mop/admin${page}`)).status]).toEqual([page, 403]);
  }
});

test('the effect on the next four weeks is seen before anything is saved (5.2)', async () => {
  const seen = await olga.post('/mop/admin/timetable', { key: 'timetable', see: '1', 'times.M05': '17:00', 'anchors.manager': '2' });
  expect(seen.status).toBe(200);
  expect(seen.body).toContain('mar 1/12, 17:00');
  expect(seen.body).toContain('Cierre de reportes: de 18:00 a 17:00');
  expect(seen.body).toContain('value="17:00"'); // what was typed stays
  expect((await timetable()).M05).toBe('18:00');
});

test('hours that a short week would put out of order are refused, each beside its field (3.2)', async () => {
  const refused = await olga.post('/mop/admin/timetable', { key: 'timetable', 'times.M01': '09:00', 'times.M10': 'mediodía' });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('«mediodía» no es una hora');
  expect(refused.body).toContain('aria-invalid="true"');
  const order = await olga.post('/mop/admin/timetable', { key: 'timetable', 'times.M01': '09:00' });
  expect(order.body).toContain('en una semana corta comparten el día');
  expect((await timetable()).M01).toBe('08:00');
});

test('saved hours take effect from the next week on; the open week keeps its own (3.2)', async () => {
  const saved = await olga.post('/mop/admin/timetable', { key: 'timetable', 'times.M05': '1730', 'anchors.manager': '3' });
  expect([saved.status, saved.location]).toEqual([303, '/mop/admin/timetable']);
  const { institution, cycles } = await book();
  expect(institution.timetable.M05).toBe('17:30');
  const open = cycles.get('2026-W48');
  expect(open && planned(open.plan, 'M05')).toBe(Date.parse('2026-11-25T18:00:00-05:00'));
  const again = await olga.post('/mop/admin/timetable', { key: 'timetable', 'times.M05': '17:30' });
  expect(again.status).toBe(303); // nothing changed, and nothing is written for it
  expect((await book()).institution.version).toBe(institution.version);
});

test('settings changed since the form was opened are looked at again', async () => {
  const stale = await olga.post('/mop/admin/timetable', { key: 'timetable', version: '1', 'times.M05': '17:15' });
  expect(stale.status).toBe(409);
  expect(stale.body).toContain('value="17:15"');
});

test('a holiday is proposed with its effect, and moves the routine once it is confirmed (5.5)', async () => {
  const proposed = await olga.get('/mop/admin/calendar');
  expect(proposed.body).toContain('Batalla de Ayacucho');
  expect(proposed.body).toContain('Semana 2026-W50: gerentes el martes 8/12, coordinación el jueves 10/12, comité el viernes 11/12.');
  expect((await book()).institution.calendar.holidays).toEqual([]);
  await olga.post('/mop/admin/calendar', {
    key: 'confirm/2026-12-09',
    do: 'declareHoliday',
    date: '2026-12-09',
    name: 'Batalla de Ayacucho',
  });
  expect((await book()).institution.calendar.holidays).toEqual([{ date: '2026-12-09', name: 'Batalla de Ayacucho' }]);
  const after = await olga.get('/mop/admin/calendar');
  expect(after.body).toContain('Olga Medina');
  await olga.post('/mop/admin/calendar', { key: 'withdraw/2026-12-09', do: 'withdrawHoliday', date: '2026-12-09', reason: 'error' });
  expect((await book()).institution.calendar.holidays).toEqual([]);
});

test('what the source of holidays has wrong is put right or said (Ecuador)', async () => {
  const page = await olga.get('/mop/admin/calendar?country=EC');
  expect(page.body).toContain('sáb 09/10/2027'.slice(4, 14)); // 9 October, not 10 September
  expect(page.body).not.toContain('10/09/2027');
  expect(page.body).toContain('traslada feriados');
});

test('a day off of one’s own carries the law that declares it', async () => {
  const added = await olga.post('/mop/admin/calendar', { key: 'add', date: '24/12/2026', name: 'Puente', source: 'Decreto 12' });
  expect(added.status).toBe(303);
  expect((await book()).institution.calendar.holidays).toEqual([{ date: '2026-12-24', name: 'Puente (Decreto 12)' }]);
  const missing = await olga.post('/mop/admin/calendar', { key: 'add', date: '24/13/2026', name: '' });
  expect(missing.status).toBe(422);
});
