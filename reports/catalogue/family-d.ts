import type { ReportDefinition } from '../definition.ts';
import { lastUpdates } from './d-1-1.ts';
import { lastMeasurements } from './d-2-1.ts';
import { lastStepReports } from './d-3-1.ts';
import { recentlyProgrammed } from './d-3-2.ts';
import { adoption } from './d-4-1.ts';
import { escalationLog } from './d-4-2.ts';

/** The reports for the control of updating (domain.md 7.2, D). */
export const FAMILY_D: readonly ReportDefinition[] = [
  lastUpdates,
  lastMeasurements,
  lastStepReports,
  recentlyProgrammed,
  adoption,
  escalationLog,
];
