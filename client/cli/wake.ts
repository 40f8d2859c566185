import type { Act } from '../../domain/acts.ts';
import type { Store } from '../../store/store.ts';
import { tellEngine } from '../after-acts.ts';
import { engineRuns } from '../parts.ts';
import type { Io } from './command.ts';
import { withEngine } from './service.ts';

/** Letters leave and open weeks read their plan again; where the engine is away nothing is lost, since the worker's sweep repeats it. */
export async function wake(store: Store, institutionId: string, acts: readonly Act[], io: Io): Promise<void> {
  const config = io.config();
  try {
    if (!(await engineRuns(config))) throw new Error('it does not run');
    await withEngine(config, io, (service) => tellEngine(store, service, institutionId, acts));
  } catch (error) {
    io.err(
      `The engine was not told (${error instanceof Error ? error.message : String(error)}): letters leave and weeks move when the worker runs again.`,
    );
  }
}
