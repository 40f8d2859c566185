import type { FilterName, ReportCode, ReportData, ReportFilters, Section } from '../contracts/documents.ts';
import type { Goal, Id, IntermediateGoal, Item, Opportunity } from '../domain/entities.ts';
import type { Day, Instant, Zone } from '../domain/instant.ts';
import type { LookUps } from '../domain/look-ups.ts';
import type { Book } from '../domain/work.ts';
import type { Kept } from '../store/report-history.ts';

/** What a report needs beyond the book, read in one statement each (store/report-history.ts). */
export type Need = keyof Kept;

/** All that a report is made from: what the reader may see of the book, filtered as asked, at one instant. */
export interface Basis {
  readonly book: Book;
  readonly known: LookUps; // over the whole book, on `today`
  readonly now: Instant;
  readonly today: Day;
  readonly zone: Zone; // the institution's
  readonly readerId: Id | null; // who asked; null: the routine
  readonly filters: ReportFilters;
  readonly goals: readonly Goal[]; // seen by the reader, in the mode and fitting the filters, by code; active ones, unless one is named
  /** Those of the goals above that fit the facets, each by its own rule: intermediate goals by end date, then code. */
  readonly igsOf: (goalId: Id) => readonly IntermediateGoal[];
  readonly items: readonly Item[]; // open ones of the goals above, by code; the period is that of their limit date
  readonly opportunities: readonly Opportunity[]; // of the goals above, by proposed date, then code; the period is that of it
  readonly goalOf: (goalId: Id) => Goal; // of any row above
  readonly kept: Kept; // only what `needs` names is filled
}

/** How a report reads the facets where it lists something else than steps by their end date and what is open (domain.md 7.2, search facets). */
export interface Facets {
  readonly stepDate?: (ig: IntermediateGoal, zone: Zone) => Day | null; // the date of a step that the period is of
  /** Who is in charge of what it lists under a goal, beside its manager and those of its steps and open items. */
  readonly inCharge?: (book: Book, kept: Partial<Kept>, goalId: Id) => readonly (string | null)[];
}

/** One report: its file declares what it needs, which filters it takes, and makes its sections (domain.md 7.2). */
export interface ReportDefinition {
  readonly code: ReportCode;
  readonly needs?: readonly Need[];
  readonly subject?: 'goal' | 'reader'; // it is about the one goal named in the filters; about who asks
  readonly filters: readonly FilterName[]; // in the order in which a form offers them
  readonly always?: ReportFilters; // what it restricts to whatever is asked
  readonly facets?: Facets;
  readonly make: (basis: Basis) => readonly Section[];
}

/** The filters that every report over goals takes (domain.md 7.1). */
export const GOAL_FILTERS: readonly FilterName[] = ['area', 'manager', 'priority', 'mode', 'classifier', 'value', 'territory', 'official'];
/** Those and the facets of problems (domain.md 7.2, search facets). */
export const ITEM_FILTERS: readonly FilterName[] = [...GOAL_FILTERS, 'actionType', 'problemType', 'from', 'to'];
/** Those and the facets of steps. */
export const STEP_FILTERS: readonly FilterName[] = [...GOAL_FILTERS, 'actionType', 'from', 'to'];

export type { ReportData };
