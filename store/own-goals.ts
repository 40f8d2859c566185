import type { Id } from '../domain/entities.ts';
import type { BookOf } from './book.ts';
import type { Tx } from './transaction.ts';

/** What a person's own week may be about: the goals they manage or assist, and those of whoever has delegated to them. */
export async function ownGoals(tx: Tx, personId: Id): Promise<BookOf> {
  const roles = await tx.db.$queryRaw<{ all: boolean; goals: string[] }[]>`
    SELECT all_goals AS all, goal_ids::text[] AS goals FROM role_assignment
    WHERE institution_id = ${tx.institutionId} AND role IN ('GOAL_MANAGER', 'GOAL_ASSISTANT') AND (person_id = ${personId}::uuid OR person_id IN (
      SELECT principal_id FROM delegation WHERE institution_id = ${tx.institutionId} AND delegate_id = ${personId}::uuid AND withdrawn_at IS NULL))`;
  return roles.some(({ all }) => all) ? 'all' : { goalIds: [...new Set(roles.flatMap(({ goals }) => goals))] };
}

/** The one goal with this code, for a page about it; no goal where there is none. */
export async function goalCalled(tx: Tx, code: string): Promise<BookOf> {
  const goal = await tx.db.goal.findFirst({ where: { institutionId: tx.institutionId, code }, select: { id: true } });
  return { goalIds: goal ? [goal.id] : [] };
}
