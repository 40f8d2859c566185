import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReportData } from '../../../contracts/documents.ts';
import { REPORTS } from '../../../reports/catalogue.ts';
import { DocumentError, type DocumentRun, makeDocument, namesOf } from '../../../templates/documents.ts';
import { reportWords } from '../../../templates/reports/words.ts';
import { createTypesetter } from '../../../templates/typeset.ts';
import { HOSTILE_TEXTS, hostileBook, hostileKept } from '../../support/hostile.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { hasPdftotext, textOf } from './pdf-text.ts';
import { dataOf, LOCALES, runOf, settingOf } from './the-reports.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());

const CODES = REPORTS.map(({ code }) => code);
const mop = mopAtClose();
const pdfOf = async (run: DocumentRun, locale: string): Promise<Uint8Array> =>
  (await makeDocument({ run, format: 'PDF', locale }, typesetter)).bytes;

describe('of the worked example on Friday at the close', () => {
  test.each(CODES)('%s is a PDF that says what it is, in three languages', async (code) => {
    const run = runOf(dataOf(code, mop), settingOf(mop));
    for (const locale of LOCALES) {
      const pdf = await PDFDocument.load(await pdfOf(run, locale), { updateMetadata: false });
      expect(pdf.getPageCount()).toBeGreaterThan(0);
      const name = code === 'A 1.1' ? String([...mop.goals.values()][0]?.title) : reportWords(locale).t(`${code}.name`);
      expect(pdf.getTitle()).toContain(name);
      expect(pdf.getKeywords()).toContain(code);
      expect(pdf.getKeywords()).toContain(`sha256:${run.sha256}`);
      expect(pdf.getCreationDate()).toEqual(new Date(run.at));
    }
  });

  test.skipIf(!hasPdftotext())('A 2.1 says the same on paper as on the screen, with its order, filters and seal', async () => {
    const run = runOf(dataOf('A 2.1', mop), settingOf(mop));
    const text = textOf(await pdfOf(run, 'es-EC'));
    for (const said of [
      'Metas intermedias: avance',
      'Ministerio de Obras Públicas',
      'MOP-01 120 km de la carretera Norte pavimentados y en servicio',
      'Ordenado por: estado de la meta, del más grave al menos',
      'Filtros: ninguno',
      'Datos al 27/11/2026, 17:00',
      `SHA-256 ${run.sha256}`,
      'Página 1 de 2',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/STOPPED|DELAYED|NORMAL|FINISHED/);
  });

  test('an institution in draft mode says so, one with colours and an emblem wears them', async () => {
    const colours = { brand: '#7a1f3d', onBrand: '#ffffff', action: '#7a1f3d', onAction: '#ffffff', link: '#7a1f3d', soft: '#f6e9ee' };
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#7a1f3d"/></svg>';
    const plain = runOf(dataOf('A 3.2', mop), settingOf(mop));
    const worn = { ...plain, setting: { ...settingOf(mop), draft: true, look: { light: colours, dark: colours, logo } } };
    const [without, withLook] = [await pdfOf(plain, 'es'), await pdfOf(worn, 'es')];
    expect(Buffer.from(withLook).equals(without)).toBe(false);
    if (hasPdftotext()) expect(textOf(withLook)).toContain('este documento no es oficial');
  });

  test.each([
    ['is no drawing', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ['is as wide as a river', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 10"><rect width="900" height="10"/></svg>'],
  ])('an emblem that %s keeps nobody from the document', async (_, logo) => {
    const colours = { brand: '#7a1f3d', onBrand: '#ffffff', action: '#7a1f3d', onAction: '#ffffff', link: '#7a1f3d', soft: '#f6e9ee' };
    const run = runOf(dataOf('A 3.2', mop), { ...settingOf(mop), look: { light: colours, dark: colours, logo } });
    expect((await PDFDocument.load(await pdfOf(run, 'es'))).getPageCount()).toBe(1);
  });

  test('a file is called by institution, report and day, and has its media type', async () => {
    const run = runOf(dataOf('A 2.2.1', mop), settingOf(mop));
    const made = async (format: 'PDF' | 'XLSX' | 'CSV') => {
      const { fileName, mediaType } = await makeDocument({ run, format, locale: 'es' }, typesetter);
      return [fileName, mediaType];
    };
    expect(await made('PDF')).toEqual(['mop-a-2-2-1-2026-11-27.pdf', 'application/pdf']);
    expect((await made('XLSX'))[0]).toBe('mop-a-2-2-1-2026-11-27.xlsx');
    expect(await made('CSV')).toEqual(['mop-a-2-2-1-2026-11-27.csv', 'text/csv; charset=utf-8']);
    const other = (filters: ReportData['filters']) =>
      namesOf({ ...run, data: { ...dataOf('A 2.2.1', mop), filters }, sha256: '33ea20a4f70f56c5' }, 'PDF').fileName;
    expect(other({ goal: 'MOP-01' })).toBe('mop-a-2-2-1-mop-01-2026-11-27.pdf');
    expect(other({ goal: 'MOP-02' })).toBe('mop-a-2-2-1-mop-02-2026-11-27.pdf'); // beside it in one folder
    expect(other({ goal: 'MOP-02', priority: true })).toBe('mop-a-2-2-1-mop-02-2026-11-27-33ea20.pdf');
    expect(other({ territory: 'norte' })).toBe('mop-a-2-2-1-2026-11-27-33ea20.pdf');
    await expect(makeDocument({ run, format: 'DOCX', locale: 'es' }, typesetter)).rejects.toThrow(DocumentError);
    await expect(makeDocument({ run: { ...run, setting: null }, format: 'PDF', locale: 'es' }, typesetter)).rejects.toThrow(DocumentError);
  });
});

describe('of texts that would do harm', () => {
  const book = hostileBook();
  test.each(CODES)('%s is a PDF all the same', async (code) => {
    const bytes = await pdfOf(runOf(dataOf(code, book, hostileKept()), settingOf(book)), 'pt-BR');
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(0);
  });

  test.skipIf(!hasPdftotext())('A 2.4 prints them as they were typed', async () => {
    const text = textOf(await pdfOf(runOf(dataOf('A 2.4', book, hostileKept()), settingOf(book)), 'es'));
    const printed = text.replace(/[\s\u200b]/g, '');
    for (const kind of ['typst', 'html', 'handlebars', 'formulaLink', 'word', 'long'] as const)
      expect(printed, kind).toContain(HOSTILE_TEXTS[kind].replace(/\s/g, '').slice(0, 600));
  });
});

describe('of much', () => {
  const row = (n: number, title: string) => [`G-${n}`, title, { state: 'NORMAL' as const, stale: false }];
  const data = (rows: ReturnType<typeof row>[]): ReportData => ({
    ...dataOf('A 2.1', mop),
    sections: [
      {
        kind: 'table',
        key: 'main',
        columns: [
          { key: 'goal', kind: 'code' },
          { key: 'title', kind: 'text' },
          { key: 'state', kind: 'state' },
        ],
        groups: [{ heading: [], rows }],
        why: 'noSteps',
      },
    ],
  });
  const long = Array.from({ length: 1000 }, (_, n) => `palabra${n}`).join(' ');

  test('983 rows are a table over many pages, and its last row is there', async () => {
    const rows = Array.from({ length: 983 }, (_, n) => row(n + 1, `Meta ${n + 1}`));
    const bytes = await pdfOf(runOf(data(rows), settingOf(mop)), 'es');
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(20);
    if (hasPdftotext()) expect(textOf(bytes)).toMatch(/G-983\s+Meta 983/);
  });

  test.skipIf(!hasPdftotext())('a text of 10 000 characters loses nothing at the end of a page', async () => {
    const text = textOf(await pdfOf(runOf(data([row(1, 'antes'), row(2, long), row(3, 'después')]), settingOf(mop)), 'es'));
    const words = new Set(text.split(/\s+/));
    expect(long.split(' ').filter((word) => !words.has(word))).toEqual([]);
    expect(words).toContain('después');
  });
});
