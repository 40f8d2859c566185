import type { TableBook, TableCell, TableSheet } from '../../../templates/tables/table-book.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';

export const AT = Date.parse('2026-11-26T12:30:00Z'); // Thursday 07:30 in Guayaquil

/** One table with every kind of cell. */
export const everyKind = (rows: readonly (readonly TableCell[])[] = [aRow()], over: Partial<TableSheet> = {}): TableSheet => ({
  name: 'Metas intermedias: avance',
  above: ['A 2.1 Metas intermedias: avance', 'Ordenado por: estado; código', 'Datos al 26/11/2026, 07:30'],
  columns: [
    { title: 'Código', kind: 'code', width: 10 },
    { title: 'Título', kind: 'text', width: 40 },
    { title: 'Término', kind: 'day', width: 12 },
    { title: 'Actualizado', kind: 'moment', width: 16 },
    { title: '# Reprog.', kind: 'count', width: 9 },
    { title: 'Valor', kind: 'number', width: 12 },
    { title: 'Avance', kind: 'percent', width: 9 },
    { title: 'Brecha', kind: 'points', width: 9 },
    { title: 'Estado', kind: 'text', width: 16 },
  ],
  rows,
  empty: 'Ninguna meta cumple estas condiciones.',
  ...over,
});

export const aRow = (title = 'tramo 1 pavimentado'): TableCell[] => [
  { value: '1,03' },
  { value: title },
  { value: '2026-11-20' },
  { value: AT },
  { value: 1234 },
  { value: 1234567.125 },
  { value: 33.3333333 },
  { value: -16.6666667 },
  { value: 'Atrasada', tone: 'DELAYED' },
];

export const aBookOf = (sheets: readonly TableSheet[], locale = 'es-EC'): TableBook => ({
  title: 'Metas intermedias: avance',
  from: 'Ministerio de Obras Públicas',
  at: AT,
  locale,
  timeZone: 'America/Guayaquil',
  page: ['Página ', ' de ', ''],
  sheets,
});

export const FORMULAS = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '=HYPERLINK("http://x.example","y")',
  '＝1+1',
  "=cmd|' /C calc'!A0",
];
/** One row for each text that somebody might harm a reader with. */
export const hostileRows = (): TableCell[][] =>
  [...FORMULAS, ...Object.values(HOSTILE_TEXTS), 'x'.repeat(40_000), '_x0041_'].map((text) => aRow(text));
