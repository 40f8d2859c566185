import type { Group } from './addressees.ts';
import type { Book } from './work.ts';

/** To whom the whole week is told: managers of goals not integrating, coordinator, minister, committee with members (domain.md 6.6, N21). */
export const everybody = (book: Book): Group[] => [
  ...[...book.goals.values()]
    .filter(({ integrating, lifecycle }) => !integrating && lifecycle === 'ACTIVE')
    .map(({ id }): Group => ({ role: 'GOAL_MANAGER', goalId: id })),
  { role: 'COORDINATOR' },
  { role: 'MINISTER' },
  ...COMMITTEE,
];

/** The committee with its members (domain.md 6.6, N17). */
export const COMMITTEE: readonly Group[] = [{ role: 'COMMITTEE_CHAIR' }, { role: 'COMMITTEE_SECRETARY' }, { role: 'COMMITTEE_MEMBER' }];
