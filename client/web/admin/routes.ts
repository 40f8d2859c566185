import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Institution } from '../../../domain/entities.ts';
import { maySee } from '../../../domain/views.ts';
import type { Book } from '../../../domain/work.ts';
import { loadBook } from '../../../store/book.ts';
import { institutionIds, type Tx, transaction } from '../../../store/transaction.ts';
import { formatsOf } from '../../../templates/format.ts';
import { withErrorColumn } from '../../import/error-column.ts';
import type { CellError } from '../../import/imported-goal.ts';
import { TABLE_KINDS, type TableKind } from '../../import/kinds/index.ts';
import { readRows } from '../../import/rows.ts';
import { importTemplate, tableName } from '../../import/template.ts';
import { type Language, languageOf, wordsOf } from '../../words.ts';
import type { Screen } from '../screen.ts';
import { readWaiting, type WaitingTable, waitingTable } from './import-file.ts';
import { errorWords } from './import-words.ts';

interface At {
  readonly Params: { readonly institution: string };
}
interface AtTemplate {
  readonly Params: { readonly institution: string; readonly kind: string };
}
interface Administration {
  readonly tx: Tx;
  readonly book: Book;
  readonly personId: string;
  readonly locale: string;
  readonly language: Language;
}
interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SUFFIX: Readonly<Record<Language, string>> = { es: 'errores', pt: 'erros', en: 'errors' };

/** The files of the import: the table that was sent with a column that says what is wrong in each row, and empty tables to fill in. */
export function adminRoutes(server: FastifyInstance, screen: Pick<Screen, 'store' | 'access' | 'notFound'>): void {
  server.get<At>('/:institution/admin/import/errors', (request, reply) => answer(screen, request, reply, tableWithErrors));
  server.get<AtTemplate>('/:institution/admin/import/template/:kind', (request, reply) => {
    const kind = TABLE_KINDS.find((one) => one === request.params.kind);
    return kind === undefined ? screen.notFound(request, reply) : answer(screen, request, reply, (who) => emptyTable(kind, who));
  });
}

/** A file for whoever administers the institution; nothing is there for anybody else. */
async function answer(
  { store, access, notFound }: Pick<Screen, 'store' | 'access' | 'notFound'>,
  request: FastifyRequest<At>,
  reply: FastifyReply,
  make: (who: Administration) => Promise<File | undefined>,
) {
  const { institution: id } = request.params;
  const reader = (await institutionIds(store)).includes(id) ? await access.readerOf(request, id) : undefined;
  if (reader === undefined || reader.link !== undefined) return notFound(request, reply);
  const file = await transaction(store, id, 'none', async (tx) => {
    const book = await loadBook(tx, { goalIds: [] });
    const personId = reader.person.id;
    if (!maySee(book, personId, 'ADMIN', tx.today)) return undefined;
    const locale = book.people.get(personId)?.locale ?? book.institution.locale;
    return make({ tx, book, personId, locale, language: languageOf(locale) });
  });
  if (file === undefined) return notFound(request, reply);
  return reply.type(SHEET).header('content-disposition', `attachment; filename="${file.name}"`).send(Buffer.from(file.bytes));
}

async function tableWithErrors({ tx, book, personId, locale, language }: Administration): Promise<File | undefined> {
  const table = await waitingTable(tx);
  if (table === undefined) return undefined;
  const { institution } = book;
  const voice = { language, words: wordsOf(language), f: formatsOf(locale, institution.timeZone) };
  const say = (error: CellError): string => {
    const { message, expected } = errorWords(voice, error);
    return `${error.column ?? ''} ${message}${expected === '' ? '' : `: ${expected}`}`.trim();
  };
  const errors = await errorsOf(tx, table, institution, personId);
  const bytes = await withErrorColumn(table, errors, say, { language, at: tx.now, from: institution.name });
  return { name: fileName(table.kind, language, SUFFIX[language]), bytes };
}

async function errorsOf(tx: Tx, table: WaitingTable, institution: Institution, by: string): Promise<readonly CellError[]> {
  const { kind, name: file, bytes } = table;
  const read =
    kind === 'goals' ? await readWaiting(table, institution, tx.today) : await readRows(tx, kind, { bytes, file }, { by, via: 'web' });
  return read.errors;
}

async function emptyTable(kind: TableKind, { tx, book, language }: Administration): Promise<File> {
  return { name: fileName(kind, language), bytes: await importTemplate(kind, language, { at: tx.now, from: book.institution.name }) };
}

const fileName = (kind: TableKind, language: Language, suffix?: string): string =>
  `${[tableName(kind, language), ...(suffix === undefined ? [] : [suffix])]
    .join('-')
    .normalize('NFD')
    .replace(/[^\w-]/g, '')
    .toLowerCase()}.xlsx`;
