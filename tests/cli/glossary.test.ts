import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACT_FIELDS } from '../../client/acts.schema.ts';
import { wordsOf } from '../../client/words.ts';
import { MILESTONE_CODES, NOTICES, PROBLEM_TYPES, ROLES, SCOPES, TRIGGERS } from '../../domain/values.ts';

const glossary = readFileSync('docs/glossary.md', 'utf8');

test.each([
  ['role', ROLES],
  ['scope', SCOPES],
  ['type of problem', PROBLEM_TYPES],
  ['trigger', TRIGGERS],
  ['milestone', MILESTONE_CODES],
  ['notice', NOTICES],
  ['act', Object.keys(ACT_FIELDS)],
] as const)('the glossary has every %s', (_what, codes) => {
  expect(codes.filter((code) => !glossary.includes(`| \`${code}\` |`))).toEqual([]);
});

test.each(['es', 'pt', 'en'] as const)('the glossary says what pages and commands say in %s', (language) => {
  const { milestones, scopes, triggers, acts, decisions, states } = wordsOf(language);
  const said = [milestones, scopes, triggers, acts, decisions, states.goal, states.item, states.cycle, states.notices].flatMap((words) =>
    Object.values(words ?? {}),
  );
  expect(said.filter((one) => !glossary.includes(`| ${one} |`))).toEqual([]);
});
