import { describe, expect, test } from 'vitest';
import { change, csv, read, sheet, TABLE } from './a-table.ts';

describe('errors are told by cell, all at once', () => {
  test.each<[string, string[][], object]>([
    [
      'a date that does not exist',
      change(2, 6, '31-02-2026'),
      { row: 3, column: 'Fecha término', value: '31-02-2026', expected: expect.stringContaining('31/12/2026') },
    ],
    ['a missing date', change(2, 6, ''), { row: 3, column: 'Fecha término', value: null, message: 'is empty' }],
    ['a weight that is no number', change(1, 7, 'mucho'), { row: 2, column: 'Peso', value: 'mucho', expected: 'a number' }],
    ['a weight of nothing', change(1, 7, '0'), { row: 2, column: 'Peso', expected: 'a number greater than 0' }],
    [
      'an unknown state',
      change(1, 8, 'Quién sabe'),
      { row: 2, column: 'Estado', value: 'Quién sabe', expected: expect.stringContaining('terminada') },
    ],
    [
      'a code of an intermediate goal',
      change(1, 4, 'uno'),
      { row: 2, column: 'Código MI', value: 'uno', expected: expect.stringContaining('1,03') },
    ],
    ['a code of a goal', change(3, 0, 'M_2'), { row: 4, column: 'Código', value: 'M_2', expected: expect.stringContaining('capitals') }],
    [
      'a title that is too short',
      change(3, 1, 'Corto'),
      { row: 4, column: 'Meta', value: 'Corto', expected: 'a text of 10 to 250 characters' },
    ],
    [
      'an intermediate goal given twice names the first row',
      change(2, 4, '1,01'),
      { row: 3, column: 'Código MI', message: expect.stringContaining('row 2') },
    ],
    [
      'a goal with two titles names the first row',
      change(2, 1, 'Otra meta distinta'),
      { row: 3, column: 'Meta', message: expect.stringContaining('row 2'), expected: '120 km de la carretera Norte' },
    ],
    [
      'an intermediate goal after the end of its goal',
      change(3, 6, '20/01/2027'),
      { row: 4, column: 'Fecha término', expected: 'at most 2026-12-31' },
    ],
    [
      'a goal given twice',
      [...TABLE, ['MOP-02', 'Tres hospitales regionales', '31/12/2026', 'no']],
      { row: 5, column: 'Meta', message: expect.stringContaining('row 4') },
    ],
    [
      'a goal without intermediate goals',
      [...TABLE, ['MOP-03', 'Puentes rurales', '31/12/2026', 'no']],
      { row: 5, column: 'Meta intermedia', message: 'has no intermediate goal' },
    ],
    [
      'a row before any goal',
      [TABLE[0] ?? [], ['', '', '', '', '1,01', 'algo', '31/12/2026'], ...TABLE.slice(1)],
      { row: 2, column: 'Meta', message: 'no goal' },
    ],
  ])('%s', async (_what, rows, error) => {
    const result = await read(csv(rows));
    expect(result.errors).toEqual([expect.objectContaining(error)]);
    expect(result.goals).toEqual([]); // nothing is written while there is an error
    expect(result.preview.length).toBeGreaterThan(0);
  });

  test('all of them, in the order of the rows', async () => {
    const rows = change(1, 7, 'x').map((cells, index) => (index === 3 ? cells.map((cell, at) => (at === 6 ? 'ayer' : cell)) : cells));
    expect((await read(csv(rows))).errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Peso'],
      [4, 'Fecha término'],
    ]);
  });

  test('a finish in the future is one', async () => {
    const rows = [
      ['Meta', 'Meta intermedia', 'Fecha término', 'Terminada'],
      ['Tres hospitales regionales', 'obra iniciada', '20/12/2026', '01/12/2026'],
    ];
    expect((await read(csv(rows), { today: '2026-11-23' })).errors).toEqual([
      expect.objectContaining({ row: 2, column: 'Terminada', expected: 'at most 2026-11-23' }),
    ]);
    expect((await read(csv(rows), { today: '2026-12-23' })).goals[0]?.intermediateGoals[0]?.finished).toBe('2026-12-01');
  });
});

describe('files that are no table of goals', () => {
  test.each<[string, Uint8Array | string, RegExp]>([
    ['an empty file', '', /column named/],
    ['another table', 'a,b,c\n1,2,3\n', /column named as one of: meta/],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /\.xlsx or \.csv/],
    ['an archive that is no spreadsheet', Buffer.from('PK\u0003\u0004 nothing'), /saved as \.xlsx/],
    ['quotes that are never closed', 'Meta,Meta intermedia\n"abc,def\n', /quotes/],
    ['a header alone', 'Meta,Meta intermedia,Fecha término\n', /at least one row/],
    ['too many rows', `Meta,Meta intermedia\n${'a,b\n'.repeat(20_001)}`, /at most 20000/],
  ])('%s is one clear error', async (_what, bytes, expected) => {
    const { errors, goals } = await read(bytes);
    expect(goals).toEqual([]);
    expect(errors).toEqual([expect.objectContaining({ row: null, expected: expect.stringMatching(expected) })]);
  });

  test('an archive that unfolds to too much is not unfolded', async () => {
    const bytes = await sheet([
      ['Meta', 'Meta intermedia'],
      ['x', 'y'],
    ]);
    for (let at = 0; at + 46 < bytes.length; at += 1) if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(0xf0000000, at + 24);
    expect((await read(bytes)).errors[0]?.message).toContain('unfolds');
  });

  test('cells that begin as a formula are text, and keys that are dangerous are titles', async () => {
    const rows = [
      ['Meta', '__proto__', 'Meta intermedia', 'Fecha término'],
      ['=HYPERLINK("http://x.example")', 'x', 'constructor', '31/12/2026'],
    ];
    const { goals, errors } = await read(csv(rows));
    expect(errors).toEqual([]);
    expect(goals[0]).toMatchObject({
      title: '=HYPERLINK("http://x.example")',
      code: 'META-001',
      intermediateGoals: [{ code: '1,01', title: 'constructor' }],
    });
  });
});
