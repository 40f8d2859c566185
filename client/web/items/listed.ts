import { isResponsibleFor } from '../../../domain/capacities.ts';
import type { Item, Person } from '../../../domain/entities.ts';
import { byDueDate } from '../../../domain/item-lines.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { type LookUps, lookUps } from '../../../domain/look-ups.ts';
import { goalsSeen } from '../../../domain/views.ts';
import { type GoalClass, readClosedItems, readGoalClasses } from '../../../store/history.ts';
import type { Visit } from '../visit.ts';
import type { ListQuery } from './list-query.ts';

/** The items of the reader's goals, before and after what is asked of the list. */
export interface Listed {
  readonly all: readonly Item[]; // of the states asked for
  readonly found: readonly Item[]; // in order
  readonly counts: ReadonlyMap<string, number>; // by state, of those that fit the rest
  readonly cut: boolean; // older closed ones were left out
  readonly classes: Classes;
  readonly known: LookUps;
}
/** What goals are classified as, by goal. */
export type Classes = ReadonlyMap<string, readonly GoalClass[]>;
export const MOST_CLOSED = 2_000;

/** Finds what is asked among the items of goals that the reader may see (domain.md 1.2, 7.2, 8.6). */
export async function findItems(visit: Visit, asked: ListQuery): Promise<Listed> {
  const { book, tx, person } = visit;
  const closed = asked.states.filter((state) => state !== 'UNREVIEWED' && state !== 'IN_PROCESS');
  const period = asked.dates === 'reported' ? { from: asked.from || null, to: asked.to || null } : { from: null, to: null };
  const old = closed.length === 0 ? [] : await readClosedItems(tx, { states: closed, ...period, most: MOST_CLOSED });
  const classes = Map.groupBy(await readGoalClasses(tx, 'all'), ({ goalId }) => goalId);
  const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
  const known = lookUps(book, tx.today);
  const every = new Map([...book.items.values(), ...old].map((item) => [item.id, item]));
  const mine = [...every.values()].filter((item) => seen.has(item.goalId) || isResponsibleFor(book, person.id, item));
  const fits = filterOf(visit, asked, known, classes);
  const fitting = mine.filter(fits);
  const counts = new Map<string, number>();
  for (const { state } of fitting) counts.set(state, (counts.get(state) ?? 0) + 1);
  return {
    all: mine.filter(({ state }) => asked.states.includes(state)),
    found: inOrder(
      visit,
      fitting.filter(({ state }) => asked.states.includes(state)),
    ),
    counts,
    cut: old.length === MOST_CLOSED,
    classes,
    known,
  };
}

/** Those in charge of an item: who holds its rung, who promised something on it, and who is named as responsible. */
export function officialsOf({ book }: Visit, item: Item, known: LookUps): Person[] {
  const ids = new Set<string>(isOpen(item) ? known.holdersOf(item.scope, item.goalId).map(({ id }) => id) : []);
  const promised = known.commitmentOf(item.id)?.responsibleId;
  if (promised !== undefined) ids.add(promised);
  if (item.responsible !== null) ids.add(item.responsible);
  if (ids.size === 0 && item.reportedBy !== null) ids.add(item.reportedBy);
  return [...ids].flatMap((id) => book.people.get(id) ?? []);
}

/** The kinds of action of an item: that of its intermediate goal, and what its goal is classified as. */
export function actionsOf({ book }: Pick<Visit, 'book'>, item: Item, classes: Classes): string[] {
  const ig = item.igId === null ? undefined : book.intermediateGoals.get(item.igId);
  return [
    ...(ig === undefined ? [] : [`ig.${ig.kind}`]),
    ...(classes.get(item.goalId) ?? []).map(({ classifierId, value }) => `${classifierId}.${value}`),
  ];
}

function filterOf(visit: Visit, asked: ListQuery, known: LookUps, classes: Classes): (item: Item) => boolean {
  const { book, person } = visit;
  const dateOf = (item: Item): string | null =>
    asked.dates === 'limit' ? item.limitDate : asked.dates === 'reported' ? item.reportedOn : item.closedOn;
  const within = (item: Item): boolean => {
    if (asked.from === '' && asked.to === '') return true;
    const date = dateOf(item);
    return date !== null && (asked.from === '' || date >= asked.from) && (asked.to === '' || date <= asked.to);
  };
  const waits = (item: Item): boolean => isOpen(item) && known.holdersOf(item.scope, item.goalId).some(({ id }) => id === person.id);
  return (item) =>
    (asked.kind === '' || item.kind === asked.kind) &&
    (asked.type === '' || item.problemType === asked.type) &&
    (asked.goal === '' || book.goals.get(item.goalId)?.code === asked.goal) &&
    (asked.action === '' || actionsOf(visit, item, classes).includes(asked.action)) &&
    (asked.official === '' || officialsOf(visit, item, known).some(({ id }) => id === asked.official)) &&
    (!asked.mine || waits(item)) &&
    within(item);
}

/** What is open by its due date, then what is closed, the last first. */
function inOrder({ book }: Visit, items: readonly Item[]): Item[] {
  const closed = items.filter((item) => !isOpen(item)).sort((a, b) => ((b.closedOn ?? '') + a.code < (a.closedOn ?? '') + b.code ? -1 : 1));
  return [...byDueDate(book, items.filter(isOpen)), ...closed];
}
