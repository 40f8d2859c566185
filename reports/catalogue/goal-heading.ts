import type { Fact } from '../../contracts/documents.ts';
import { factsOf } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow } from './goal-columns.ts';

const HEADING = [
  GOAL_COLUMNS.goal,
  GOAL_COLUMNS.title,
  GOAL_COLUMNS.state,
  GOAL_COLUMNS.goalEnd,
  GOAL_COLUMNS.area,
  GOAL_COLUMNS.manager,
  GOAL_COLUMNS.thermometer,
];

/** What stands above the rows of one goal: title, programmed end, institution in charge, manager (domain.md 7.2, A 2.1). */
export const goalHeading = (row: GoalRow): Fact[] => factsOf(HEADING, row);
