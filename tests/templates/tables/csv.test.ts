import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf, recordsOf } from '../../../templates/tables/csv-text.ts';
import type { TableBook, TableCell } from '../../../templates/tables/table-book.ts';
import { aBookOf, aRow, everyKind, FORMULAS, hostileRows } from './a-table-book.ts';

const text = (book: TableBook) => Buffer.from(csvOf(book)).toString('utf8');
/** Columns of this kind, one row for each value, as text of the locale. */
const column = (kind: 'text' | 'code' | 'count' | 'number' | 'percent' | 'day', values: TableCell['value'][], locale: string): string[] => {
  const rows = values.map((value) => [{ value }]);
  const sheet = everyKind(rows, { columns: [{ title: 'T', kind, width: 10 }] });
  return recordsOf(sheet, aBookOf([sheet], locale))
    .slice(1)
    .map(([cell]) => cell ?? '');
};

describe('text that a spreadsheet opens right', () => {
  it.each<[string, string, string]>([
    [
      'es-EC: a decimal comma, so that a semicolon divides',
      'es-EC',
      '1,03;tramo 1 pavimentado;20/11/2026;26/11/2026 07:30;1234;1234567,125;33,3;-16,7;Atrasada',
    ],
    [
      'es-PE: a decimal point, so that a comma divides, and a code that would be read as 103 is marked',
      'es-PE',
      '"\'1,03",tramo 1 pavimentado,20/11/2026,26/11/2026 07:30,1234,1234567.125,33.3,-16.7,Atrasada',
    ],
    ['pt-BR as es-EC', 'pt-BR', '1,03;tramo 1 pavimentado;20/11/2026;26/11/2026 07:30;1234;1234567,125;33,3;-16,7;Atrasada'],
  ])('%s', (_what, locale, line) => {
    const [header, first, rest] = text(aBookOf([everyKind()], locale)).split('\r\n');
    expect(header?.startsWith('\ufeffCódigo')).toBe(true);
    expect(header).toContain('Avance (%)');
    expect(first).toBe(line);
    expect(rest).toBe('');
  });

  it.each<[string, Parameters<typeof column>, string[]]>([
    [
      'a text that looks like a formula gets an apostrophe',
      ['text', ['=1+1', '+x', '-x', '@x', '\tx', 'a=b'], 'es-EC'],
      ["'=1+1", "'+x", "'-x", "'@x", "'\tx", 'a=b'],
    ],
    ['a negative figure gets none', ['number', [-5], 'es-EC'], ['-5']],
    ['codes stay figures where a spreadsheet shows them unchanged', ['code', ['1,01', '1,02'], 'es-EC'], ['1,01', '1,02']],
    ['codes are marked, all of them, where one would be shown otherwise', ['code', ['1,01', '1,10'], 'es-EC'], ["'1,01", "'1,10"]],
    ['a very small number keeps its digits', ['number', [0.0000001, 1e21], 'es-EC'], ['0,0000001', '1000000000000000000000']],
    ['nothing is an empty cell', ['day', [null, '2026-12-31'], 'es-EC'], ['', '31/12/2026']],
  ])('%s', (_what, args, expected) => expect(column(...args)).toEqual(expected));

  it('is read back as the same cells, whatever stands in them', () => {
    const sheet = everyKind(hostileRows());
    for (const locale of ['es-EC', 'es-PE', 'pt-BR', 'en']) {
      const book = aBookOf([sheet], locale);
      const delimiter = locale === 'es-EC' || locale === 'pt-BR' ? ';' : ',';
      expect(parse(Buffer.from(csvOf(book)), { bom: true, delimiter })).toEqual(recordsOf(sheet, book));
    }
  });

  it('has no cell that begins like a formula', () => {
    const sheet = everyKind([...FORMULAS.map(aRow), ...hostileRows()]);
    const titles = recordsOf(sheet, aBookOf([sheet])).map((record) => record[1] ?? '');
    for (const title of titles) expect(title).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('puts several tables below one another, each under its name', () => {
    const lines = text(aBookOf([everyKind(), everyKind([], { name: 'Alertas' })])).split('\r\n');
    expect(lines[0]).toBe('\ufeffMetas intermedias: avance');
    expect(lines.slice(3, 5)).toEqual(['', 'Alertas']);
  });
});
