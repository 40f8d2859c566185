import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loaded } from '../../client/rehearsal/load.ts';
import type { Act } from '../../domain/acts.ts';
import type { Minutes } from '../../domain/letter-data.ts';
import { issueConfirmedMinutes } from '../../reports/issue-minutes.ts';
import { perform } from '../../store/perform.ts';
import { readRun, runsOfWeek } from '../../store/report-runs.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playRoutine, playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// Friday of the worked example (domain.md 11.5): the sitting at 10:00, the minutes at 13:00.
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-27T12:59'));
}, 60_000);
afterAll(() => database.drop());

const friday = (time: string): number => zoneOf('America/Lima').instantOf('2026-11-27', time);
const does = async (who: string, act: Act): Promise<string> => {
  const by = people.get(who) ?? '';
  return (await perform(store, act, { institutionId: 'mop', formId: crypto.randomUUID(), by, via: 'web' })).kind;
};
const issued = (): Promise<Minutes[]> =>
  transaction(store, 'mop', 'none', async (tx) => {
    const runs = await runsOfWeek(tx, '2026-W48', 'ACTA');
    return Promise.all(runs.map(async ({ id }) => (await readRun(tx, id))?.data as Minutes));
  });

describe('the minutes of the committee (domain.md 5.2 M15)', () => {
  test('before M15 there are none', async () => {
    expect(
      await does('hugo', {
        do: 'noteAttendance',
        week: '2026-W48',
        present: ['hugo', 'julio', 'carmen'].map((name) => people.get(name) ?? ''),
      }),
    ).toBe('done');
    expect(await issued()).toEqual([]);
  });

  test('at M15 they are issued with what is recorded', async () => {
    await playRoutine(store, 'mop', friday('13:00'));
    const [first, ...others] = await issued();
    expect(others).toEqual([]);
    expect(
      first?.decisions.map(({ ref, decision, responsible, due, to, agenda }) => [ref, decision, responsible, due, to, agenda]),
    ).toEqual([
      ['R-001', 'COMMIT', 'Ana Torres', '2026-12-02', null, null],
      ['R-002', 'DERIVE', null, null, 'HEAD_OF_GOVERNMENT', 'AG-003'],
    ]);
    expect(first?.attendance?.map(({ name, role, present }) => [name, role, present])).toEqual([
      ['Julio Ferreira', 'COMMITTEE_CHAIR', true],
      ['Hugo Vera', 'COMMITTEE_SECRETARY', true],
      ['Ana Torres', 'COMMITTEE_MEMBER', false],
      ['Paula Neri', 'COMMITTEE_MEMBER', false],
      ['Sergio Campos', 'COMMITTEE_MEMBER', false],
      ['Carmen Ibarra', null, true],
    ]);
    expect(first?.open.map(({ item }) => item)).toEqual(['R-001']);
    expect([first?.cover.asOf, first?.sittingAt, first?.confirmed]).toEqual([friday('13:00'), friday('10:00'), null]);
  });

  test('once they are confirmed there is a final version, and only one', async () => {
    expect(await does('julio', { do: 'confirmMinutes', week: '2026-W48', text: 'Conforme' })).toBe('done');
    const again = () => transaction(store, 'mop', 'shared', (tx) => issueConfirmedMinutes(tx, '2026-W48'));
    await again();
    await again();
    await playRoutine(store, 'mop', friday('17:00'));
    expect((await issued()).map(({ cover, confirmed }) => [cover.version, confirmed?.note, confirmed?.by])).toEqual([
      [2, 'Conforme', 'Julio Ferreira'],
      [1, undefined, undefined],
    ]);
  });
});
