import type { DocumentSetting } from '../../contracts/documents.ts';
import { drawChart } from '../charts/draw.ts';
import { formatsOf } from '../format.ts';
import { kitWords } from '../packs/views/labels.ts';
import { clip } from '../user-text.ts';
import type { CellView, Voice } from './cells.ts';
import { firstRows, rowsOf } from './first-rows.ts';
import { columnsOf, widthNeeded } from './paper-columns.ts';
import { factsOf, subjectOf } from './paper-facts.ts';
import type { FactView, GroupView, ReportView, SectionView } from './view.ts';
import { reportWords } from './words.ts';

/** What a report is printed with beside what it says (domain.md 7.1: version and seal). */
export interface ReportPrint {
  readonly setting: DocumentSetting;
  readonly version: number;
  readonly sha256: string;
}

const PORTRAIT = 487; // points between the margins of A4
const LANDSCAPE = 729;
const CHART = 520; // a chart is drawn for this width, or for a landscape page
const MOST_ROWS = 5_000; // two hundred pages; each thousand more takes the compiler another 130 MB
const LONG_CELL = 700; // characters: a row with such a text may be broken across pages
const TITLE = 200; // characters; a longer one stands in full below
const SHORT_GROUP = 12; // rows that stay together on a page
const MOST_CONTENTS = 60; // of more groups only the sections are listed

/** A report as the input of report.typ (domain.md 7.1): everything is a word already, widths are in points. */
export function reportDocument(view: ReportView, { setting, version, sha256 }: ReportPrint) {
  const tables = view.sections.filter((section) => section.kind === 'table');
  const landscape = tables.some((table) => widthNeeded(table) > PORTRAIT);
  const width = landscape ? LANDSCAPE : PORTRAIT;
  const voice: Voice = { w: reportWords(view.locale), f: formatsOf(view.locale, view.timeZone) };
  const { look } = setting;
  const all = rowsOf(view.sections);
  const more = all > MOST_ROWS ? voice.w.t('doc.firstOnPaper', { n: voice.f.whole(MOST_ROWS), all: voice.f.whole(all) }) : null;
  return {
    template: 'report.typ',
    input: {
      d: {
        code: view.code,
        key: view.asOf.text,
        day: null,
        ...namedBy(view),
        purpose: view.purpose,
        institution: view.institution,
        lang: view.language,
        region: view.region,
        version: String(version),
        asOf: view.asOf.text,
        order: view.order.text,
        filters: view.filterSentence,
        sha256,
        draft: view.draft,
      },
      t: { ...kitWords(view.locale), legendThermo: view.legend?.thermometer ?? '' },
      ...(look && { brand: look.light.brand }),
      ...(look?.logo && { logo: look.logo }),
      landscape,
      stale: voice.w.t('cell.stale'),
      empty: view.empty,
      notes: [view.reach, more].filter((one) => one !== null),
      contents: contentsOf(view, voice),
      legend: view.legend && {
        states: view.legend.states.length > 0,
        stale: view.legend.stale !== null,
        thermo: view.legend.thermometer !== null,
        due: view.legend.due,
        weeks: view.legend.weeks,
      },
      sections: firstRows(view.sections, MOST_ROWS).map((section) => sectionOf(section, voice, width, view)),
    },
  };
}

/** A document about one goal bears its title; any other bears the report's name. */
function namedBy(view: ReportView): { readonly title: string; readonly subtitle: string } {
  const [first] = view.sections;
  const [code, title] = (first?.kind === 'facts' && subjectOf(first.facts)?.title) || [];
  const about = code === undefined ? view.goalsText : `${view.name} ${code}`;
  return { title: title ?? view.name, subtitle: [about, view.institution, view.reader].join(' · ') };
}

/** The parts of a pack that is made of reports' parts, as sections.typ draws them (domain.md 7.4); a portrait page. */
export function paperSections(sections: readonly SectionView[], locale: string, timeZone: string) {
  const voice: Voice = { w: reportWords(locale), f: formatsOf(locale, timeZone) };
  const landscape = sections.some((section) => section.kind === 'table' && widthNeeded(section) > PORTRAIT);
  const width = landscape ? LANDSCAPE : PORTRAIT;
  return { landscape, stale: voice.w.t('cell.stale'), sections: sections.map((section) => sectionOf(section, voice, width, { locale })) };
}

/** Contents where there is something to find: several parts over more than a page or two. */
function contentsOf({ sections, empty }: ReportView, { w }: Voice) {
  if (empty !== null) return null;
  const titled = sections.filter(({ title }) => title !== null).length;
  const groups = sections.flatMap((section) =>
    section.kind === 'table' ? section.groups.filter(({ heading }) => heading.length > 0) : [],
  ).length;
  const rows = sections.reduce((sum, section) => sum + (section.kind === 'table' ? section.count : 4), 0);
  const depth = titled + groups <= MOST_CONTENTS && titled > 0 ? 2 : 1;
  const entries = titled === 0 ? groups : depth === 2 ? titled + groups : titled;
  if (entries < 3 || entries > MOST_CONTENTS || rows + groups * 2 < 60) return null;
  return { title: w.t('doc.contents'), depth, entries };
}

function sectionOf(section: SectionView, voice: Voice, width: number, { locale }: Pick<ReportView, 'locale'>) {
  const { kind, title } = section;
  switch (section.kind) {
    case 'table':
      return {
        kind,
        title,
        empty: section.empty,
        none: voice.w.t('doc.rows', { n: 0 }),
        ...columnsOf(section, width),
        groups: section.groups.map((group) => groupOf(group)),
      };
    case 'facts':
      return { kind, title, empty: section.empty, ...factsOf(section.facts, voice) };
    case 'counts':
      return {
        kind,
        title,
        empty: null,
        counts: section.counts.map(({ state, word, text, percent }) => ({ state, word, n: text, percent })),
      };
    case 'chart': {
      const drawn = Math.max(CHART, width);
      return { kind, title, empty: null, svg: drawChart(section.chart, voice, 'paper', drawn), alt: section.alt, share: 100, locale };
    }
  }
}

/** The heading of a group: code and title, state, thermometer; the rest is one line of labelled words. */
function groupOf({ heading, rows }: GroupView) {
  const state = heading.find(({ cell }) => cell.state !== undefined);
  const thermometer = heading.find(({ cell }) => cell.thermometer !== undefined);
  const named = namesOf(heading.filter((fact) => fact !== state && fact !== thermometer));
  const rest = heading.filter((fact) => fact !== state && fact !== thermometer && !named.includes(fact) && fact.cell.text !== '');
  return {
    state: state?.cell ?? null,
    thermometer: thermometer?.cell ?? null,
    title: clip(named.map(({ cell }) => cell.text.replaceAll('\n', ' ')).join('  '), TITLE),
    line: [...named.filter(({ cell }) => cell.text.length > TITLE), ...rest].map(({ label, cell }) => `${label}: ${cell.text}`).join(' · '),
    breakable: rows.length > SHORT_GROUP || rows.some((cells) => cells.some(isTall)),
    rows: rows.map((cells) => ({ long: cells.some(isLong), cells })),
  };
}

/** What names a group: its code and the first text, or its first fact where there is neither. */
function namesOf(facts: readonly FactView[]): FactView[] {
  const code = facts.find(({ cell }) => cell.kind === 'code' && cell.text !== '');
  const text = facts.find(({ cell }) => (cell.kind === 'text' || cell.kind === 'name') && cell.text !== '');
  const named = code ? [code, ...(text && code ? [text] : [])] : text ? [text] : [];
  return named.length > 0 ? named : facts.filter(({ cell }) => cell.text !== '').slice(0, 1);
}

/** What makes a row of many lines: a dozen of those fill a page. */
const isTall = ({ text }: CellView): boolean => text.length > LONG_CELL / 3 || text.split('\n').length > 3;
const isLong = ({ text }: CellView): boolean => text.length > LONG_CELL;
