import type { Scenario, ScenarioAct, ScenarioGoal, ScenarioItem, ScenarioPerson } from '../client/rehearsal/scenario-model.ts';
import { addDays } from '../domain/calendar.ts';
import { DEFAULT_THRESHOLDS } from '../domain/entities.ts';
import { DEFAULT_ANCHORS, DEFAULT_LADDER, DEFAULT_TIMETABLE } from '../domain/timetable.ts';

const GOALS_PER_MANAGER = 5;
const MONDAY = '2026-11-23';

/** A made-up institution of so many goals of ten steps each, some late, with open items on every third goal; two of three managers report. */
export function madeUpInstitution(number: number, goals: number): Scenario {
  const code = `BENCH-${String(number).padStart(3, '0')}`;
  const codes = Array.from({ length: goals }, (_, index) => `G-${String(index + 1).padStart(4, '0')}`);
  return {
    file: code,
    institution: {
      code,
      name: `Made-up institution ${number}`,
      kind: 'MINISTRY',
      timeZone: 'America/Lima',
      locale: 'es-PE',
      ladder: DEFAULT_LADDER,
      holidays: [],
      timetable: DEFAULT_TIMETABLE,
      anchors: DEFAULT_ANCHORS,
      thresholds: DEFAULT_THRESHOLDS,
    },
    people: peopleOf(code, codes),
    delegations: [],
    goals: codes.map(goalOf),
    items: codes.flatMap((goal, index) => (index % 3 === 0 ? [itemOf(goal, index)] : [])),
    opportunities: codes.flatMap((goal, index) =>
      index % 10 === 0
        ? [
            {
              id: `O-${String(index + 1).padStart(3, '0')}`,
              on: `${goal}/1,05`,
              title: `Inauguration ${index}`,
              proposed: addDays(MONDAY, 15),
              place: null,
              state: 'VALIDATED' as const,
              by: null,
            },
          ]
        : [],
    ),
    indicators: [],
    updates: [],
    reserved: [],
    names: new Map(),
    start: `${MONDAY}T00:00`,
    end: '2026-11-27T18:00',
    acts: codes.flatMap((goal, index) => (Math.floor(index / GOALS_PER_MANAGER) % 3 === 2 ? [] : [submitted(goal, index)])),
    snapshots: [],
  };
}

function peopleOf(code: string, goals: readonly string[]): ScenarioPerson[] {
  const domain = `${code.toLowerCase()}.example`;
  const holders = (['COORDINATOR', 'MINISTER', 'COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER', 'HEAD_OFFICE'] as const).map(
    (role) => ({
      id: role.toLowerCase(),
      name: `Holder of ${role}`,
      email: `${role.toLowerCase()}@${domain}`,
      locale: 'es-PE',
      roles: [{ role }],
    }),
  );
  const managers = Array.from({ length: Math.ceil(goals.length / GOALS_PER_MANAGER) }, (_, index) => ({
    id: `manager-${index}`,
    name: `Manager ${index}`,
    email: `manager-${index}@${domain}`,
    locale: 'es-PE',
    roles: [{ role: 'GOAL_MANAGER' as const, goals: goals.slice(index * GOALS_PER_MANAGER, (index + 1) * GOALS_PER_MANAGER) }],
  }));
  return [...holders, ...managers];
}

function goalOf(code: string, index: number): ScenarioGoal {
  const shift = (index % 7) * 3;
  return {
    code,
    title: `Made-up goal number ${index + 1} of the benchmark`,
    end: '2027-12-31',
    priority: index % 5 === 0,
    integrating: false,
    stopped: null,
    finished: null,
    intermediateGoals: Array.from({ length: 10 }, (_, step) => ({
      code: `1,${String(step + 1).padStart(2, '0')}`,
      title: `Step ${step + 1} done`,
      end: addDays('2026-08-01', step * 30 + shift),
      original: addDays('2026-08-01', step * 30 + shift),
      reprogrammings: 0,
      critical: step % 2 === 0,
      weight: 1,
      stopped: false,
      cancelled: false,
      finished: step < 3 ? addDays('2026-08-01', step * 30) : null,
    })),
  };
}

function itemOf(goal: string, index: number): ScenarioItem {
  const scope = (['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE'] as const)[index % 4] ?? 'MANAGER';
  return {
    id: `R-${String(index + 1).padStart(3, '0')}`,
    kind: 'RESTRICTION',
    on: `${goal}/1,05`,
    title: `Made-up restriction number ${index + 1}`,
    type: 'FINANCIAL',
    transsectoral: index % 2 === 0,
    urgent: false,
    blocking: false,
    reported: '2026-11-02',
    by: null,
    limit: addDays(MONDAY, index % 6),
    scope,
    arrived: '2026-11-16',
    state: 'IN_PROCESS',
    committed: null,
    extensions: 0,
    origin: 'USER',
  };
}

function submitted(goal: string, index: number): ScenarioAct {
  return {
    kind: 'act',
    index,
    line: 1,
    at: '2026-11-25T10:00',
    by: `manager-${Math.floor(index / GOALS_PER_MANAGER)}`,
    act: { do: 'submitUpdate', goal, noChange: true },
  };
}
