import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cellText, MOST_IN_A_CELL } from '../../../templates/tables/cell-text.ts';
import { sheetNames } from '../../../templates/tables/sheet-names.ts';
import type { TableBook } from '../../../templates/tables/table-book.ts';
import { workbookOf } from '../../../templates/tables/workbook.ts';
import { readZip } from '../../../templates/zip.ts';
import { aBookOf, aRow, everyKind, hostileRows } from './a-table-book.ts';

async function opened(book: TableBook): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(await workbookOf(book)).buffer);
  return workbook;
}
const sheetOf = async (book: TableBook, index = 0): Promise<exceljs.Worksheet> => {
  const sheet = (await opened(book)).worksheets[index];
  if (!sheet) throw new Error('no such sheet');
  return sheet;
};
const HEADER = 5;

describe('a workbook an office keeps', () => {
  it.each<[string, number, unknown, string | undefined]>([
    ['a code', 1, '1,03', undefined],
    ['a text', 2, 'tramo 1 pavimentado', undefined],
    ['a day', 3, new Date('2026-11-20T00:00:00Z'), 'dd/mm/yyyy'],
    ['a moment by the clock of the institution', 4, new Date('2026-11-26T07:30:00Z'), 'dd/mm/yyyy hh:mm'],
    ['a count', 5, 1234, '#,##0'],
    ['a number with all its digits', 6, 1234567.125, undefined],
    ['a percentage as a part of one', 7, 0.333333333, '0.0%'],
    ['points with their sign', 8, -16.6666667, '+0.0;−0.0;0.0'],
    ['a state by its word', 9, 'Atrasada', undefined],
  ])('%s is typed', async (_what, column, value, format) => {
    const cell = (await sheetOf(aBookOf([everyKind()]))).getRow(HEADER + 1).getCell(column);
    expect(cell.value).toEqual(value);
    if (format !== undefined) expect(cell.numFmt).toBe(format);
  });

  it('says above the table what it is, freezes its header, filters it and repeats it on every printed page', async () => {
    const sheet = await sheetOf(aBookOf([everyKind([aRow(), aRow('otro')])]));
    expect([1, 2, 3].map((row) => sheet.getCell(row, 1).value)).toEqual(everyKind().above);
    expect(sheet.getRow(HEADER).getCell(2).value).toBe('Título');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEADER });
    expect(sheet.autoFilter).toBe('A5:I7');
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '5:5',
    });
    expect(sheet.headerFooter.oddFooter).toBe('&L&8Ministerio de Obras Públicas&R&8Página &P de &N');
  });

  it('is upright where its columns fit', async () => {
    const narrow = everyKind([], { columns: [{ title: 'Meta', kind: 'text', width: 50 }] });
    expect((await sheetOf(aBookOf([narrow]))).pageSetup.orientation).toBe('portrait');
  });

  it('shows a state in its colour', async () => {
    const sheet = await sheetOf(aBookOf([everyKind()]));
    const style = sheet.getRow(HEADER + 1).getCell(9).style;
    expect(style.font?.color?.argb).toBe('FFB54708');
    expect(style.fill).toMatchObject({ type: 'pattern', fgColor: { argb: 'FFFEF3E6' } });
  });

  it('says why an empty table is empty', async () => {
    expect((await sheetOf(aBookOf([everyKind([])]))).getCell(HEADER + 1, 1).value).toBe('Ninguna meta cumple estas condiciones.');
  });

  it('writes days in English with the month in letters', async () => {
    const sheet = await sheetOf(aBookOf([everyKind()], 'en'));
    expect(sheet.getRow(HEADER + 1).getCell(3).numFmt).toBe('d mmm yyyy');
  });
});

describe('texts that would do harm', () => {
  it('hold no formula, no control character and no more than a cell takes', async () => {
    const rows = hostileRows();
    const bytes = await workbookOf(aBookOf([everyKind(rows)]));
    for (const { name, bytes: xml } of readZip(bytes)) {
      if (name.startsWith('xl/worksheets/')) expect(xml.toString('utf8')).not.toMatch(/<f[ >/]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is asked
      expect(xml.toString('utf8'), name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\ufffe\uffff]/);
    }
    const sheet = await sheetOf(aBookOf([everyKind(rows)]));
    for (const [index, row] of rows.entries()) {
      const cell = sheet.getRow(HEADER + 1 + index).getCell(2);
      expect(cell.type, String(row[1]?.value).slice(0, 40)).toBe(exceljs.ValueType.String);
      expect(cell.text.length).toBeLessThanOrEqual(MOST_IN_A_CELL + 10);
    }
  });

  it('stay texts when somebody edits the cell', async () => {
    const sheet = await sheetOf(aBookOf([everyKind([aRow('=1+1'), aRow('meta')])]));
    expect([HEADER + 1, HEADER + 2].map((row) => sheet.getCell(row, 2).numFmt)).toEqual(['@', undefined]);
  });

  it.each<[string, string, string]>([
    ['lines are kept', 'uno\r\ndos\u2028tres', 'uno\ndos\ntres'],
    ['control characters go', 'a\u0000b\u0007c\u009f', 'abc'],
    ['what turns the direction goes', 'a\u202eb\u2066c', 'abc'],
    ['half a character is marked', 'a\ud800b', 'a\ufffdb'],
    ['writing from right to left stays', 'שלום', 'שלום'],
  ])('%s', (_what, given, expected) => expect(cellText(given)).toBe(expected));

  it('are cut with a mark that says how long they were', () => {
    const cut = cellText('x'.repeat(40_000));
    expect(cut).toHaveLength(MOST_IN_A_CELL);
    expect(cut.endsWith(' […] (40000)')).toBe(true);
  });

  it('do not command the footer', async () => {
    const book = { ...aBookOf([everyKind()]), from: '9 &P &"Evil" & Co' };
    expect((await sheetOf(book)).headerFooter.oddFooter).toContain('&L&8 9 &&P &&"Evil" && Co&R');
  });
});

describe('names of sheets', () => {
  it.each<[string, string[], string[]]>([
    ['what is forbidden becomes a dash', ['a/b\\c?d*e[f]g:h'], ['a-b-c-d-e-f-g-h']],
    ['at most 31', ['x'.repeat(40)], ['x'.repeat(31)]],
    ['once each, whatever the capitals', ['Metas', 'METAS', 'metas'], ['Metas', 'METAS (2)', 'metas (3)']],
    ['cut names are told apart', ['y'.repeat(40), 'y'.repeat(35)], ['y'.repeat(31), `${'y'.repeat(27)} (2)`]],
    ['no apostrophe at either end, none empty, none that is reserved', ["'a'", '', 'History'], ['a', '2', 'History 3']],
  ])('%s', (_what, given, expected) => expect(sheetNames(given)).toEqual(expected));
});

describe('the same tables', () => {
  it('are the same bytes, with every date that of the data', async () => {
    const book = aBookOf([everyKind(hostileRows())]);
    const first = await workbookOf(book);
    expect(Buffer.from(await workbookOf(book)).equals(Buffer.from(first))).toBe(true);
    const core =
      readZip(first)
        .find(({ name }) => name === 'docProps/core.xml')
        ?.bytes.toString('utf8') ?? '';
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]+/g)).toEqual(
      Array.from({ length: core.match(/T\d\d:/g)?.length ?? 0 }, () => '2026-11-26T12:30:00Z'),
    );
  });

  it('of ten thousand rows are written in seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => aRow(`meta ${index}`));
    const start = performance.now();
    await workbookOf(aBookOf([everyKind(rows)]));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
