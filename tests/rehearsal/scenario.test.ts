import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACT, BASE, problemsOf, scenarioOf } from './a-scenario.ts';

const TABLE = '../shared/data/plan-de-gobierno-caba/proyectos.csv'; // beside the checkout, where there is one

describe('what a scenario may say', () => {
  test.each([
    ['an act at the end of an outage', '2026-11-26T12:00', '2026-11-25T12:00'],
    ['an outage that follows another at once', ACT, '{at: 2026-11-25T12:00, do: outage, until: 2026-11-25T13:00}'],
    [
      'a delegation recorded in the run, whose until is a day',
      ACT,
      '{at: 2026-11-26T12:00, by: rosa, do: delegate, from: rosa, to: ivan, role: COORDINATOR, since: 2026-11-26, until: 2026-12-04}',
    ],
    ['an act on a code that may be born in the run', 'item: A-003', 'item: AG-007'],
    [
      'a decision on a goal, which is then NotFound',
      ACT,
      '{at: 2026-11-26T12:00, by: rosa, do: recordDecision, level: MINISTER, on: MOP-01, decision: NOTE}',
    ],
    [
      'one manager after another',
      'goals: [MOP-01]}]',
      'goals: [MOP-01], to: 2026-11-22}, {role: GOAL_MANAGER, goals: [MOP-01], from: 2026-11-23}]',
    ],
    ['a manager who delegates to an assistant', '{from: rosa, to: ivan, role: COORDINATOR', '{from: lucia, to: marta, role: GOAL_MANAGER'],
    ['a short ladder', '  locale: es-PE', '  ladder: [MANAGER, COORDINATOR, COMMITTEE]\n  locale: es-PE'],
    ['parts that are repeated by an anchor', 'title: Hospitales', 'title: &t Hospitales'],
    ['Windows line ends and a byte order mark', 'institution:', '\uFEFFinstitution:'],
  ])('%s', (_what, from, to) => {
    expect(problemsOf(BASE.replace(from, to).replaceAll('\n', from === 'institution:' ? '\r\n' : '\n'))).toEqual([]);
  });

  test('defaults are those of the contract', () => {
    const scenario = scenarioOf(BASE);
    expect(scenario.institution).toMatchObject({ kind: 'MINISTRY', anchors: { manager: 3, coordinator: 4, committee: 5 } });
    expect(scenario.institution.ladder).toEqual(['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT']);
    expect(scenario.institution.timetable).toMatchObject({ M04: '15:00', M05: '17:00', R07: '07:00' });
    expect(scenario.institution.thresholds).toMatchObject({ missedForSystemAlert: 3, turnDays: 5 });
    expect(scenario.people.map(({ locale }) => locale)).toEqual(['pt', 'es-PE', 'es-PE', 'es-PE']);
    expect(scenario.delegations[0]).toMatchObject({ canSubmit: true, canDecide: true });
    expect(scenario.goals[0]).toMatchObject({ priority: false, integrating: false, stopped: null, finished: null });
    expect(scenario.goals[0]?.intermediateGoals[0]).toMatchObject({ original: '2026-03-31', reprogrammings: 0, critical: true, weight: 1 });
    expect(scenario.items[0]).toMatchObject({ arrived: '2026-11-11', state: 'UNREVIEWED', origin: 'USER', extensions: 0, committed: null });
    expect(scenario.items[1]).toMatchObject({ scope: 'MANAGER', state: 'IN_PROCESS', by: null });
    expect(scenario.opportunities[0]).toMatchObject({ state: 'IDENTIFIED', place: null });
  });

  test('codes of the file, of its acts and new names are reserved; codes only named in acts are not', () => {
    const scenario = scenarioOf(BASE);
    expect([...scenario.reserved].sort()).toEqual(['A-001', 'A-005', 'A-102', 'O-001', 'R-001']);
    expect(scenario.names).toEqual(new Map([['A-002', 'A-102']]));
  });

  test('acts keep the order and the fields of the file', () => {
    const { acts } = scenarioOf(BASE);
    expect(acts.map(({ kind, index, line }) => [kind, index, line])).toEqual([
      ['act', 0, 39],
      ['outage', 1, 40],
      ['act', 2, 41],
      ['act', 3, 42],
    ]);
    expect(acts[2]).toMatchObject({ by: 'ivan', for: 'rosa', act: { do: 'addAction', item: 'A-003', text: 'reunión pedida' } });
    expect(acts[0]).toMatchObject({ at: '2026-11-24T10:00', act: { id: 'A-005', limit: '2026-12-01' } });
  });

  test('the worked example of domain.md 11 is a scenario', () => {
    const scenario = scenarioOf(readFileSync('examples/mop-2026-W48.yaml'));
    expect(scenario.people).toHaveLength(13);
    expect(scenario.goals.map(({ intermediateGoals }) => intermediateGoals.length)).toEqual([6, 4, 3, 4, 3, 2]);
    expect(scenario.acts).toHaveLength(22);
  });
});

test.runIf(existsSync(TABLE))('a real plan of sixty intermediate goals in a short week is a scenario', () => {
  const made = execFileSync(process.execPath, ['client/cli/rutina.mjs', '--script', 'examples/make-caba-scenario.ts', TABLE]);
  const scenario = scenarioOf(made);
  expect([scenario.goals.length, scenario.goals.flatMap(({ intermediateGoals }) => intermediateGoals).length]).toEqual([7, 60]);
  expect(scenario.institution.holidays.map(({ date }) => date)).toEqual(['2018-02-12', '2018-02-13']);
});
