import { afterAll, expect, test } from 'vitest';
import { openDocuments } from '../../activities/documents.ts';
import type { FileFormat, ReportData } from '../../contracts/documents.ts';
import type { ReportRun } from '../../store/report-runs.ts';
import { makeDocument } from '../../templates/documents.ts';
import { mopAtClose } from '../support/mop-week.ts';
import { dataOf, runOf, settingOf } from '../templates/documents/the-reports.ts';

const documents = openDocuments();
afterAll(() => documents.close());
const book = mopAtClose();
const keptAs = (id: string, data: ReportData): ReportRun => ({
  ...runOf(data, settingOf(book)),
  id,
  params: {},
  reach: 'all',
  goalIds: null,
  requestedBy: null,
  setting: settingOf(book),
});
const NO_PDF = { pdf: () => Promise.reject(new Error('none is asked for')) };

/** The same report with so many rows. */
function long(data: ReportData, most: number): ReportData {
  const sections = data.sections.map((section) => {
    if (section.kind !== 'table') return section;
    const [group] = section.groups;
    const rows = section.groups.flatMap((one) => one.rows);
    return group
      ? { ...section, groups: [{ ...group, rows: Array.from({ length: most }, (_none, n) => rows[n % rows.length] ?? []) }] }
      : section;
  });
  return { ...data, sections };
}

test('who serves people is free while a workbook of ten thousand rows is written', async () => {
  const before = performance.eventLoopUtilization();
  const { bytes, fileName } = await documents.make({
    run: keptAs('long', long(dataOf('A 2.1', book), 10_000)),
    format: 'XLSX',
    locale: 'es',
  });
  const { utilization } = performance.eventLoopUtilization(before);
  expect(fileName).toBe('mop-a-2-1-2026-11-27.xlsx');
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(utilization).toBeLessThan(0.5); // written on this thread it is nine tenths and more, however fast the machine
}, 60_000);

test.each<[FileFormat]>([['XLSX'], ['CSV']])('%s: the bytes are those that any other thread writes', async (format) => {
  const run = keptAs('short', dataOf('A 2.1', book));
  const { bytes } = await documents.make({ run, format, locale: 'pt' });
  expect(Buffer.from(bytes).equals(Buffer.from((await makeDocument({ run, format, locale: 'pt' }, NO_PDF)).bytes))).toBe(true);
});

test('a form in which a report is not made is refused, and the next one is made', async () => {
  const run = keptAs('short', dataOf('A 2.1', book));
  await expect(documents.make({ run, format: 'DOCX', locale: 'es' })).rejects.toThrow('the report A 2.1 is not made as DOCX');
  await expect(documents.make({ run, format: 'CSV', locale: 'es' })).resolves.toMatchObject({ mediaType: 'text/csv; charset=utf-8' });
});
