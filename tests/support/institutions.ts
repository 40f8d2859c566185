import { DEFAULT_THRESHOLDS } from '../../domain/entities.ts';
import { DEFAULT_ANCHORS, DEFAULT_CALENDAR, DEFAULT_LADDER, DEFAULT_TIMETABLE } from '../../domain/timetable.ts';
import { addPeople, foundInstitution } from '../../store/institutions.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';

/** An institution with one coordinator, dull in every other way. */
export async function foundTestInstitution(
  store: Store,
  id: string,
  at = Date.parse('2026-11-23T05:00:00Z'),
): Promise<ReadonlyMap<string, string>> {
  return transaction(store, id, 'exclusive', async (tx) => {
    await foundInstitution(tx, {
      id,
      code: id.toUpperCase(),
      name: `Institution ${id}`,
      shortName: id,
      kind: 'MINISTRY',
      governmentLevel: 'NATIONAL',
      timeZone: 'America/Lima',
      locale: 'es-PE',
      handAt: at,
      ladder: DEFAULT_LADDER,
      timetable: DEFAULT_TIMETABLE,
      anchors: DEFAULT_ANCHORS,
      thresholds: DEFAULT_THRESHOLDS,
      calendar: DEFAULT_CALENDAR,
      mode: 'OFFICIAL',
      loadedAt: at,
      lastDeadlineRun: '2026-11-22',
    });
    return addPeople(tx, [
      {
        handle: 'rosa',
        name: 'Rosa Benítez',
        email: `rosa@${id}.example`,
        locale: 'es-PE',
        active: true,
        roles: [{ role: 'COORDINATOR' }],
      },
    ]);
  });
}
