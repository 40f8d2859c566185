import type { DeadlineRunInput, DeadlineRunResult } from '../contracts/deadline-run.ts';
import { storage } from './activities.ts';
import { nominalInstant } from './nominal.ts';
import { pinned } from './versioning.ts';

pinned(deadlineRun);
/** The morning run: every business day not yet run up to the instant meant, one by one in order (domain.md 6.2). */
export async function deadlineRun({ institutionId, upTo }: DeadlineRunInput): Promise<DeadlineRunResult> {
  return storage.runDeadlinesUpTo({ institutionId, upTo: nominalInstant(upTo) });
}
