import { REPORT_CODES, type ReportCode, type ReportData, type ReportFilters } from '../contracts/documents.ts';
import { goalsSeen } from '../domain/views.ts';
import type { Book } from '../domain/work.ts';
import { type Asked, basisOf } from './basis.ts';
import { FAMILY_A } from './catalogue/family-a.ts';
import { FAMILY_B } from './catalogue/family-b.ts';
import { FAMILY_D } from './catalogue/family-d.ts';
import type { ReportDefinition } from './definition.ts';

/** Every report there is, in the order of the catalogue (domain.md 7.2): adding one is its file, its words, its test and its line here. */
const DEFINITIONS: readonly ReportDefinition[] = [...FAMILY_A, ...FAMILY_B, ...FAMILY_D];

const BY_CODE = new Map(DEFINITIONS.map((one) => [one.code, one]));
/** The reports of the catalogue that exist. */
export const REPORTS: readonly ReportDefinition[] = REPORT_CODES.flatMap((code) => BY_CODE.get(code) ?? []);
/** The report with this code. */
export function reportOf(code: ReportCode): ReportDefinition {
  const report = BY_CODE.get(code);
  if (!report) throw new Error(`there is no report ${code}`);
  return report;
}

/** What a report says to a reader at an instant; the routine itself (`readerId` null) sees all (domain.md 7.1). */
export function makeReport(code: ReportCode, asked: Asked): ReportData {
  const { book, now, today, readerId } = asked;
  const { always, facets, make } = reportOf(code);
  const filters = { ...asked.filters, ...always };
  const basis = basisOf({ ...asked, filters, facets });
  return {
    code,
    asOf: now,
    today,
    filters,
    filterWords: filterWords(book, filters),
    reader: readerId === null ? null : (book.people.get(readerId)?.name ?? null),
    reach: readerId === null || goalsSeen(book, readerId, 'GOAL', today).all ? 'all' : 'some',
    goals: basis.goals.length,
    sections: make(basis),
  };
}

function filterWords(
  { people, classifiers, territories }: Book,
  { manager, classifier, territory }: ReportFilters,
): ReportData['filterWords'] {
  return {
    ...(manager !== undefined && { manager: people.get(manager)?.name ?? manager }),
    ...(classifier !== undefined && { classifier: classifiers.get(classifier)?.name ?? classifier }),
    ...(territory !== undefined && { territory: territories.get(territory)?.name ?? territory }),
  };
}
