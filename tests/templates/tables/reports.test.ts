import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { DocumentSetting, ReportCode } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import { makeReport, REPORTS } from '../../../reports/catalogue.ts';
import type { Kept } from '../../../store/report-history.ts';
import { reportCsv } from '../../../templates/csv.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { reportWorkbook } from '../../../templates/xlsx.ts';
import { readZip } from '../../../templates/zip.ts';
import { at } from '../../support/builders.ts';
import { hostileBook, hostileKept } from '../../support/hostile.ts';
import { mopAtFirstPack } from '../../support/mop-week.ts';

const settingOf = ({ institution }: Book): DocumentSetting => ({
  institution: { name: institution.name, shortName: institution.shortName, code: institution.code },
  locale: institution.locale,
  timeZone: institution.timeZone,
  look: null,
  draft: false,
});
function viewOf(code: ReportCode, book: Book, locale: string, kept: Partial<Kept> = {}, now = at('2026-11-26T07:30')) {
  const goal = REPORTS.find((one) => one.code === code)?.subject === 'goal' ? [...book.goals.values()][0]?.code : undefined;
  const readerId = REPORTS.find((one) => one.code === code)?.subject === 'reader' ? ([...book.people.keys()][0] ?? null) : null;
  const data = makeReport(code, { book, now, today: '2026-11-26', readerId, kept, ...(goal !== undefined && { filters: { goal } }) });
  return reportView(data, settingOf(book), locale);
}
async function workbook(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  return book;
}

describe('A 1.3 of the worked example as text', () => {
  it('has every goal, also one of which nothing is open', () => {
    const book = mopAtFirstPack();
    for (const item of [...book.items.values()].filter(({ goalId }) => book.goals.get(goalId)?.code === 'MOP-04')) {
      (book.items as Map<string, typeof item>).set(item.id, { ...item, state: 'RESOLVED' });
    }
    (book.opportunities as Map<string, unknown>).clear();
    const rows: string[][] = parse(Buffer.from(reportCsv(viewOf('A 1.3', book, 'es-EC'))), {
      bom: true,
      delimiter: ';',
      relax_column_count: true,
    });
    expect([...new Set(rows.slice(1).map(([goal]) => goal))].sort()).toEqual([...book.goals.values()].map(({ code }) => code).sort());
    expect(
      rows
        .find(([goal]) => goal === 'MOP-04')
        ?.slice(6)
        .join(''),
    ).toBe('');
  });
});

describe('A 2.1 of the worked example on Thursday 07:30 as a spreadsheet', () => {
  it('repeats what is said of a goal on each of its rows, typed', async () => {
    const book = await workbook(await reportWorkbook(viewOf('A 2.1', mopAtFirstPack(), 'es-EC')));
    const sheet = book.worksheets[0];
    const rows = (sheet?.getSheetValues() ?? []).filter((row) => Array.isArray(row)).map((row) => row.slice(1));
    const header = rows.findIndex((row) => row.includes('Meta intermedia'));
    const titles = rows[header] ?? [];
    const cell = (row: unknown[] | undefined, title: string) => row?.[titles.indexOf(title)];
    const north = rows.filter(([goal]) => goal === 'MOP-01');
    expect(north).toHaveLength(6);
    const paved = north.find((row) => cell(row, 'Meta intermedia') === 'tramo 1 pavimentado');
    expect(
      [
        'Meta',
        'Título de la meta',
        'Estado',
        'Finalización',
        'Gerente',
        'Avance: real',
        'Avance: brecha en puntos',
        'Estado M.I.',
        'Término',
      ].map((title) => cell(paved, title)),
    ).toEqual([
      'MOP-01',
      '120 km de la carretera Norte pavimentados y en servicio',
      'Atrasada',
      new Date('2027-06-30'),
      'Lucía Paredes',
      0.333,
      -16.7,
      'Atrasada',
      new Date('2026-11-20'),
    ]);
    expect(rows.slice(0, header).map(([line]) => line)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('A 2.1'),
        'Revisión integral del programa de cada meta',
        expect.stringMatching(/^Ordenado por: /),
      ]),
    );
  });
});

const CODES = REPORTS.map(({ code }) => code);
describe.each(CODES)('%s', (code) => {
  it.each(['es-EC', 'pt-BR', 'en'])(
    'in %s, of texts that would do harm, is a workbook without formula and text that is read back',
    async (locale) => {
      const view = viewOf(code, hostileBook(), locale, hostileKept());
      const bytes = await reportWorkbook(view);
      const sheets = (await workbook(bytes)).worksheets;
      expect(sheets.length).toBe(view.sections.length);
      for (const { name, bytes: xml } of readZip(bytes))
        if (name.startsWith('xl/worksheets/')) expect(xml.toString('utf8')).not.toMatch(/<f[ >/]/);
      const text = Buffer.from(reportCsv(view));
      const records: string[][] = parse(text, { bom: true, delimiter: locale === 'en' ? ',' : ';', relax_column_count: true });
      for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-\D/);
      if (sheets.length === 1) {
        const header = view.sections[0]?.kind === 'table' ? (records[0]?.length ?? 0) : 0;
        for (const record of records) if (header > 0) expect(record).toHaveLength(header);
      }
    },
  );
});
