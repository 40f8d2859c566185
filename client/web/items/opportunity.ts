import type { Act, ActName } from '../../../domain/acts.ts';
import type { Opportunity } from '../../../domain/entities.ts';
import { isLive } from '../../../domain/opportunity-moves.ts';
import { readHistory } from '../../../store/history.ts';
import { historyLine } from '../goals/history-words.ts';
import { markOf } from '../kit/marks.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { actsForm, asks, type Choice, pickedAct } from './act-choices.ts';
import { igHref } from './item.ts';
import { OPPORTUNITY_PAGE, opportunityAt } from './item-at.ts';

const NAMES = ['validateOpportunity', 'redateOpportunity', 'declineOpportunity'] as const satisfies readonly ActName[];
const LINES = 50;

/** `/opportunities/:code`: an opportunity on its way to the authority's agenda (domain.md 3.8, 4.5). */
export const opportunityPage: PageDefinition = {
  ...OPPORTUNITY_PAGE,
  address: '/opportunities/:code',
  name: 'items/opportunity',
  show: async (visit) => {
    const opportunity = opportunityAt(visit);
    if (opportunity === undefined) return undefined;
    const { book, base, words, t } = visit;
    const goal = book.goals.get(opportunity.goalId);
    const ig = opportunity.igId === null ? undefined : book.intermediateGoals.get(opportunity.igId);
    const agenda = [...book.agenda.values()]
      .filter(({ originId }) => originId === opportunity.id)
      .sort((a, b) => (a.code < b.code ? 1 : -1));
    const { rows } = await readHistory(visit.tx, [opportunity.code, ...agenda.map(({ code }) => code)], { page: 1, size: LINES });
    return {
      code: opportunity.code,
      title: opportunity.title,
      state: words.states.opportunity?.[opportunity.state] ?? '',
      live: isLive(opportunity),
      kindWord: t(`opportunityKind.${opportunity.kind}`),
      proposed: opportunity.proposedDate,
      past: isLive(opportunity) && opportunity.proposedDate < visit.tx.today,
      place: opportunity.place,
      description: opportunity.description,
      by: opportunity.proposedBy === null ? null : (book.people.get(opportunity.proposedBy)?.name ?? null),
      valuation: opportunity.valuation === null ? null : t(`valuation.${opportunity.valuation}`),
      next: isLive(opportunity) ? t(`opportunityNext.${opportunity.state}`) : null,
      goal: goal
        ? {
            name: `${goal.code} · ${goal.title}`,
            href: `${base}/goals/${encodeURIComponent(goal.code)}`,
            mark: goal.integrating ? null : markOf(goal.managementState, words),
          }
        : null,
      ig: ig ? { name: `${ig.code} ${ig.title}`, href: igHref(base, goal?.code ?? '', ig.code) } : null,
      agenda: agenda.map(({ code, state, proposedDate, decisionText }) => ({
        code,
        state: words.states.agenda?.[state] ?? '',
        date: proposedDate,
        decided: decisionText,
      })),
      acts: actsForm(`acts/${opportunity.code}`, choicesOf(visit, opportunity), opportunity.version),
      lines: rows.map((row) => historyLine(visit, row)),
    };
  },
  forms: {
    acts: (visit, values) => {
      const opportunity = opportunityAt(visit);
      return opportunity === undefined ? 'not-found' : pickedAct(visit, values, NAMES, { opportunity: opportunity.code });
    },
  },
};

/** Exactly the acts that the reader may do with it now (domain.md 4.5). */
function choicesOf({ may, t, tx }: Visit, { code, proposedDate }: Opportunity): Choice[] {
  const trials: Record<(typeof NAMES)[number], Act> = {
    validateOpportunity: { do: 'validateOpportunity', opportunity: code },
    redateOpportunity: { do: 'redateOpportunity', opportunity: code, proposed: tx.today },
    declineOpportunity: { do: 'declineOpportunity', opportunity: code, reason: '–' },
  };
  const fields: Record<(typeof NAMES)[number], Choice['fields']> = {
    validateOpportunity: [],
    redateOpportunity: [
      asks('redateOpportunity', 'day', 'proposed', t('ask.newDate'), { hint: t('ask.fromToday'), value: proposedDate }),
      asks('redateOpportunity', 'area', 'reason', t('ask.reasonOptional'), { required: false }),
    ],
    declineOpportunity: [asks('declineOpportunity', 'area', 'reason', t('ask.reason'))],
  };
  return NAMES.filter((act) => may(trials[act])).map((act) => ({
    act,
    label: t(`do.${act}`),
    hint: t(`hint.${act}`),
    fields: fields[act],
  }));
}
