import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withErrorColumn } from '../../client/import/error-column.ts';
import { readGoals } from '../../client/import/goals.ts';
import { KINDS, ROW_KINDS, type RowKind, TABLE_KINDS } from '../../client/import/kinds/index.ts';
import { valueOfWord } from '../../client/import/kinds/list-words.ts';
import { readTable } from '../../client/import/read-table.ts';
import { type RowImport, readRows } from '../../client/import/rows.ts';
import { columnsOf, importTemplate } from '../../client/import/template.ts';
import { importWords } from '../../client/web/admin/import-words.ts';
import { PROBLEM_TYPES, ROLES } from '../../domain/values.ts';
import { loadBook } from '../../store/book.ts';
import { addPeople, personIds } from '../../store/institutions.ts';
import { performAll } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { formatsOf } from '../../templates/format.ts';
import { LANGUAGES } from '../../templates/locales.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example on Tuesday, with Olga Medina, who administers it: tables are looked at, and those without error written.
let database: TestDatabase;
let store: Store;
let olga: string;
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-24T10:00');
  const admin = {
    handle: 'olga',
    name: 'Olga Medina',
    email: 'olga@mop.example',
    locale: 'es-PE',
    active: true,
    roles: [{ role: 'INSTANCE_ADMIN' as const }],
  };
  await transaction(store, 'mop', 'exclusive', (tx) => addPeople(tx, [admin]));
  olga = (await transaction(store, 'mop', 'none', personIds)).get('olga') ?? '';
}, 60_000);
afterAll(() => database.drop());

const look = (kind: RowKind, table: string, by = olga): Promise<RowImport> =>
  transaction(store, 'mop', 'none', (tx) => readRows(tx, kind, { bytes: Buffer.from(table), file: 'tabla.csv' }, { by, via: 'web' }));
async function write(kind: RowKind, table: string): Promise<RowImport> {
  const read = await look(kind, table);
  expect(read.errors).toEqual([]);
  const outcome = await performAll(store, read.acts, { institutionId: 'mop', formId: randomUUID(), by: olga, via: 'web' });
  expect(outcome.kind).toBe('done');
  return read;
}
const book = () => transaction(store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
const standings = ({ lines }: RowImport) => lines.map(({ standing }) => standing);

const TABLES: Readonly<Record<RowKind, string>> = {
  people: `Nombre;Correo;Función;Metas
Inés Prado;ines@mop.example;Gerente de meta;
Inés Prado;ines@mop.example;Coordinador;
Olga Medina Ruiz;olga@mop.example;;`,
  actors: `Actor;Clase;Sector;Contacto
Colegio de Ingenieros;Institucional;Sociedad civil;decana@colegio.example
Vecinos del Norte;Grupo;Sociedad civil;`,
  indicators: `Meta;Código;Indicador;Unidad;Tipo;Línea de base;Fecha de la línea de base;Meta numérica;Fecha de la meta numérica;Tolerancia (%)
MOP-01;I-701;Kilómetros pavimentados;km;Producto;0;01/01/2026;120;30/06/2027;12,5`,
  measurements: `Indicador;Período;Valor;Nota
I-701;10/2026;42.5;hasta el puente
I-701;30/09/2026;38;`,
  items: `Clase;Meta;Meta intermedia;Título;Tipo de problema;Fecha límite;Ámbito;Estado;Informada el;Informada por;Fecha propuesta
Restricción;MOP-01;1,03;Permiso de cantera vencido;Legales;15/12/2026;Comité;En proceso;02/11/2026;Lucía Paredes;
Alerta;MOP-02;;Estación de lluvias adelantada;Técnico-administrativas;01/11/2026;;;;;
Oportunidad;MOP-04;1,03;Entrega del segundo lote;;;;;;;10/12/2026`,
};
TABLES satisfies object;

describe('rows of a table become acts of whoever imports', () => {
  test('people with their roles, one row for each (domain.md 3.3)', async () => {
    const table = TABLES.people.replace('Gerente de meta;', 'Gerente de meta;MOP-99').replace(';MOP-99', ';');
    const noGoals = await look('people', table);
    expect(noGoals.errors.map(({ row, column, message }) => [row, column, message])).toEqual([
      [2, 'Metas', 'say which goals: a manager without goals manages nothing'],
    ]);
    const right = TABLES.people.replace('Gerente de meta;\n', 'Asesor técnico;\n');
    expect(standings(await write('people', right))).toEqual(['NEW', 'CHANGED', 'CHANGED']);
    const people = [...(await book()).people.values()];
    const roles = people.find(({ email }) => email === 'ines@mop.example')?.roles.map(({ role }) => role);
    expect(roles?.sort()).toEqual(['COORDINATOR', 'TECHNICAL_ADVISER']);
    expect(people.find(({ email }) => email === 'olga@mop.example')?.name).toBe('Olga Medina Ruiz');
    expect(standings(await look('people', right))).toEqual(['SAME', 'SAME', 'SAME']);
  });

  test('actors (domain.md 3.11)', async () => {
    expect(standings(await write('actors', TABLES.actors))).toEqual(['NEW', 'NEW']);
    expect([...(await book()).actors.values()].map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([['Vecinos del Norte', 'GROUP']]),
    );
    const changed = TABLES.actors.replace('decana@', 'decano@');
    expect(standings(await write('actors', changed))).toEqual(['CHANGED', 'SAME']);
    expect((await look('actors', changed)).acts).toEqual([]);
  });

  test('indicators, then values of their periods (domain.md 3.6)', async () => {
    expect(standings(await write('indicators', TABLES.indicators))).toEqual(['NEW']);
    const indicator = [...(await book()).indicators.values()].find(({ code }) => code === 'I-701');
    expect(indicator).toMatchObject({ targetValue: 120, tolerance: 0.125, frequency: 'MONTHLY', kind: 'PRODUCT' });
    expect(standings(await look('indicators', TABLES.indicators))).toEqual(['SAME']);
    const effect = TABLES.indicators.replace(';Producto;', ';Resultado;');
    expect(standings(await write('indicators', effect))).toEqual(['CHANGED']);
    expect(standings(await look('indicators', effect.replace(';Tipo;', ';;').replace(';Resultado;', ';;')))).toEqual(['SAME']); // what is left out stays
    expect(standings(await write('measurements', TABLES.measurements))).toEqual(['NEW', 'NEW']);
    const own = [...(await book()).measurements.values()].filter(({ indicatorId }) => indicatorId === indicator?.id);
    expect(own.map(({ periodEnd, value, via }) => [periodEnd, value, via]).sort()).toEqual([
      ['2026-09-30', 38, 'IMPORTED'],
      ['2026-10-31', 42.5, 'IMPORTED'],
    ]);
    expect(standings(await look('measurements', TABLES.measurements))).toEqual(['SAME', 'SAME']);
  });

  test('restrictions, alerts and opportunities as they stand (domain.md 3.7, 3.8)', async () => {
    expect(standings(await write('items', TABLES.items))).toEqual(['NEW', 'NEW', 'NEW']);
    const { items, opportunities } = await book();
    const quarry = [...items.values()].find(({ title }) => title === 'Permiso de cantera vencido');
    expect(quarry).toMatchObject({
      kind: 'RESTRICTION',
      scope: 'COMMITTEE',
      state: 'IN_PROCESS',
      reportedOn: '2026-11-02',
      limitDate: '2026-12-15',
      loaded: true,
    });
    expect(quarry?.stays.map(({ scope, on }) => [scope, on]).at(-1)).toEqual(['COMMITTEE', '2026-11-02']);
    expect([...items.values()].find(({ title }) => title === 'Estación de lluvias adelantada')).toMatchObject({
      limitDate: '2026-11-01',
      scope: 'MANAGER',
      state: 'UNREVIEWED',
    });
    expect([...opportunities.values()].find(({ title }) => title === 'Entrega del segundo lote')?.proposedDate).toBe('2026-12-10');
    expect(standings(await look('items', TABLES.items))).toEqual(['SAME', 'SAME', 'SAME']);
  });
});

const WRONG: readonly (readonly [what: string, kind: RowKind, table: string, errors: readonly (readonly [number | null, string | null, string | null])[]])[] = [
  ['no address, no role of that name', 'people', 'Nombre;Correo;Función\nAna;ana arroba mop;Rey', [[2, 'Correo', 'ana arroba mop'], [2, 'Función', 'Rey']]],
  ['somebody else manages the goal', 'people', 'Nombre;Correo;Función;Metas\nAna Soto;ana@mop.example;Gerente de meta;MOP-01', [[2, 'Metas', 'MOP-01']]],
  ['no such column', 'people', 'Nombre;Función\nAna;Ministra', [[null, 'Correo', null]]],
  ['no sector, the same actor twice', 'actors', 'Actor;Sector\nGremio;\nCámara;Privado\ncamara;Privado', [[2, 'Sector', null], [4, 'Actor', 'camara']]],
  [
    'no goal, no figure, a target that is the baseline',
    'indicators',
    'Meta;Indicador;Unidad;Línea de base;Fecha base;Valor meta;Fecha meta\nMOP-77;Obras;u;0;01/01/2026;5;01/01/2027\nMOP-02;Camas;u;cero;01/01/2026;5;01/01/2027\nMOP-02;Salas;u;5;01/01/2026;5;01/01/2027',
    [[2, 'Meta', 'MOP-77'], [3, 'Línea de base', 'cero'], [4, 'Valor meta', '5']],
  ],
  [
    'no indicator, a period that has not come, one that is none',
    'measurements',
    'Indicador;Período;Valor\nI-999;31/10/2026;1\nI-701;31/12/2026;1\nI-701;15/10/2026;1',
    [[2, 'Indicador', 'I-999'], [3, 'Período', '31/12/2026'], [4, 'Período', '15/10/2026']],
  ],
  [
    'no step of that code, no type, known before it was reported, nobody of that name',
    'items',
    'Clase;Meta;MI;Título;Tipo de problema;Informada el;Informada por\nAlerta;MOP-01/9,09;;Sin paso ninguno;Legales;;\nAlerta;MOP-01;;Sin tipo ninguno;;;\nAlerta;MOP-01;;Dicha mañana mismo;Legales;25/11/2026;\nAlerta;MOP-01;;Dicha por nadie;Legales;;Nadie Nunca',
    [[2, 'Meta', 'MOP-01/9,09'], [3, 'Tipo de problema', null], [4, 'Informada el', '2026-11-25'], [5, 'Informada por', 'Nadie Nunca']],
  ],
]; // biome-ignore format: one case a line
describe('what is wrong is told at once, by cell, and nothing is written', () => {
  test.each(WRONG)('%s', async (_what, kind, table, expected) => {
    const { errors, acts } = await look(kind, table);
    expect(errors.map(({ row, column, value }) => [row, column, value])).toEqual(
      expected.map(([row, column, value]) => [row, column, value === '2026-11-25' ? '25/11/2026' : value]),
    );
    expect(acts).toEqual([]);
    const f = formatsOf('es-PE', 'America/Lima');
    for (const { message, expected: wanted, refusal } of errors.filter((one) => one.refusal === undefined)) {
      expect(importWords('es', message, f), message).not.toBe(message);
      expect(importWords('pt', wanted, f), wanted).not.toBe(wanted);
      expect(refusal).toBeUndefined();
    }
  });

  test('who may not is told once', async () => {
    const lucia = (await transaction(store, 'mop', 'none', personIds)).get('lucia') ?? '';
    const { errors } = await look('actors', TABLES.actors.replaceAll('Norte', 'Sur').replaceAll('Colegio', 'Gremio'), lucia);
    expect(errors.map(({ refusal }) => refusal?.failure)).toEqual(['NotAllowed']);
  });
});

describe('a table that comes back with its errors', () => {
  test('is corrected and sent again: the column of errors is passed over', async () => {
    const table = 'Actores del ministerio;;\n;;\nActor;Sector;Contacto\nGremio;Astronomía;\n';
    const { errors } = await look('actors', table);
    const bytes = await withErrorColumn(
      { bytes: Buffer.from(table), name: 'actores.csv' },
      errors,
      ({ column, message }) => `${column} ${message}`,
      { language: 'es', at: 0, from: 'MOP' },
    );
    const read = await readTable(bytes);
    const rows = 'rows' in read ? read.rows : [];
    expect(rows[2]).toEqual(['Actor', 'Sector', 'Contacto', 'Errores']);
    expect(rows[3]).toEqual(['Gremio', 'Astronomía', null, 'Sector does not fit']);
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('no sheet');
    sheet.getCell('B4').value = 'Academia';
    const again = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const corrected = await transaction(store, 'mop', 'none', (tx) =>
      readRows(tx, 'actors', { bytes: again, file: 'actores.xlsx' }, { by: olga, via: 'web' }),
    );
    expect([corrected.errors, standings(corrected)]).toEqual([[], ['NEW']]);
  });
});

describe.each(LANGUAGES)('the empty table in %s', (language) => {
  test.each(TABLE_KINDS)('of %s is understood when it is filled in', async (kind) => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(Uint8Array.from(await importTemplate(kind, language, { at: 0, from: 'MOP' })).buffer);
    const [sheet, help] = book.worksheets;
    if (!sheet || !help) throw new Error('a sheet to fill in, and one that explains');
    expect(help.rowCount).toBe(columnsOf(kind).length + 3);
    for (const [index, { example }] of columnsOf(kind).entries()) sheet.getCell(2, index + 1).value = example[language];
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const isRow = (one: string): one is RowKind => ROW_KINDS.some((name) => name === one);
    const errors = isRow(kind)
      ? (await transaction(store, 'mop', 'none', (tx) => readRows(tx, kind, { bytes, file: 'x.xlsx' }, { by: olga, via: 'web' }))).errors
      : (await readGoals(bytes, 'x.xlsx', { locale: language })).errors;
    // Of its examples only what the rules say may be wrong: that somebody manages the goal, that there is no such indicator.
    expect(errors.filter(({ message, refusal }) => refusal === undefined && message !== 'is no indicator here')).toEqual([]);
  });
});

test('every kind names its columns apart', () => {
  for (const kind of ROW_KINDS) {
    for (const language of LANGUAGES) {
      const titles = columnsOf(kind).map(({ titles: each }) => each[language]);
      expect(new Set(titles).size, kind).toBe(titles.length);
    }
    expect(KINDS[kind].name).toBe(kind);
  }
});

test.each<[string, string, readonly string[], string | undefined]>([
  ['a word in any language', 'role', ['Coordinador Institucional', 'goal manager', 'Secretaria do Comitê'], undefined],
  ['both of a pair', 'role', ['Ministro', 'ministra', 'Ministro/a', 'MINISTER'], 'MINISTER'],
  ['a beginning that one has', 'role', ['Coordinador', 'coordinador institucional'], 'COORDINATOR'],
  ['no beginning that several have', 'problemType', ['t'], undefined],
])('%s names a value', (_what, list, words, value) => {
  for (const word of words) {
    const found = valueOfWord(list, list === 'role' ? ROLES : PROBLEM_TYPES, word);
    if (value === undefined && list === 'role') expect(found, word).toBeDefined();
    else expect(found, word).toBe(value);
  }
});
