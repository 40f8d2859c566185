import type { ArgsDef } from 'citty';
import { describe, expect, test } from 'vitest';
import { nearest, readArguments } from '../../client/cli/arguments.ts';
import { Refused } from '../../client/cli/outcome.ts';

const ARGS: ArgsDef = {
  file: { type: 'positional', description: 'the file' },
  extra: { type: 'positional', required: false, description: 'another' },
  out: { type: 'string', required: true, description: 'where to' },
  pace: { type: 'string', default: '60', valueHint: 'seconds' },
  kind: { type: 'enum', options: ['A', 'B'] },
  demo: { type: 'boolean', default: true },
  json: { type: 'boolean' },
};

function problemsOf(raw: readonly string[]): readonly string[] {
  try {
    readArguments(raw, ARGS);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    throw error;
  }
}

test.each([
  ['all is there', ['a.yaml', '--out', 'x'], { file: 'a.yaml', out: 'x', pace: '60', demo: true, json: false }],
  ['with an equals sign, options first', ['--out=x', '--json', 'a.yaml', 'b'], { file: 'a.yaml', extra: 'b', json: true }],
  ['no demonstration', ['a', '--out', 'x', '--no-demo'], { demo: false }],
  ['one of a list', ['a', '--out', 'x', '--kind', 'B'], { kind: 'B' }],
  ['a value with an equals sign', ['a', '--out', 'a=b'], { out: 'a=b' }],
  ['what follows two hyphens is no option', ['--out', 'x', '--', '--a'], { file: '--a' }],
] as const)('%s', (_what, raw, expected) => {
  expect(readArguments(raw, ARGS).values).toMatchObject(expected);
});

describe('every mistake of a command is named at once', () => {
  test.each([
    ['what must be there', [], ['FILE is missing', '--out is missing']],
    ['an option that was meant otherwise', ['a', '--out', 'x', '--pce', '3'], ['--pce is no option here: did you mean --pace?']],
    ['an option that is nothing like it', ['a', '--out', 'x', '--zzz'], ['--zzz is no option here: there are --out, --pace']],
    ['too much', ['a', 'b', 'c', 'd', '--out', 'x'], ['too much: "c", "d"']],
    ['none of a list', ['a', '--out', 'x', '--kind', 'C'], ['--kind: "C" is none of A, B']],
    ['a value for what takes none', ['a', '--out', 'x', '--json=1'], ['--json takes no value']],
    ['no value', ['a', '--out'], ['--out needs a value']],
    ['the next option instead of a value', ['a', '--out', '--json'], ['--out needs a value']],
    ['no value, written out', ['a', '--out='], ['--out needs a value']],
    ['twice', ['a', '--out', 'x', '--out', 'y'], ['--out is given twice']],
    ['a value taken back', ['a', '--no-out'], ['--out needs a value']],
    ['an option that hides in every object', ['a', '--out', 'x', '--constructor'], ['--constructor is no option']],
    [
      'all of it',
      ['--kind', 'C', '--foo', '--json=1', 'a', 'b', 'c'],
      ['--kind:', '--foo is no option', '--json takes', 'too much', '--out is missing'],
    ],
  ] as const)('%s', (_what, raw, expected) => {
    const problems = problemsOf(raw);
    expect(problems).toHaveLength(expected.length);
    for (const [index, text] of expected.entries()) expect(problems[index]).toContain(text);
  });
});

test.each([
  ['rehears', 'rehearse'],
  ['weks', 'weeks'],
  ['xyz', undefined],
] as const)('%s was meant as %s', (given, meant) => {
  expect(nearest(given, ['start', 'rehearse', 'weeks', 'web'])).toBe(meant);
});
