import { goalsSeen } from '../../../domain/views.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { PageDefinition, Visit } from '../visit.ts';

/** `/goals/new`: opens the sheet of a goal as a draft, and finds those that are not in the routine yet (domain.md 3.4, 4.1). */
export const newGoalPage: PageDefinition = {
  address: '/goals/new',
  view: 'GOAL',
  name: 'goals/new',
  show: (visit) => ({ open: mayCreate(visit), drafts: draftsOf(visit) }),
  forms: {
    create: (visit, values) => {
      const read = actFromForm({ ...values, do: 'createGoal' });
      if (!('act' in read)) return { problems: problemsIn(visit.language, 'createGoal', read.errors) };
      const code = String(values.code ?? '').trim();
      // Whoever has only some goals does not have the new one until the administration gives it to somebody.
      const seesAll = visit.maySee('GOAL', UNBORN);
      return { acts: [read.act], goTo: seesAll ? `/goals/${encodeURIComponent(code)}` : '/dashboard', told: visit.t('new.told', { code }) };
    },
  },
};

/** A goal that nobody's list can have yet. */
const UNBORN = '00000000-0000-0000-0000-000000000000';
/** True when the reader may open a goal's sheet (domain.md 4.1). */
export const mayCreate = ({ may, tx }: Visit): boolean =>
  may({ do: 'createGoal', code: 'NEW-1', title: '–', start: tx.today, end: tx.today });

/** The reader's goals on their way into the routine, which no dashboard lists. */
function draftsOf({ book, base, person, tx, t }: Visit) {
  const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
  return [...book.goals.values()]
    .filter(({ id, lifecycle }) => (lifecycle === 'DRAFT' || lifecycle === 'PROGRAMMED') && seen.has(id))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, title, lifecycle }) => ({
      code,
      title,
      href: `${base}/goals/${encodeURIComponent(code)}`,
      stage: t(`lifecycle.${lifecycle}`),
    }));
}
