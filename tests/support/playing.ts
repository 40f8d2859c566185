import { randomUUID } from 'node:crypto';
import { runPending } from '../../activities/catch-up.ts';
import { type Loaded, loadScenario } from '../../client/rehearsal/load.ts';
import { plannedActs } from '../../client/rehearsal/rehearse.ts';
import type { Scenario } from '../../client/rehearsal/scenario.ts';
import type { Instant } from '../../domain/instant.ts';
import { moveHand } from '../../store/institutions.ts';
import { perform } from '../../store/perform.ts';
import { nextPending, readStanding } from '../../store/routine.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';

/** Plays the routine of an institution up to an instant, inclusive, milestone by milestone on the hand clock, without the engine. */
export async function playRoutine(store: Store, institutionId: string, upTo: Instant): Promise<void> {
  for (;;) {
    const next = await transaction(store, institutionId, 'none', async (tx) =>
      nextPending(await readStanding(tx), { at: upTo + 1 }, upTo, tx.zone, new Set()),
    );
    if (next === undefined) break;
    await moveHand(store, institutionId, next.at);
    await transaction(store, institutionId, 'exclusive', (tx) => runPending(tx, next));
  }
  await moveHand(store, institutionId, upTo);
}

/** Loads a scenario and plays its acts and the routine up to a local instant; at one instant the routine goes before the acts (5.2). */
export async function playScenario(store: Store, scenario: Scenario, institutionId: string, until?: string): Promise<Loaded> {
  const zone = zoneOf(scenario.institution.timeZone);
  const loaded = await loadScenario(store, scenario, institutionId);
  if (until === undefined) return loaded;
  const [day = '', time = '00:00'] = until.split('T');
  const end = zone.instantOf(day, time);
  for (const { at, act, context } of plannedActs(scenario, loaded.people, zone).filter((one) => one.at <= end)) {
    await playRoutine(store, institutionId, at);
    await perform(store, act, { ...context, institutionId, formId: randomUUID() });
  }
  await playRoutine(store, institutionId, end);
  return loaded;
}
