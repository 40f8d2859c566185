import type { ActionLogEntry, Id, Item } from '../domain/entities.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { reads } from './columns.ts';
import { TABLES } from './tables.ts';
import type { Tx } from './transaction.ts';

/** One line of the history of a goal or item: what happened, who did it and for whom (domain.md 3.16). */
export interface HistoryRow {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly by: string | null; // name; null: the clock
  readonly onBehalfOf: string | null;
}

const KINDS = ['act', 'state', 'scope', 'change', 'decision', 'agenda'];

/** What happened to the things with these codes, the last first; one more than a page when there is more. */
export async function readHistory(tx: Tx, codes: readonly string[], { page, size }: { readonly page: number; readonly size: number }) {
  const rows = await tx.db.$queryRaw<{ rows: HistoryRow[] | null }[]>`
    SELECT json_agg(r) AS rows FROM (
      SELECT e.seq, (extract(epoch from e.at) * 1000)::bigint AS at, e.kind, e.payload, p.name AS by, b.name AS "onBehalfOf"
      FROM event e
      LEFT JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
      LEFT JOIN person b ON b.institution_id = e.institution_id AND b.id = e.on_behalf_of
      WHERE e.institution_id = ${tx.institutionId} AND e.kind = ANY(${KINDS})
        AND coalesce(e.payload->>'on', e.payload->>'item', e.payload->>'id') = ANY(${[...codes]})
      ORDER BY e.at DESC, e.seq DESC LIMIT ${size + 1} OFFSET ${(page - 1) * size}) AS r`;
  const found = rows[0]?.rows ?? [];
  return { rows: found.slice(0, size), more: found.length > size };
}

/** Every entry of an item's action log, the last first: appended, never edited (domain.md 3.7). */
export async function readActions(tx: Tx, itemIds: readonly Id[]): Promise<ActionLogEntry[]> {
  const { table, columns } = TABLES.actionLog;
  const [row] = await tx.db.$queryRawUnsafe<{ rows: ActionLogEntry[] | null }[]>(
    `SELECT json_agg(json_build_object(${columns.map((column) => reads(column, 't')).join(', ')}) ORDER BY t.at DESC, t.seq DESC) AS rows
     FROM ${table} t WHERE t.institution_id = $1 AND t.item_id = ANY($2::uuid[])`,
    tx.institutionId,
    [...itemIds],
  );
  return row?.rows ?? [];
}

/** Which closed items: those of the states, reported within the days. */
export interface ClosedWanted {
  readonly states: readonly string[];
  readonly from: Day | null;
  readonly to: Day | null;
  readonly most: number;
}
/** Closed items, the last closed first, however long ago: the book of a whole institution keeps only the later ones. */
export async function readClosedItems(tx: Tx, { states, from, to, most }: ClosedWanted): Promise<Item[]> {
  const { table, columns } = TABLES.items;
  const [row] = await tx.db.$queryRawUnsafe<{ rows: Item[] | null }[]>(
    `SELECT json_agg(json_build_object(${columns.map((column) => reads(column, 't')).join(', ')})) AS rows
     FROM (SELECT * FROM ${table} WHERE institution_id = $1 AND state = ANY($2::text[]) AND ($3::date IS NULL OR reported_on >= $3::date)
       AND ($4::date IS NULL OR reported_on <= $4::date) ORDER BY closed_at DESC NULLS LAST, code LIMIT $5) t`,
    tx.institutionId,
    [...states],
    from,
    to,
    most,
  );
  return row?.rows ?? [];
}

/** The goal that an item or opportunity with this code is on; undefined where nothing has it. */
export async function goalOfCode(tx: Tx, table: 'item' | 'opportunity', code: string): Promise<Id | undefined> {
  const rows = await tx.db.$queryRawUnsafe<{ goalId: Id }[]>(
    `SELECT goal_id AS "goalId" FROM ${table} WHERE institution_id = $1 AND code = $2`,
    tx.institutionId,
    code,
  );
  return rows[0]?.goalId;
}

/** What a goal is classified as (domain.md 3.11). */
export interface GoalClass {
  readonly goalId: Id;
  readonly classifierId: Id;
  readonly value: string;
}
/** The values of the classifiers of these goals, or of all. */
export async function readGoalClasses(tx: Tx, goalIds: readonly Id[] | 'all'): Promise<GoalClass[]> {
  return tx.db.$queryRawUnsafe<GoalClass[]>(
    `SELECT g.id AS "goalId", (c->>'classifierId')::uuid AS "classifierId", c->>'value' AS value
     FROM goal g, jsonb_array_elements(g.more->'classifierValues') AS c
     WHERE g.institution_id = $1 AND ($2::uuid[] IS NULL OR g.id = ANY($2::uuid[])) ORDER BY 1, 2, 3`,
    tx.institutionId,
    goalIds === 'all' ? null : [...goalIds],
  );
}
