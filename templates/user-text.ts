// What people wrote goes into letters as data: one line, without characters that steer the display, and visibly cut when too long.

// Controls, line and paragraph separators, everything that turns the direction of writing, invisible marks and tags.
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export const ISOLATE = '\u2068';
export const END_ISOLATE = '\u2069';

/** What a person wrote, as one line of at most `most` characters, kept from turning the text around it. */
export function userText(text: string, most: number): string {
  const clipped = clip(oneLine(text), most);
  // Only writing from right to left can move its neighbours, so that only it pays for the marks.
  return RIGHT_TO_LEFT.test(clipped) ? `${ISOLATE}${clipped}${END_ISOLATE}` : clipped;
}

/** One line without control characters, markup untouched. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(BREAKS, ' ').replace(STEERING, '').replace(/ {2,}/g, ' ').trim();
}

/** At most so many characters; what was cut shows as an ellipsis. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text; // UTF-16 units are never fewer than characters
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Without the isolation marks, for places that know no direction (the title, headers, calendars). */
export const withoutIsolates = (text: string): string => text.replaceAll(ISOLATE, '').replaceAll(END_ISOLATE, '');

/** What a person wrote, in full and with its lines, for documents: without characters that steer the display. */
export function documentText(text: string): string {
  if (/^[\x20-\x7e\u00a1-\u024f]*$/.test(text)) return text.trim();
  const lines = text.toWellFormed().split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
  return lines
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
