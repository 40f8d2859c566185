import type { PageDefinition } from '../visit.ts';
import { GOAL_PAGE, goalAt, sheetHead } from './goal-at.ts';

/** `/goals/:code/indicators`: says that indicators come with the monthly routine (domain.md 3.6, 5.8). */
export const indicatorsPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/indicators',
  name: 'goals/indicators',
  show: (visit) => {
    const goal = goalAt(visit);
    return goal && { head: sheetHead(visit, goal, 'indicators') };
  },
};
