import type { Item } from '../../../domain/entities.ts';
import { byDueDate, itemLine } from '../../../domain/item-lines.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { isLive } from '../../../domain/opportunity-moves.ts';
import { intermediateGoalsOf } from '../../../domain/work.ts';
import { COLOUR_OF_STATE, markOf, SHAPES } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { baseFacts } from './base.ts';
import { documentRows } from './documents.ts';
import { GOAL_PAGE, goalAt, itemsOf, progressOf, sheetHead } from './goal-at.ts';

/** `/goals/:code/print`: the whole sheet of one goal on paper, report A 1.1 (domain.md 7.1, 7.2). */
export const printPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/print',
  name: 'goals/print',
  show: async (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const { book, f, tx, t, words } = visit;
    const open = byDueDate(book, itemsOf(visit, goal).filter(isOpen));
    return {
      head: sheetHead(visit, goal, null),
      asOf: f.moment(tx.now),
      facts: await baseFacts(visit, goal),
      progress: goal.integrating ? null : progressOf(visit, goal),
      igs: intermediateGoalsOf(book, goal.id).map((ig) => ({
        code: ig.code,
        title: ig.title,
        kindWord: t(`igKind.${ig.kind}`),
        responsible: ig.responsible === null ? '–' : (book.people.get(ig.responsible)?.name ?? ig.responsible),
        end: ig.endDate,
        original: ig.originalEndDate === ig.endDate ? null : ig.originalEndDate,
        mark: markOf(ig.state, words),
        moved: ig.reprogramCount,
        report: ig.progressReport,
      })),
      restrictions: open.filter(({ kind }) => kind === 'RESTRICTION').map((item) => rowOf(visit, item)),
      alerts: open.filter(({ kind }) => kind === 'ALERT').map((item) => rowOf(visit, item)),
      opportunities: [...book.opportunities.values()]
        .filter((one) => one.goalId === goal.id && isLive(one))
        .sort((a, b) => (a.proposedDate + a.code < b.proposedDate + b.code ? -1 : 1))
        .map((one) => ({
          code: one.code,
          title: one.title,
          kindWord: t(`opportunityKind.${one.kind}`),
          place: one.place ?? '–',
          proposed: one.proposedDate,
          state: words.states.opportunity?.[one.state] ?? '',
        })),
      documents: await documentRows(visit, goal.id),
      legend: (['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'] as const).map((state) => ({
        svg: SHAPES[COLOUR_OF_STATE[state]],
        colour: COLOUR_OF_STATE[state],
        name: words.states.goal?.[state] ?? '',
      })),
    };
  },
};

function rowOf(visit: Visit, item: Item) {
  const { book, tx, t, f, language } = visit;
  const line = itemLine(book, item, tx.today);
  const kit = kitTexts(language);
  return {
    code: item.code,
    title: item.title,
    ig: line.ig,
    type: t(`type.${item.problemType}`),
    limit: item.limitDate,
    due: line.due === null ? '–' : f.record(line.due),
    rung: kit(`rung.${item.scope}`),
    state: kit(`review.${item.state}`),
    treatment: item.treatment?.what ?? null,
    last: line.lastAction === null ? null : line.lastAction.text,
  };
}
