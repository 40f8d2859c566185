const STEERING =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const KEPT = /[\t\n]/;
/** The most that a cell of a spreadsheet holds. */
export const MOST_IN_A_CELL = 32_767;

/** What a person wrote, as the text of a cell: its lines kept, nothing in it that steers the display, and a visible mark where it is too long. */
export function cellText(text: string, most: number = MOST_IN_A_CELL): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(STEERING, (one) => (KEPT.test(one) ? one : ''))
    .trimEnd();
  if (clean.length <= most) return clean;
  const mark = ` […] (${clean.length})`;
  return `${clean
    .slice(0, most - mark.length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}${mark}`;
}

/** True where a spreadsheet would take a typed text for a formula. */
export const looksLikeFormula = (text: string): boolean => /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text);
