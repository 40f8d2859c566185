import type { WeekRecord } from '../domain/adoption.ts';
import type { CycleDays, Id, Item, Measurement, Reprogramming, UpdateMark, WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { MANAGEMENT_STATES, type ManagementState, type UpdateState } from '../domain/values.ts';
import type { TableName } from '../domain/work.ts';
import { reads } from './columns.ts';
import { TABLES } from './tables.ts';
import type { Tx } from './transaction.ts';
import { WEEK_RECORD } from './week-record.ts';

/** One week that closed, as its statistics tell it (domain.md 4.7, 9.3); `states` how many goals were in each state, since that is kept. */
export interface ClosedWeek {
  readonly week: WeekKey;
  readonly days: CycleDays | null;
  readonly closedAt: Instant;
  readonly stats: Readonly<Record<string, unknown>>;
  readonly states: Readonly<Record<ManagementState, number>> | null;
}
/** A goal's update of a past week. */
export interface PastUpdate {
  readonly week: WeekKey;
  readonly goalId: Id;
  readonly state: UpdateState;
  readonly late: boolean;
  readonly marks: readonly UpdateMark[];
  readonly submittedAt: Instant | null;
}
/** A file on a goal, without its bytes. */
export interface FiledDocument {
  readonly goalId: Id;
  readonly name: string;
  readonly description: string | null;
  readonly attachedAt: Instant;
  readonly attachedBy: Id;
}
/** What a book leaves out because acts and milestones do not need it, and some reports do. */
export interface Kept {
  readonly closedWeeks: readonly ClosedWeek[]; // the last 60, oldest first
  readonly pastUpdates: readonly PastUpdate[]; // of the last 8 weeks that closed and of the open one, oldest first
  readonly reprogrammings: readonly Reprogramming[]; // every accepted one, oldest first
  readonly closedItems: readonly Item[]; // all restrictions and alerts that are not open, by code
  readonly documents: readonly FiledDocument[]; // newest first
  readonly measurements: readonly Measurement[]; // every one not replaced, by period
  readonly weekRecord: WeekRecord | null; // of the week under way
}

/** What a report needs beyond the book, in one statement for each need whatever the number of goals (domain.md 7.1). */
export async function readKept(tx: Tx, needs: readonly (keyof Kept)[]): Promise<Partial<Kept>> {
  const read: [keyof Kept, unknown][] = [];
  for (const need of new Set(needs)) {
    const [row] = await tx.db.$queryRawUnsafe<{ kept: unknown }[]>(SQL[need], tx.institutionId);
    read.push([need, readAs(need, row?.kept ?? null)]);
  }
  return Object.fromEntries(read);
}

function readAs(need: keyof Kept, kept: unknown): unknown {
  if (need === 'weekRecord') return kept;
  return need === 'closedWeeks' ? ((kept ?? []) as ReadWeek[]).map(weekOf) : (kept ?? []);
}
type ReadWeek = Omit<ClosedWeek, 'states'>;
const isCounted = (states: unknown): states is ClosedWeek['states'] =>
  typeof states === 'object' && states !== null && MANAGEMENT_STATES.every((state) => state in states);
const weekOf = (week: ReadWeek): ClosedWeek => ({ ...week, states: isCounted(week.stats.states) ? week.stats.states : null });

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;
const CLOSED_WEEKS = 60;
const PAST_WEEKS = 8;
/** The rows of one table of the book as JSON, chosen and ordered. */
function rowsOf(name: TableName, where: string, order: string): string {
  const { table, columns } = TABLES[name];
  const fields = columns.map((column) => reads(column, 't')).join(', ');
  return `SELECT json_agg(json_build_object(${fields}) ORDER BY ${order}) AS kept FROM "${table}" t WHERE t.institution_id = $1 AND ${where}`;
}
const SQL: Readonly<Record<keyof Kept, string>> = {
  closedWeeks: `SELECT json_agg(json_build_object('week', c.week, 'days', c.days, 'closedAt', ${MS('c.closed_at')}, 'stats', coalesce(c.stats, '{}'::jsonb)) ORDER BY c.week) AS kept
    FROM (SELECT * FROM cycle WHERE institution_id = $1 AND state = 'CLOSED' AND closed_at IS NOT NULL ORDER BY week DESC LIMIT ${CLOSED_WEEKS}) c`,
  pastUpdates: `SELECT json_agg(json_build_object('week', u.week, 'goalId', u.goal_id, 'state', u.state, 'late', u.late, 'marks', u.marks, 'submittedAt', ${MS('u.submitted_at')}) ORDER BY u.week, u.goal_id) AS kept
    FROM weekly_update u WHERE u.institution_id = $1 AND u.week IN (
      (SELECT week FROM cycle WHERE institution_id = $1 AND state = 'CLOSED' ORDER BY week DESC LIMIT ${PAST_WEEKS})
      UNION ALL (SELECT week FROM cycle WHERE institution_id = $1 AND state NOT IN ('SCHEDULED', 'CLOSED', 'CANCELLED')))`,
  reprogrammings: rowsOf('reprogrammings', `t.decision IN ('AUTO_ACCEPTED', 'APPROVED')`, 't.requested_at, t.id'),
  closedItems: rowsOf('items', `t.state NOT IN ('UNREVIEWED', 'IN_PROCESS')`, 't.code'),
  documents: `SELECT json_agg(json_build_object('goalId', d.goal_id, 'name', d.name, 'description', d.description, 'attachedAt', ${MS('d.attached_at')}, 'attachedBy', d.attached_by) ORDER BY d.attached_at DESC, d.id) AS kept
    FROM document d WHERE d.institution_id = $1 AND d.removed_at IS NULL`,
  measurements: rowsOf('measurements', 't.replaced_at IS NULL', 't.period_end, t.indicator_id, t.territory_id NULLS FIRST'),
  weekRecord: WEEK_RECORD,
};
