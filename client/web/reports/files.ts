import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DocumentSetting, FILE_FORMATS } from '../../../contracts/documents.ts';
import { maySee } from '../../../domain/views.ts';
import { notePackSeen } from '../../../store/access/openings.ts';
import { loadBook } from '../../../store/book.ts';
import { type ReportRun, readRun } from '../../../store/report-runs.ts';
import { institutionIds, transaction } from '../../../store/transaction.ts';
import { fileNameOf, MEDIA_TYPES } from '../../../templates/documents.ts';
import type { Screen } from '../screen.ts';
import type { Reader } from '../visit.ts';
import type { Making } from './making.ts';
import { formatsOf } from './run-formats.ts';
import { mayReadRun } from './run-rights.ts';

interface At {
  readonly Params: { readonly institution: string; readonly file: string };
}
/** `/mop/reports/runs/<id>.pdf`, `.xlsx`, `.csv`, `.docx`: a kept run as a document, for whoever may have the run (domain.md 7.1). */
export function reportFileRoutes(server: FastifyInstance, screen: Screen, making: Making): void {
  server.get<At>('/:institution/reports/runs/:file(^[0-9a-f-]{36}\\.(?:pdf|xlsx|csv|docx)$)', async (request, reply) => {
    const { institution, file } = request.params;
    if (!(await institutionIds(screen.store)).includes(institution)) return screen.notFound(request, reply);
    const reader = await readerOf(screen, request, institution);
    if (reader === undefined)
      return reply.redirect(`/${encodeURIComponent(institution)}/sign-in?then=${encodeURIComponent(request.url)}`, 303);
    const [id = '', ending = ''] = file.split('.');
    const format = FILE_FORMATS.find((one) => one.toLowerCase() === ending);
    const found = await runFor(screen, reader, id);
    if (found === undefined || format === undefined || !formatsOf(found.run.code).includes(format)) return screen.notFound(request, reply);
    const { run, setting, locale } = found;
    const bytes = await making.document({ institutionId: institution, personId: reader.person.id, run, format, locale }, request, reply);
    if (bytes === undefined) return screen.page(request, reply, 'refused', { why: 'refused429' }, 429);
    const { code, week } = run;
    if (week !== null) await transaction(screen.store, institution, 'none', (tx) => notePackSeen(tx, reader.person.id, code, week));
    return reply
      .type(MEDIA_TYPES[format])
      .header('content-disposition', `attachment; filename="${fileNameOf(run, setting, format)}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(bytes);
  });
}

/** A letter's link opens its forms; documents are for whoever signed in. */
async function readerOf({ access }: Screen, request: FastifyRequest, institution: string): Promise<Reader | undefined> {
  const reader = await access.readerOf(request, institution);
  return reader?.link === undefined ? reader : undefined;
}

interface Found {
  readonly run: ReportRun;
  readonly setting: DocumentSetting;
  readonly locale: string;
}
/** The run where the reader may have it, in the language they read; else as if there were none. */
async function runFor({ store }: Screen, reader: Reader, id: string): Promise<Found | undefined> {
  return transaction(store, reader.institutionId, 'none', async (tx) => {
    const run = await readRun(tx, id);
    if (run === undefined || run.setting === null) return undefined; // of before there were documents
    const book = await loadBook(tx, 'all');
    const person = book.people.get(reader.person.id);
    if (!person?.active) return undefined;
    const sees = (view: Parameters<typeof maySee>[2], goalId?: string): boolean => maySee(book, person.id, view, tx.today, goalId);
    if (!mayReadRun({ book, person, tx, maySee: sees }, run)) return undefined;
    return { run, setting: run.setting, locale: person.locale || book.institution.locale };
  });
}
