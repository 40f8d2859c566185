import { END_ISOLATE, ISOLATE } from './user-text.ts';

/** Whether the fonts of the documents can draw a character. */
export type Coverage = (codePoint: number) => boolean;

const SUBSTITUTE = '\u25a1'; // an empty box: the reader sees that something stands here
// Joiners, selectors and marks that draw nothing of their own: without a font for them they are left out.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/** The characters that at least one of these TrueType files draws, by their `cmap` tables. */
export function coverageOf(fonts: readonly Uint8Array[]): Coverage {
  const ranges = fonts.flatMap(rangesOf).sort(([a], [b]) => a - b);
  const starts = ranges.map(([from]) => from);
  const reaches: number[] = []; // the greatest end so far, since ranges of several fonts overlap
  for (const [, to] of ranges) reaches.push(Math.max(to, reaches.at(-1) ?? 0));
  return (codePoint) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reaches[low - 1] ?? 0) >= codePoint;
  };
}

const UNBROKEN = /[^\s\u200b\u00ad-]{25,}/g; // longer than any word of a document: a line must be able to end in it
const EVERY = /.{12}(?=.)/gu;
const BREAK = '\u200b';

/** A run without spaces may be broken; nothing of it is changed for the eye. */
export const breakable = (text: string): string =>
  text.length < 25 ? text : text.replace(UNBROKEN, (run) => run.replace(EVERY, (part) => `${part}${BREAK}`));

/** The text as the fonts can draw it: an accessible PDF may not hold a character without a shape. */
export function drawable(text: string, draws: Coverage): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let drawn = '';
  for (const character of text.replaceAll(ISOLATE, '').replaceAll(END_ISOLATE, '').toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || (draws(code) && !isControl(code))) drawn += character;
    else if (!INVISIBLE.test(character)) drawn += SUBSTITUTE;
  }
  return drawn;
}

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

type Range = readonly [from: number, to: number];

function rangesOf(font: Uint8Array): Range[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, at) => 12 + at * 16);
  const cmap = tables.find((at) => tagAt(view, at) === 'cmap');
  if (cmap === undefined) throw new Error('a font of the documents has no character map');
  const start = view.getUint32(cmap + 8);
  return Array.from({ length: view.getUint16(start + 2) }, (_, at) => start + view.getUint32(start + 4 + at * 8 + 4)).flatMap(
    (subtable) => {
      const format = view.getUint16(subtable);
      if (format === 12) return groupsOf(view, subtable);
      return format === 4 ? segmentsOf(view, subtable) : [];
    },
  );
}

const tagAt = (view: DataView, at: number): string => String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));

function groupsOf(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, group) => {
    const from = at + 16 + group * 12;
    return [view.getUint32(from), view.getUint32(from + 4)] as const;
  });
}

/** Format 4; a segment that leads to glyph 0 by its table is told character by character. */
function segmentsOf(view: DataView, at: number): Range[] {
  const count = view.getUint16(at + 6) / 2;
  const ranges: Range[] = [];
  for (let segment = 0; segment < count; segment += 1) {
    const end = view.getUint16(at + 14 + segment * 2);
    const start = view.getUint16(at + 16 + count * 2 + segment * 2);
    const offsetAt = at + 16 + count * 6 + segment * 2;
    const offset = view.getUint16(offsetAt);
    if (start === 0xffff) continue;
    if (offset === 0) ranges.push([start, end]);
    else {
      for (let code = start; code <= end; code += 1)
        if (view.getUint16(offsetAt + offset + (code - start) * 2) !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}
