import { describe, expect, test } from 'vitest';
import { ACT_FIELDS, parseAct } from '../../client/acts.schema.ts';
import { ADMINISTRATIVE_FIELDS } from '../../client/administrative-acts.schema.ts';
import { PROGRAMME_FIELDS } from '../../client/programme-acts.schema.ts';
import { SCENARIO_ACTS } from '../../client/rehearsal/scenario.schema.ts';
import { SITTING_FIELDS } from '../../client/sitting-acts.schema.ts';

describe('an act from outside', () => {
  test.each<[string, object]>([
    [
      'with all that it may have',
      {
        do: 'registerAlert',
        id: 'A-005',
        on: 'MOP-01/1,04',
        title: 'Alquiler',
        type: 'LEGAL',
        limit: '2026-12-01',
        urgent: true,
        blocking: false,
        transsectoral: true,
        description: 'x',
        treatment: { what: 'a', withWhom: 'b', when: 'c' },
      },
    ],
    ['with what it must have', { do: 'registerRestriction', on: 'MOP-01', title: 'Alquiler', type: 'LEGAL' }],
    ['without any field', { do: 'confirmSelection' }],
    ['of a draft with answers', { do: 'saveDraft', goal: 'MOP-01', answers: [{ line: 'ig/1,03', answer: 'FINISHED', text: 'x' }] }],
    ['of an operator', { do: 'cancelWeek', week: '2026-W48', reason: 'x' }],
  ])('%s is taken as it is', (_what, act) => expect(parseAct(act)).toEqual({ act }));

  test('texts are trimmed, and what is left out of a treatment is null', () => {
    const parsed = parseAct({ do: 'registerAlert', on: 'MOP-01', title: '  Alquiler ', type: 'LEGAL', treatment: { what: ' a ' } });
    expect(parsed).toMatchObject({ act: { title: 'Alquiler', treatment: { what: 'a', withWhom: null, when: null } } });
  });

  test('all errors are told at once, each with its field and what was expected', () => {
    const parsed = parseAct({ do: 'returnDown', item: 'R 1', text: ' ', to: 'CEO', limit: '2026-02-30', by: 'rosa' });
    expect('errors' in parsed ? parsed.errors.map(({ path, expected }) => [path.join('.'), expected]) : parsed).toEqual([
      ['item', 'a reference as MOP-01, MOP-01/1,03 or R-001'],
      ['text', 'a text that is not empty'],
      ['to', 'one of MANAGER, COORDINATOR, MINISTER, COMMITTEE, HEAD_OF_GOVERNMENT'],
      ['limit', 'a day of the calendar as 2026-11-25'],
      ['by', 'only do, item, text, to, limit'],
    ]);
  });

  test.each<[string, unknown, string]>([
    ['an act that there is not', { do: 'fly' }, 'do'],
    ['an act without its name', { goal: 'MOP-01' }, 'do'],
    ['no object', 'review', ''],
    ['a missing field', { do: 'validateUpdate' }, 'goal'],
    ['a field that is null', { do: 'validateUpdate', goal: 'MOP-01', reason: null }, 'reason'],
    ['a key that is dangerous', JSON.parse('{"do":"confirmSelection","__proto__":{"a":1}}'), '__proto__'],
  ])('%s is refused', (_what, input, path) => {
    const parsed = parseAct(input);
    expect('errors' in parsed ? parsed.errors.map((error) => error.path.join('.')) : parsed).toEqual([path]);
  });

  test('a scenario has 39 acts besides the outage: no drafts, nothing that operators do, and no programme', () => {
    const left = Object.keys(ACT_FIELDS).filter((name) => !(name in SCENARIO_ACTS));
    expect(left).toEqual([
      'saveDraft',
      'withdrawDelegation',
      'replanWeek',
      'pauseWeek',
      'resumeWeek',
      'cancelWeek',
      'retryLetter',
      'attachDocument',
      'removeDocument',
      ...Object.keys(ADMINISTRATIVE_FIELDS),
      ...Object.keys(SITTING_FIELDS),
      ...Object.keys(PROGRAMME_FIELDS).filter((name) => !/Measurement$/.test(name)),
    ]);
    expect(Object.keys(SCENARIO_ACTS)).toHaveLength(39);
  });
});
