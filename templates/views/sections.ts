import type { CalloutView, Light, LineView, SectionView } from '../catalog.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';

interface Head {
  readonly title: MessageKey;
  readonly number?: number;
  readonly note?: string | null;
  readonly none?: MessageKey;
}

/** A list with its heading: the first lines, then "and n more" with the link; empty, it is still there and takes one line (domain.md 6.6, 7.3). */
export function section<Row>(s: Speech, head: Head, rows: readonly Row[], toLine: (row: Row) => LineView): SectionView {
  return { ...headOf(s, head, rows.length, s.limits.lines), lines: rows.slice(0, s.limits.lines).map(toLine) };
}

/** The same for lists whose rows are not lines. */
export function headOf(s: Speech, { title, number, note, none }: Head, count: number, most: number): Omit<SectionView, 'lines'> {
  return {
    number: number === undefined ? null : String(number),
    title: s.t(title),
    note: note ?? null,
    empty: count === 0 ? s.t(none ?? 'list.none') : null,
    more: moreOf(s, count, most),
    href: s.links.act,
  };
}

/** "and 12 more", or nothing. */
export const moreOf = (s: Speech, count: number, most: number): string | null =>
  count > most ? s.t('list.more', { n: count - most }) : null;

/** One line of a list; what is not said is left empty. */
export function line(text: string, rest: Partial<Omit<LineView, 'text'>> = {}): LineView {
  return { state: null, note: null, right: null, light: 'grey', href: null, ...rest, text };
}

/** The grey or coloured box with what happens next. */
export const callout = (light: Light, text: string, strong: string | null = null): CalloutView => ({ light, strong, text });

/** Short facts in a row, the empty ones left out. */
export const facts = (...some: readonly (string | null | undefined | false)[]): string => some.filter((one) => one).join(' · ');
/** Sentences in a row, the empty ones left out. */
export const sentences = (...some: readonly (string | null | undefined | false)[]): string => some.filter((one) => one).join(' ');
/** With a capital at the start. */
export const capital = (text: string): string => {
  const [first = ''] = text;
  return first.toLocaleUpperCase('es') + text.slice(first.length);
};
/** Without a capital at the start, inside a sentence. */
export const uncapital = (text: string): string => {
  const [first = ''] = text;
  return first.toLocaleLowerCase('es') + text.slice(first.length);
};
/** A sentence ends with one full stop, whoever wrote it. */
export const stop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
