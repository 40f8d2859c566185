import { createHash } from 'node:crypto';
import { addDays } from '../../domain/calendar.ts';
import type { Day } from '../../domain/instant.ts';
import type { Role } from '../../domain/values.ts';
import type { Tx } from '../transaction.ts';

/** Gives a person the roles that their groups stand for, and ends those given so whose group they left (domain.md 3.3); other roles stay as they are. */
export async function followGroups(
  tx: Tx,
  personId: string,
  roleOf: Readonly<Record<string, Role>>,
  groups: readonly string[],
): Promise<void> {
  const { institutionId, today } = tx;
  const meant = new Set(groups.flatMap((group) => (Object.hasOwn(roleOf, group) ? [roleOf[group]] : [])));
  for (const role of new Set(Object.values(roleOf))) {
    const id = assignmentId(institutionId, personId, role);
    const row = await tx.db.roleAssignment.findUnique({ where: { institutionId_id: { institutionId, id } } });
    const held = row !== null && row.to === null;
    if (held === meant.has(role)) continue;
    if (held) {
      await tx.db.roleAssignment.update({ where: { institutionId_id: { institutionId, id } }, data: { to: at(addDays(today, -1)) } });
    } else {
      const allGoals = role !== 'GOAL_MANAGER'; // which goals somebody manages is said in the product
      const period = { from: at(today), to: null };
      await tx.db.roleAssignment.upsert({
        where: { institutionId_id: { institutionId, id } },
        create: { institutionId, id, personId, role, allGoals, goalIds: [], ...period },
        update: period,
      });
    }
    await tellChange(tx, personId, role, held);
  }
}

async function tellChange(tx: Tx, personId: string, role: Role, ended: boolean): Promise<void> {
  const person = await tx.db.person.findUniqueOrThrow({
    where: { institutionId_id: { institutionId: tx.institutionId, id: personId } },
    select: { handle: true },
  });
  const payload = { of: 'person', id: person.handle, field: 'role', before: ended ? role : null, after: ended ? null : role };
  const now = new Date(tx.now);
  await tx.db.event.create({
    data: { institutionId: tx.institutionId, at: now, asOf: now, kind: 'change', payload, reason: 'groups of the directory' },
  });
}

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The id tells an assignment that came from the directory from one that somebody made. */
function assignmentId(institutionId: string, personId: string, role: Role): string {
  const hex = createHash('sha256').update(`${institutionId}/${personId}/${role}/directory`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
