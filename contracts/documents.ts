import type { Look } from '../domain/entities.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { IgKind, ManagementState, ProblemType, Scope } from '../domain/values.ts';

// What a report says before it has a language or a form: JSON only, no formatted text. `reports/` makes it, `templates/` makes bytes of it.

/** The catalogue of domain.md 7.2 in its order; those on budget, SDG and citizens come later. */
export const REPORT_CODES = [
  'A 1.1',
  'A 1.2',
  'A 1.3',
  'A 2.1',
  'A 2.2',
  'A 2.2.1',
  'A 2.3',
  'A 2.4',
  'A 2.5',
  'A 3.1',
  'A 3.2',
  'A 3.3',
  'A 3.4',
  'A 3.5',
  'A 3.6',
  'A 4.2',
  'B 1.1',
  'B 2.2',
  'B 2.2.1',
  'B 3.1',
  'B 3.2',
  'B 3.3',
  'B 3.4',
  'B 3.5',
  'B 3.6',
  'B 3.7',
  'B 3.8',
  'B 4.3',
  'D 1.1',
  'D 2.1',
  'D 3.1',
  'D 3.2',
  'D 4.1',
  'D 4.2',
] as const;
export type ReportCode = (typeof REPORT_CODES)[number];
export type ReportFamily = 'A' | 'B' | 'D';
/** `a-2-2-1`: the code in an address or a file's name, and back. */
export const reportSlug = (code: ReportCode): string => code.toLowerCase().replace(/[ .]/g, '-');
/** The report with this slug, or undefined. */
export const reportOfSlug = (slug: string): ReportCode | undefined => REPORT_CODES.find((code) => reportSlug(code) === slug);

/** In which forms a report or pack leaves (domain.md 7.1). */
export const FILE_FORMATS = ['PDF', 'XLSX', 'CSV', 'DOCX'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What the reader asked to see; every field is optional, what is absent does not restrict (domain.md 7.1, and the four facets of 7.2). */
export interface ReportFilters {
  readonly goal?: string; // code
  readonly area?: string; // the organisational unit in charge
  readonly manager?: string; // person id
  readonly priority?: boolean;
  readonly mode?: 'NON_INTEGRATING' | 'INTEGRATING' | 'ALL'; // default NON_INTEGRATING
  readonly classifier?: string; // id of the classifier, with `value`
  readonly value?: string;
  readonly territory?: string; // id: the place and all below it
  readonly actionType?: IgKind; // facet: type of action
  readonly problemType?: ProblemType; // facet: type of execution problem
  readonly official?: string; // facet: official in charge, by name: manager, responsible of an intermediate goal or of an item
  readonly from?: Day; // facet: period, of the report's own date
  readonly to?: Day;
}
export type FilterName = keyof ReportFilters;

/** A column or a labelled value; its words are `column.<key>` of the reports' texts. */
export interface Field {
  readonly key: string;
  readonly kind: CellKind;
  readonly list?: string; // of `term`: the value list, `scope`, `problemType`, ...
  readonly width?: number; // relative, 1 where absent
}
/**
 * What a cell holds, by kind. `text` is what somebody typed, shown as it is; `lines` several of them; `daysLeft` calendar days to an end date,
 * negative when past, or the Day on which a goal was finished, null when there is nothing to tell (8.3); `state` with `stale` in a grey
 * frame; `weeks` one standing per cycle, oldest first.
 */
export type CellKind =
  | 'text'
  | 'lines' // readonly string[]
  | 'code'
  | 'name'
  | 'day' // Day
  | 'moment' // Instant
  | 'count' // whole number; 0 shows as a dash in a matrix
  | 'number' // a decimal as typed, with all its digits
  | 'decimal' // one decimal
  | 'percent' // one decimal
  | 'points' // percentage points with their sign, one decimal
  | 'days' // a number of days
  | 'daysLeft'
  | 'flag' // boolean
  | 'term' // a value of `list`
  | 'state' // { state, stale }
  | 'due' // { day, light }
  | 'light' // green, amber, red, grey
  | 'thermometer' // Thermometer
  | 'weeks';
export interface Thermometer {
  readonly actual: number;
  readonly expected: number;
  readonly original: number;
  readonly gap: number;
  readonly light: 'green' | 'amber' | 'red';
}
export type WeekStanding = 'ON_TIME' | 'LATE' | 'MISSED' | 'EXCUSED' | 'PENDING' | 'NONE';
export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly state: ManagementState; readonly stale: boolean }
  | { readonly day: Day | null; readonly light: 'green' | 'amber' | 'red' | 'grey' }
  | Thermometer;
/** A labelled value, as in the heading of a group or a sheet. */
export interface Fact extends Field {
  readonly cell: Cell;
}
/** Rows under one heading; a table without groups has one group with an empty heading. */
export interface Group {
  readonly heading: readonly Fact[];
  readonly rows: readonly (readonly Cell[])[];
}
/** A part of a report; its title is `section.<key>` of the texts, none where `key` is `main`. `why` names what an empty one says. */
export type Section =
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly columns: readonly Field[];
      readonly groups: readonly Group[];
      readonly why: string;
    }
  | { readonly kind: 'facts'; readonly key: string; readonly facts: readonly Fact[]; readonly why: string }
  | { readonly kind: 'counts'; readonly key: string; readonly counts: readonly StateCount[]; readonly total: number }
  | { readonly kind: 'chart'; readonly key: string; readonly chart: Chart };
export interface StateCount {
  readonly state: ManagementState;
  readonly count: number;
  readonly percent: number | null;
}
/** What a chart draws; its forms are in templates/charts. */
export type Chart =
  | { readonly kind: 'distribution'; readonly counts: readonly StateCount[]; readonly total: number }
  | {
      readonly kind: 'curve'; // cumulative intermediate goals: programme in force, original programme, finished
      readonly from: Day;
      readonly to: Day;
      readonly today: Day;
      readonly total: number;
      readonly planned: readonly Day[];
      readonly original: readonly Day[];
      readonly finished: readonly Day[];
    }
  | { readonly kind: 'thermometers'; readonly rows: readonly ({ readonly code: string; readonly title: string } & Thermometer)[] }
  | {
      readonly kind: 'trend'; // goals by state at the last close of each month; null: no week closed in it
      readonly months: readonly { readonly month: string; readonly counts: readonly StateCount[] | null }[];
    }
  | {
      readonly kind: 'rungDays';
      readonly rungs: readonly { readonly scope: Scope; readonly cases: number; readonly median: number | null }[];
    }
  | {
      readonly kind: 'trajectory'; // an indicator: what was expected, what was measured
      readonly code?: string; // of the indicator, to stand above the chart where several follow one another
      readonly title?: string;
      readonly unit: string;
      readonly expected: readonly { readonly date: Day; readonly value: number }[];
      readonly measured: readonly { readonly date: Day; readonly value: number }[];
    };

/** What the institution looked like when a document was made: kept with the run, so that the same bytes can be made again. */
export interface DocumentSetting {
  readonly institution: { readonly name: string; readonly shortName: string; readonly code: string };
  readonly locale: string;
  readonly timeZone: string;
  readonly look: Look | null;
  readonly draft: boolean; // an institution in draft mode: every document says so (domain.md 9.1)
}
/** One report as computed for an instant and kept (domain.md 7.1). */
export interface ReportData {
  readonly code: ReportCode;
  readonly asOf: Instant;
  readonly today: Day;
  readonly filters: ReportFilters;
  readonly filterWords: Readonly<Partial<Record<FilterName, string>>>; // what an id in a filter is called
  readonly reader: string | null; // the name of who asked; null: the routine
  readonly reach: 'all' | 'some'; // whether whoever asked may see every goal
  readonly goals: number; // how many are in it
  readonly sections: readonly Section[];
}
