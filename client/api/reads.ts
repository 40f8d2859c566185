import { GOAL_READS } from './goal-reads.ts';
import { REPORT_READS } from './report-reads.ts';
import type { ApiRead } from './route.ts';
import { WEEK_READS } from './week-reads.ts';

/** Everything that programs read; routes, rights and document are made from this list. */
export const API_READS: readonly ApiRead[] = [...GOAL_READS, ...WEEK_READS, ...REPORT_READS];
