import type { ReportDefinition } from '../definition.ts';
import { goalSheet } from './a-1-1.ts';
import { goalsByInstitution } from './a-1-2.ts';
import { basicList } from './a-1-3.ts';
import { intermediateGoalsProgress } from './a-2-1.ts';
import { stepOpportunities } from './a-2-2.ts';
import { allOpportunities } from './a-2-2-1.ts';
import { progressAndAlerts } from './a-2-3.ts';
import { progressAndRestrictions } from './a-2-4.ts';
import { priorityGoals } from './a-2-5.ts';
import { alertsByExecutor } from './a-3-1.ts';
import { alertsByLimitDate } from './a-3-2.ts';
import { alertsByType } from './a-3-3.ts';
import { restrictionsByType } from './a-3-4.ts';
import { alertsToTreat } from './a-3-5.ts';
import { restrictionsToTreat } from './a-3-6.ts';
import { riskPlans } from './a-4-2.ts';

/** The reports for action and management (domain.md 7.2, A). */
export const FAMILY_A: readonly ReportDefinition[] = [
  goalSheet,
  goalsByInstitution,
  basicList,
  intermediateGoalsProgress,
  stepOpportunities,
  allOpportunities,
  progressAndAlerts,
  progressAndRestrictions,
  priorityGoals,
  alertsByExecutor,
  alertsByLimitDate,
  alertsByType,
  restrictionsByType,
  alertsToTreat,
  restrictionsToTreat,
  riskPlans,
];
