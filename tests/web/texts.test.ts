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
import { argumentsOf } from '../../templates/locales.ts';

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
  ['did', Object.keys(ACT_FIELDS)],
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

const templates = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const);
const code = readdirSync('client/web', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join('client/web', name), 'utf8'));
const everything = [...templates.map(([, source]) => source), ...code].join('\n');
/** A key counts as said where it stands in quotes, or where its first part is put before a code (`role.` + role). */
const isSaid = (key: string): boolean =>
  [`"${key}"`, `'${key}'`, `page.${key}`].some((one) => everything.includes(one)) ||
  (key.includes('.') &&
    [`\`${key.split('.').slice(0, -1).join('.')}.\${`, `"${key.split('.').slice(0, -1).join('.')}."`].some((one) =>
      everything.includes(one),
    ));

describe('pages', () => {
  test('no word of a page is there for nothing', () => {
    expect(Object.keys(wordsOf('es').page).filter((key) => !isSaid(key) && !/^(role|refused\d)/.test(key))).toEqual([]);
  });

  test.each(templates)('%s escapes all it is given, and carries no style or script of its own', (_name, source) => {
    expect(source).not.toMatch(/\{\{\{|\{\{&|\sstyle=|<style|<script(?! src="\{\{this\}\}" defer>)|\son[a-z]+=/);
  });
});

const areas = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'texts.json');
describe.each(areas)('%s', (name) => {
  const texts: Record<string, Record<string, string>> = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));

  test.each(LANGUAGES)('is whole in %s: the same keys, each a text, with the same values to fill in', (language) => {
    const [mine, spanish] = [texts[language] ?? {}, texts.es ?? {}];
    expect(Object.keys(mine).sort()).toEqual(Object.keys(spanish).sort());
    for (const [key, text] of Object.entries(mine)) {
      expect([key, text.trim() === '']).toEqual([key, false]);
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(spanish[key] ?? '')]);
    }
  });

  test('no text is there for nothing', () => {
    const keys = Object.keys(texts.es ?? {}).filter((key) => !isSaid(key) && !isPart(key));
    expect(keys).toEqual([]);
  });
});

/** A family of texts said by a computed key: `state.SUBMITTED` and its like. */
const isPart = (key: string): boolean => /\.[A-Za-z_0-9]+$/.test(key) && everything.includes(`${key.slice(0, key.lastIndexOf('.'))}.`);

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
