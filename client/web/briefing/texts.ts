import { sayMessage } from '../../../templates/locales.ts';
import texts from '../../../templates/pages/briefing/texts.json' with { type: 'json' };
import type { Language } from '../../words.ts';

export type BriefingKey = keyof (typeof texts)['es'];
export type BriefingTexts = (key: BriefingKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of selected lines (templates/pages/briefing/texts.json), for the pages of other areas that show them too. */
export const briefingTexts =
  (language: Language): BriefingTexts =>
  (key, values = {}) =>
    sayMessage(texts[language][key], language, values);
