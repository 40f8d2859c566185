import { addDays, businessDaysBetween } from './calendar.ts';
import { holdsRole } from './capacities.ts';
import type { Institution, Item, Stay, WeekKey, WeeklyUpdate } from './entities.ts';
import { percentOf } from './fractions.ts';
import type { Day, Instant } from './instant.ts';
import type { AdoptionFigure } from './letter-data.ts';
import { type LookUps, lookUps } from './look-ups.ts';
import { scopeChanges } from './scope-changes.ts';
import { type DecisionLevel, SCOPES, type Scope } from './values.ts';
import type { Book } from './work.ts';

/**
 * What a week tells about how the routine works, as it closes (domain.md 9.3). K9 has one figure for each level
 * that decides; K10 to K13 and K17 count from one close to the next; of K11
 * `K11_APPROVED` counts what was accepted of what was decided, `K12_<scope>_REVIEW` and `_CLOSE` have the median in `of`, `total` the cases.
 * K7, K8 and K16 are told where the record of the week is at hand.
 */
export function adoptionAtClose(
  book: Book,
  week: WeekKey,
  windowFrom: Instant,
  now: Instant,
  today: Day,
  record: WeekRecord | null = null,
): Record<string, AdoptionFigure> {
  const known = lookUps(book, today);
  const within = (at: Instant | null): boolean => at !== null && at >= windowFrom && at <= now;
  return {
    ...ofUpdates(book, week, known),
    ...ofBriefing(book, week),
    ...ofDecisions(book, week),
    ...ofItems([...book.items.values()], within),
    K13: shareOf(scopeChanges(book, week, windowFrom, now), ({ trigger }) => trigger !== 'MANUAL'),
    ...ofProgramme(book, within),
    ...ofResponse(book, addDays(today, -Math.ceil((now - windowFrom) / DAY_MS))),
    ...ofInstitution(book, today, known),
    ...(record && ofRecord(book, week, record)),
  };
}

/** What a week's figures need that no book holds (domain.md 9.3, K7, K8, K16). */
export interface WeekRecord {
  readonly attended: boolean; // somebody was noted as present at its sitting
  readonly packs: { readonly opened: number; readonly recipients: number }; // P2 to P5 of the week, each recipient once for each
  readonly values: { readonly imported: number; readonly recorded: number }; // since the close before; not what came with the data
}

/** The indicators of the weekly summary, in its order (domain.md 7.3, P6). */
export const SUMMARY_FIGURES = ['K1', 'K2', 'K3', 'K4', 'K5', 'K11', 'K13', 'K17'] as const;

type Figures = Record<string, AdoptionFigure>;
type Within = (at: Instant | null) => boolean;
const DAY_MS = 86_400_000;
const share = (of: number, total: number): AdoptionFigure => ({ of, total, percent: percentOf(of, total) });
const shareOf = <Row>(rows: readonly Row[], counts: (row: Row) => boolean): AdoptionFigure =>
  share(rows.filter(counts).length, rows.length);

const isSubmitted = ({ state }: WeeklyUpdate): boolean => state === 'SUBMITTED' || state === 'RETURNED' || state === 'VALIDATED';
const isOnTime = (update: WeeklyUpdate): boolean => isSubmitted(update) && !update.late;

/** K1 to K4; who was excused owes nothing. */
function ofUpdates(book: Book, week: WeekKey, known: LookUps): Figures {
  const due = [...book.updates.values()].filter((one) => one.week === week && one.state !== 'EXCUSED');
  const byManager = Map.groupBy(due, ({ goalId }) => known.managerOf(goalId)?.id);
  byManager.delete(undefined);
  return {
    K1: shareOf(due, isOnTime),
    K2: shareOf(due, (one) => isSubmitted(one) && one.late),
    K3: shareOf(due, ({ state }) => state === 'MISSED'),
    K4: shareOf([...byManager.values()], (theirs) => theirs.every(isOnTime)),
  };
}

/** K5 and K6: a selection confirmed by a person, and a briefing at which the minister decided. */
function ofBriefing({ cycles, decisions }: Book, week: WeekKey): Figures {
  const these = [...cycles.values()].filter((one) => one.week === week);
  const decided = [...decisions.values()].some((one) => one.week === week && one.level === 'MINISTER');
  return { K5: shareOf(these, (one) => one.selectionConfirmed), K6: shareOf(these, () => decided) };
}

/** K7, K8 and K16, by what the record tells of the week. */
function ofRecord({ cycles }: Book, week: WeekKey, { attended, packs, values }: WeekRecord): Figures {
  const held = [...cycles.values()].filter((one) => one.week === week && one.state !== 'CANCELLED');
  return {
    K7: shareOf(held, () => attended),
    K8: share(packs.opened, packs.recipients),
    K16: share(values.imported, values.recorded),
  };
}

/** K9: of what a level had before it, what it decided on; the minister what was selected, the committee what is at its rung. */
function ofDecisions({ decisions, selections, items }: Book, week: WeekKey): Figures {
  const decidedAt = (level: DecisionLevel): Set<string> =>
    new Set([...decisions.values()].filter((one) => one.week === week && one.level === level).map(({ ref }) => ref));
  const [minister, committee] = [decidedAt('MINISTER'), decidedAt('COMMITTEE')];
  const selected = (selections.get(week)?.lines ?? []).filter(({ section }) => section === '1' || section === '4').map(({ ref }) => ref);
  const atCommittee = [...items.values()].filter(
    ({ scope, state }) => scope === 'COMMITTEE' && (state === 'UNREVIEWED' || state === 'IN_PROCESS'),
  );
  return {
    K9_MINISTER: shareOf(selected, (ref) => minister.has(ref)),
    K9_COMMITTEE: shareOf([...new Set([...committee, ...atCommittee.map(({ code }) => code)])], (ref) => committee.has(ref)),
  };
}

/** K10 and K17; a conversion is not a closing, and what came with the data was not created here. */
function ofItems(items: readonly Item[], within: Within): Figures {
  const closed = items.filter(({ state, closedAt }) => (state === 'RESOLVED' || state === 'IGNORED') && within(closedAt));
  const created = items.filter(({ kind, loaded, createdAt }) => kind === 'RESTRICTION' && !loaded && within(createdAt));
  return {
    K10: shareOf(closed, ({ scope }) => scope === 'MANAGER' || scope === 'COORDINATOR'),
    K17: shareOf(created, ({ sourceAlertId }) => sourceAlertId !== null),
  };
}

/** K11; changes accepted without asking count too. */
function ofProgramme({ goals, intermediateGoals, reprogrammings }: Book, within: Within): Figures {
  const live = [...intermediateGoals.values()].filter(
    ({ goalId, cancelled, finishedOn }) => goals.get(goalId)?.lifecycle === 'ACTIVE' && (finishedOn !== null || !cancelled),
  );
  const decided = [...reprogrammings.values()].filter(({ decision, decidedAt }) => decision !== 'PENDING' && within(decidedAt));
  return {
    K11: shareOf(live, ({ reprogramCount }) => reprogramCount > 0),
    K11_APPROVED: shareOf(decided, ({ decision }) => decision !== 'REJECTED'),
  };
}

/** K12: the median of business days from arrival at a rung to its first review there, and to closing there. */
function ofResponse({ institution, items }: Book, after: Day): Figures {
  const stays = [...items.values()].flatMap((item) => item.stays.map((stay) => ({ ...stay, closedOn: closingOf(item, stay) })));
  const medianOf = (scope: Scope, until: 'reviewedOn' | 'closedOn'): AdoptionFigure => {
    const days = stays.flatMap((stay) => {
      const end = stay[until];
      return stay.scope === scope && end !== null && end > after ? [businessDaysBetween(institution.calendar, stay.on, end)] : [];
    });
    return { of: median(days), total: days.length, percent: null };
  };
  return Object.fromEntries(
    rungsOf(institution).flatMap((scope) => [
      [`K12_${scope}_REVIEW`, medianOf(scope, 'reviewedOn')],
      [`K12_${scope}_CLOSE`, medianOf(scope, 'closedOn')],
    ]),
  );
}
const rungsOf = ({ ladder }: Institution): readonly Scope[] => SCOPES.filter((scope) => ladder.includes(scope));
const closingOf = ({ stays, state, closedOn }: Item, stay: Stay): Day | null =>
  stay === stays.at(-1) && (state === 'RESOLVED' || state === 'IGNORED') ? closedOn : null;

/** The middle of numbers, between the two middle ones where they are even; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

/** K14, K15 and K19: how it stands at the close. */
function ofInstitution(book: Book, today: Day, known: LookUps): Figures {
  const goals = [...book.goals.values()].filter(({ lifecycle, integrating }) => lifecycle === 'ACTIVE' && !integrating);
  const open = [...book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId));
  const ministers = [...book.people.values()].filter((person) => holdsRole(person, 'MINISTER', undefined, today));
  const validated = [...book.opportunities.values()].filter(({ state }) => !['IDENTIFIED', 'DECLINED', 'EXPIRED'].includes(state));
  return {
    K14: shareOf(open, ({ scope, goalId }) => known.holdersOf(scope, goalId).length === 0),
    K15: shareOf(goals, ({ priority }) => priority),
    K15_PER_MINISTER: { of: goals.length, total: ministers.length, percent: null },
    K19: shareOf(validated, ({ state }) => state === 'HELD'),
  };
}
