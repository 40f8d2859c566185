import { describe, expect, test } from 'vitest';
import { mayReadRun, PACKS } from '../../../client/web/reports/run-rights.ts';
import type { Delegation, Person } from '../../../domain/entities.ts';
import type { Role } from '../../../domain/values.ts';
import { maySee } from '../../../domain/views.ts';
import type { Book } from '../../../domain/work.ts';
import type { Tx } from '../../../store/transaction.ts';
import { aPerson, goalId } from '../../support/builders.ts';
import { mop } from '../../support/mop.ts';

const TODAY = '2026-11-27';
const LIST = [goalId('MOP-01')];

/** The packs that somebody may open who has these roles, for MOP-01 alone where they are of a list. */
function packsOf(roles: Person['roles'], { standing, holds }: { readonly standing?: Partial<Delegation>; readonly holds?: boolean } = {}) {
  const book: Book = mop();
  (book.people as Map<string, Person>).set('olga', aPerson({ id: 'olga', name: 'Olga', email: 'olga@mop.example', roles }));
  if (standing) {
    const given = {
      id: 'd',
      principalId: 'rosa',
      delegateId: 'olga',
      role: 'COORDINATOR',
      from: TODAY,
      to: TODAY,
      withdrawnAt: null,
      ...standing,
    };
    (book.delegations as Map<string, Delegation>).set('d', { canSubmit: true, canDecide: true, ...given } as Delegation);
  }
  const who = {
    book,
    person: { id: 'olga' },
    tx: { today: TODAY } as Tx,
    maySee: (view: Parameters<typeof maySee>[2], goal?: string) => maySee(book, 'olga', view, TODAY, goal),
  } as Parameters<typeof mayReadRun>[0];
  const params = holds ? { holder: 'olga' } : {};
  return PACKS.filter((code) => mayReadRun(who, { code, params, goalIds: null, requestedBy: null }));
}
const one = (role: Role, goalIds?: readonly string[]): Person['roles'] => [{ role, ...(goalIds && { goalIds }) }];
const EVERY = ['P2', 'P3', 'P4', 'ACTA', 'P5', 'P6', 'P7', 'P8', 'P9'];

describe('who may have a pack, which is of all goals (domain.md 3.3, 6.6, 7.3)', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a coordinator of all goals: every pack', packsOf(one('COORDINATOR')), EVERY],
    [
      'a coordinator of some: those that the week sends to every coordinator, no handover',
      packsOf(one('COORDINATOR', LIST)),
      ['P2', 'P3', 'P4', 'P6', 'P7'],
    ],
    ['an adviser for all goals: the review pack too', packsOf(one('TECHNICAL_ADVISER')), ['P2', 'P6', 'P7']],
    ['an adviser for some goals: none, since all are of all goals', packsOf(one('TECHNICAL_ADVISER', LIST)), []],
    ['a manager: what the routine sends to managers', packsOf(one('GOAL_MANAGER', LIST)), ['P6', 'P7']],
    ['an assistant, who is sent none', packsOf(one('GOAL_ASSISTANT', LIST)), []],
    ['a member of the committee', packsOf(one('COMMITTEE_MEMBER')), ['P4', 'ACTA', 'P6', 'P7']],
    ['the administrator: the summaries, and what was handed over', packsOf(one('INSTANCE_ADMIN')), ['P6', 'P7', 'P9']],
    ['who stands in for a coordinator of all', packsOf([], { standing: {} }), EVERY],
    [
      'who stands in for her in some goals: what goes to coordinators',
      packsOf([], { standing: { goalIds: LIST } }),
      ['P2', 'P3', 'P4', 'P6', 'P7'],
    ],
    ['who handed over: the own handover', packsOf([], { holds: true }), ['P9']],
    ['nobody of the routine', packsOf([]), []],
  ])('%s', (_who, packs, expected) => expect(packs).toEqual(expected));
});
