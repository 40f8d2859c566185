import { holdsRole } from '../../domain/capacities.ts';
import { type Dashboard, dashboard } from '../../domain/dashboard.ts';
import type { Cycle } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PackCover, ScopeCount } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { type LookUps, lookUps } from '../../domain/look-ups.ts';
import { planned } from '../../domain/routine.ts';
import { type ManagementState, type MilestoneCode, type Role, SCOPES } from '../../domain/values.ts';
import type { Work } from '../../domain/work.ts';
import type { Kept } from '../../store/report-history.ts';
import { NOTHING_KEPT } from '../basis.ts';

/** What every section of a pack is compiled from: the book as it stands now, seen today (domain.md 5.2, two instants). */
export interface PackView {
  readonly work: Work;
  readonly cycle: Cycle;
  readonly known: LookUps;
  readonly board: Dashboard;
  readonly kept: Kept; // what the book leaves out; empty where a pack does not need it
}

/** Looks once at all that a pack tells. */
export function viewOf(work: Work, cycle: Cycle, kept: Partial<Kept> = {}): PackView {
  const known = lookUps(work.book, work.today);
  return {
    work,
    cycle,
    known,
    board: dashboard(work.book, work.today, 'NON_INTEGRATING', 'ATTENTION', known),
    kept: { ...NOTHING_KEPT, ...kept },
  };
}

/** Institution, week, day and version, both instants, and the counts by state (domain.md 7.3). */
export function coverOf(
  { work, cycle, board }: PackView,
  { pack, version }: PackRequest | { readonly pack: 'ACTA'; readonly version: number },
): PackCover {
  return {
    code: pack,
    institution: work.book.institution.name,
    readers: readersOf(work, pack),
    week: cycle.week,
    version,
    asOf: work.asOf,
    at: work.now,
    today: work.today,
    counts: board.header.counts,
    total: board.header.total,
  };
}

const READER: Readonly<Partial<Record<PackCover['code'], Role>>> = { P2: 'COORDINATOR', P3: 'MINISTER', P5: 'HEAD_OFFICE' };
/** Who holds the role that a pack is for, by name; packs of a whole circle name nobody. */
function readersOf({ book, today }: Work, code: PackCover['code']): string[] {
  const role = READER[code];
  if (role === undefined) return [];
  return [...book.people.values()].filter((person) => holdsRole(person, role, undefined, today)).map(({ name }) => name);
}

/** Open restrictions and alerts by the rung that holds them, lowest first; rungs with none are left out (domain.md 7.3). */
export function openByScope({ work, known }: PackView): ScopeCount[] {
  const open = [...work.book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId));
  const count = (scope: string, kind: string): number => open.filter((item) => item.scope === scope && item.kind === kind).length;
  return SCOPES.map((scope) => ({ scope, restrictions: count(scope, 'RESTRICTION'), alerts: count(scope, 'ALERT') })).filter(
    ({ restrictions, alerts }) => restrictions + alerts > 0,
  );
}

/** When a milestone of this week is planned, or null where the week does not have it. */
export const momentOf = ({ cycle }: PackView, code: MilestoneCode): Instant | null => planned(cycle.plan, code) ?? null;

/**
 * When the milestone was done in the last week before this one, so that nothing falls between two packs; in an institution's first week
 * since its data were loaded.
 */
export function sinceLast({ work, cycle }: PackView, code: MilestoneCode): Instant {
  const earlier = [...work.book.cycles.values()].filter(({ week }) => week < cycle.week);
  const instants = earlier.flatMap(({ done }) => done.filter((one) => one.code === code).map(({ doneAt }) => doneAt));
  if (instants.length > 0) return Math.max(...instants);
  return cycle.closedAt === null ? work.book.institution.lastCloseAt : 0; // closed: that mark is this week's own already
}

/** Every goal's state at the selection before this week's, by code: what "since last week" compares with (domain.md 7.3, P3). */
export function statesBefore({ work, cycle }: PackView): Readonly<Record<string, ManagementState>> {
  const { states, before } = work.book.institution.baseline;
  return cycle.selectionFrozenAt === null ? states : (before ?? states);
}
