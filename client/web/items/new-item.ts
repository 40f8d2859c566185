import { defaultLimit } from '../../../domain/item-registration.ts';
import { PROBLEM_TYPES } from '../../../domain/values.ts';
import { byRef, intermediateGoalsOf } from '../../../domain/work.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { goalAsked, groundsFor, registering } from './grounds.ts';
import { textIn } from './list-query.ts';

/** `/items/new?on=MOP-01/1,03&kind=alert`: registers a restriction or an alert (domain.md 3.7, 4.3). */
export const newItemPage: PageDefinition = {
  address: '/items/new',
  view: 'ITEMS',
  name: 'items/new',
  show: (visit) => {
    const asked = goalAsked(visit);
    if (asked === 'not-found') return undefined;
    const { on, goal } = asked;
    const { t, tx } = visit;
    const grounds = goal === undefined ? groundsFor(visit, 'registerRestriction') : [];
    const kind = textIn(visit.query.kind).toUpperCase() === 'ALERT' ? 'ALERT' : 'RESTRICTION';
    const calendar = visit.book.institution.calendar;
    return {
      goal: goal ? { code: goal.code, title: goal.title, href: `${visit.base}/goals/${encodeURIComponent(goal.code)}` } : null,
      grounds: grounds.map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
      kind,
      open: goal !== undefined && mayRegister(visit, goal.code),
      mayPress: goal !== undefined && visit.may(registering('registerRestriction', goal.code, tx.today, true)),
      on,
      places: goal
        ? [
            { value: goal.code, label: t('new.wholeGoal') },
            ...intermediateGoalsOf(visit.book, goal.id)
              .filter(({ finishedOn, cancelled }) => finishedOn === null && !cancelled)
              .map(({ code, title }) => ({ value: `${goal.code}/${code}`, label: `${code} ${title}` })),
          ]
        : [],
      kinds: (['RESTRICTION', 'ALERT'] as const).map((value) => ({
        value,
        label: t(`new.kind.${value}`),
        hint: t(`new.kindHint.${value}`),
      })),
      types: [{ value: '', label: t('new.pick') }, ...PROBLEM_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))],
      limitHint: goal
        ? t('new.limitHint', {
            restriction: visit.f.record(defaultLimit(calendar, 'RESTRICTION', { goal }, tx.today)),
          })
        : null,
    };
  },
  forms: {
    register: (visit, values) => register(visit, values),
  },
};

const mayRegister = ({ may, tx }: Visit, goal: string): boolean => may(registering('registerRestriction', goal, tx.today));

/** The act by the kind that was picked; afterwards the goal's list shows what was registered. */
function register(visit: Visit, values: FormValues): FormResult {
  const alert = values.kind === 'ALERT';
  const name = alert ? 'registerAlert' : 'registerRestriction';
  const { kind: _kind, ...fields } = values;
  const read = actFromForm({ ...fields, do: name });
  if (!('act' in read)) return { problems: problemsIn(visit.language, name, read.errors) };
  const on = textIn(values.on);
  const goal = byRef(visit.book, on)?.goal;
  if (goal === undefined || !visit.maySee('GOAL', goal.id)) return 'not-found';
  const goTo = `/goals/${encodeURIComponent(goal.code)}/${alert ? 'alerts' : 'restrictions'}`;
  return { acts: [read.act], goTo, told: visit.t(alert ? 'new.toldAlert' : 'new.toldRestriction') };
}
