import { expect, test } from 'vitest';
import { shownReport } from '../../../client/web/reports/shown.ts';
import type { ReportData } from '../../../contracts/documents.ts';
import { makeReport } from '../../../reports/catalogue.ts';
import { formatsOf } from '../../../templates/format.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { at } from '../../support/builders.ts';
import { mopAtClose } from '../../support/mop-week.ts';
import { settingOf } from '../../templates/documents/the-reports.ts';

const book = mopAtClose();
const visit = { f: formatsOf('es-EC', 'America/Lima'), base: '/mop', book };
/** A 2.1 with so many rows, 100 under each goal. */
function shown(rows: number) {
  const data = makeReport('A 2.1', { book, now: at('2026-11-27T17:00'), today: '2026-11-27', readerId: null });
  const sections = data.sections.map((section): ReportData['sections'][number] => {
    const [group] = section.kind === 'table' ? section.groups : [];
    const [row] = group?.rows ?? [];
    if (section.kind !== 'table' || !group || !row) return section;
    return { ...section, groups: Array.from({ length: rows / 100 }, () => ({ ...group, rows: Array.from({ length: 100 }, () => row) })) };
  });
  const { sections: parts, more } = shownReport(reportView({ ...data, sections }, settingOf(book), 'es-EC'), visit);
  return { more, rows: parts[0]?.groups.reduce((sum, group) => sum + group.rows.length, 0), groups: parts[0]?.groups.length };
}

test.each([
  ['what fits a page is all there', 2_000, { more: null, rows: 2_000, groups: 20 }],
  [
    'of what would keep everybody else waiting the first rows, and it is said (domain.md 7.1: the documents have all)',
    12_000,
    { more: 'Aquí se muestran las primeras 2.000 filas de 12.000; los documentos las tienen todas.', rows: 2_000, groups: 20 },
  ],
])('%s', (_what, rows, expected) => expect(shown(rows)).toEqual(expected));
