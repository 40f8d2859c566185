import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Day } from '../domain/instant.ts';

/** The path of business names under which a week runs: `weekly-cycle/mop/2026-W48`. */
export const weeklyCycleId = (institutionId: string, week: string): string => `weekly-cycle/${institutionId}/${week}`;
/** The path of one morning run; the Schedule's own runs add a suffix. */
export const deadlineRunId = (institutionId: string, day: Day): string => `deadline-run/${institutionId}/${day}`;
/** The one sender of an institution's letters. */
export const mailingId = (institutionId: string): string => `mailing/${institutionId}`;
/** The one teller of an institution's webhooks. */
export const webhooksId = (institutionId: string): string => `webhooks/${institutionId}`;
/** The opening of a week by a driver or an operator. */
export const openWeekId = (institutionId: string, day: Day): string => `open-week/${institutionId}/${day}`;

export const INSTITUTION = defineSearchAttributeKey('Institution', SearchAttributeType.KEYWORD);
export const WEEK = defineSearchAttributeKey('Week', SearchAttributeType.KEYWORD);
/** Task queue of the service; a rehearsal has one of its own. */
export const TASK_QUEUE = 'rutina';
