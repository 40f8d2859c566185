import type { Cycle, Goal, Item, Person, WeeklyUpdate } from '../../domain/entities.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anUpdate, aPerson, goalId } from '../support/builders.ts';

export const person = (id: string, role: Person['roles'][number]['role'], goals?: string[]): Person =>
  aPerson({ id, roles: [{ role, ...(goals && { goalIds: goals.map(goalId) }) }] });
export const PEOPLE = [
  person('lucia', 'GOAL_MANAGER', ['A', 'B']),
  person('ivan', 'GOAL_MANAGER', ['C']),
  person('rosa', 'COORDINATOR'),
  person('carmen', 'MINISTER'),
  person('hugo', 'COMMITTEE_SECRETARY'),
  person('julio', 'COMMITTEE_CHAIR'),
  person('ana', 'COMMITTEE_MEMBER'),
  person('gabriel', 'HEAD_OFFICE'),
];
export interface World {
  readonly people?: readonly Person[];
  readonly goals?: readonly Partial<Goal>[];
  readonly states?: Readonly<Record<string, Partial<WeeklyUpdate>>>;
  readonly cycle?: Parameters<typeof aCycle>[0];
  readonly items?: readonly Item[];
}
/** Goals A and B of Lucía, C of Iván; by default their updates are pending. */
export const world = ({
  people = PEOPLE,
  goals = [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
  states,
  cycle,
  items = [],
}: World = {}): Book =>
  aBook({
    people,
    goals: goals.map((goal) => aGoal(goal)),
    igs: goals.map(({ code }) => anIg({ goal: code ?? '' })),
    cycles: [aCycle(cycle)],
    updates: Object.entries(states ?? { A: {}, B: {}, C: {} }).map(([goal, over]) => anUpdate({ goal, ...over })),
    items,
  });
export const scheduled = (over: World = {}): Book => world({ states: {}, ...over, cycle: { state: 'SCHEDULED', ...over.cycle } });
export const upTo = (doneUpTo: MilestoneCode, state: Cycle['state'] = 'REVIEWING') => ({ cycle: { doneUpTo, state } }) as const;
export const goalIn = (book: Book, code: string): Goal | undefined => book.goals.get(goalId(code));
export const cycleIn = (book: Book, week = '2026-W48'): Cycle | undefined => book.cycles.get(week);
