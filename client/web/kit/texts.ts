import { sayMessage } from '../../../templates/locales.ts';
import texts from '../../../templates/pages/partials/texts.json' with { type: 'json' };
import type { Language } from '../../words.ts';

export type KitKey = keyof (typeof texts)['es'];
/** Says one of the kit's own texts (templates/pages/partials/texts.json). */
export type KitTexts = (key: KitKey, values?: Readonly<Record<string, string | number>>) => string;

/** The kit's texts in a language. */
export const kitTexts =
  (language: Language): KitTexts =>
  (key, values = {}) =>
    sayMessage(texts[language][key], language, values);
