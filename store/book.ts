import { actsWith } from '../domain/act-traits.ts';
import { addDays } from '../domain/calendar.ts';
import { DEFAULT_OPTIONS, type Delegation, type Institution, type Person, type RoleAssignment } from '../domain/entities.ts';
import { weekOf } from '../domain/week.ts';
import type { Book, TableName, Tables } from '../domain/work.ts';
import { reads } from './columns.ts';
import { INSTITUTION_COLUMNS } from './institution-columns.ts';
import { TABLES } from './tables.ts';
import type { Tx } from './transaction.ts';

/** The whole institution, or what some goals need; the rest (people, weeks, settings) comes along in any case. */
export type BookOf = 'all' | { readonly goalIds: readonly string[] };

const CLOSED_KEPT_DAYS = 70; // how long closed rows stay in the book: longer than reopening (4 weeks) and every window of 9.3
const WEEKS_KEPT_DAYS = 21;

/** Reads a book in one statement, whatever the number of goals. */
export async function loadBook(tx: Tx, of: BookOf): Promise<Book> {
  const goalIds = of === 'all' ? null : [...of.goalIds];
  const [row] = await tx.db.$queryRawUnsafe<{ book: Document }[]>(
    BOOK_SQL,
    tx.institutionId,
    goalIds,
    addDays(tx.today, -CLOSED_KEPT_DAYS),
    weekOf(addDays(tx.today, -WEEKS_KEPT_DAYS)),
  );
  if (!row?.book.institution) throw new Error(`there is no institution ${tx.institutionId}`);
  return bookOf(row.book);
}

/** One person with their roles as they are now, for what is kept from visit to visit. */
export async function readPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const [row] = await tx.db.$queryRawUnsafe<{ person: StoredPerson }[]>(
    `SELECT ${PERSON} AS person FROM person p WHERE p.${MINE} AND p.id = $2::uuid`,
    tx.institutionId,
    personId,
  );
  return row && personOf(row.person);
}

type Rows = { readonly [Name in TableName]: readonly Record<string, unknown>[] };
interface Document extends Rows {
  readonly institution: Institution | null;
  readonly people: readonly StoredPerson[];
  readonly codes: readonly { readonly code: string; readonly used: boolean; readonly renamed: string | null }[];
  readonly changed: boolean;
}
type StoredPerson = Omit<Person, 'roles'> & { readonly roles: readonly StoredRole[] };
interface StoredRole {
  readonly id: string;
  readonly role: RoleAssignment['role'];
  readonly all: boolean;
  readonly goals: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

function bookOf(read: Document): Book {
  const tables = Object.fromEntries(
    (Object.keys(TABLES) as TableName[]).map((name) => [
      name,
      new Map((read[name] ?? []).map((row) => [keyOf(name, row), tidy(name, row)])),
    ]),
  ) as unknown as Tables;
  if (!read.institution) throw new Error('a book needs its institution');
  return {
    ...tables,
    institution: { ...read.institution, options: { ...DEFAULT_OPTIONS, ...read.institution.options } },
    people: new Map(read.people.map((person) => [person.id, personOf(person)])),
    codes: {
      used: new Set(read.codes.filter(({ used }) => used).map(({ code }) => code)),
      renamed: new Map(read.codes.flatMap(({ code, renamed }) => (renamed === null ? [] : [[code, renamed] as const]))),
    },
    changedSincePack: read.changed,
  };
}

const keyOf = (name: TableName, row: Record<string, unknown>): string =>
  String(name === 'cycles' || name === 'selections' ? row.week : row.id);

/** A delegation over all goals has no list; JSON has only null for it. */
function tidy(name: TableName, row: Record<string, unknown>): Record<string, unknown> {
  if (name !== 'delegations' || row.goalIds !== null) return row;
  const { goalIds: _none, ...rest } = row as Record<string, unknown> & Partial<Delegation>;
  return rest;
}

const personOf = (read: StoredPerson): Person => ({ ...read, roles: read.roles.map(roleOf) });
function roleOf({ id, role, all, goals, from, to }: StoredRole): RoleAssignment {
  return { id, role, ...(!all && { goalIds: goals }), ...(from !== null && { from }), ...(to !== null && { to }) };
}

const MINE = 'institution_id = $1';
const CONCERNED = `${MINE} AND ($2::uuid[] IS NULL OR goal_id = ANY($2::uuid[]))`;
const WHERE: Record<TableName, string> = {
  cycles: `${MINE} AND (state NOT IN ('CLOSED', 'CANCELLED') OR week >= $4)`,
  goals: `${MINE} AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[]))`,
  intermediateGoals: CONCERNED,
  reprogrammings: `${CONCERNED} AND (decision = 'PENDING' OR $2::uuid[] IS NOT NULL OR decided_at >= $3::date OR requested_at >= $3::date)`,
  items: `${CONCERNED} AND (closed_at IS NULL OR $2::uuid[] IS NOT NULL OR closed_at >= $3::date)`,
  actionLog: `${MINE} AND id IN (SELECT DISTINCT ON (l.item_id) l.id FROM action_log_entry l JOIN item i ON i.institution_id = l.institution_id AND i.id = l.item_id
    WHERE l.institution_id = $1 AND (i.closed_at IS NULL OR i.closed_at >= $3::date) AND ($2::uuid[] IS NULL OR i.goal_id = ANY($2::uuid[])) ORDER BY l.item_id, l.seq DESC)`,
  opportunities: CONCERNED,
  agenda: `${CONCERNED} AND (state NOT IN ('CLOSED', 'REJECTED') OR $2::uuid[] IS NOT NULL OR proposed_on >= $3::date)`,
  commitments: `${MINE} AND (ended_at IS NULL OR ended_at >= $3::date)`,
  updates: `${CONCERNED} AND week >= $4`,
  selections: `${MINE} AND week >= $4`,
  decisions: `${CONCERNED} AND recorded_at >= $3::date`,
  delegations: MINE,
  classifiers: MINE,
  actors: MINE,
  territories: MINE,
  actorLinks: `${CONCERNED} AND ended_at IS NULL`,
  indicators: CONCERNED,
  // The last three periods, what waits to be validated with what it will replace however old that is, and what was replaced lately.
  measurements: `${MINE} AND id IN (SELECT id FROM (SELECT id, dense_rank() OVER (PARTITION BY indicator_id, territory_id, validated_at IS NULL
    ORDER BY period_end DESC) AS place, bool_or(validated_at IS NULL) OVER (PARTITION BY indicator_id, territory_id, period_end) AS waits
    FROM measurement WHERE ${CONCERNED} AND (replaced_at IS NULL OR replaced_at >= $3::date)) last WHERE place <= 3 OR waits OR $2::uuid[] IS NOT NULL)`,
  risks: `${CONCERNED} AND (stage <> 'CLOSED' OR $2::uuid[] IS NOT NULL)`,
};

/** What a coordinator's second pack would tell that the first could not (domain.md 5.2, M07). */
const CHANGED = `SELECT EXISTS (
  SELECT 1 FROM event e WHERE e.institution_id = $1
    AND e.seq > coalesce((SELECT max(m.seq) FROM event m WHERE m.institution_id = $1 AND m.kind = 'milestone' AND m.payload->>'code' = 'M06'
      AND m.payload->>'week' = (SELECT max(week) FROM cycle c WHERE c.institution_id = $1 AND c.state NOT IN ('SCHEDULED', 'CLOSED', 'CANCELLED'))), 9223372036854775807)
    AND (e.kind = 'scope' OR (e.kind = 'state' AND e.payload->>'of' <> 'cycle') OR (e.kind = 'act' AND e.payload->>'do' IN
      (${[...actsWith('IN_PACK')].map((name) => `'${name}'`).join(', ')}))))`;

const rowsOf = (name: TableName): string => {
  const { table, columns } = TABLES[name];
  return `'${name}', coalesce((SELECT json_agg(json_build_object(${columns.map((column) => reads(column, 't')).join(', ')})) FROM ${table} t WHERE ${WHERE[name]}), '[]'::json)`;
};
const PERSON = `json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale, 'active', p.active, 'handle', p.handle, 'roles',
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'role', r.role, 'all', r.all_goals, 'goals', r.goal_ids, 'from', r.from_day, 'to', r.to_day) ORDER BY r.id)
      FROM role_assignment r WHERE r.institution_id = $1 AND r.person_id = p.id), '[]'::json))`;
const BOOK_SQL = `SELECT json_build_object(
  'institution', (SELECT json_build_object(${INSTITUTION_COLUMNS.map((column) => reads(column, 'i')).join(', ')}) FROM institution i WHERE i.id = $1),
  'people', coalesce((SELECT json_agg(${PERSON} ORDER BY p.name, p.id) FROM person p WHERE p.${MINE}), '[]'::json),
  'codes', coalesce((SELECT json_agg(json_build_object('code', code, 'used', used, 'renamed', renamed_to)) FROM issued_code WHERE ${MINE}), '[]'::json),
  'changed', (${CHANGED}),
  ${(Object.keys(TABLES) as TableName[]).map(rowsOf).join(',\n  ')}
) AS book`;
