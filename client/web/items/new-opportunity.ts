import { OPPORTUNITY_KINDS } from '../../../domain/values.ts';
import { byRef, intermediateGoalsOf } from '../../../domain/work.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { PageDefinition } from '../visit.ts';
import { goalAsked, groundsFor, registering } from './grounds.ts';
import { textIn } from './list-query.ts';

/** `/opportunities/new?on=MOP-04`: identifies an opportunity for the authority's agenda (domain.md 3.8, 4.5). */
export const newOpportunityPage: PageDefinition = {
  address: '/opportunities/new',
  view: 'ITEMS',
  name: 'items/new-opportunity',
  show: (visit) => {
    const asked = goalAsked(visit);
    if (asked === 'not-found') return undefined;
    const { on, goal } = asked;
    const { t, tx } = visit;
    return {
      goal: goal ? { code: goal.code, title: goal.title, href: `${visit.base}/goals/${encodeURIComponent(goal.code)}` } : null,
      grounds: (goal ? [] : groundsFor(visit, 'registerOpportunity')).map(({ code, title }) => ({
        value: code,
        label: `${code} · ${title}`,
      })),
      open: goal !== undefined && visit.may(registering('registerOpportunity', goal.code, tx.today)),
      on,
      places: goal
        ? [
            { value: goal.code, label: t('opportunity.direct') },
            ...intermediateGoalsOf(visit.book, goal.id)
              .filter(({ cancelled }) => !cancelled)
              .map(({ code, title }) => ({ value: `${goal.code}/${code}`, label: `${code} ${title}` })),
          ]
        : [],
      kinds: OPPORTUNITY_KINDS.map((value) => ({ value, label: t(`opportunityKind.${value}`) })),
    };
  },
  forms: {
    register: (visit, values) => {
      const read = actFromForm({ ...values, do: 'registerOpportunity' });
      if (!('act' in read)) return { problems: problemsIn(visit.language, 'registerOpportunity', read.errors) };
      const goal = byRef(visit.book, textIn(values.on))?.goal;
      if (goal === undefined || !visit.maySee('GOAL', goal.id)) return 'not-found';
      return { acts: [read.act], goTo: `/goals/${encodeURIComponent(goal.code)}/opportunities`, told: visit.t('opportunities.told') };
    },
  },
};
