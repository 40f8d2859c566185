import type { Goal, IntermediateGoal, Item, Opportunity, Reprogramming } from '../../domain/entities.ts';
import { proposeSelection } from '../../domain/selection.ts';
import type { Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anInstitution, anItem, aPerson, aStay, at, goalId, igId } from '../support/builders.ts';

export const TODAY = '2026-11-26'; // Thursday; the previous selection was frozen on the 19th at 13:00
export const SINCE = at('2026-11-19T13:00');
export const AFTER = at('2026-11-20T10:00');
export const BEFORE = at('2026-11-19T12:59');
export interface World {
  readonly goals?: readonly Goal[];
  readonly igs?: readonly IntermediateGoal[];
  readonly items?: readonly Item[];
  readonly opportunities?: readonly Opportunity[];
  readonly reprogrammings?: readonly Reprogramming[];
  readonly states?: Record<string, Goal['managementState']>;
}
export const world = ({ states = {}, goals = [aGoal()], ...rest }: World = {}): Book =>
  aBook({
    institution: anInstitution({ baseline: { at: SINCE, states } }),
    people: [aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }), aPerson({ id: 'carmen', roles: [{ role: 'MINISTER' }] })],
    cycles: [aCycle({ doneUpTo: 'M07', state: 'REVIEWING' })],
    goals,
    ...rest,
  });
export const proposed = (given: World): string[] =>
  proposeSelection(world(given), TODAY).map(({ section, ref, why }) => `${section} ${ref} ${why}`);
export const R = (code: string, over: Partial<Item> & { goal?: string } = {}): Item => anItem({ code, ...over });
export const left = (to: Scope, when: number, down = false): Partial<Item> => ({
  scope: to,
  stays: [aStay({ scope: 'MINISTER', on: '2026-11-17' }), aStay({ scope: to, on: '2026-11-20', at: when, trigger: 'MANUAL', down })],
});
export const moved = (ig: string, over: Partial<Reprogramming> = {}): Reprogramming => ({
  id: `reprogramming-${ig}-${over.decision ?? ''}`,
  goalId: goalId('GOAL-01'),
  igId: igId('GOAL-01', ig),
  fromDate: '2026-11-20',
  toDate: '2027-01-29',
  reason: 'lluvias',
  requestedBy: 'lucia',
  requestedAt: AFTER,
  decision: 'AUTO_ACCEPTED',
  decidedBy: null,
  decidedAt: AFTER,
  decisionReason: null,
  ...over,
});
export const steps = (...codes: string[]): IntermediateGoal[] => codes.map((code) => anIg({ code }));
