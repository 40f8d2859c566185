import type { CycleDays, RoutinePlan, WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { Store } from './store.ts';
import { institutionIds, type Tx, transaction } from './transaction.ts';

/** An institution in a list: who it is, by which clock it lives, and its weeks, newest first. */
export interface InstitutionView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly handAt: Instant | null;
  readonly scheduled: boolean;
  readonly weeks: readonly WeekView[];
}
export interface WeekView {
  readonly week: WeekKey;
  readonly state: string;
  readonly days: CycleDays | null;
  readonly plan: RoutinePlan;
  readonly done: readonly { readonly code: string; readonly plannedAt: Instant; readonly doneAt: Instant }[];
  readonly planRead: number; // version the week's workflow last read; 0 where none did
}

/** Every institution, each read under its own tenant. */
export async function listInstitutions(store: Store): Promise<InstitutionView[]> {
  const found: InstitutionView[] = [];
  for (const id of await institutionIds(store)) found.push(await transaction(store, id, 'none', readInstitution));
  return found;
}

/** The institution of this transaction. */
export async function readInstitution(tx: Tx): Promise<InstitutionView> {
  const row = await tx.db.institution.findUniqueOrThrow({ where: { id: tx.institutionId } });
  const cycles = await tx.db.cycle.findMany({ where: { institutionId: tx.institutionId }, orderBy: { week: 'desc' }, take: 60 });
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    timeZone: row.timeZone,
    locale: row.locale,
    handAt: row.handAt?.getTime() ?? null,
    scheduled: row.scheduled,
    weeks: cycles.map(({ week, state, days, plan, done, planRead }) => ({
      week,
      state,
      days: days as CycleDays | null,
      plan: plan as unknown as RoutinePlan,
      done: done as unknown as WeekView['done'],
      planRead,
    })),
  };
}

/** Notes whether an institution lives by Schedules of the engine. */
export async function noteScheduled(tx: Tx, scheduled: boolean): Promise<void> {
  await tx.db.$executeRaw`UPDATE institution SET scheduled = ${scheduled} WHERE id = ${tx.institutionId}`;
}

/** What people are called on the command line, by person id. */
export async function handlesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.person.findMany({ where: { institutionId: tx.institutionId }, select: { id: true, handle: true } });
  return new Map(rows.map(({ id, handle }) => [id, handle]));
}

/** What people are called, by person id and by what the command line calls them. */
export async function namesOfPeople(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.person.findMany({ where: { institutionId: tx.institutionId }, select: { id: true, handle: true, name: true } });
  return new Map(rows.flatMap(({ id, handle, name }) => [[id, name] as const, [handle, name] as const]));
}

/** Who answered for which goal in a week, in order of the goals. */
export interface UpdateView {
  readonly goal: string;
  readonly title: string;
  readonly state: string;
  readonly late: boolean;
  readonly submittedAt: Instant | null;
  readonly by: string | null; // name of who submitted it
}

/** The updates of a week. */
export async function listUpdates(tx: Tx, week: string): Promise<UpdateView[]> {
  const rows = await tx.db.weeklyUpdate.findMany({
    where: { institutionId: tx.institutionId, week },
    include: { goal: { select: { code: true, title: true } } },
    orderBy: { goal: { code: 'asc' } },
  });
  const people = await tx.db.person.findMany({ where: { institutionId: tx.institutionId }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ goal, state, late, submittedAt, submittedBy }) => ({
    goal: goal.code,
    title: goal.title,
    state,
    late,
    submittedAt: submittedAt?.getTime() ?? null,
    by: submittedBy === null ? null : (names.get(submittedBy) ?? null),
  }));
}
