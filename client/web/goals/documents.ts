import { documentsOf } from '../../../store/documents.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, sheetHead } from './goal-at.ts';

/** `/goals/:code/documents`: the documents register of the goal (domain.md 3.4, 3.11). */
export const documentsPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/documents',
  name: 'goals/documents',
  show: async (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const { base, may, maySee } = visit;
    const attach = may({ do: 'attachDocument', on: goal.code, document: '', name: '–' }) && maySee('UPDATE', goal.id);
    return {
      head: sheetHead(visit, goal, 'documents'),
      goal: goal.code,
      documents: await documentRows(visit, goal.id),
      mayRemove: may({ do: 'removeDocument', goal: goal.code, document: '', name: '–', reason: '–' }),
      attach: attach ? `${base}/mine/${encodeURIComponent(goal.code)}/documents` : null,
    };
  },
};

/** The documents of a goal with who attached them and when, the last first. */
export async function documentRows({ tx, f, book, base }: Visit, goalId: string) {
  return (await documentsOf(tx, goalId)).map(({ id, name, description, igId, size, attachedBy, attachedAt }) => ({
    id,
    name,
    description,
    href: `${base}/documents/${id}`,
    ig: igId === null ? null : (book.intermediateGoals.get(igId)?.code ?? null),
    size: size < MEGA ? `${f.number(Math.max(1, Math.round(size / KILO)))} kB` : `${f.decimal(size / MEGA)} MB`,
    by: book.people.get(attachedBy)?.name ?? '',
    at: f.moment(attachedAt),
  }));
}
const KILO = 1024;
const MEGA = KILO * KILO;
