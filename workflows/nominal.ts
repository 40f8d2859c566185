import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import type { Instant } from '../domain/instant.ts';

const scheduledStart = defineSearchAttributeKey('TemporalScheduledStartTime', SearchAttributeType.DATETIME);

/** The instant a Schedule meant, however late it fires; a driver names its own. */
export const nominalInstant = (given?: Instant): Instant =>
  given ?? (workflowInfo().typedSearchAttributes.get(scheduledStart) ?? workflowInfo().startTime).getTime();
