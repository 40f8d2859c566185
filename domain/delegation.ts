import type { ActRules, Found } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import { holdsRole, inForce } from './capacities.ts';
import type { Delegation, Id } from './entities.ts';
import { pushLetter } from './letter-writing.ts';
import { because, refuse } from './refusal.ts';
import type { Role } from './values.ts';
import { put, tell, type Work } from './work.ts';

/** Standing in for somebody, for a while and in one role (domain.md 3.3). */
export const DELEGATION_ACTS: ActRules<'delegate' | 'withdrawDelegation'> = {
  delegate: {
    find: (work, { from, to }) => {
      const person = work.book.people.get(to);
      if (!work.book.people.has(from)) return refuse('NotFound', because`there is no person ${from} here`, 'from');
      return person ? { on: from, person } : refuse('NotFound', because`there is no person ${to} here`, 'to');
    },
    valid: (work, act) => ifBadDelegation(work, act),
    apply: (work, act, _found, { by }) => {
      const delegation: Delegation = {
        id: work.newId(),
        principalId: act.from,
        delegateId: act.to,
        role: act.role,
        from: act.since,
        to: act.until,
        reason: act.reason?.trim() || null,
        canSubmit: act.canSubmit ?? true,
        canDecide: act.canDecide ?? true,
        withdrawnAt: null,
      };
      put(work, 'delegations', delegation);
      tell(work, { kind: 'change', of: 'delegation', id: delegation.id, field: 'recorded', before: null, after: delegation });
      tellDelegation(work, delegation, by);
    },
  },
  withdrawDelegation: {
    find: (work, { delegation: id }) => {
      const delegation = work.book.delegations.get(id);
      return delegation
        ? { on: delegation.principalId, delegation }
        : refuse('NotFound', because`there is no delegation ${id} here`, 'delegation');
    },
    possible: (work, _act, found) => {
      const { withdrawnAt, to } = delegationOf(found);
      if (withdrawnAt !== null) return refuse('NotPossible', 'this delegation is withdrawn already');
      return to < work.today ? refuse('NotPossible', because`this delegation ended on ${to}`) : undefined;
    },
    apply: (work, _act, found, { by }) => {
      const withdrawn: Delegation = { ...delegationOf(found), withdrawnAt: work.now };
      put(work, 'delegations', withdrawn);
      tell(work, { kind: 'change', of: 'delegation', id: withdrawn.id, field: 'withdrawnAt', before: null, after: work.now });
      tellDelegation(work, withdrawn, by);
    },
  },
};

const MANAGING: readonly Role[] = ['GOAL_MANAGER', 'GOAL_ASSISTANT'];

/** InvalidInput: a delegation that domain.md 3.3 does not allow. */
function ifBadDelegation({ book }: Work, { from, to, role, since, until }: ActOf<'delegate'>): Refusal | undefined {
  const [principal, delegate] = [book.people.get(from), book.people.get(to)];
  if (since > until) return refuse('InvalidInput', because`it ends on ${until}, before it begins on ${since}`, 'until');
  if (from === to) return refuse('InvalidInput', 'nobody stands in for themselves', 'to');
  // Held in one's own right only: there is no delegation of a delegation.
  const held = principal && [since, until].some((day) => holdsRole(principal, role, undefined, day));
  if (!held)
    return refuse(
      'InvalidInput',
      because`${principal?.name ?? from} does not hold ${role} then, and only what one holds oneself is delegated`,
      'role',
    );
  if (!delegate?.active) return refuse('InvalidInput', because`${delegate?.name ?? to} has no active account`, 'to');
  const managers = role !== 'GOAL_MANAGER' || delegate.roles.some((one) => MANAGING.includes(one.role) && inForce(one, since));
  return managers
    ? undefined
    : refuse('InvalidInput', because`a manager delegates to a manager or an assistant, which ${delegate.name} is not`, 'to');
}

/** N25 when it is recorded or withdrawn, not when it begins or ends (domain.md 3.3). */
function tellDelegation(work: Work, delegation: Delegation, by: Id): void {
  const nameOf = (id: Id): string => work.book.people.get(id)?.name ?? id;
  const { principalId, delegateId, role, from, to, canSubmit, canDecide, reason, withdrawnAt } = delegation;
  pushLetter(work, {
    notice: 'N25',
    to: [{ person: principalId }, { person: delegateId }],
    cc: [{ role: 'INSTANCE_ADMIN' }],
    about: [principalId, delegateId],
    data: {
      principal: nameOf(principalId),
      delegate: nameOf(delegateId),
      role,
      from,
      to,
      canSubmit,
      canDecide,
      reason,
      withdrawn: withdrawnAt !== null,
      by: nameOf(by),
    },
  });
}

function delegationOf({ delegation, on }: Found): Delegation {
  if (!delegation) throw new Error(`no delegation of ${on} was found`);
  return delegation;
}
