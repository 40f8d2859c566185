import { expect, test } from 'vitest';
import { type Column, fields, table } from '../../client/cli/table.ts';

const COLUMNS: readonly Column<{ code: string; n: number | null; title: string }>[] = [
  { title: 'code', of: ({ code }) => code },
  { title: 'n', of: ({ n }) => n, right: true },
  { title: 'title', of: ({ title }) => title, shrinks: true },
];
const row = (code: string, n: number | null, title: string) => ({ code, n, title });

test('columns are as wide as their widest cell, numbers stand right, nothing is a dash', () => {
  expect(table([row('R-001', 7, 'Pago'), row('AG-0001', null, 'Ñandú')], COLUMNS, { width: 80 })).toBe(
    ['code     n  title', 'R-001    7  Pago', 'AG-0001  –  Ñandú'].join('\n'),
  );
});
test('a table without rows is nothing', () => {
  expect(table([], COLUMNS)).toBe('');
});
test('only a column that may shrink is cut, and says so', () => {
  const text = table([row('R-001', 1, 'Pago de expropiaciones sin desembolso')], COLUMNS, { width: 30 });
  expect(text.split('\n')[1]).toBe('R-001  1  Pago de expropiacio…');
});
test('never so much that nothing is left', () => {
  const text = table([row('R-001', 1, 'Pago de expropiaciones')], COLUMNS, { width: 5 });
  expect(text.split('\n')[1]).toBe('R-001  1  Pago de exp…');
});
test('line breaks and what a terminal would obey become spaces', () => {
  expect(table([row('R\n1', 1, 'a\u001b[31mb\u202ec')], COLUMNS, { width: 80 }).split('\n')[1]).toBe('R 1   1  a [31mb c');
});
test('one thing is told a field a line', () => {
  expect(
    fields([
      ['code', 'MOP'],
      ['name', null],
    ]),
  ).toBe('code  MOP\nname  –');
});
