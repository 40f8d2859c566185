import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACT_FIELDS } from '../../client/acts.schema.ts';
import { LANGUAGES, languageOf, say, wordsOf } from '../../client/words.ts';
import {
  AGENDA_STATES,
  CYCLE_STATES,
  DECISIONS,
  IG_STATES,
  MANAGEMENT_STATES,
  MILESTONE_CODES,
  NOTICES,
  OPPORTUNITY_STATES,
  REVIEW_STATES,
  SCOPES,
  TRIGGERS,
  UPDATE_STATES,
} from '../../domain/values.ts';

const FOLDER = path.resolve('templates/pages');
const keysOf = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${at}.${key}`)) : [at];
const placesOf = (value: unknown): string[] => [...String(value).matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

test.each(LANGUAGES)('the words in %s are whole: the same keys, with the same places for values, in every language', (language) => {
  const { language: _language, ...words } = wordsOf(language);
  const { language: _es, ...spanish } = wordsOf('es');
  expect(keysOf(words)).toEqual(keysOf(spanish));
  for (const part of ['told', 'start', 'page'] as const)
    for (const [key, text] of Object.entries(words[part])) expect([key, placesOf(text)]).toEqual([key, placesOf(spanish[part][key])]);
});

test.each([
  ['milestones', [...MILESTONE_CODES, 'R07']],
  ['scopes', SCOPES],
  ['triggers', TRIGGERS],
  ['acts', Object.keys(ACT_FIELDS)],
  ['decisions', DECISIONS],
] as const)('every one of the %s has a word', (part, codes) => {
  expect(Object.keys(wordsOf('es')[part]).sort()).toEqual([...codes].sort());
});

test.each([
  ['goal', MANAGEMENT_STATES],
  ['intermediateGoal', IG_STATES],
  ['item', REVIEW_STATES],
  ['opportunity', OPPORTUNITY_STATES],
  ['update', UPDATE_STATES],
  ['cycle', CYCLE_STATES],
  ['agenda', AGENDA_STATES],
] as const)('every state of %s has a word', (of, states) => {
  expect(Object.keys(wordsOf('es').states[of] ?? {}).sort()).toEqual([...states].sort());
});

test('every notice has a name', () => {
  expect(Object.keys(wordsOf('es').states.notices ?? {})).toEqual(expect.arrayContaining([...NOTICES]));
});

describe('pages', () => {
  const sources = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const);
  const used = new Set(sources.flatMap(([, source]) => [...source.matchAll(/\(?say "(\w+)"/g)].map(([, key]) => key ?? '')));

  test.each(sources)('%s says only what the words have', (_name, source) => {
    for (const [, key] of source.matchAll(/\(?say "(\w+)"/g)) expect(Object.keys(wordsOf('es').page)).toContain(key);
  });

  test('no word of a page is there for nothing', () => {
    const code = readdirSync('client/web')
      .map((name) => readFileSync(path.join('client/web', name), 'utf8'))
      .join('\n');
    expect(
      Object.keys(wordsOf('es').page).filter((key) => !used.has(key) && !new RegExp(`page\\.${key}\\b|: '${key}'|\\? '${key}'`).test(code)),
    ).toEqual([]);
  });

  test.each(sources)('%s escapes all it is given', (_name, source) => {
    expect(source).not.toMatch(/\{\{\{|\{\{&/);
  });
});

test.each([
  ['es-PE', 'es'],
  ['pt_BR.UTF-8', 'pt'],
  ['en-US', 'en'],
  ['C', 'en'],
  ['fr-FR', 'en'],
  ['', 'en'],
])('a user of %s reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('a value that a text does not name leaves no trace, and one that lacks is seen', () => {
  expect(say('{n} cartas de {who}', { n: 3, other: 'x' })).toBe('3 cartas de {who}');
});
