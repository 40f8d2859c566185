import type { FilterName, ReportFilters } from '../../../contracts/documents.ts';
import { FILTER_ORDER } from '../../../templates/reports/view.ts';
import type { ReportWords } from '../../../templates/reports/words.ts';
import type { Visit } from '../visit.ts';
import { wordsFor } from './words.ts';

/** What a report was narrowed to, in one line: «Gerente: Lucía Prado · Desde: 01/11/2026»; null where it was not. */
export function filterWords(visit: Visit, filters: ReportFilters): string | null {
  const w = wordsFor(visit);
  const said = FILTER_ORDER.flatMap((name) => {
    const value = filters[name];
    const words = value === undefined ? null : valueWords(visit, w, name, value, filters);
    return words === null ? [] : [`${w.t(`filter.${name}`)}: ${words}`];
  });
  return said.length === 0 ? null : said.join(' · ');
}

function valueWords({ book, f }: Visit, w: ReportWords, name: FilterName, value: string | boolean, filters: ReportFilters): string | null {
  const text = String(value);
  switch (name) {
    case 'manager':
      return book.people.get(text)?.name ?? text;
    case 'priority':
      return w.t(value === true ? 'doc.yes' : 'doc.no');
    case 'mode':
      return w.term('mode', text);
    case 'classifier':
      return `${book.classifiers.get(text)?.name ?? text}: ${filters.value ?? ''}`;
    case 'value':
      return null; // said with its classifier
    case 'territory':
      return book.territories.get(text)?.name ?? text;
    case 'actionType':
      return w.term('igKind', text);
    case 'problemType':
      return w.term('problemType', text);
    case 'from':
    case 'to':
      return f.record(text);
    default:
      return text;
  }
}
