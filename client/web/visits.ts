import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isOpenTo } from '../../domain/decide.ts';
import { catchUpDates } from '../../domain/goal-state.ts';
import { maySee } from '../../domain/views.ts';
import { startWork } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import type { Tx } from '../../store/transaction.ts';
import { formatsOf } from '../../templates/format.ts';
import { languageOf } from '../../templates/locales.ts';
import { wordsOf } from '../words.ts';
import { actorOf } from './acting.ts';
import type { Screen } from './screen.ts';
import type { FailedForm, PageDefinition, Reader, Visit } from './visit.ts';

/** What a page of an institution is made with; undefined where the reader is nobody there any more. */
export async function visitIn(
  tx: Tx,
  { pages }: Pick<Screen, 'pages'>,
  page: PageDefinition,
  reader: Reader,
  request: FastifyRequest,
  failed: FailedForm | null,
): Promise<Visit | undefined> {
  const { institution: _institution, ...params } = request.params as Record<string, string>;
  const book = (await page.keptBook?.(tx, reader)) ?? (await loadBook(tx, (await page.bookOf?.(tx, reader, params)) ?? 'all'));
  const person = book.people.get(reader.person.id);
  if (!person?.active) return undefined;
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: randomUUID });
  // A page shows the day's states even where no run or act has recorded them yet (domain.md 4.1); nothing of it is written.
  if ([...book.goals.values()].some(({ statesAsOf }) => statesAsOf < tx.today)) catchUpDates(work, 'all');
  const locale = person.locale || book.institution.locale;
  const language = languageOf(locale);
  return {
    tx,
    reader,
    person,
    book,
    language,
    words: wordsOf(language),
    t: pages.textsOf(page.name, language, locale),
    f: formatsOf(locale, book.institution.timeZone),
    params,
    query: request.query as Visit['query'],
    base: `/${reader.institutionId}`,
    may: (act) => isOpenTo(work, act, actorOf(book, reader, tx.today)),
    maySee: (view, goalId) => maySee(book, person.id, view, tx.today, goalId),
    failed,
  };
}
