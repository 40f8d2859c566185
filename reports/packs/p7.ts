import type { Section } from '../../contracts/documents.ts';
import type { Item, Opportunity } from '../../domain/entities.ts';
import type { GoalLine, P7 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import type { IndicatorLight } from '../../domain/values.ts';
import { basisOf } from '../basis.ts';
import { reprogrammedTable } from '../catalogue/b-3-8.ts';
import { indicatorLines, indicatorsTable } from '../catalogue/d-2-1.ts';
import { adoptionSections } from '../catalogue/d-4-1.ts';
import { curveOf } from '../catalogue/goal-curve.ts';
import { OPPORTUNITY_COLUMNS, opportunityRows } from '../catalogue/opportunity-columns.ts';
import type { Basis } from '../definition.ts';
import { lastCloseOf, type Month, monthAfter, monthOf, statesAtClose } from '../month.ts';
import { plainTable } from '../table.ts';
import { coverOf, type PackView } from './cover.ts';
import { monthProblems } from './month-problems.ts';

/** The monthly report: the month as it closed, what happened in it, and how things stand now (domain.md 7.4). */
export function p7(view: PackView, request: PackRequest): P7 {
  const { work, cycle, kept, board } = view;
  const { book, zone, now, today } = work;
  const month = monthOf(cycle.month ?? monthAfter((cycle.days?.manager ?? today).slice(0, 7), -1), zone);
  const basis = basisOf({ book, now, today, readerId: null, kept });
  const atClose = statesAtClose(kept.closedWeeks, month) ?? board.header.counts;
  const closedAt = lastCloseOf(kept.closedWeeks, month)?.closedAt;
  const before = statesAtClose(kept.closedWeeks, monthOf(monthAfter(month.key, -1), zone));
  const problems = monthProblems(book, allItems(view), month);
  return {
    cover: { ...coverOf(view, request), counts: atClose, total: atClose.reduce((sum, { count }) => sum + count, 0) },
    month: month.key,
    closedOn: closedAt ? zone.dayOf(closedAt) : null,
    changes: atClose.map(({ state, count }) => ({
      state,
      before: before?.find((one) => one.state === state)?.count ?? null,
      now: count,
    })),
    figures: {
      opened: problems.opened,
      closed: problems.closed,
      escalated: problems.escalated,
      reprogrammed: kept.reprogrammings.filter(({ decidedAt, requestedAt }) => month.lasts(decidedAt ?? requestedAt)).length,
      finishedSteps: [...book.intermediateGoals.values()].filter(({ finishedOn }) => month.has(finishedOn)).length,
      indicators: lightsOf(basis),
    },
    parts: [
      trendOf(view, month),
      {
        kind: 'chart',
        key: 'curve',
        chart: curveOf(
          basis.goals.flatMap(({ id }) => basis.known.igsOf(id)),
          basis.goals,
          today,
        ),
      },
      indicatorsTable(basis, 'indicators'),
      { kind: 'chart', key: 'thermometers', chart: { kind: 'thermometers', rows: board.rows.map(thermometerOf) } },
      reprogrammedTable(basis, 'reprogrammed'),
      ...problems.sections,
      { kind: 'facts', key: 'budget', facts: [], why: 'budgetLater' },
      { kind: 'facts', key: 'sdgLinks', facts: [], why: 'sdgLater' },
      heldInMonth(basis, month),
      ...adoptionSections(basis).filter(({ key }) => key !== 'aims'), // they are seen over longer: in D 4.1 itself
    ],
  };
}

const thermometerOf = ({ goal, title, actual, expected, original, gap, light }: GoalLine) => ({
  code: goal,
  title,
  actual,
  expected,
  original,
  gap,
  light,
});

/** Open or not, each once. */
function allItems({ work: { book }, kept }: PackView): Item[] {
  return [...new Map([...kept.closedItems, ...book.items.values()].map((item) => [item.id, item])).values()];
}

function lightsOf(basis: Basis): P7['figures']['indicators'] {
  const lines = indicatorLines(basis);
  const count = (light: IndicatorLight): number => lines.filter((line) => line.light === light).length;
  return { green: count('green'), amber: count('amber'), red: count('red'), grey: count('grey') };
}

const TREND_MONTHS = 12;
function trendOf({ work: { zone }, kept }: PackView, { key }: Month): Section {
  const months = Array.from({ length: TREND_MONTHS }, (_, place) => monthAfter(key, place - TREND_MONTHS + 1));
  return {
    kind: 'chart',
    key: 'trend',
    chart: { kind: 'trend', months: months.map((month) => ({ month, counts: statesAtClose(kept.closedWeeks, monthOf(month, zone)) })) },
  };
}

/** Held, by the date for which they were proposed (domain.md 4.5). */
function heldInMonth(basis: Basis, month: Month): Section {
  const isHeld = ({ state, proposedDate }: Opportunity): boolean => state === 'HELD' && month.has(proposedDate);
  const { proposedDate, opportunity, opportunityTitle, goal, title, manager, place } = OPPORTUNITY_COLUMNS;
  const columns = [proposedDate, opportunity, opportunityTitle, place, goal, title, manager];
  return plainTable(columns, opportunityRows(basis, isHeld), { why: 'noneHeld', key: 'opportunitiesHeld' });
}
