import { BorderStyle, Footer, Header, type ISectionOptions, type IStylesOptions, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { Cover } from '../packs/views/shapes.ts';
import { reportWords } from '../reports/words.ts';
import { plain } from './pieces.ts';

const MM = 56.7; // twips
const WIDE = Math.round(170 * MM);
const SOFT = '4A5666';

/** A4 upright, with the institution above and the page below. */
export function paper(d: Cover, locale: string): Pick<ISectionOptions, 'properties' | 'headers' | 'footers'> {
  const w = reportWords(locale);
  const tabStops = [{ type: TabStopType.RIGHT, position: WIDE }];
  const small = (text: string) => new TextRun({ text, size: 16, color: SOFT });
  return {
    properties: {
      page: {
        size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
        margin: { top: Math.round(22 * MM), bottom: Math.round(20 * MM), left: Math.round(20 * MM), right: Math.round(20 * MM) },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            tabStops,
            border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'D5DBE2', space: 4 } },
            children: [small(plain(d.institution)), small(`\t${plain(`${d.code} · ${d.key} · ${d.day}`)}`)],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            tabStops,
            children: [
              small(`${w.t('doc.asOf')} ${d.asOf} · ${w.t('doc.version')} ${d.version}\t${w.t('doc.page')} `),
              new TextRun({ children: [PageNumber.CURRENT], size: 16, color: SOFT }),
              small(` ${w.t('doc.of')} `),
              new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16, color: SOFT }),
            ],
          }),
        ],
      }),
    },
  };
}

/** The looks of its paragraphs, under the names that a word processor knows, so that whoever edits can use them. */
export function styles(language: string): IStylesOptions {
  const ink = '16202C';
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, color: ink, language: { value: language } },
        paragraph: { spacing: { after: 80, line: 264 } },
      },
      title: { run: { font: 'Cambria', size: 44, color: ink }, paragraph: { spacing: { before: 120, after: 40 } } },
      heading1: {
        run: { font: 'Calibri', size: 25, bold: true, color: ink },
        paragraph: { spacing: { before: 320, after: 100 }, keepNext: true },
      },
      heading2: {
        run: { font: 'Calibri', size: 22, bold: true, color: ink },
        paragraph: { spacing: { before: 200, after: 40 }, keepNext: true },
      },
    },
    paragraphStyles: [
      { id: 'Note', name: 'Note', basedOn: 'Normal', quickFormat: true, run: { size: 18, color: SOFT } },
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        quickFormat: true,
        run: { font: 'Cambria', size: 26 },
        paragraph: { spacing: { before: 120, after: 160 } },
      },
      { id: 'Words', name: 'Words', basedOn: 'Normal', quickFormat: true, run: { font: 'Cambria', size: 23 } },
    ],
  };
}
