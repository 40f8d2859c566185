import { addDays, daysBetween } from '../../domain/calendar.ts';
import { covers, inForce, SCOPE_OF_ROLE } from '../../domain/capacities.ts';
import type { Commitment, Goal, Id, Person, RoleAssignment } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import { byDueDate, unreviewedFirst } from '../../domain/item-lines.ts';
import type { P9 } from '../../domain/letter-data.ts';
import type { Role } from '../../domain/values.ts';
import { basisOf } from '../basis.ts';
import { GOAL_COLUMNS, goalRows } from '../catalogue/goal-columns.ts';
import { ITEM_COLUMNS, itemRows } from '../catalogue/item-columns.ts';
import { STEP_COLUMNS, stepRow } from '../catalogue/step-columns.ts';
import { weeksColumn } from '../catalogue/weeks-column.ts';
import type { Basis } from '../definition.ts';
import { type Column, columnsOf, inOrderOf, plainTable } from '../table.ts';
import { ownCover, type PackAsked } from './own-cover.ts';

/**
 * What somebody holds by a role and hands over with it: open items, commitments, deadlines, last 8 cycles (domain.md 5.7, 7.4). Right after
 * a change of holder it is what ended the day before, else all that is held today.
 */
export function compileHandover(asked: PackAsked, personId: Id, role: Role): P9 {
  const { book, now, today } = asked;
  const person = book.people.get(personId);
  const holds = person === undefined ? () => false : heldBy(person, role, today);
  const everything = basisOf({ book, now, today, readerId: null, kept: asked.kept ?? {} });
  const held = [...book.goals.values()].filter(({ id, lifecycle }) => holds(id) && lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED');
  const basis = { ...everything, goals: inOrderOf(held, ({ code }) => [code]) };
  const goals = goalRows(basis, basis.goals);
  const items = held.flatMap(({ id }) => basis.known.openItemsOf(id)).filter(({ scope }) => SCOPE_OF_ROLE[role] === scope);
  const promised = commitmentsOf(basis, personId);
  const cover = ownCover(
    asked,
    'P9',
    goals.map(({ line }) => line),
  );
  return {
    cover,
    role,
    holder: person?.name ?? personId,
    open: items.length,
    commitments: promised.length,
    parts: [
      plainTable(ITEMS, itemRows(basis, unreviewedFirst(byDueDate(book, items))), { key: 'held', why: 'nothingHeld' }),
      plainTable(PROMISES, promised, { key: 'commitments', why: 'noCommitments' }),
      plainTable(DEADLINES, deadlinesOf(basis), { key: 'deadlines', why: 'noDeadlines' }),
      plainTable([GOAL_COLUMNS.goal, GOAL_COLUMNS.title, GOAL_COLUMNS.state, weeksColumn(basis)], goals, {
        key: 'cycles',
        why: 'noCycles',
      }),
    ],
  };
}

/** Whether a goal is handed over: the role over it ended yesterday and is not held today, or nothing ended and it is held today. */
function heldBy({ roles }: Person, role: Role, today: Day): (goalId: Id) => boolean {
  const own = roles.filter((one) => one.role === role);
  const present = own.filter((one) => inForce(one, today));
  const ended = own.filter(({ to }) => to === addDays(today, -1));
  const covered = (some: readonly RoleAssignment[], goalId: Id): boolean => some.some((one) => covers(one, goalId));
  return (goalId) => (ended.length > 0 ? covered(ended, goalId) && !covered(present, goalId) : covered(present, goalId));
}

interface PromiseRow {
  readonly promise: Commitment;
  readonly about: string | null; // code of the item or agenda item
  readonly goal: string;
  readonly daysLeft: number;
}
/** What the person has promised on these goals and is still followed, by date (domain.md 6.3). */
function commitmentsOf({ book, goals, today }: Basis, personId: Id): PromiseRow[] {
  const held = new Map<Id, Goal>(goals.map((goal) => [goal.id, goal]));
  const rows = [...book.commitments.values()].flatMap((promise): PromiseRow[] => {
    const origin = book.items.get(promise.itemId ?? '') ?? book.agenda.get(promise.agendaId ?? '');
    const goal = held.get(origin?.goalId ?? '');
    if (promise.responsibleId !== personId || promise.endedAt !== null || !goal) return [];
    return [{ promise, about: origin?.code ?? null, goal: goal.code, daysLeft: daysBetween(today, promise.due) }];
  });
  return inOrderOf(rows, ({ promise, about }) => [promise.due, about ?? '']);
}

/** Intermediate goals that are late, or end within the look-ahead, by end date (domain.md 8.5). */
function deadlinesOf(basis: Basis) {
  const { book, goals, known, today } = basis;
  const until = addDays(today, book.institution.thresholds.lookAheadDays);
  const rows = goals.flatMap(({ id, code }) =>
    known
      .igsOf(id)
      .filter(({ finishedOn, cancelled, endDate }) => finishedOn === null && !cancelled && endDate <= until)
      .map((ig) => ({ goal: code, step: stepRow(basis, ig), daysLeft: daysBetween(today, ig.endDate) })),
  );
  return inOrderOf(rows, ({ step: { ig }, goal }) => [ig.endDate, goal, ig.code]);
}

const ITEMS = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemKind,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.due,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.treatment,
  ITEM_COLUMNS.lastAction,
];
const PROMISES: readonly Column<PromiseRow>[] = [
  { key: 'about', kind: 'code', of: ({ about }) => about },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'commitment', kind: 'text', width: 4, of: ({ promise }) => promise.text },
  { key: 'commitmentDue', kind: 'day', of: ({ promise }) => promise.due },
  { key: 'daysLeft', kind: 'daysLeft', of: ({ daysLeft }) => daysLeft },
];
type Deadline = ReturnType<typeof deadlinesOf>[number];
const ofStep = columnsOf(
  ({ step }: Deadline) => step,
  [STEP_COLUMNS.ig, STEP_COLUMNS.step, STEP_COLUMNS.responsible, STEP_COLUMNS.igState],
);
const DEADLINES: readonly Column<Deadline>[] = [
  { key: 'endDate', kind: 'day', of: ({ step }) => step.ig.endDate },
  { key: 'daysLeft', kind: 'daysLeft', of: ({ daysLeft }) => daysLeft },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  ...ofStep,
];
