import exceljs from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { maySee } from '../../../domain/views.ts';
import { loadBook } from '../../../store/book.ts';
import { institutionIds, transaction } from '../../../store/transaction.ts';
import { formatsOf } from '../../../templates/format.ts';
import type { CellError } from '../../import/imported-goal.ts';
import { readTable } from '../../import/read-table.ts';
import { shown } from '../../import/values.ts';
import { type Language, languageOf } from '../../words.ts';
import type { Screen } from '../screen.ts';
import { readWaiting, type WaitingTable, waitingTable } from './import-file.ts';
import { importWords } from './import-words.ts';

interface At {
  readonly Params: { readonly institution: string };
}
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TITLES: Readonly<Record<Language, string>> = { es: 'Errores', pt: 'Erros', en: 'Errors' };

/** `/mop/admin/import/errors`: the table that was sent, with one more column that says what is wrong in each row. */
export function adminRoutes(server: FastifyInstance, { store, access, notFound }: Pick<Screen, 'store' | 'access' | 'notFound'>): void {
  server.get<At>('/:institution/admin/import/errors', async (request, reply) => {
    const { institution: id } = request.params;
    const reader = (await institutionIds(store)).includes(id) ? await access.readerOf(request, id) : undefined;
    if (reader === undefined || reader.link !== undefined) return notFound(request, reply);
    const file = await transaction(store, id, 'none', async (tx) => {
      const book = await loadBook(tx, { goalIds: [] });
      if (!maySee(book, reader.person.id, 'ADMIN', tx.today)) return undefined;
      const table = await waitingTable(tx);
      if (table === undefined) return undefined;
      const { institution } = book;
      const locale = book.people.get(reader.person.id)?.locale ?? institution.locale;
      const read = await readWaiting(table, institution, tx.today);
      return withErrors(table, read.errors, languageOf(locale), formatsOf(locale, institution.timeZone));
    });
    if (file === undefined) return notFound(request, reply);
    return reply.type(SHEET).header('content-disposition', 'attachment; filename="metas-errores.xlsx"').send(file);
  });
}

/** The same rows in the same places, as text, and in the column after the last what is wrong with each. */
async function withErrors(
  { bytes }: WaitingTable,
  errors: readonly CellError[],
  language: Language,
  f: ReturnType<typeof formatsOf>,
): Promise<Buffer> {
  const table = await readTable(bytes);
  const rows = 'rows' in table ? table.rows : [];
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const first = errors.reduce((least, { row }) => (row === null ? least : Math.min(least, row)), Number.POSITIVE_INFINITY);
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Metas');
  for (const [index, row] of rows.entries()) {
    const mine = errors.filter((one) => one.row === index + 1 || (one.row === null && index === 0));
    const said = mine.map(({ column, message, expected }) =>
      `${column ?? ''} ${importWords(language, message, f)}: ${importWords(language, expected, f)}`.trim(),
    );
    const heading = said.length === 0 && index === first - 2 ? TITLES[language] : '';
    const cells = Array.from({ length: widest }, (_, at) => safe(shown(row[at] ?? null)));
    sheet.addRow([...cells, said.join(' · ') || heading]);
    if (said.length > 0) sheet.getRow(index + 1).getCell(widest + 1).font = { bold: true, color: { argb: 'FFB42318' } };
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A cell that begins as a formula would be one in the program that opens it; a negative number stays one. */
const safe = (text: string): string => (/^[=+@\t\r]|^-(?![\d.,]+$)/.test(text) ? `'${text}` : text);
