import type { Fact, Section } from '../../contracts/documents.ts';
import { percentOf } from '../../domain/fractions.ts';
import type { AdoptionFigure } from '../../domain/letter-data.ts';
import { goalLine } from '../../domain/lines.ts';
import { owesUpdate } from '../../domain/update.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import { type AdoptionFigures, adoptionFigures, type Figures, isMedian } from '../adoption-figures.ts';
import type { Basis, ReportDefinition } from '../definition.ts';
import { type Column, groupedTable, plainTable } from '../table.ts';

/** D 4.1, adoption and response: the figures of 9.3 for this week and on average, and what they say of the aims of 1.1 (domain.md 9.3). */
export const adoption: ReportDefinition = {
  code: 'D 4.1',
  needs: ['closedWeeks', 'weekRecord'],
  filters: [], // no list: 9.3 measures an institution as a whole, so that the facets of 7.2 have nothing to search
  make: (basis) => adoptionSections(basis),
};

/** The week, its figures, response times by level, and the aims with their measures. */
export function adoptionSections(basis: Basis): Section[] {
  const figures = adoptionFigures(basis);
  const { week } = figures;
  if (week === null) return [{ kind: 'facts', key: 'adoptionWeek', facts: [], why: 'noWeekYet' }];
  const rungs = rungsOf(basis);
  const now = { ...figures.now, ...besides(basis, figures) };
  const row = (measure: string): FigureRow => ({
    measure,
    now: now[measure] ?? null,
    averages: figures.averages.map((one) => one.figures[measure] ?? null),
  });
  const aims = AIMS.map(([aim, measures]) => ({
    heading: [{ key: 'aim', kind: 'term' as const, list: 'aim', cell: aim }],
    rows: measures(rungs).map(row),
  }));
  return [
    { kind: 'facts', key: 'adoptionWeek', facts: weekFacts(week, figures), why: 'noWeekYet' },
    plainTable(FIGURE_COLUMNS, MEASURES.map(row), { why: 'noWeekYet', key: 'adoption' }),
    plainTable(
      RESPONSE_COLUMNS,
      rungs.map((scope) => ({ scope, figures })),
      { why: 'noWeekYet', key: 'responseTimes' },
    ),
    groupedTable(AIM_COLUMNS, aims, { why: 'noWeekYet', key: 'aims' }),
  ];
}

const weekFacts = ({ key, state }: NonNullable<AdoptionFigures['week']>, { averages }: AdoptionFigures): Fact[] => [
  { key: 'week', kind: 'code', cell: key },
  { key: 'weekState', kind: 'term', list: 'cycleState', cell: state },
  ...averages.map(({ weeks, counted }): Fact => ({ key: `counted${weeks}`, kind: 'number', cell: counted })),
  { key: 'notMeasured', kind: 'term', list: 'notMeasured', cell: 'K18_K20' },
];

const MEASURES = [
  ...['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9_MINISTER', 'K9_COMMITTEE', 'K10', 'K11'],
  ...['K11_APPROVED', 'K13', 'K14', 'K15', 'K15_PER_MINISTER', 'K16', 'K17', 'K19'],
];
const AIMS: readonly (readonly [aim: string, measures: (rungs: readonly Scope[]) => readonly string[]])[] = [
  ['A', (rungs) => responseOf(rungs.filter((scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf('MINISTER')))],
  ['B', () => ['K11', 'BEHIND']],
  ['C', () => ['K19', 'OPPORTUNITIES_DECIDED']],
  ['D', (rungs) => responseOf(rungs)],
  ['E', () => ['K10', 'K13']],
  ['F', () => ['K9_MINISTER', 'K9_COMMITTEE']],
  ['G', () => ['K18']],
];
const responseOf = (rungs: readonly Scope[]): string[] => rungs.flatMap((scope) => [`K12_${scope}_REVIEW`, `K12_${scope}_CLOSE`]);
const rungsOf = ({ book: { institution } }: Basis): Scope[] => SCOPES.filter((scope) => institution.ladder.includes(scope));

/** What the aims of 1.1 are seen by beside the figures of 9.3: goals behind their programme, and decisions on opportunities. */
function besides({ book, goals, known, today }: Basis, { week }: AdoptionFigures): Figures {
  const lines = goals.filter(owesUpdate).map((goal) => goalLine(book, goal, today, known));
  const behind = lines.filter(({ light }) => light !== 'green').length;
  const onOpportunities = [...book.decisions.values()].filter((one) => one.refType === 'OPPORTUNITY' && one.week === week?.key);
  const approved = onOpportunities.filter(({ decision }) => decision === 'APPROVE').length;
  return {
    BEHIND: share(behind, lines.length),
    OPPORTUNITIES_DECIDED: share(approved, onOpportunities.length),
  };
}
const share = (of: number, total: number): AdoptionFigure => ({ of, total, percent: percentOf(of, total) });

interface FigureRow {
  readonly measure: string;
  readonly now: AdoptionFigure | null;
  readonly averages: readonly (AdoptionFigure | null)[];
}
const partsOf = (
  suffix: string,
  kind: 'number' | 'decimal', // cases of a week are whole, on average they are not
  figureOf: (row: FigureRow) => AdoptionFigure | null | undefined,
): Column<FigureRow>[] => [
  { key: `cases${suffix}`, kind, of: (row) => figureOf(row)?.of ?? null },
  { key: `total${suffix}`, kind, of: (row) => figureOf(row)?.total ?? null },
  { key: `percent${suffix}`, kind: 'percent', of: (row) => figureOf(row)?.percent ?? null },
];
const NAMED: readonly Column<FigureRow>[] = [
  { key: 'figure', kind: 'code', of: ({ measure }) => (/^K\d/.test(measure) ? (measure.split('_')[0] ?? measure) : null) },
  { key: 'measure', kind: 'term', list: 'adoption', width: 4, of: ({ measure }) => measure },
];
const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  ...NAMED,
  ...partsOf('', 'number', ({ now }) => now),
  ...partsOf('4', 'decimal', ({ averages }) => averages[0]),
  ...partsOf('13', 'decimal', ({ averages }) => averages[1]),
];

/** What measures an aim is a share of cases, or a median of business days over so many. */
const medianDays = (suffix: string, figureOf: (row: FigureRow) => AdoptionFigure | null | undefined): Column<FigureRow> => ({
  key: `medianDays${suffix}`,
  kind: 'number',
  of: (row) => (isMedian(row.measure) ? medianOf(figureOf(row)) : null),
});
const AIM_COLUMNS: readonly Column<FigureRow>[] = [
  ...NAMED,
  medianDays('', ({ now }) => now),
  { key: 'cases', kind: 'number', of: ({ measure, now }) => (isMedian(measure) ? now?.total : now?.of) ?? null },
  { key: 'total', kind: 'number', of: ({ measure, now }) => (isMedian(measure) ? null : (now?.total ?? null)) },
  { key: 'percent', kind: 'percent', of: ({ now }) => now?.percent ?? null },
  medianDays('4', ({ averages }) => averages[0]),
  { key: 'percent4', kind: 'percent', of: ({ averages }) => averages[0]?.percent ?? null },
  medianDays('13', ({ averages }) => averages[1]),
  { key: 'percent13', kind: 'percent', of: ({ averages }) => averages[1]?.percent ?? null },
];
const medianOf = (figure: AdoptionFigure | null | undefined): number | null => (!figure || figure.total === 0 ? null : figure.of);

interface Rung {
  readonly scope: Scope;
  readonly figures: AdoptionFigures;
}
const RESPONSE_COLUMNS: readonly Column<Rung>[] = [
  { key: 'scope', kind: 'term', list: 'scope', width: 3, of: ({ scope }) => scope },
  ...(['REVIEW', 'CLOSE'] as const).flatMap((what): Column<Rung>[] => {
    const key = what === 'REVIEW' ? 'review' : 'close';
    const figureOf = (figures: Figures | undefined, scope: Scope) => figures?.[`K12_${scope}_${what}`];
    return [
      { key: `${key}Days`, kind: 'number', of: ({ scope, figures }) => medianOf(figureOf(figures.now, scope)) },
      { key: `${key}Days4`, kind: 'number', of: ({ scope, figures }) => medianOf(figureOf(figures.averages[0]?.figures, scope)) },
      { key: `${key}Days13`, kind: 'number', of: ({ scope, figures }) => medianOf(figureOf(figures.averages[1]?.figures, scope)) },
      { key: `${key}Cases`, kind: 'count', of: ({ scope, figures }) => figureOf(figures.now, scope)?.total ?? 0 },
    ];
  }),
];
