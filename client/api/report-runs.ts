import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { FILE_FORMATS, type ReportFilters, reportOfSlug } from '../../contracts/documents.ts';
import type { Person } from '../../domain/entities.ts';
import { IG_KINDS, PROBLEM_TYPES } from '../../domain/values.ts';
import { maySee } from '../../domain/views.ts';
import { goalByCode } from '../../domain/work.ts';
import { reportOf } from '../../reports/catalogue.ts';
import { runReportOn } from '../../reports/run-report.ts';
import type { TokenOwner } from '../../store/api-tokens.ts';
import { loadBook } from '../../store/book.ts';
import { type ReportRun, readRun } from '../../store/report-runs.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { fileNameOf, MEDIA_TYPES } from '../../templates/documents.ts';
import { fieldErrors } from '../acts.schema.ts';
import { day, flag, oneOf, strict, text as textOf } from '../fields.schema.ts';
import { MODES } from '../web/reports/filters.ts';
import type { Making } from '../web/reports/making.ts';
import { formatsOf } from '../web/reports/run-formats.ts';
import type { WebParts } from '../web/screen.ts';
import { ApiProblem, wrongFields } from './problem.ts';
import { isOpen, type runAnswer, runTold } from './report-reads.ts';
import type { AtInstitution } from './route.ts';

const text = textOf(200); // as a form's: what no database keeps is refused, not answered as a fault of ours
/** What a report is narrowed to, by the names of its filters; absent ones do not restrict (domain.md 7.1, 7.2). */
export const reportFilters = strict({
  goal: text.exactOptional(),
  area: text.exactOptional(),
  manager: text.exactOptional(),
  priority: flag.exactOptional(),
  mode: oneOf(MODES).exactOptional(),
  classifier: text.exactOptional(),
  value: text.exactOptional(),
  territory: text.exactOptional(),
  actionType: oneOf(IG_KINDS).exactOptional(),
  problemType: oneOf(PROBLEM_TYPES).exactOptional(),
  official: text.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
});

type Parts = Pick<WebParts, 'store'>;
type Request = FastifyRequest<AtInstitution>;

/** Computes a report for now with the rights of the token's person, and keeps it (domain.md 7.1). */
export async function takeRun({ store }: Parts, request: Request, owner: TokenOwner): Promise<z.infer<typeof runAnswer>> {
  const { institution = '', report: slug = '' } = request.params;
  const code = reportOfSlug(slug);
  const read = reportFilters.safeParse(request.body ?? {});
  if (!read.success) throw wrongFields(fieldErrors(read.error, request.body));
  return transaction(store, institution, 'none', async (tx) => {
    const { book, person } = await readerIn(tx, owner);
    if (code === undefined) throw new ApiProblem('not-found', `there is no report ${slug}`);
    const { filters: taken, subject } = reportOf(code);
    const foreign = Object.keys(read.data).filter((name) => !taken.some((one) => one === name));
    if (foreign.length > 0)
      throw wrongFields(foreign.map((name) => ({ path: [name], message: `${code} does not take it`, expected: taken.join(', ') })));
    if ((read.data.classifier === undefined) !== (read.data.value === undefined))
      throw wrongFields([{ path: ['classifier'], message: 'stands without its other half', expected: 'classifier and value together' }]);
    const filters: ReportFilters = read.data;
    const goal = goalByCode(book, filters.goal ?? '');
    if (subject === 'goal' && !(goal && maySee(book, person.id, 'GOAL', tx.today, goal.id)))
      throw wrongFields([{ path: ['goal'], message: 'names no goal that this person sees', expected: 'the code of a goal' }]);
    return runTold(await runReportOn(tx, book, { code, filters, readerId: person.id }));
  });
}

/** Hands out a kept run as a document, in the language of the token's person. */
export async function sendFile({ store }: Parts, making: Making, request: Request, reply: FastifyReply, owner: TokenOwner) {
  const { institution = '', run: id = '', format: ending = '' } = request.params;
  const format = FILE_FORMATS.find((one) => one.toLowerCase() === ending.toLowerCase());
  const found = await transaction(store, institution, 'none', async (tx) => {
    const { book, person } = await readerIn(tx, owner);
    const run = await readRun(tx, id);
    return run && isOpen({ book, person, tx }, run) ? { run, locale: person.locale || book.institution.locale } : undefined;
  });
  if (found === undefined || format === undefined) throw new ApiProblem('not-found');
  const { run, locale } = found;
  const { setting } = run;
  if (setting === null || !formatsOf(run.code).includes(format))
    throw new ApiProblem('not-found', `${run.code} is not handed out as ${ending}`);
  const bytes = await making.document(
    { institutionId: institution, personId: owner.personId, run: run satisfies ReportRun, format, locale },
    request,
    reply,
  );
  if (bytes === undefined) throw new ApiProblem('too-many', 'many documents were asked for within a minute');
  return reply
    .type(MEDIA_TYPES[format])
    .header('content-disposition', `attachment; filename="${fileNameOf(run, setting, format)}"`)
    .send(bytes);
}

async function readerIn(tx: Tx, { personId }: TokenOwner) {
  const book = await loadBook(tx, 'all');
  const person: Person | undefined = book.people.get(personId);
  if (!person?.active || !maySee(book, person.id, 'REPORTS', tx.today))
    throw new ApiProblem('not-allowed', 'reports are not open to this person');
  return { book, person };
}
