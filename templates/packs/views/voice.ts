import type { DocumentSetting } from '../../../contracts/documents.ts';
import type { Instant } from '../../../domain/instant.ts';
import { type ReportWords, reportWords } from '../../reports/words.ts';
import { createSpeech, type Limits, type Speech } from '../../speech.ts';
import { narrow } from './narrow.ts';
import { packWords, type SayWord } from './words.ts';

/** What a pack is printed with beside its data (domain.md 7.1: version, seal, both instants). */
export interface Print {
  readonly setting: DocumentSetting;
  readonly locale: string;
  readonly sha256: string;
  readonly version: number;
  readonly week: string;
  readonly asOf: Instant;
  readonly at: Instant;
}
/** The voice of a printed pack: that of the letters, with the words that only paper needs. */
export interface Voice extends Speech {
  readonly w: SayWord;
  readonly words: ReportWords; // of the reports: what a value of a list is called
}

/** How much of everything paper shows: longer lists than a letter's, but nobody reads a pack of a hundred pages. */
const PAPER: Limits = { lines: 60, goals: 60, title: 200, prose: 600 };

/** Speaks the reader's language, in the institution's zone (domain.md 7.1); where room is short, texts are cut by the room they take. */
export function voiceOf({ locale, setting, at, asOf }: Print, limits: Limits | null = null): Voice {
  const spoken = { locale, timeZone: setting.timeZone, at, asOf, links: { act: '', week: '' } };
  const s = { ...createSpeech(spoken, limits ?? PAPER), w: packWords(locale), words: reportWords(locale) };
  if (limits === null) return s;
  return {
    ...s,
    title: (text) => narrow(s.title(text), limits.title),
    prose: (text) => narrow(s.prose(text), limits.prose),
    name: (text) => narrow(s.name(text), Math.min(NAME, limits.title / 2 + 6)),
  };
}
const NAME = 60;
