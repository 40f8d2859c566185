import type { Instant } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

/** Letters of one occasion and notice that were intended within one quarter of an hour. */
export interface LetterCount {
  readonly occasion: string | null; // `2026-W48/M03` of a milestone, `2026-11-25` of a morning run, null of an act
  readonly quarter: Instant;
  readonly notice: string;
  readonly status: string;
  readonly letters: number;
  readonly about: readonly string[]; // goals, of N04 and N05 alone
}
export interface Happening {
  readonly at: Instant;
  readonly asOf: Instant;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly by: string | null; // name of the person
}
/** What happened in a span of time, as the board of a week tells it; its size grows with what happened and not with what was written. */
export interface Happenings {
  readonly letters: readonly LetterCount[];
  readonly copies: Readonly<Record<string, number>>; // by fate
  readonly facts: readonly Happening[];
}

const QUARTER_S = 900;
const KINDS = ['scope', 'milestone', 'deadlineRun'];
const PLANNED_BEFORE_MS = 28 * 86_400_000; // a week may be paused or cancelled before it begins

/** Reads what happened between two instants, the second not included: three statements. */
export async function readHappenings(tx: Tx, [from, to]: readonly [Instant, Instant]): Promise<Happenings> {
  const span = [tx.institutionId, new Date(from), new Date(to)] as const;
  const letters = await tx.db.$queryRawUnsafe<(Omit<LetterCount, 'about' | 'letters'> & { letters: number; about: string | null })[]>(
    `SELECT CASE WHEN split_part(key, '/', 2) ~ '-W' THEN split_part(key, '/', 2) || '/' || split_part(key, '/', 3)
         WHEN split_part(key, '/', 2) ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN split_part(key, '/', 2) END AS occasion,
       (floor(extract(epoch FROM intended_at) / ${QUARTER_S}) * ${QUARTER_S * 1_000})::float8 AS quarter, notice, status, count(*)::int AS letters,
       string_agg(CASE WHEN notice IN ('N04', 'N05') THEN array_to_string(about, ',') END, ',') AS about
     FROM letter WHERE institution_id = $1 AND intended_at >= $2 AND intended_at < $3 GROUP BY 1, 2, 3, 4`,
    ...span,
  );
  const copies = await tx.db.$queryRawUnsafe<{ status: string; copies: number }[]>(
    `SELECT c.status, count(*)::int AS copies FROM letter l JOIN letter_copy c ON c.institution_id = l.institution_id AND c.letter_id = l.id
     WHERE l.institution_id = $1 AND l.intended_at >= $2 AND l.intended_at < $3 GROUP BY 1`,
    ...span,
  );
  const facts = await tx.db.$queryRawUnsafe<{ facts: Happening[] | null }[]>(
    `SELECT json_agg(json_build_object('at', (extract(epoch from e.at) * 1000)::bigint, 'asOf', (extract(epoch from e.as_of) * 1000)::bigint,
       'kind', e.kind, 'payload', e.payload, 'by', p.name) ORDER BY e.at, e.seq) AS facts
     FROM event e LEFT JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
     WHERE e.institution_id = $1 AND e.at >= $5 AND e.at < $3 AND (e.kind = 'plan' OR (e.at >= $2 AND e.kind = ANY($4::text[])))`,
    ...span,
    KINDS,
    new Date(from - PLANNED_BEFORE_MS),
  );
  return {
    letters: letters.map(({ about, ...row }) => ({ ...row, about: about === null ? [] : [...new Set(about.split(','))].sort() })),
    copies: Object.fromEntries(copies.map(({ status, copies: n }) => [status, n])),
    facts: facts[0]?.facts ?? [],
  };
}

/** A goal that was asked for its update in a week. */
export interface Asked {
  readonly goalId: string;
  readonly goal: string;
  readonly title: string;
  readonly state: string;
  readonly late: boolean;
  readonly submittedAt: Instant | null;
  readonly by: string | null;
}
/** Who was asked in a week and who answered: how many by state, and the first goals, those that still owe it before the others. Of the goals that are not `seen` only the number is told. */
export async function readAsked(
  tx: Tx,
  week: string,
  most: number,
  seen?: (goalId: string) => boolean,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly rows: readonly Asked[]; readonly listed: number }> {
  const where = { institutionId: tx.institutionId, week };
  const asked = seen && (await tx.db.weeklyUpdate.findMany({ where, select: { goalId: true } }));
  const ids = asked?.map(({ goalId }) => goalId).filter((id) => seen?.(id) === true) ?? null;
  const states = await tx.db.weeklyUpdate.groupBy({
    by: ['state'],
    where,
    _count: { _all: true },
  });
  const rows = await tx.db.$queryRaw<(Omit<Asked, 'submittedAt'> & { submittedAt: Date | null })[]>`
    SELECT u.goal_id AS "goalId", g.code AS goal, g.title, u.state, u.late, u.submitted_at AS "submittedAt", p.name AS by
    FROM weekly_update u JOIN goal g ON g.institution_id = u.institution_id AND g.id = u.goal_id
    LEFT JOIN person p ON p.institution_id = u.institution_id AND p.id = u.submitted_by
    WHERE u.institution_id = ${tx.institutionId} AND u.week = ${week} AND (${ids}::uuid[] IS NULL OR u.goal_id = ANY(${ids}::uuid[]))
    ORDER BY array_position(ARRAY['MISSED', 'PENDING', 'DRAFT', 'RETURNED'], u.state) NULLS LAST, g.code LIMIT ${most}`;
  return {
    counts: Object.fromEntries(states.map(({ state, _count }) => [state, _count._all])),
    listed: ids?.length ?? states.reduce((sum, { _count }) => sum + _count._all, 0),
    rows: rows.map(({ submittedAt, ...row }) => ({ ...row, submittedAt: submittedAt?.getTime() ?? null })),
  };
}
