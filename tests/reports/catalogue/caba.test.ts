import { describe, expect, test } from 'vitest';
import type { ReportCode, ReportFilters } from '../../../contracts/documents.ts';
import { makeReport, REPORTS } from '../../../reports/catalogue.ts';
import { type CabaProject, cabaBook, cabaIsHere, cabaProjects } from '../../support/caba-plan.ts';
import { groups, rows } from './reading.ts';

const TODAY = '2018-02-15';
const IN_TWENTY_DAYS = '2018-03-07'; // February has 28 days
if (!cabaIsHere) console.warn('The plan of the City of Buenos Aires is not beside this checkout: no report is tried on real data.');

describe.runIf(cabaIsHere)('every report on a real plan: 983 projects of 31 institutions, as of 15 February 2018', async () => {
  const projects = cabaIsHere ? cabaProjects() : [];
  const book = cabaIsHere ? await cabaBook(TODAY) : undefined;
  const report = (code: ReportCode, filters: ReportFilters = {}) => {
    if (!book) throw new Error('no plan');
    return makeReport(code, { book, now: Date.parse('2018-02-15T12:00:00-03:00'), today: TODAY, readerId: 'rosa', filters });
  };
  const isOpen = ({ estado }: CabaProject): boolean => estado === 'En curso';
  const isOverdue = (one: CabaProject): boolean => isOpen(one) && one.fecha_hasta < TODAY;
  /** How many projects of each institution count, read off the table itself. */
  const perInstitution = (counts: (one: CabaProject) => boolean): Record<string, number> =>
    Object.fromEntries(
      [...Map.groupBy(projects.filter(counts), ({ jurisdiccion }) => jurisdiccion.trim())].map(([name, some]) => [name, some.length]),
    );

  test('A 2.1: all 983, of which 99 are overdue', () => {
    const states = rows(report('A 2.1'), ['igState']).flat();
    expect(states).toHaveLength(983);
    expect(Object.groupBy(states, (state) => String(state))).toMatchObject({
      DELAYED: { length: 99 },
      NORMAL: { length: 397 },
      FINISHED: { length: 487 },
    });
    expect([projects.length, projects.filter(isOverdue).length]).toEqual([983, 99]);
  });
  test('A 2.1 by institution: as many as the table has, as many overdue', () => {
    const all = perInstitution(() => true);
    const overdue = perInstitution(isOverdue);
    expect(Object.keys(all)).toHaveLength(31);
    for (const [area, count] of Object.entries(all)) {
      const states = rows(report('A 2.1', { area }), ['igState']).flat();
      expect([area, states.length, states.filter((state) => state === 'DELAYED').length]).toEqual([area, count, overdue[area] ?? 0]);
    }
  });
  test('B 3.7: what each institution has still before it, and how much of it is overdue', () => {
    const told = groups(report('B 3.7'), ['institution', 'cases'], ['igState']);
    const byName = (keeps: (state: unknown) => boolean) =>
      Object.fromEntries(
        told.map(({ heading, rows: own }) => [heading[0], own.flat().filter(keeps).length] as const).filter(([, n]) => n > 0),
      );
    expect(byName(() => true)).toEqual(perInstitution(isOpen));
    expect(byName((state) => state === 'DELAYED')).toEqual(perInstitution(isOverdue));
    expect(told.map(({ rows: own }) => own.flat().filter((state) => state === 'DELAYED').length).reduce((sum, n) => sum + n, 0)).toBe(99);
  });
  test('B 1.1: those that end within twenty days of that day and are not finished, by end date', () => {
    const due = projects.filter((one) => isOpen(one) && one.fecha_hasta >= TODAY && one.fecha_hasta <= IN_TWENTY_DAYS);
    const told = rows(report('B 1.1'), ['endDate']).flat();
    expect(told).toEqual(due.map(({ fecha_hasta }) => fecha_hasta).sort());
    expect(told.length).toBeGreaterThan(20);
  });
  test.each<[ReportCode, string, (one: CabaProject) => boolean]>([
    ['B 3.6', 'what is not finished, of nobody named', isOpen],
    ['D 3.1', 'what is not finished, never reported on', isOpen],
  ])('%s: %s', (code, _what, counts) => {
    expect(rows(report(code), ['ig'])).toHaveLength(projects.filter(counts).length);
    expect(projects.filter(counts)).toHaveLength(496);
  });
  test('D 1.1 has all 140 goals, A 2.5 those with a committed project', () => {
    const goalOf = ({ jurisdiccion, objetivo_cod }: CabaProject): string => `${jurisdiccion} ${objetivo_cod}`;
    expect(rows(report('D 1.1'), ['goal'])).toHaveLength(new Set(projects.map(goalOf)).size);
    const committed = new Set(projects.filter(({ compromiso }) => compromiso === 'si').map(goalOf));
    expect(report('A 2.5').goals).toBe(committed.size);
  });
  test.each<ReportCode>(['B 2.2', 'B 2.2.1', 'B 3.1', 'B 3.2', 'B 3.3', 'B 3.4', 'B 3.5', 'B 3.8', 'D 2.1', 'D 3.2', 'D 4.2'])(
    '%s has nothing to tell: the plan has no problems, opportunities, changes of dates or indicators',
    (code) => expect(rows(report(code), [])).toEqual([]),
  );
  test('every report can be made of it', () => {
    const made = REPORTS.map(({ code, subject }) => report(code, subject === 'goal' ? { goal: 'BA-001' } : {}));
    expect(made.map(({ code }) => code)).toEqual(REPORTS.map(({ code }) => code));
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});
