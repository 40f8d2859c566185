import { randomUUID } from 'node:crypto';
import type { Institution, Person } from '../domain/entities.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Role } from '../domain/values.ts';
import type { Store } from './store.ts';
import { type Tx, transaction } from './transaction.ts';

export type InstitutionSettings = Omit<
  Institution,
  'baseline' | 'lastCloseAt' | 'lastDeadlineRun' | 'vacancyNoticed' | 'version' | 'look' | 'steps' | 'options'
>;
/** What an institution is founded with: its settings, and the instant from which "this cycle" is counted. */
export interface Founding extends InstitutionSettings {
  readonly loadedAt: Instant;
  readonly lastDeadlineRun: Day; // the last business day that needs no morning run any more
}

/** Writes the row of a new institution; its id, code and names must be new. */
export async function foundInstitution(tx: Tx, { loadedAt, lastDeadlineRun, handAt, ...settings }: Founding): Promise<void> {
  await tx.db.institution.create({
    data: {
      ...settings,
      ladder: [...settings.ladder],
      timetable: { ...settings.timetable },
      anchors: { ...settings.anchors },
      thresholds: { ...settings.thresholds, preLimitWarnings: [...settings.thresholds.preLimitWarnings] },
      calendar: {
        workingWeekdays: [...settings.calendar.workingWeekdays],
        holidays: settings.calendar.holidays.map((one) => ({ ...one })),
      },
      handAt: handAt === null ? null : new Date(handAt),
      baseline: { at: loadedAt, states: {} },
      lastCloseAt: new Date(loadedAt),
      lastDeadlineRun: new Date(`${lastDeadlineRun}T00:00:00Z`),
      vacancyNoticed: {},
    },
  });
}

/** A person to be written, with the roles as goal ids. */
export interface NewPerson extends Omit<Person, 'id'> {
  readonly id?: string;
  readonly handle: string;
}

/** Writes people and their roles; answers their ids by handle. */
export async function addPeople(tx: Tx, people: readonly NewPerson[]): Promise<Map<string, string>> {
  const rows = people.map(({ id = randomUUID(), ...person }) => ({ ...person, id }));
  await tx.db.person.createMany({
    data: rows.map(({ id, handle, name, email, locale, active }) => ({
      institutionId: tx.institutionId,
      id,
      handle,
      name,
      email,
      locale,
      active,
    })),
  });
  await tx.db.roleAssignment.createMany({
    data: rows.flatMap(({ id, roles }) =>
      roles.map(({ role, goalIds, from, to }) => ({
        institutionId: tx.institutionId,
        id: randomUUID(),
        personId: id,
        role: role satisfies Role,
        allGoals: goalIds === undefined,
        goalIds: [...(goalIds ?? [])],
        from: from === undefined ? null : new Date(`${from}T00:00:00Z`),
        to: to === undefined ? null : new Date(`${to}T00:00:00Z`),
      })),
    ),
  });
  return new Map(rows.map(({ id, handle }) => [handle, id]));
}

/** Moves the hand of an institution that lives by one; only ever forward. */
export async function moveHand(store: Store, institutionId: string, instant: Instant): Promise<void> {
  await transaction(store, institutionId, 'exclusive', async (tx) => {
    await tx.db
      .$executeRaw`UPDATE institution SET hand_at = ${new Date(instant)} WHERE id = ${institutionId} AND hand_at IS NOT NULL AND hand_at <= ${new Date(instant)}`;
  });
}

/** The person ids of an institution by handle. */
export async function personIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db.person.findMany({ where: { institutionId: tx.institutionId }, select: { id: true, handle: true } });
  return new Map(rows.map(({ id, handle }) => [handle, id]));
}
