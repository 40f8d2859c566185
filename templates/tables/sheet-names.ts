const MOST = 31;
const FORBIDDEN = /[\\/?*[\]:]/g;
const RESERVED = new Set(['history', '']);

/** Names that a spreadsheet accepts for its sheets, each of them once whatever its capitals. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const plain = clean(name);
    const base = RESERVED.has(plain.toLowerCase()) ? `${plain} ${index + 1}`.trim() : plain;
    let found = base;
    for (let number = 2; taken.has(found.toLowerCase()); number += 1) {
      const mark = ` (${number})`;
      found = `${cut(base, MOST - mark.length)}${mark}`;
    }
    taken.add(found.toLowerCase());
    return found;
  });
}

function clean(name: string): string {
  const plain = name.toWellFormed().replace(/\p{C}/gu, ' ').replace(FORBIDDEN, '-').replace(/\s+/g, ' ').trim();
  return cut(plain, MOST)
    .replace(/^'+|'+$/g, '')
    .trim();
}

/** At most so many of the units a spreadsheet counts, without half a character. */
function cut(text: string, most: number): string {
  let result = '';
  for (const character of text) {
    if (result.length + character.length > most) break;
    result += character;
  }
  return result.trim();
}
