import { intermediateGoalsOf } from '../../../domain/work.ts';
import { igHref } from '../items/item.ts';
import { textIn } from '../items/list-query.ts';
import { calendarOf, yearOf } from '../kit/calendar.ts';
import type { PageDefinition } from '../visit.ts';
import { GOAL_PAGE, goalAt, sheetHead } from './goal-at.ts';

/** `/goals/:code/calendar?month=2026-11` or `?year=2026`: the intermediate goals on the wall's calendar (domain.md 3.5). */
export const calendarPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/calendar',
  name: 'goals/calendar',
  show: (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const igs = intermediateGoalsOf(visit.book, goal.id).filter(({ cancelled }) => !cancelled);
    const hrefOf = (ig: { readonly code: string }): string => igHref(visit.base, goal.code, ig.code);
    const head = sheetHead(visit, goal, null);
    const at = (asked: string): string => `${head.href}/calendar?${asked}`;
    const year = /^[12]\d{3}$/.test(textIn(visit.query.year)) ? textIn(visit.query.year) : null;
    const wanted = textIn(visit.query.month);
    const month = /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : visit.tx.today.slice(0, 7);
    const picture = year === null ? calendarOf(visit, igs, month, hrefOf) : null;
    const shownYear = year ?? month.slice(0, 4);
    return {
      head,
      month: picture,
      year: year === null ? null : yearOf(visit, igs, year, hrefOf),
      years: {
        here: year,
        before: at(`year=${Number(shownYear) - 1}`),
        after: at(`year=${Number(shownYear) + 1}`),
        beforeName: String(Number(shownYear) - 1),
        afterName: String(Number(shownYear) + 1),
      },
      byMonth: at(`month=${year === null || visit.tx.today.startsWith(year) ? visit.tx.today.slice(0, 7) : `${year}-01`}`),
      byYear: at(`year=${month.slice(0, 4)}`),
      before: picture === null ? null : at(`month=${picture.previous}`),
      after: picture === null ? null : at(`month=${picture.next}`),
    };
  },
};
