import { expect } from 'vitest';
import { type Problem, readScenario, type Scenario } from '../../client/rehearsal/scenario.ts';

/** A small scenario without a fault; the tests change one line of it. */
export const BASE = `institution:
  code: MOP
  name: Ministerio
  timeZone: America/Lima
  locale: es-PE
  timetable: {M05: "17:00"}
  anchors: {manager: WED}
  thresholds: {missedForSystemAlert: 3}
people:
  - {id: lucia, name: Lucía, email: lucia@mop.example, locale: pt, roles: [{role: GOAL_MANAGER, goals: [MOP-01]}]}
  - {id: marta, name: Marta, email: marta@mop.example, roles: [{role: GOAL_MANAGER, goals: [MOP-02]}, {role: GOAL_ASSISTANT, goals: [MOP-01]}]}
  - {id: rosa, name: Rosa, email: rosa@mop.example, roles: [{role: COORDINATOR, from: 2026-01-01, to: 2026-12-31}]}
  - {id: ivan, name: Iván, email: ivan@mop.example}
delegations:
  - {from: rosa, to: ivan, role: COORDINATOR, since: 2026-11-26, until: 2026-11-27, reason: leave}
goals:
  - code: MOP-01
    title: Carretera Norte
    end: 2027-06-30
    intermediateGoals:
      - {code: "1,01", title: proyecto aprobado, end: 2026-03-31, finished: 2026-03-31}
      - {code: "1,02", title: tramo 1, end: 2026-11-20, original: 2026-09-30, reprogrammings: 1}
  - code: MOP-02
    title: Hospitales
    end: 2026-12-31
    intermediateGoals: [{code: "1,01", title: obra, end: 2026-12-20}]
  - {code: MOP-09, title: Todo el plan, end: 2027-12-31, integrating: true}
items:
  - {id: R-001, kind: RESTRICTION, on: "MOP-01/1,02", title: Sin pago, type: FINANCIAL, reported: 2026-11-11, by: lucia, limit: 2026-11-25, scope: COORDINATOR}
  - {id: A-001, kind: ALERT, on: MOP-02, title: Lluvias, type: TECHNICAL_ADMINISTRATIVE, reported: 2026-11-12, limit: 2026-11-27}
opportunities:
  - {id: O-001, on: "MOP-01/1,02", title: Entrega, proposed: 2026-12-03}
updates:
  - {goal: MOP-02, last: 2026-11-11, missedInARow: 1}
names: {A-002: A-102}
start: 2026-11-23T00:00
end: 2026-11-27T18:00
acts:
  - {at: 2026-11-24T10:00, by: lucia, do: registerAlert, id: A-005, on: "MOP-01/1,02", title: Alquiler, type: LEGAL, limit: 2026-12-01}
  - {at: 2026-11-25T10:00, do: outage, until: 2026-11-25T12:00}
  - {at: 2026-11-26T10:00, by: ivan, for: rosa, do: addAction, item: A-003, text: reunión pedida}
  - {at: 2026-11-26T12:00, by: rosa, do: confirmSelection, add: [MOP-01]}
snapshots: [2026-11-26T07:30]
`;

/** Its last act. */
export const ACT = '{at: 2026-11-26T12:00, by: rosa, do: confirmSelection, add: [MOP-01]}';
/** The second half of its restriction. */
export const RESTRICTION = 'reported: 2026-11-11, by: lucia, limit: 2026-11-25, scope: COORDINATOR';

/** What is wrong with a scenario. */
export function problemsOf(text: string | Uint8Array): readonly Problem[] {
  const read = readScenario(text, 'test.yaml');
  return 'problems' in read ? read.problems : [];
}

/** A scenario that has no fault. */
export function scenarioOf(text: string | Uint8Array): Scenario {
  const read = readScenario(text, 'test.yaml');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.scenario;
}

export type Case = readonly [what: string, from: string, to: string, path: string, message: RegExp, expected: RegExp];

/** Changes one line of the small scenario: the one fault is told with its line, its place, and what was expected. */
export function tellsTheFault([_what, from, to, path, message, expected]: Case): void {
  expect(BASE).toContain(from);
  const problems = problemsOf(BASE.replace(from, to));
  const added = path === '' ? to.split('\n').length - 1 : 0; // of a key given twice it is the second one
  const line = BASE.slice(0, BASE.indexOf(from)).split('\n').length + added;
  const found = problems.find((one) => one.path === path && message.test(one.message));
  expect(found, JSON.stringify(problems)).toMatchObject({ line });
  expect(found?.expected).toMatch(expected);
  expect(problems.filter((one) => one.line !== line)).toEqual([]);
}
