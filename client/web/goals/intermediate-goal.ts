import type { IntermediateGoal, Reprogramming } from '../../../domain/entities.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { parseAct } from '../../acts.schema.ts';
import { actsForm, pickedAct } from '../items/act-choices.ts';
import { registering } from '../items/grounds.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { markOf } from '../kit/marks.ts';
import { textIn } from '../manager/typed.ts';
import { problemsIn } from '../refusals.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, igAt, itemsOf, sheetHead } from './goal-at.ts';
import { IG_ACT_NAMES, igChoices } from './ig-choices.ts';

/** `/goals/:code/intermediate-goals/:ig`: one step of the programme, its dates, and what the reader may do (domain.md 3.5, 4.2). */
export const intermediateGoalPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/intermediate-goals/:ig',
  name: 'goals/intermediate-goal',
  show: (visit) => {
    const goal = goalAt(visit);
    const ig = igAt(visit);
    if (goal === undefined || ig === undefined) return undefined;
    const { base, t, words, book } = visit;
    const on = `${goal.code}/${ig.code}`;
    return {
      head: sheetHead(visit, goal, 'intermediate-goals'),
      code: ig.code,
      title: ig.title,
      mark: markOf(ig.state, words),
      facts: factsOf(visit, ig),
      moves: [...book.reprogrammings.values()]
        .filter(({ igId }) => igId === ig.id)
        .sort((a, b) => b.requestedAt - a.requestedAt)
        .map((one) => moveOf(visit, one)),
      earlier: ig.reprogramCount,
      acts: actsForm(`acts/${ig.code}`, igChoices(visit, goal, ig), ig.version),
      items: itemsOf(visit, goal)
        .filter((item) => item.igId === ig.id && isOpen(item))
        .map((item) => itemCardOf(visit, item)),
      registers: visit.may(registering('registerRestriction', on, visit.tx.today))
        ? `${base}/items/new?on=${encodeURIComponent(on)}`
        : null,
      readsOnly: t('ig.readsOnly'),
      depends: {
        on: ig.dependsOn,
        typed: ig.dependsOn.join('\n'),
        version: ig.version,
        may: visit.may({ do: 'setDependsOn', on, dependsOn: [] }),
      },
    };
  },
  forms: {
    acts: (visit, values) => {
      const goal = goalAt(visit);
      const ig = igAt(visit);
      if (goal === undefined || ig === undefined) return 'not-found';
      return pickedAct(visit, values, IG_ACT_NAMES, { on: `${goal.code}/${ig.code}` });
    },
    depends: (visit, values) => {
      const goal = goalAt(visit);
      const ig = igAt(visit);
      if (goal === undefined || ig === undefined) return 'not-found';
      const dependsOn = textIn(values, 'dependsOn')
        .split('\n')
        .flatMap((line) => line.trim() || []);
      const read = parseAct({ do: 'setDependsOn', on: `${goal.code}/${ig.code}`, dependsOn });
      if ('errors' in read)
        return {
          problems: problemsIn(
            visit.language,
            'setDependsOn',
            read.errors.map((one) => ({ ...one, path: ['dependsOn'] })),
          ),
        };
      return { acts: [read.act], told: visit.t('ig.dependsSaved') };
    },
  },
};

function factsOf({ t, f, book }: Visit, ig: IntermediateGoal) {
  return {
    end: ig.endDate,
    original: ig.originalEndDate === ig.endDate ? null : ig.originalEndDate,
    finished: ig.finishedOn,
    kindWord: t(`igKind.${ig.kind}`),
    critical: t(ig.critical ? 'yes' : 'no'),
    weight: f.number(ig.weight),
    responsible: ig.responsible === null ? null : (book.people.get(ig.responsible)?.name ?? ig.responsible),
    detail: ig.detail,
    report: ig.progressReport,
    reportAt: ig.progressUpdatedAt === null ? null : f.moment(ig.progressUpdatedAt),
    explained: ig.state === 'DELAYED' ? (ig.explained?.text ?? null) : null,
    unexplained: ig.state === 'DELAYED' && ig.explained === null,
  };
}

function moveOf({ book, words, f }: Visit, one: Reprogramming) {
  const nameOf = (id: string | null): string | null => (id === null ? null : (book.people.get(id)?.name ?? null));
  return {
    from: one.fromDate,
    to: one.toDate,
    state: words.states.reprogramming?.[one.decision] ?? '',
    pending: one.decision === 'PENDING',
    asked: nameOf(one.requestedBy) ?? '',
    askedAt: f.moment(one.requestedAt),
    reason: one.reason,
    decided: nameOf(one.decidedBy),
    decision: one.decisionReason,
  };
}
