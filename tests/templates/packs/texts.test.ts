import { describe, expect, it } from 'vitest';
import { argumentsOf, LANGUAGES } from '../../../templates/locales.ts';
import texts from '../../../templates/packs/texts.json' with { type: 'json' };

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = texts;
const keysOf = (language: string): string[] => Object.keys(TEXTS[language] ?? {}).sort();

describe('the words that only paper needs (domain.md 7.1)', () => {
  it('are there in every language', () => {
    for (const language of LANGUAGES) expect(keysOf(language)).toEqual(keysOf('es'));
  });
  it.each(keysOf('es'))('%s says something, with the same values in each', (key) => {
    const said = LANGUAGES.map((language) => TEXTS[language]?.[key] ?? '');
    expect(said.filter((text) => text.trim() === '')).toEqual([]);
    expect(new Set(said.map((text) => argumentsOf(text).join(' '))).size).toBe(1);
  });
});
