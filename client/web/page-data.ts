import type { Day, Instant } from '../../domain/instant.ts';
import type { Formats } from '../../templates/format.ts';
import type { Language, Words } from '../words.ts';
import type { Frame } from './frame.ts';
import type { FailedForm } from './visit.ts';

/** What the helpers of a page know beside the view: its words, figures, address, and the form that came back. */
export interface PageData {
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly f: Formats;
  readonly words: Words;
  readonly language: Language;
  readonly today: Day;
  readonly now: Instant;
  readonly base: string; // `/mop`, empty above institutions
  readonly path: string; // of this page with its query: where its forms go
  readonly csrf: string;
  readonly failed: FailedForm | null;
  readonly frame: Frame;
}
