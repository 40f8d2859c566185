import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goalByCode, intermediateGoalsOf } from '../../../domain/work.ts';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import { READER, type Screens } from '../../support/screens.ts';
import { openAdministration } from './administrator.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openAdministration();
});
afterAll(() => screens.close());

const book = () => transaction(screens.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
/** Sends a file as a browser does. */
async function send(text: string, name = 'metas.csv', handle = 'olga', more: Readonly<Record<string, string>> = {}) {
  const fields = { _csrf: 'the-token-of-tests', form: crypto.randomUUID(), key: 'read', ...more };
  const parts = Object.entries(fields).map(
    ([field, value]) => `--b\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const file = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;
  return screens.server.inject({
    method: 'POST',
    url: '/mop/admin/import',
    headers: { [READER]: JSON.stringify({ handle }), 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${parts.join('')}${file}`,
  });
}
const HEADER = 'Código;Meta;Finalización;Gerente;Código MI;Meta intermedia;Fecha término';
const RIGHT = `${HEADER}
MOP-91;Puente Sur abierto al tránsito;30/06/2027;Andrés Quiroga;1,01;Contrato firmado;15/03/2027
;;;;1,02;Obra terminada;15/06/2027
MOP-01;Carretera Norte en servicio, texto nuevo;;;1,99;Señales puestas;15/12/2026`;

test('a table with errors is told cell by cell, and writes nothing (9.1)', async () => {
  const sent = await send(`${HEADER}\nMOP-91;Puente Sur abierto al tránsito;30/06/2027;;1,01;Contrato firmado;31/02/2027`);
  expect(sent.statusCode).toBe(303);
  const page = await screens.as('olga').get('/mop/admin/import');
  expect(page.body).toContain('Hay un error que corregir');
  expect(page.body).toContain('Fila 2');
  expect(page.body).toContain('31/02/2027');
  expect(page.body).toContain('una fecha, por ejemplo 15/12/2026');
  const written = await screens.as('olga').post('/mop/admin/import', { key: 'write' });
  expect(written.status).toBe(422);
  expect(goalByCode(await book(), 'MOP-91')).toBeUndefined();
});

test('the same table comes back with a column of errors', async () => {
  const answer = await screens.server.inject({
    url: '/mop/admin/import/errors',
    headers: { [READER]: JSON.stringify({ handle: 'olga' }) },
  });
  expect(answer.headers['content-disposition']).toContain('.xlsx');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  expect(sheet?.getRow(1).getCell(8).value).toBe('Errores');
  expect(String(sheet?.getRow(2).getCell(8).value)).toContain('Fecha término no sirve aquí: una fecha');
  expect(sheet?.getRow(2).getCell(6).value).toBe('Contrato firmado');
  const foreign = await screens.server.inject({
    url: '/mop/admin/import/errors',
    headers: { [READER]: JSON.stringify({ handle: 'rosa' }) },
  });
  expect(foreign.statusCode).toBe(404);
});

test('a right table is seen line by line, then written in one act', async () => {
  await send(RIGHT);
  const page = await screens.as('olga').get('/mop/admin/import');
  expect(page.body).toContain('Una meta nueva, una ya conocida');
  expect(page.body).toContain('Contrato firmado');
  const before = goalByCode(await book(), 'MOP-01');
  expect((await screens.as('olga').post('/mop/admin/import', { key: 'write' })).status).toBe(303);
  const after = await book();
  const goal = goalByCode(after, 'MOP-91');
  expect(intermediateGoalsOf(after, goal?.id ?? '').map(({ code, endDate }) => [code, endDate])).toEqual([
    ['1,01', '2027-03-15'],
    ['1,02', '2027-06-15'],
  ]);
  expect(goalByCode(after, 'MOP-01')).toMatchObject({ title: 'Carretera Norte en servicio, texto nuevo', endDate: before?.endDate });
  const manager = [...after.people.values()].find(({ name }) => name === 'Andrés Quiroga');
  expect(manager?.roles.some(({ role, goalIds }) => role === 'GOAL_MANAGER' && goalIds?.includes(goal?.id ?? ''))).toBe(true);
  expect((await screens.as('olga').get('/mop/admin/import')).body).toContain('Elija la planilla');
});

test('goals without a code get the institution’s and a number', async () => {
  await send('Meta;Meta intermedia;Fecha término\nTres hospitales regionales en servicio;Contrato firmado;15/12/2026');
  expect((await screens.as('olga').get('/mop/admin/import')).body).toContain('MOP-001');
  expect((await screens.as('olga').post('/mop/admin/import', { key: 'discard' })).status).toBe(303);
});

test.each([
  ['a program', 'MZ\u0000\u0001', 'metas.exe'],
  ['a program called a table', 'MZ\u0000\u0001', 'metas.xlsx'],
  ['nothing', '', 'metas.csv'],
])('%s is no table', async (_what, text, name) => {
  const answer = await send(text, name);
  expect(answer.statusCode).toBe(422);
});

test('who may not administer sends no table', async () => expect((await send(RIGHT, 'metas.csv', 'lucia')).statusCode).toBe(403));

describe('tables of other kinds', () => {
  test('actors are looked at, written as acts of whoever agrees, and the same table changes nothing', async () => {
    const table = 'Actor;Sector\nGremio de Constructores;Privado\n';
    await send(table, 'actores.csv', 'olga', { kind: 'actors' });
    const page = await screens.as('olga').get('/mop/admin/import');
    expect(page.body).toContain('Una fila lista para importar');
    expect(page.body).toContain('Gremio de Constructores');
    expect((await screens.as('olga').post('/mop/admin/import', { key: 'write' })).status).toBe(303);
    expect([...(await book()).actors.values()].map(({ name }) => name)).toContain('Gremio de Constructores');
    await send(table, 'actores.csv', 'olga', { kind: 'actors' });
    expect((await screens.as('olga').get('/mop/admin/import')).body).toContain('Nada nuevo en la planilla');
    expect((await screens.as('olga').post('/mop/admin/import', { key: 'write' })).status).toBe(303);
  });

  test('a refusal of the rules stands in its cell, in the words of its reader', async () => {
    await send('Nombre;Correo;Función;Metas\nInés Prado;ines@mop.example;Gerente de meta;MOP-01\n', 'personas.csv', 'olga', {
      kind: 'people',
    });
    const { body } = await screens.as('olga').get('/mop/admin/import');
    expect(body).toContain('Fila 2');
    expect(body).toContain('Lucía Paredes');
    expect(body).not.toContain('is managed by');
    const back = await screens.server.inject({
      url: '/mop/admin/import/errors',
      headers: { [READER]: JSON.stringify({ handle: 'olga' }) },
    });
    expect(back.headers['content-disposition']).toContain('personas-errores.xlsx');
    expect((await screens.as('olga').post('/mop/admin/import', { key: 'discard' })).status).toBe(303);
  });

  test('days are written as their reader writes them, and only goals are told of the columns of goals', async () => {
    const indicator = `Meta;Código;Indicador;Unidad;Tipo;Línea de base;Fecha de la línea de base;Meta numérica;Fecha de la meta numérica
MOP-01;I-701;Kilómetros pavimentados;km;Producto;0;01/01/2026;120;30/06/2027`;
    await send(indicator, 'indicadores.csv', 'olga', { kind: 'indicators' });
    expect((await screens.as('olga').post('/mop/admin/import', { key: 'write' })).status).toBe(303);
    expect((await screens.as('olga').get('/mop/admin/import')).body).toContain('En una planilla de metas');
    await send('Indicador;Período;Valor\nI-701;10/2026;42,5', 'mediciones.csv', 'olga', { kind: 'measurements' });
    const { body } = await screens.as('olga').get('/mop/admin/import');
    expect(body).toContain('Kilómetros pavimentados · 31/10/2026');
    expect(body).not.toContain('2026-10-31');
    expect(body).not.toContain('En una planilla de metas');
    expect((await screens.as('olga').post('/mop/admin/import', { key: 'discard' })).status).toBe(303);
  });

  test.each(['goals', 'people', 'actors', 'indicators', 'measurements', 'items'])(
    'an empty table of %s for whoever administers, and for nobody else',
    async (kind) => {
      const get = (handle: string) =>
        screens.server.inject({ url: `/mop/admin/import/template/${kind}`, headers: { [READER]: JSON.stringify({ handle }) } });
      const answer = await get('olga');
      expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename="[a-z]+\.xlsx"$/),
      ]);
      expect((await get('rosa')).statusCode).toBe(404);
    },
  );
});
