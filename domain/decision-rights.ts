import type { Found } from './act-rule.ts';
import type { ActOf } from './acts.ts';
import { holdsRole } from './capacities.ts';
import type { Day } from './instant.ts';
import { SCOPES } from './values.ts';
import type { Book } from './work.ts';

/**
 * True when a level may decide so where the thing stands now (domain.md 4.3, 4.5). Taking note is always possible, and what is no
 * decision on such a thing at all is left to be found not possible.
 */
export function mayDecide(book: Book, act: ActOf<'recordDecision'>, { item, opportunity, agenda }: Found, day: Day): boolean {
  const { level, decision } = act;
  if (decision === 'NOTE') return true;
  if (agenda) return level === 'HEAD_OF_GOVERNMENT';
  if (item) {
    if (decision === 'APPROVE' || decision === 'DECLINE') return true;
    if (!book.institution.ladder.includes(level)) return false;
    if (decision === 'RETURN' || decision === 'COMMIT') return level === item.scope; // the holder's
    return SCOPES.indexOf(level) >= SCOPES.indexOf(item.scope);
  }
  if (!opportunity || (decision !== 'APPROVE' && decision !== 'DECLINE')) return true;
  if (level === 'COMMITTEE') return !book.institution.ladder.includes('MINISTER') && !somebodyIsMinister(book, day);
  return level === 'MINISTER' || decision === 'DECLINE';
}

const somebodyIsMinister = (book: Book, day: Day): boolean =>
  [...book.people.values()].some((person) => holdsRole(person, 'MINISTER', undefined, day));
