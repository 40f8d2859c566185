import type { Chart, Fact, Field, FilterName, ReportCode, ReportData, Section } from '../../contracts/documents.ts';
import { type DocumentSetting, reportSlug } from '../../contracts/documents.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ManagementState } from '../../domain/values.ts';
import { chartWords } from '../charts/chart-words.ts';
import { formatsOf } from '../format.ts';
import { type Language, localeTag } from '../locales.ts';
import { clip, documentText, oneLine } from '../user-text.ts';
import { type CellView, cellView, type Voice } from './cells.ts';
import { type LegendView, legendOf } from './legend.ts';
import { reportWords } from './words.ts';

export type { CellView, Tone } from './cells.ts';

/** A report in the reader's words: what the screen, the PDF and the spreadsheets are made from. */
export interface ReportView {
  readonly code: ReportCode | 'P2'; // the pack that is worked on in a spreadsheet
  readonly slug: string;
  readonly locale: string;
  readonly language: Language;
  readonly region: string | null;
  readonly timeZone: string;
  readonly name: string;
  readonly purpose: string;
  readonly order: { readonly label: string; readonly text: string };
  readonly filters: readonly LabelView[];
  readonly filterSentence: string; // all of them in one line, or "none"
  readonly asOf: { readonly label: string; readonly text: string; readonly day: string; readonly at: Instant };
  readonly institution: string;
  readonly reader: string;
  readonly reach: string | null; // a sentence where whoever asked may not see every goal
  readonly goals: number;
  readonly goalsText: string;
  readonly draft: string | null;
  readonly legend: LegendView | null;
  readonly empty: string | null; // why the whole report has nothing to show
  readonly sections: readonly SectionView[];
}
export interface LabelView {
  readonly label: string;
  readonly value: string;
}
export interface ColumnView {
  readonly key: string;
  readonly label: string;
  readonly kind: Field['kind'];
  readonly align: 'left' | 'right' | 'center';
  readonly width: number | null; // relative; null: as wide as what is in it
}
export interface FactView {
  readonly key: string;
  readonly label: string;
  readonly cell: CellView;
}
export interface GroupView {
  readonly heading: readonly FactView[];
  readonly rows: readonly (readonly CellView[])[];
}
interface Titled {
  readonly key: string;
  readonly title: string | null;
}
export type SectionView =
  | (Titled & {
      readonly kind: 'table';
      readonly columns: readonly ColumnView[];
      readonly groups: readonly GroupView[];
      readonly count: number; // rows
      readonly empty: string | null;
    })
  | (Titled & { readonly kind: 'facts'; readonly facts: readonly FactView[]; readonly empty: string | null })
  | (Titled & { readonly kind: 'counts'; readonly counts: readonly CountView[]; readonly total: string })
  | (Titled & { readonly kind: 'chart'; readonly chart: Chart; readonly alt: string });
export interface CountView {
  readonly state: ManagementState;
  readonly word: string;
  readonly count: number;
  readonly text: string;
  readonly percent: string;
}

const NAME = 120;

/** A report as words and figures of one locale; what it says is decided already (domain.md 7.1). */
export function reportView(data: ReportData, setting: DocumentSetting, locale: string): ReportView {
  const w = reportWords(locale);
  const f = formatsOf(locale, setting.timeZone);
  const voice: Voice = { w, f };
  const sections = data.sections.map((section) => sectionView(voice, section));
  const filters = filtersOf(voice, data);
  const has = sections.some(({ kind, ...one }) => kind === 'chart' || kind === 'counts' || ('empty' in one && one.empty === null));
  return {
    code: data.code,
    slug: reportSlug(data.code),
    locale,
    language: f.language,
    region: new Intl.Locale(localeTag(locale)).region ?? null,
    timeZone: setting.timeZone,
    name: w.t(`${data.code}.name`),
    purpose: w.t(`${data.code}.purpose`),
    order: { label: w.t('doc.order'), text: w.t(`${data.code}.order`) },
    filters,
    filterSentence: filters.map(({ label, value }) => `${label}: ${value}`).join(' · ') || w.t('doc.noFilters'),
    asOf: { label: w.t('doc.asOf'), text: f.moment(data.asOf), day: data.today, at: data.asOf },
    institution: clip(oneLine(setting.institution.name), NAME),
    reader: data.reader === null ? w.t('doc.routine') : w.t('doc.reader', { name: clip(oneLine(data.reader), NAME) }),
    reach: data.reach === 'some' ? w.t('doc.some') : null,
    goals: data.goals,
    goalsText: w.t('doc.goals', { n: data.goals }),
    draft: setting.draft ? w.t('doc.draft') : null,
    legend: legendOf(w, data.sections),
    empty: has ? null : data.goals === 0 ? w.t('doc.noGoals') : whyOf(voice, data),
    sections,
  };
}

/** The parts of a pack that is made of reports' parts, in the reader's words (domain.md 7.4). */
export function sectionViews(sections: readonly Section[], locale: string, timeZone: string): SectionView[] {
  const voice: Voice = { w: reportWords(locale), f: formatsOf(locale, timeZone) };
  return sections.map((section) => sectionView(voice, section));
}

function sectionView(voice: Voice, section: Section): SectionView {
  const { w, f } = voice;
  const titled = { key: section.key, title: section.key === 'main' ? null : w.t(`section.${section.key}`) };
  switch (section.kind) {
    case 'table': {
      const count = section.groups.reduce((sum, { rows }) => sum + rows.length, 0);
      return {
        ...titled,
        kind: 'table',
        columns: section.columns.map((field) => columnView(voice, field)),
        groups: section.groups.map(({ heading, rows }) => ({
          heading: heading.map((fact) => factView(voice, fact)),
          rows: rows.map((row) => section.columns.map((field, at) => cellView(voice, field, row[at] ?? null))),
        })),
        count,
        empty: count === 0 && section.groups.every(({ heading }) => heading.length === 0) ? w.t(`why.${section.why}`) : null,
      };
    }
    case 'facts': {
      const facts = section.facts.map((fact) => factView(voice, fact));
      return { ...titled, kind: 'facts', facts, empty: facts.length === 0 ? w.t(`why.${section.why}`) : null };
    }
    case 'counts': {
      const counts = section.counts.map(({ state, count, percent }) => ({
        state,
        word: w.term('statePlural', state),
        count,
        text: f.whole(count),
        percent: percent === null ? '–' : f.percent(percent),
      }));
      return { ...titled, kind: 'counts', counts, total: f.whole(section.total) };
    }
    case 'chart':
      return {
        ...titled,
        title: chartTitle(titled.title, section.chart),
        kind: 'chart',
        chart: section.chart,
        alt: chartWords(section.chart, voice).alt,
      };
  }
}

/** Of several trajectories each names its indicator. */
function chartTitle(title: string | null, chart: Chart): string | null {
  if (chart.kind !== 'trajectory' || chart.code === undefined) return title;
  const named = `${chart.code} ${documentText(chart.title ?? '')}`.trim();
  return title === null ? named : `${title}: ${named}`;
}

const factView = (voice: Voice, fact: Fact): FactView => ({
  key: fact.key,
  label: voice.w.t(`column.${fact.key}`),
  cell: cellView(voice, fact, fact.cell),
});

const RIGHT: readonly Field['kind'][] = ['count', 'number', 'decimal', 'percent', 'points', 'days'];
const BROAD: Partial<Readonly<Record<Field['kind'], number>>> = { text: 2, lines: 2, name: 1 };

function columnView({ w }: Voice, { key, kind, width }: Field): ColumnView {
  const align = RIGHT.includes(kind) ? 'right' : kind === 'flag' ? 'center' : 'left';
  const broad = BROAD[kind];
  return { key, label: w.t(`column.${key}`), kind, align, width: broad === undefined ? null : (width ?? broad) };
}

/** The order in which a document and a list of runs say what was asked for. */
export const FILTER_ORDER: readonly FilterName[] = [
  'goal',
  'area',
  'manager',
  'official',
  'priority',
  'mode',
  'classifier',
  'value',
  'territory',
  'actionType',
  'problemType',
  'from',
  'to',
];

function filtersOf({ w, f }: Voice, { filters, filterWords }: ReportData): LabelView[] {
  return FILTER_ORDER.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const label = w.t(`filter.${name}`);
    const named = filterWords[name];
    if (named !== undefined) return [{ label, value: documentText(named) }];
    if (typeof value === 'boolean') return [{ label, value: w.t(value ? 'doc.yes' : 'doc.no') }];
    if (name === 'from' || name === 'to') return [{ label, value: f.record(value) }];
    const list = LISTS[name];
    return [{ label, value: list === undefined ? documentText(value) : w.term(list, value) }];
  });
}
const LISTS: Partial<Readonly<Record<FilterName, string>>> = { mode: 'mode', actionType: 'igKind', problemType: 'problemType' };

/** Why there is nothing; where something was asked for, that nothing else was looked for. */
function whyOf({ w }: Voice, { code, filters, sections }: ReportData): string {
  const why = sections.find((section) => 'why' in section);
  const said = why && 'why' in why ? w.t(`why.${why.why}`) : w.t('doc.nothing');
  const own: readonly string[] = code === 'A 2.5' ? ['goal', 'mode', 'priority'] : ['goal', 'mode']; // what a report is about narrows nothing
  return Object.keys(filters).some((name) => !own.includes(name)) ? `${said} ${w.t('doc.narrowed')}` : said;
}
