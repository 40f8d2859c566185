import type { Act } from '../../../domain/acts.ts';
import { goalByCode, intermediateGoalsOf } from '../../../domain/work.ts';
import { ownGoals } from '../../../store/own-goals.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { opportunityKinds, problemTypes } from './choices.ts';
import { goalsOf } from './my-week.ts';
import { textIn } from './typed.ts';

const RAISES: Readonly<Record<string, Act['do']>> = {
  alert: 'registerAlert',
  restriction: 'registerRestriction',
  opportunity: 'registerOpportunity',
};

/** Raising something on one's own goals on any day: an alert, a restriction, an opportunity (domain.md 3.7, 3.8, 5.4). */
export const RAISE_PAGE: PageDefinition = {
  address: '/mine/raise/:kind',
  view: 'MY_WEEK',
  name: 'manager/raise',
  linkForms: ['UPDATE'],
  bookOf: (tx, reader) => ownGoals(tx, reader.person.id),
  show: (visit) => {
    const { t, params, query, base, book } = visit;
    const kind = params.kind ?? '';
    const act = RAISES[kind];
    if (act === undefined) return undefined;
    const asked = [query.on].flat()[0] ?? '';
    const goal = goalByCode(book, asked.split('/')[0] ?? '');
    return {
      heading: t(`raise.${kind}`),
      lede: t(`raiseLede.${kind}`),
      act,
      isAlert: kind === 'alert',
      isOpportunity: kind === 'opportunity',
      on: asked,
      places: placesOf(visit),
      types: problemTypes(visit),
      kinds: opportunityKinds(visit),
      back: goal ? `${base}/mine/${goal.code}` : `${base}/mine`,
      backTo: goal?.code ?? '',
      backText: goal ? t('raise.back', { code: goal.code }) : t('back'),
    };
  },
  forms: { raise },
};

/** The reader's goals and what is still to be done in them, to choose from. */
function placesOf(visit: Visit) {
  const goals = goalsOf(visit).filter(({ integrating }) => !integrating);
  const all = goals.flatMap((goal) => [
    { value: goal.code, label: `${goal.code} ${goal.title}` },
    ...intermediateGoalsOf(visit.book, goal.id)
      .filter(({ finishedOn, cancelled }) => finishedOn === null && !cancelled)
      .map(({ code, title }) => ({ value: `${goal.code}/${code}`, label: `${goal.code} · ${code} ${title}` })),
  ]);
  return [{ value: '', label: visit.t('choose') }, ...all];
}

/** The form is one act; what the sheet requires and the act may leave out is asked for here (domain.md 3.7: the problem and its effect). */
function raise(visit: Visit, values: FormValues): FormResult {
  const { language, t, params, maySee, book } = visit;
  const named = RAISES[params.kind ?? ''];
  if (named === undefined || values.do !== named) return 'not-found';
  const [code = ''] = textIn(values, 'on').split('/');
  const goal = goalByCode(book, code);
  if (code !== '' && !(goal && maySee('MY_WEEK', goal.id))) return 'not-found';
  const read = actFromForm(values);
  const effect =
    named !== 'registerOpportunity' && textIn(values, 'description') === '' ? [{ field: 'description', message: t('missing.effect') }] : [];
  if (!('act' in read)) return { problems: [...problemsIn(language, read.name, read.errors), ...effect] };
  if (effect.length > 0) return { problems: effect };
  const back = textIn(values, 'backTo');
  const goTo = goalByCode(book, back) ? `/mine/${back}` : '/mine';
  return { acts: [read.act], goTo, told: t('raised', { title: textIn(values, 'title') }) };
}
