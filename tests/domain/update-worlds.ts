import type { Act } from '../../domain/acts.ts';
import type { Goal, Item, WeeklyUpdate } from '../../domain/entities.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anUpdate, aPerson, goalId } from '../support/builders.ts';

export const GOAL = 'GOAL-01';
export const WED = '2026-11-25T10:00'; // before M05, Wednesday 18:00
export const NIGHT = '2026-11-25T20:00'; // between M05 and M07, Thursday 08:30
export const THU = '2026-11-26T10:00'; // between M07 and M09, Thursday 13:00
export const NOON = '2026-11-26T15:00'; // after M09
export const PEOPLE = [
  aPerson({ id: 'lucia', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId(GOAL), goalId('GOAL-02')] }] }),
  aPerson({ id: 'pablo', roles: [{ role: 'GOAL_ASSISTANT' }] }),
  aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }),
  aPerson({ id: 'tomas', roles: [{ role: 'TECHNICAL_ADVISER' }] }),
  aPerson({ id: 'carmen', roles: [{ role: 'MINISTER' }] }),
];
export interface World {
  readonly update?: Partial<WeeklyUpdate>;
  readonly goal?: Partial<Goal>;
  readonly cycle?: Parameters<typeof aCycle>[0];
  readonly items?: readonly Item[];
}
export const world = ({ update = {}, goal, cycle, items = [] }: World = {}): Book =>
  aBook({
    people: PEOPLE,
    goals: [aGoal(goal), aGoal({ code: 'GOAL-02' })],
    igs: [
      anIg({ endDate: '2026-11-20', state: 'DELAYED', critical: false }),
      ...['02', '03', '04', '05', '06'].map((n) => anIg({ code: `1,${n}` })),
    ],
    cycles: [aCycle({ doneUpTo: 'M04', ...cycle })],
    updates: [anUpdate(update)],
    items,
  });
export const updateIn = (book: Book): WeeklyUpdate | undefined => book.updates.get(`update-2026-W48/${GOAL}`);
export const goalIn = (book: Book): Goal | undefined => book.goals.get(goalId(GOAL));

export const save: Act = { do: 'saveDraft', goal: GOAL, narrative: 'borrador' };
export const submit: Act = { do: 'submitUpdate', goal: GOAL, narrative: 'avanza' };
export const giveBack: Act = { do: 'returnUpdate', goal: GOAL, reason: 'falta el avance' };
export const excuse: Act = { do: 'excuseUpdate', goal: GOAL, reason: 'licencia' };
export const accept: Act = { do: 'acceptLate', goal: GOAL, reason: 'sin luz el jueves' };
export const validate: Act = { do: 'validateUpdate', goal: GOAL };
