const WIDE = /[\p{Lu}mw@%&—…\u0400-\uffff]/u;
const WIDEST = /[WM@%—\u2e80-\uffff]/u;

/** How much room a text takes, in letters of usual width: capitals take more, and many titles are written in them. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** As much of a text as fits in so many letters of usual width; what was cut shows as an ellipsis. */
export function narrow(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let width = 1;
  let kept = '';
  for (const letter of text) {
    width += letterWidth(letter);
    if (width > most) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

const letterWidth = (letter: string): number => (WIDEST.test(letter) ? 1.9 : WIDE.test(letter) ? 1.35 : 1);
