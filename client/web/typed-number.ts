/**
 * A number as people type it where they read numbers written like `sample`, 1234.5 in their own way: `12,5`, `1.234,5`, `−3`. One mark with
 * any but three digits behind it is the decimal one whichever it is; with three it is what it is in the reader's own numbers. Undefined: none.
 */
export function typedNumber(typed: string, sample: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/[\s\u00a0\u202f']/g, '');
  const [, sign = '', digits = ''] = /^([+-]?)([\d.,]*\d)$/.exec(plain) ?? [];
  if (digits === '') return undefined;
  const mark = decimalMark(digits, sample);
  const [whole = '', fraction = '', ...more] = mark === undefined ? [digits] : digits.split(mark);
  const groups = whole.split(mark === ',' ? '.' : mark === '.' ? ',' : /[.,]/);
  const grouped = groups.length === 1 || groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  if (more.length > 0 || !grouped || !/^\d*$/.test(fraction)) return undefined;
  return Number(`${sign}${groups.join('') || '0'}.${fraction || '0'}`);
}

/** Which mark parts the decimals of these digits; undefined where there are none. */
function decimalMark(digits: string, sample: string): string | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark = digits.charAt(last);
  const other = mark === '.' ? ',' : '.';
  if (digits.includes(other)) return digits.split(mark).length === 2 ? mark : undefined; // both: the last one
  if (digits.split(mark).length > 2) return undefined; // several of one: they part thousands
  const grouping = digits.length - last - 1 === 3 && last <= 3 && last > 0 && !digits.startsWith('0');
  return grouping && mark !== sampleMark(sample) ? undefined : mark;
}

const sampleMark = (sample: string): string => (sample.lastIndexOf(',') > sample.lastIndexOf('.') ? ',' : '.');
