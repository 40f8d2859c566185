import { afterAll, beforeAll, expect, test } from 'vitest';
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
const institution = async () => (await book()).institution;
const LIGHT = { brand: '#123456', onBrand: '#ffffff', action: '#0b5568', onAction: '#ffffff', link: '#0b5568', soft: '#e4eff1' };
const DARK = { brand: '#0c2b35', onBrand: '#eaf4f6', action: '#8fd3e2', onAction: '#062029', link: '#8fd3e2', soft: '#14303a' };
const look = (light = LIGHT, more = {}) => ({
  key: 'look',
  ...Object.fromEntries(Object.entries(light).map(([name, value]) => [`look.light.${name}`, value])),
  ...Object.fromEntries(Object.entries(DARK).map(([name, value]) => [`look.dark.${name}`, value])),
  ...more,
});

test('the institution is called otherwise; its time zone stays once weeks are planned (3.2)', async () => {
  const fields = { key: 'data', name: 'Ministerio de Caminos', shortName: 'MDC', locale: 'es-PE', mode: 'OFFICIAL' };
  expect((await olga.post('/mop/admin/institution', fields)).status).toBe(303);
  expect(await institution()).toMatchObject({ name: 'Ministerio de Caminos', shortName: 'MDC', timeZone: 'America/Lima' });
  const moved = await olga.post('/mop/admin/institution', { ...fields, timeZone: 'America/Bogota' });
  expect([moved.status, moved.body.includes('ya hay semanas planificadas')]).toEqual([409, true]);
  const empty = await olga.post('/mop/admin/institution', { ...fields, name: '  ' });
  expect([empty.status, empty.body.includes('Escriba el nombre de la institución.')]).toEqual([422, true]);
});

test('colours that cannot be read are refused, all at once and each at its field; a logo is a plain picture', async () => {
  const bad = await olga.post('/mop/admin/institution', look({ ...LIGHT, onBrand: '#223344', link: '#cccccc' }));
  expect(bad.status).toBe(422);
  expect(bad.body).toContain('«Texto del encabezado» sobre «Encabezado» no se lee');
  expect(bad.body).toContain('«Enlace» sobre «Fondo de las tarjetas» no se lee');
  expect((await olga.post('/mop/admin/institution', look(LIGHT, { 'look.logo': '<svg onload="x()"></svg>' }))).status).toBe(422);
  const good = await olga.post(
    '/mop/admin/institution',
    look(LIGHT, { 'look.logo': '<svg viewBox="0 0 4 4"><path d="M0 0h4v4H0z"/></svg>' }),
  );
  expect(good.status).toBe(303);
  expect((await institution()).look).toMatchObject({ light: LIGHT, dark: DARK });
  expect((await olga.post('/mop/admin/institution', { key: 'own' })).status).toBe(303);
  expect((await institution()).look).toBeNull();
});

test('a rung with open items is not switched off; one without is (3.2)', async () => {
  const held = await olga.post('/mop/admin/ladder', { key: 'ladder', ladder: ['COMMITTEE', 'HEAD_OF_GOVERNMENT'] });
  expect([held.status, held.body.includes('está en el nivel «Ministro»')]).toEqual([409, true]);
  expect((await olga.post('/mop/admin/ladder', { key: 'ladder', ladder: ['MINISTER', 'COMMITTEE'] })).status).toBe(303);
  expect((await institution()).ladder).toEqual(['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE']);
});

test('only the thresholds that became others are written, and told (8.5)', async () => {
  const { thresholds } = await institution();
  const typed = { key: 'thresholds', turnDays: '4', preLimitWarnings: '7, 2, 0', thermometerAmber: '−5', delayedShare: '0,2' };
  expect((await olga.post('/mop/admin/thresholds', typed)).status).toBe(303);
  expect((await institution()).thresholds).toEqual({ ...thresholds, turnDays: 4, preLimitWarnings: [7, 2, 0] });
  const wrong = await olga.post('/mop/admin/thresholds', { key: 'thresholds', turnDays: '1', turnDaysUrgent: '2', delayedShare: 'mucho' });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('mucho');
});

test('the history tells all of it in words: who, what, from what to what, and what was refused (3.16)', async () => {
  const page = await olga.get('/mop/admin/history');
  expect(page.body).toContain('Cambió el nombre');
  expect(page.body).toContain('de Ministerio de Obras Públicas a Ministerio de Caminos');
  expect(page.body).toContain('Turno de cada nivel: de 5 a 4');
  expect(page.body).toContain('Se rechazó: cambiar los niveles de resolución');
  const settings = await olga.get('/mop/admin/history?about=settings&from=24/11/2026');
  expect(settings.body).toContain('Cambiaron los umbrales'.replace('Cambiaron', 'Cambió'));
  expect(settings.body).not.toContain('Apertura de la semana');
  const before = await olga.get('/mop/admin/history?to=23/11/2026');
  expect(before.body).not.toContain('Ministerio de Caminos a');
  expect((await screens.as('rosa').get('/mop/admin/history')).status).toBe(200); // the coordinator reads it too
  expect((await screens.as('lucia').get('/mop/admin/history')).status).toBe(403);
});

test('history comes in pages of fifty', async () => {
  for (let turn = 0; turn < 18; turn += 1)
    await olga.post('/mop/admin/thresholds', { key: 'thresholds', turnDays: String(5 + (turn % 2)) });
  const first = await olga.get('/mop/admin/history');
  expect(first.body.match(/<tr role="row"><td role="cell" class="nw">/g)).toHaveLength(50);
  expect(first.body).toContain('Anteriores');
  expect((await olga.get('/mop/admin/history?page=2')).body).toContain('Más recientes');
});

test('committee, classifiers and actors are kept (3.2, 3.3, 3.11)', async () => {
  const rosa = screens.people.get('rosa') ?? '';
  expect((await olga.post('/mop/admin/committee', { key: 'seat', person: rosa, role: 'COMMITTEE_MEMBER' })).status).toBe(303);
  expect((await book()).people.get(rosa)?.roles.map(({ role }) => role)).toContain('COMMITTEE_MEMBER');
  expect((await olga.post('/mop/admin/classifiers', { key: 'add', name: 'Tema', values: 'Agua\r\nVivienda\r\n\r\nAgua' })).status).toBe(
    303,
  );
  const [theme] = [...(await book()).classifiers.values()];
  expect(theme).toMatchObject({ name: 'Tema', values: ['Agua', 'Vivienda'], active: true });
  const change = { key: `change/${theme?.id}`, classifier: theme?.id ?? '', name: 'Tema', values: 'Agua' };
  expect((await olga.post('/mop/admin/classifiers', change)).status).toBe(303);
  expect([...(await book()).classifiers.values()]).toMatchObject([{ values: ['Agua'], active: false }]);
  expect((await olga.post('/mop/admin/classifiers', { key: 'add', name: 'tema', values: 'x' })).status).toBe(422);
  const bank = { key: 'add', name: 'Banco de Desarrollo', kind: 'INSTITUTIONAL', sectorKind: 'COOPERATION', contact: '' };
  expect((await olga.post('/mop/admin/actors', bank)).status).toBe(303);
  expect((await olga.get('/mop/admin/actors')).body).toContain('Organización · Cooperación');
});

test.each<[what: string, kind: string, payload: Record<string, string | null>, said: string]>([
  ['a letter that left', 'letter', { letter: '1', what: 'LEFT' }, 'Salió una carta'],
  ['a letter that a server refused', 'letter', { letter: '2', what: 'REFUSED' }, 'Un servidor de correo rechazó una carta'],
  ['attendance', 'change', { of: 'attendance', id: '2026-W48', field: 'present' }, 'Cambió: presentes en la sesión 2026-W48'],
  [
    'the matter on the table',
    'change',
    { of: 'sitting', id: '2026-W48', field: 'takenUp' },
    'Cambió: asunto en debate en la sesión 2026-W48',
  ],
  ['a synergy', 'change', { of: 'synergy', id: '2026-W48', field: 'accepted' }, 'Cambió: sinergia de la sesión 2026-W48'],
  ['minutes', 'change', { of: 'minutes', id: '2026-W48', field: 'confirmed' }, 'Cambió: acta de la sesión 2026-W48'],
  ['a webhook', 'change', { of: 'webhook', id: 'e7c1', field: 'active' }, 'Cambió: un aviso a otros sistemas'],
])('the history names by a word of its reader: %s (3.16)', async (_what, kind, payload, said) => {
  await transaction(screens.store, 'mop', 'none', ({ db, institutionId, now }) =>
    db.event.create({ data: { institutionId, at: new Date(now), asOf: new Date(now), kind, payload } }),
  );
  expect((await olga.get('/mop/admin/history')).body).toContain(said);
});
