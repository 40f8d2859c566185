import type { ReportCode } from '../../../contracts/documents.ts';
import { type ReportWords, reportWords } from '../../../templates/reports/words.ts';
import type { Visit } from '../visit.ts';

/** In which language and numbers the reader reads. */
export const localeOf = ({ person, book }: Pick<Visit, 'person' | 'book'>): string => person.locale || book.institution.locale;
/** The words of the reports for this reader. */
export const wordsFor = (visit: Pick<Visit, 'person' | 'book'>): ReportWords => reportWords(localeOf(visit));

/** What a report is called and what it is for, in the reader's language (domain.md 7.2). */
export function named(visit: Pick<Visit, 'person' | 'book'>, code: ReportCode): { readonly name: string; readonly purpose: string } {
  const { t } = wordsFor(visit);
  return { name: t(`${code}.name`), purpose: t(`${code}.purpose`) };
}
