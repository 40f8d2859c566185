import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareTimelines } from '../../client/rehearsal/expect.ts';

const AT = '2026-11-25T07:00:00-05:00';
const lines = (...objects: object[]) => objects.map((one) => `${JSON.stringify(one)}\n`).join('');
const mail = (change: object = {}) => ({
  at: AT,
  kind: 'mail',
  notice: 'N07',
  to: ['rosa@mop.example'],
  cc: [],
  about: ['R-001'],
  ...change,
});
const scope = { at: AT, kind: 'scope', item: 'R-002', from: 'MINISTER', to: 'COMMITTEE', trigger: 'TURN_EXPIRED', due: '2026-12-02' };
const state = { at: AT, kind: 'state', of: 'item', id: 'A-005', from: null, to: 'IN_PROCESS' };
const what = (expected: string, actual: string) =>
  compareTimelines(expected, actual).map((one) => [one.what, one.line, ...(one.fields ?? [])]);

describe('the same timeline', () => {
  test.each<[string, string, string]>([
    ['lines of one instant in another order', lines(mail(), scope, state), lines(state, mail(), scope)],
    [
      'a file, a digest and a reason are never compared',
      lines(mail({ file: 'mail/001.eml' })),
      lines(mail({ file: 'mail/009.eml', why: 'x', sha256: 'y' })),
    ],
    [
      'acts, milestones, runs, packs, decisions and refusals are not compared',
      lines(state),
      lines({ at: AT, kind: 'deadlineRun', date: '2026-11-25' }, state, { at: AT, kind: 'pack', code: 'P2' }),
    ],
    ['keys in another order', lines(state), lines({ to: 'IN_PROCESS', id: 'A-005', from: null, of: 'item', kind: 'state', at: AT })],
    ['the same instant with another offset', lines(state), lines({ ...state, at: '2026-11-25T12:00:00Z' })],
    ['empty lines and Windows line ends', lines(state), `\r\n${lines(state).replace('\n', '\r\n')}`],
  ])('%s', (_what, expected, actual) => expect(compareTimelines(expected, actual)).toEqual([]));

  test('the expected timeline of the worked example with itself', () => {
    const text = readFileSync('examples/mop-2026-W48.expected.jsonl', 'utf8');
    expect(compareTimelines(text, text.split('\n').reverse().join('\n'))).toEqual([]);
  });
});

describe('what differs is printed', () => {
  test.each<[string, string, string, (string | number)[][]]>([
    ['a letter that did not leave', lines(scope, mail()), lines(scope), [['missing', 2]]],
    ['a letter too much', lines(scope), lines(scope, mail()), [['extra', 2]]],
    ['the same letter twice', lines(mail()), lines(mail(), mail()), [['extra', 2]]],
    ['a letter to somebody else', lines(mail()), lines(mail({ to: ['carmen@mop.example'] })), [['different', 1, 'to']]],
    ['another number', lines(mail({ k: 2 })), lines(mail({ k: 3 })), [['different', 1, 'k']]],
    ['no number', lines(mail({ k: 2 })), lines(mail()), [['different', 1, 'k']]],
    ['another due date', lines(scope), lines({ ...scope, due: null }), [['different', 1, 'due']]],
    ['another instant', lines(state), lines({ ...state, at: '2026-11-25T07:01:00-05:00' }), [['different', 1, 'at']]],
    [
      'another notice is not the same letter',
      lines(mail()),
      lines(mail({ notice: 'N08' })),
      [
        ['missing', 1],
        ['extra', 1],
      ],
    ],
    [
      'the lines most alike belong together',
      lines(mail({ about: ['A-1'] }), mail({ about: ['A-2'], cc: ['x'] })),
      lines(mail({ about: ['A-2'] }), mail({ about: ['A-1'] })),
      [['different', 2, 'cc']],
    ],
    [
      'the order inside a section of the selection',
      lines({ at: AT, kind: 'selection', auto: false, sections: { 1: ['R-001', 'R-002'] } }),
      lines({ at: AT, kind: 'selection', auto: false, sections: { 1: ['R-002', 'R-001'] } }),
      [['different', 1, 'sections']],
    ],
  ])('%s', (_what, expected, actual, found) => expect(what(expected, actual)).toEqual(found));

  test('as text with both values', () => {
    const [difference] = compareTimelines(lines(mail()), lines(mail({ to: ['carmen@mop.example'] })));
    expect(difference?.message).toContain('different (line 1)');
    expect(difference?.message).toContain('to: expected ["rosa@mop.example"], was ["carmen@mop.example"]');
  });
});

test.each<[string, string, RegExp]>([
  ['not JSON', `${lines(scope)}{"at":`, /line 2 of the expected timeline: is not JSON/],
  ['not an object', '[1]', /line 1 .*not an object/],
  ['no kind', lines({ at: AT }), /line 1 .*"kind"/],
  ['no instant', lines({ kind: 'mail', at: '2026-11-25T07:00' }), /line 1 .*instant/],
])('an expected file with a line that is %s names the line', (_what, expected, message) => {
  expect(compareTimelines(expected, lines(scope)).map((one) => [one.what, one.message])).toEqual([
    ['malformed', expect.stringMatching(message)],
  ]);
});
