import { describe, expect, test } from 'vitest';
import { readColumnMap } from '../../client/import/column-map.ts';
import type { GoalImport } from '../../client/import/goals.ts';
import { csv, read, sheet, TABLE } from './a-table.ts';

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const summary = ({ goals }: GoalImport) =>
  goals.map(({ code, priority, intermediateGoals }) => [
    code,
    priority,
    ...intermediateGoals.map((one) => `${one.code} ${one.end} ${one.weight} ${one.finished} ${one.stopped}`),
  ]);
const EXPECTED = [
  ['MOP-01', true, '1,01 2026-03-31 1.5 2026-03-31 false', '1,02 2026-11-20 1 null false'],
  ['MOP-02', false, '1,01 2026-12-20 1 null true'],
];

describe('the same table however it was saved', () => {
  test.each<[string, Uint8Array]>([
    ['commas, UTF-8', Buffer.from(csv(TABLE))],
    ['semicolons', Buffer.from(csv(TABLE, ';'))],
    ['tabs', Buffer.from(csv(TABLE, '\t'))],
    ['bars', Buffer.from(csv(TABLE, '|'))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${csv(TABLE)}`)],
    ['UTF-16 with its mark', utf16(csv(TABLE, '\t'))],
    ['UTF-16 without one', utf16(csv(TABLE, '\t')).subarray(2)],
    ['Windows-1252', Buffer.from(csv(TABLE, ';'), 'latin1')],
    ['a hint for the delimiter', Buffer.from(`sep=|\r\n${csv(TABLE, '|')}`)],
    [
      'title rows above the header, empty rows between',
      Buffer.from(csv([['Plan de gobierno, 2026'], [], ...TABLE.slice(0, 2), [], ...TABLE.slice(2)])),
    ],
    [
      'goals in rows of their own, steps below without the goal',
      Buffer.from(
        csv([
          TABLE[0] ?? [],
          ['MOP-01', '120 km de la carretera Norte', '30/06/2027', 'sí'],
          ...TABLE.slice(1, 3).map((row) => ['', '', '', '', ...row.slice(4)]),
          ...TABLE.slice(3),
        ]),
      ),
    ],
    [
      'headers in Portuguese',
      Buffer.from(
        csv([
          [
            'Código da meta',
            'Título da meta',
            'Conclusão da meta',
            'Prioritária',
            'Código da meta intermediária',
            'Meta intermediária',
            'Data de término',
            'Peso',
            'Situação',
          ],
          ...TABLE.slice(1),
        ]),
      ),
    ],
    [
      'headers in English, shouted',
      Buffer.from(
        csv([
          ['GOAL CODE', 'GOAL', 'GOAL END', 'PRIORITY', 'INTERMEDIATE GOAL CODE', 'INTERMEDIATE GOAL', 'END DATE', 'WEIGHT', 'STATUS'],
          ...TABLE.slice(1),
        ]),
      ),
    ],
  ])('%s', async (_what, bytes) => {
    const result = await read(bytes);
    expect(result.errors).toEqual([]);
    expect(summary(result)).toEqual(EXPECTED);
  });

  test('a spreadsheet with dates, numbers, links, rich text, formulas and merged cells', async () => {
    const date = (text: string) => new Date(`${text}T00:00:00Z`);
    const rows: unknown[][] = [
      ['Metas del Ministerio'],
      TABLE[0] ?? [],
      [
        'MOP-01',
        { richText: [{ text: '120 km de la ' }, { text: 'carretera Norte' }] },
        date('2027-06-30'),
        true,
        1.01,
        { text: 'proyecto aprobado', hyperlink: 'http://x.example' },
        date('2026-03-31'),
        1.5,
        'Terminada',
      ],
      [
        { formula: 'A3', result: 'MOP-01' },
        null,
        null,
        null,
        '1,02',
        'tramo 1 pavimentado',
        { formula: 'B1', result: date('2026-11-20') },
        null,
        null,
      ],
      ['MOP-02', 'Tres hospitales regionales', '31/12/2026', 'no', '1,01', 'obra gruesa; iniciada', 46376, null, 'Detenida'],
    ];
    const result = await read(await sheet(rows));
    expect(result.errors).toEqual([]);
    expect(summary(result)).toEqual(EXPECTED);
  });
});

describe('a map file', () => {
  const TABLE_OF_ITS_OWN =
    'jur;obj;proy;hasta;est\nSalud;Más vacunas para todos;Compra;12/31/26;Hecho\nObras;Puentes para todos;Puente 1;11/30/26;Sigue\nSalud;Más vacunas para todos;Campaña;10/31/26;Sigue\n';
  const MAP =
    'columns: {institution: jur, goalTitle: obj, title: proy, end: hasta, state: est}\nstates: {FINISHED: [Hecho], OPEN: [Sigue]}\ndates: MDY\ncodes: {goalPrefix: PG-}\nconstants: {kind: LEGAL, manager: ana@x.example}\n';
  const mapOf = (text: string) => {
    const map = readColumnMap(text);
    if ('problems' in map) throw new Error(JSON.stringify(map.problems));
    return map.map;
  };

  test('says the columns, the words, the dates, the codes and what no column tells', async () => {
    const { goals, errors } = await read(TABLE_OF_ITS_OWN, { map: mapOf(MAP) });
    expect(errors).toEqual([]);
    expect(
      goals.map(({ code, institution, end, manager, intermediateGoals }) => [
        code,
        institution,
        end,
        manager,
        intermediateGoals.map((one) => `${one.code} ${one.end} ${one.finished} ${one.kind}`),
      ]),
    ).toEqual([
      ['PG-001', 'Salud', '2026-12-31', 'ana@x.example', ['1,01 2026-12-31 2026-12-31 LEGAL', '1,02 2026-10-31 null LEGAL']],
      ['PG-002', 'Obras', '2026-11-30', 'ana@x.example', ['1,01 2026-11-30 null LEGAL']],
    ]);
  });

  test('one institution of several is taken, the others passed over', async () => {
    const { goals } = await read(TABLE_OF_ITS_OWN, { map: mapOf(MAP), institution: 'OBRAS' });
    expect(goals.map(({ code, title }) => [code, title])).toEqual([['PG-001', 'Puentes para todos']]);
    expect((await read(TABLE_OF_ITS_OWN, { map: mapOf(MAP), institution: 'Cultura' })).errors).toEqual([
      expect.objectContaining({ expected: 'rows of the institution "Cultura"' }),
    ]);
  });

  test('a column of the map that the table does not have is an error', async () => {
    const { errors } = await read('obj;proy\na;b\n', { map: mapOf(MAP) });
    expect(errors.map(({ column, expected }) => [column, expected])).toEqual([
      ['institution', 'a column "jur"'],
      ['end', 'a column "hasta"'],
      ['state', 'a column "est"'],
    ]);
  });

  test('what is wrong in it is told with its line', () => {
    const read = readColumnMap('columns: {goal: obj}\ndates: YMD\ncodes: {goalPrefix: pg}\nzona: x\n');
    expect('problems' in read ? read.problems.map(({ line, path }) => `${line} ${path}`) : read).toEqual([
      '1 columns.goal',
      '2 dates',
      '3 codes.goalPrefix',
      '4 zona',
    ]);
  });
});
