import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { cellText } from '../../../templates/tables/cell-text.ts';
import { workbookOf } from '../../../templates/tables/workbook.ts';
import { aBookOf, everyKind, hostileRows } from './a-table-book.ts';

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
if (office === undefined) process.stdout.write('no office program is installed (libreoffice-calc): workbooks are not opened by one\n');
const folder = mkdtempSync(path.join(tmpdir(), 'rutina-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first sheet of a workbook as LibreOffice reads it: the texts of its cells as formatted there. */
function openedByOffice(bytes: Uint8Array): string[][] {
  writeFileSync(path.join(folder, 'book.xlsx'), bytes);
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1';
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      csv,
      '--outdir',
      folder,
      path.join(folder, 'book.xlsx'),
    ],
    { timeout: 110_000, stdio: 'pipe' },
  );
  const converted = execFileSync('ls', [folder], { encoding: 'utf8' })
    .split('\n')
    .find((name) => name.endsWith('.csv'));
  return parse(readFileSync(path.join(folder, converted ?? 'book.csv')), { bom: true, relax_column_count: true });
}

describe.runIf(office !== undefined)('LibreOffice', () => {
  it('opens a workbook of hostile texts without repair, and shows every cell', { timeout: 120_000 }, async () => {
    const rows = hostileRows();
    const book = aBookOf([everyKind(rows)]);
    const shown = openedByOffice(await workbookOf(book));
    expect(shown.slice(0, 3).map(([title]) => title)).toEqual(book.sheets[0]?.above);
    expect(shown[4]?.[1]).toBe('Título');
    for (const [index, row] of rows.entries()) {
      const [code, title, end, updated, count, value, percent, points, state] = shown[5 + index] ?? [];
      expect([code, end, updated, count, value, percent, points, state]).toEqual([
        '1,03',
        '20/11/2026',
        '26/11/2026 07:30',
        '1,234',
        '1234567.125',
        '33.3%',
        '−16.7',
        'Atrasada',
      ]);
      expect(title).toBe(cellText(String(row[1]?.value)));
    }
  });
});
