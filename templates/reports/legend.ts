import type { Cell, Field, Section } from '../../contracts/documents.ts';
import type { ManagementState } from '../../domain/values.ts';
import type { Tone } from './cells.ts';
import type { ReportWords } from './words.ts';

/** What the symbols and bars of one document mean; only those that appear in it. */
export interface LegendView {
  readonly title: string;
  readonly states: readonly { readonly code: ManagementState; readonly word: string }[];
  readonly stale: string | null;
  readonly thermometer: string | null;
  readonly due: string | null;
  readonly weeks: { readonly label: string; readonly items: readonly { readonly word: string; readonly tone: Tone }[] } | null;
}

const STATES: readonly ManagementState[] = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'];
const WEEKS: readonly (readonly [standing: string, tone: Tone])[] = [
  ['ON_TIME', 'green'],
  ['LATE', 'amber'],
  ['MISSED', 'red'],
  ['EXCUSED', 'grey'],
];

/** The legend of a report, null where no symbol needs one (domain.md 8.4). */
export function legendOf(w: ReportWords, sections: readonly Section[]): LegendView | null {
  const cells = sections.flatMap(cellsOf);
  const shown = { states: sections.some(showsStates), stale: false, thermometer: sections.some(isThermometers), due: false, weeks: false };
  for (const [field, cell] of cells) {
    if (cell === null) continue;
    if (field.kind === 'state' || field.list === 'igState') shown.states = true;
    if (typeof cell === 'object' && 'stale' in cell && cell.stale) shown.stale = true;
    if (field.kind === 'thermometer') shown.thermometer = true;
    if (field.kind === 'due') shown.due = true;
    if (field.kind === 'weeks') shown.weeks = true;
  }
  if (!Object.values(shown).some(Boolean)) return null;
  return {
    title: w.t('legend.title'),
    states: shown.states ? STATES.map((code) => ({ code, word: w.state(code) })) : [],
    stale: shown.stale ? w.t('legend.stale') : null,
    thermometer: shown.thermometer ? w.t('legend.thermo') : null,
    due: shown.due ? w.t('legend.due') : null,
    weeks: shown.weeks
      ? { label: w.t('legend.weeks'), items: WEEKS.map(([standing, tone]) => ({ word: w.term('week', standing), tone })) }
      : null,
  };
}

const showsStates = (section: Section): boolean =>
  section.kind === 'counts' || (section.kind === 'chart' && (section.chart.kind === 'distribution' || section.chart.kind === 'trend'));
const isThermometers = (section: Section): boolean => section.kind === 'chart' && section.chart.kind === 'thermometers';

function cellsOf(section: Section): (readonly [Field, Cell])[] {
  if (section.kind === 'facts') return section.facts.map((fact) => [fact, fact.cell] as const);
  if (section.kind !== 'table') return [];
  return section.groups.flatMap(({ heading, rows }) => [
    ...heading.map((fact) => [fact, fact.cell] as const),
    ...rows.flatMap((row) => section.columns.map((field, at) => [field, row[at] ?? null] as const)),
  ]);
}
