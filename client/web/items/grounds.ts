import type { Act } from '../../../domain/acts.ts';
import type { Goal } from '../../../domain/entities.ts';
import { permitted } from '../../../domain/permissions.ts';
import { actorOf } from '../acting.ts';
import type { Visit } from '../visit.ts';

type Registers = 'registerRestriction' | 'registerAlert' | 'registerOpportunity';
/** An act as it would be sent, to ask whether it may be done; what is typed does not matter for that. */
export const registering = (name: Registers, on: string, today: string, urgent = false): Act =>
  name === 'registerOpportunity'
    ? { do: name, on, title: '–', proposed: today }
    : { do: name, on, title: '–', type: 'TECHNICAL_ADMINISTRATIVE', ...(urgent && { urgent }) };

/** The goals on which the reader may register something (domain.md 4.3, 4.5, 5.7), by code; a table look-up for each, whatever their number. */
export function groundsFor(visit: Visit, name: Registers): Goal[] {
  return [...visit.book.goals.values()].filter((goal) => isGround(visit, name, goal)).sort((a, b) => (a.code < b.code ? -1 : 1));
}
/** True when there is any goal on which the reader may register an item. */
export const mayRegisterSomewhere = (visit: Visit, name: Registers = 'registerRestriction'): boolean =>
  [...visit.book.goals.values()].some((goal) => isGround(visit, name, goal));

function isGround({ book, reader, tx, maySee }: Visit, name: Registers, goal: Goal): boolean {
  if (goal.lifecycle === 'CLOSED' || goal.lifecycle === 'CANCELLED') return false;
  const actor = actorOf(book, reader, tx.today);
  const act = registering(name, goal.code, tx.today);
  return permitted({ book, act, found: { on: goal.code, goal }, actor }, tx.today) !== undefined && maySee('GOAL', goal.id);
}
