import { BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import { cellText } from '../tables/cell-text.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D5DBE2' } as const;
const STRONG = { style: BorderStyle.SINGLE, size: 8, color: '16202C' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const WIDE = 9639; // twips between the margins

/** What a person wrote, without what a word processor or its file does not take. */
export const plain = (text: string): string => cellText(text, 20_000);

/** A paragraph of one text, its lines kept. */
export function paragraph(
  text: string,
  look: { readonly style?: string; readonly bold?: boolean; readonly keepNext?: boolean } = {},
): Paragraph {
  const { bold = false, ...given } = look;
  const lines = plain(text).split('\n');
  return new Paragraph({ ...given, children: lines.map((line, at) => new TextRun({ text: line, bold, ...(at > 0 && { break: 1 }) })) });
}

/** A heading of the first or second rank. */
export const heading = (text: string, rank: 1 | 2): Paragraph =>
  new Paragraph({ heading: rank === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [new TextRun({ text: plain(text) })] });

/** A table with a header that is repeated on every page; the widths are shares of the page. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const total = shares.reduce((sum, one) => sum + one, 0);
  const widths = shares.map((one) => Math.round((one / total) * WIDE));
  const cells = (texts: readonly string[], isHead: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          borders: { top: NONE, left: NONE, right: NONE, bottom: isHead ? STRONG : LINE },
          children: [paragraph(text, isHead ? { style: 'Note', bold: true } : { bold: at === 0 })],
        }),
    );
  return new Table({
    width: { size: WIDE, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}

/** Labels with their values, without lines. */
export function pairs(rows: readonly (readonly [string, string])[]): Table {
  const cell = (text: string, size: number, look: Parameters<typeof paragraph>[1]) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      borders: { top: NONE, left: NONE, right: NONE, bottom: NONE },
      children: [paragraph(text, look)],
    });
  return new Table({
    width: { size: WIDE, type: WidthType.DXA },
    columnWidths: [1900, WIDE - 1900],
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      ([label, value]) =>
        new TableRow({ cantSplit: true, children: [cell(label, 1900, { style: 'Note' }), cell(value, WIDE - 1900, { bold: true })] }),
    ),
  });
}

/** Lines to sign on, beside one another, with the name and the function below. */
export function signatures(rows: readonly { readonly name: string; readonly role: string }[]): Table {
  const size = Math.floor(WIDE / Math.max(1, rows.length));
  return new Table({
    width: { size: WIDE, type: WidthType.DXA },
    columnWidths: rows.map(() => size),
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        cantSplit: true,
        children: rows.map(
          ({ name, role }) =>
            new TableCell({
              width: { size, type: WidthType.DXA },
              margins: { right: 400 },
              borders: { top: NONE, left: NONE, right: NONE, bottom: NONE },
              children: [
                new Paragraph({ spacing: { before: 900 }, border: { bottom: STRONG }, children: [] }),
                paragraph(name, { bold: true }),
                paragraph(role, { style: 'Note' }),
              ],
            }),
        ),
      }),
    ],
  });
}
