import type { WeeklyCycleInput, WeeklyCycleView } from '../../../contracts/weekly-cycle.ts';
import { storage } from '../../../workflows/activities.ts';
import { weeklyCycle as today } from '../../../workflows/weekly-cycle.ts';

export { deadlineRun, mailing, openWeek } from '../../../workflows/index.ts';

/** Today's week with one innocent look at its plan more: what no running week could go on with. */
export async function weeklyCycle(input: WeeklyCycleInput): Promise<WeeklyCycleView> {
  const { institutionId, week } = input;
  const plan = await storage.readPlan({ institutionId, week });
  return today({ ...input, plan });
}
