import type { ColumnKind } from '../../../templates/tables/table-book.ts';
import type { Language } from '../../words.ts';

/** One column of a table: what it may be called, and what belongs into it. */
export interface ImportColumn {
  readonly titles: Readonly<Record<Language, string>>; // the first is what a template calls it
  readonly also?: readonly string[]; // other headers it is known by
  readonly needed?: true; // there is no table without it
  readonly kind?: ColumnKind; // text where it is left out
  readonly width?: number;
  readonly list?: string; // of words: the value list that reports name it by
  readonly values?: readonly string[]; // of that list
  readonly example: Readonly<Record<Language, string>>;
}
