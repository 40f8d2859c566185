import type { Formats } from '../../../templates/format.ts';
import { firstRows, rowsOf } from '../../../templates/reports/first-rows.ts';
import type { CellView, ColumnView, FactView, ReportView, SectionView, Tone } from '../../../templates/reports/view.ts';
import { type ReportWords, reportWords } from '../../../templates/reports/words.ts';
import { chartShown } from '../kit/chart.ts';
import { type Mark, SHAPES } from '../kit/marks.ts';
import type { Thermo } from '../kit/thermometer.ts';
import type { Visit } from '../visit.ts';

interface Page extends Pick<Visit, 'f' | 'base'> {
  readonly w: ReportWords;
  readonly name: string; // of the report
  readonly goals: ReadonlySet<string>; // codes of those there are
}
/** A cell as the page draws it: words, a mark beside its word, or a thermometer. */
interface CellShown {
  readonly text: string;
  readonly label: string;
  readonly right: boolean;
  readonly href: string | null;
  readonly empty: boolean;
  readonly dim: string | null; // what the colour says, in words
  readonly mark: Mark | null;
  readonly thermo: Thermo | null;
  readonly weeks: readonly { readonly word: string; readonly colour: Tone; readonly svg: string }[] | null;
}

const MOST_ROWS = 2_000; // of one page: more nobody reads there, and whoever asks for a page meanwhile waits

/** A report on the screen: tables of which each row is a card on a phone, one for each group, and what they mean (domain.md 7.1). */
export function shownReport(view: ReportView, { f, base, book }: Pick<Visit, 'f' | 'base' | 'book'>) {
  const at: Page = {
    f,
    base,
    w: reportWords(view.locale),
    name: view.name,
    goals: new Set([...book.goals.values()].map(({ code }) => code)),
  };
  const all = rowsOf(view.sections);
  return {
    ...view,
    legend: legendOf(view),
    more: all > MOST_ROWS ? at.w.t('doc.first', { n: f.whole(MOST_ROWS), all: f.whole(all) }) : null,
    sections: view.empty === null ? firstRows(view.sections, MOST_ROWS).map((section, place) => sectionShown(section, place, at)) : [],
  };
}

function sectionShown(section: SectionView, at: number, page: Page) {
  const { kind, title } = section;
  const plain = {
    kind,
    title,
    heading: title ?? page.name,
    id: `s-${at}`,
    groups: [],
    columns: [],
    facts: [],
    counts: [],
    empty: null,
    chart: null,
    total: '',
  };
  if (kind === 'facts') return { ...plain, facts: section.facts.map((fact) => factShown(fact, page)), empty: section.empty };
  if (kind === 'counts')
    return {
      ...plain,
      total: section.total,
      counts: section.counts.map((one) => ({
        ...one,
        mark: { svg: SHAPES[TONE[one.state]], colour: TONE[one.state], word: one.word, stale: false },
      })),
    };
  if (kind === 'chart') return { ...plain, chart: chartShown(section.chart, page) };
  return {
    ...plain,
    empty: section.empty,
    columns: section.columns.map(({ label, kind: of }) => ({ label, right: isRight(of) })),
    groups: section.groups.map(({ heading, rows }, index) => ({
      id: `s-${at}-${index}`,
      caption: heading.length === 0 ? (title ?? page.name) : titleOf(heading),
      title: heading.length === 0 ? null : titleOf(heading),
      href: titleFacts(heading).length === 2 ? hrefOf(heading[0]?.cell.text ?? '', page) : null,
      facts: heading.slice(titleFacts(heading).length).map((fact) => factShown(fact, page)),
      rows: rows.map((cells) => cells.map((cell, place) => cellShown(cell, section.columns[place], page))),
    })),
  };
}

const TONE = { STOPPED: 'red', DELAYED: 'amber', NORMAL: 'green', FINISHED: 'blue' } as const;
const RIGHT: readonly ColumnView['kind'][] = ['count', 'number', 'decimal', 'percent', 'points', 'days'];
const isRight = (kind: ColumnView['kind']): boolean => RIGHT.includes(kind);

/** A group is called by what its heading begins with: a code and a title, or one name. */
function titleFacts(heading: readonly FactView[]): readonly FactView[] {
  const [first, second] = heading;
  if (first === undefined) return [];
  return first.cell.kind === 'code' && second?.cell.kind === 'text' ? [first, second] : [first];
}
const titleOf = (heading: readonly FactView[]): string =>
  titleFacts(heading)
    .map(({ cell }) => cell.text || '–')
    .join(' · ');

const factShown = ({ label, cell }: FactView, page: Page) => cellShown(cell, { label, kind: cell.kind }, page);

function cellShown(cell: CellView, column: Pick<ColumnView, 'label' | 'kind'> | undefined, page: Page): CellShown {
  const { text, kind, tone, note, state, thermometer, weeks } = cell;
  const lit = (word: string): Mark | null =>
    tone === undefined ? null : { svg: SHAPES[tone], colour: tone, word, stale: state?.stale ?? false };
  return {
    text,
    label: column?.label ?? '',
    right: isRight(kind),
    href: kind === 'code' ? hrefOf(text, page) : null,
    empty: text === '' && !thermometer && !weeks,
    dim: kind === 'due' ? (note ?? null) : null,
    mark: state ? lit(state.word) : kind === 'light' || kind === 'due' ? lit(text) : null,
    thermo: thermometer ? thermoOf(thermometer, page.f) : null,
    weeks: weeks?.map((one) => ({ word: one.word, colour: one.tone, svg: SHAPES[one.tone] })) ?? null,
  };
}

/** What a code leads to: an item, an opportunity or a goal; the codes of intermediate goals lead nowhere alone. */
function hrefOf(code: string, { base, goals }: Page): string | null {
  if (/^[RA]-\d+$/.test(code)) return `${base}/items/${code}`;
  if (/^O-\d+$/.test(code)) return `${base}/opportunities/${code}`;
  return goals.has(code) ? `${base}/goals/${encodeURIComponent(code)}` : null;
}

function thermoOf({ actual, expected, original, light, gap, says }: NonNullable<CellView['thermometer']>, f: Formats): Thermo {
  const said = { actual: f.percent(actual), expected: f.percent(expected), original: f.percent(original), gap };
  return { label: says, colour: light, actual, expected, original, said, tall: false };
}

function legendOf({ legend }: ReportView) {
  return (
    legend && {
      title: legend.title,
      states: legend.states.map(({ code, word }) => ({ svg: SHAPES[TONE[code]], colour: TONE[code], word, stale: false })),
      weeks: legend.weeks && {
        label: legend.weeks.label,
        items: legend.weeks.items.map(({ word, tone }) => ({ svg: SHAPES[tone], colour: tone, word, stale: false })),
      },
      notes: [legend.stale, legend.thermometer, legend.due].filter((note) => note !== null),
    }
  );
}
