import type { Act } from '../../../domain/acts.ts';
import type { Goal } from '../../../domain/entities.ts';
import { permitted } from '../../../domain/permissions.ts';
import { byRef } from '../../../domain/work.ts';
import { actorOf } from '../acting.ts';
import type { Visit } from '../visit.ts';
import { textIn } from './list-query.ts';

type Registers = 'registerRestriction' | 'registerAlert' | 'registerOpportunity';
/** An act as it would be sent, to ask whether it may be done; what is typed does not matter for that. */
export const registering = (name: Registers, on: string, today: string, urgent = false): Act =>
  name === 'registerOpportunity'
    ? { do: name, on, title: '–', proposed: today }
    : { do: name, on, title: '–', type: 'TECHNICAL_ADMINISTRATIVE', ...(urgent && { urgent }) };

/** What `?on=MOP-01/1,03` names: nothing yet, a goal the reader sees, or nothing that is there for them. */
export function goalAsked(visit: Visit): { readonly on: string; readonly goal: Goal | undefined } | 'not-found' {
  const on = textIn(visit.query.on);
  const goal = byRef(visit.book, on)?.goal;
  const seen = goal !== undefined && visit.maySee('GOAL', goal.id) ? goal : undefined;
  return on !== '' && seen === undefined ? 'not-found' : { on, goal: seen };
}

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
