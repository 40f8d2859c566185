import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Act } from '../../domain/acts.ts';
import { performAll } from '../../store/perform.ts';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { linkAllows } from './access/link-acts.ts';
import { actFromForm } from './act-forms.ts';
import { actorOf } from './acting.ts';
import { readFields, type SentForm } from './form-fields.ts';
import { errorLines } from './form-helpers.ts';
import { frameOf } from './frame.ts';
import { problemsIn, refusalIn } from './refusals.ts';
import type { Screen } from './screen.ts';
import { keepTold, takeTold } from './told.ts';
import type { FailedForm, FormResult, PageDefinition, Reader, Visit } from './visit.ts';
import { visitIn } from './visits.ts';

interface At {
  readonly Params: Readonly<Record<string, string>>;
  readonly Querystring: Visit['query'];
}
type Request = FastifyRequest<At>;
const LONGEST_TOLD = 300;

/** Puts pages at their addresses: a GET shows one and changes nothing, a POST to the same address takes its forms. */
export function registerPages(server: FastifyInstance, screen: Screen, pages: readonly PageDefinition[]): void {
  for (const page of pages) {
    const url = `/:institution${page.address}`;
    server.get<At>(url, (request, reply) => answer(screen, page, request, reply, null));
    server.post<At>(url, async (request, reply) => {
      const sent = await readFields(request);
      if (!(await screen.access.isOwnForm(request, sent.values._csrf))) return screen.page(request, reply, 'stale-form', {}, 403);
      return take(screen, page, request, reply, sent);
    });
  }
}

/** Whose page it is; sent to the sign-in page where nobody is known, or known by a link that opens other forms. */
async function readerOf(
  { store, access, notFound }: Screen,
  page: PageDefinition,
  request: Request,
  reply: FastifyReply,
): Promise<Reader | undefined> {
  const { institution: id = '' } = request.params;
  if (!(await institutionIds(store)).includes(id)) {
    notFound(request, reply);
    return undefined;
  }
  const reader = await access.readerOf(request, id);
  if (reader !== undefined && (reader.link === undefined || page.linkForms?.includes(reader.link.form))) return reader;
  reply.redirect(`/${encodeURIComponent(id)}/sign-in?then=${encodeURIComponent(request.url)}`, 303);
  return undefined;
}

/** Shows the page to its reader, in one transaction that only reads. */
async function answer(
  screen: Screen,
  page: PageDefinition,
  request: Request,
  reply: FastifyReply,
  failed: FailedForm | null,
): Promise<FastifyReply> {
  const reader = await readerOf(screen, page, request, reply);
  if (reader === undefined) return reply;
  const csrf = await screen.access.formToken(request, reply);
  const told = takeTold(request, reply);
  const html = await transaction(screen.store, reader.institutionId, 'none', async (tx) => {
    const visit = await visitIn(tx, screen, page, reader, request, failed);
    if (visit === undefined) return undefined;
    if (!visit.maySee(page.view)) return BARRED;
    const view = isForeign(visit, page) ? undefined : await page.show(visit);
    if (view === undefined) return undefined;
    const path = request.url;
    const frame = frameOf(visit, page, { told, csrf, errors: errorLines(failed), path });
    return screen.pages.render(page.name, view, { ...visit, today: tx.today, now: tx.now, path, csrf, frame });
  });
  if (html === undefined) return screen.notFound(request, reply);
  if (html === BARRED) return screen.page(request, reply, 'barred', { base: `/${reader.institutionId}` }, 403);
  return reply
    .code(failed?.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(html);
}

const BARRED = Symbol('no right to any page of the kind');
/** A goal that is not one's own does not exist. */
function isForeign(visit: Visit, page: PageDefinition): boolean {
  const goalId = page.goalOf?.(visit);
  return goalId !== undefined && !visit.maySee(page.view, goalId);
}

async function take(screen: Screen, page: PageDefinition, request: Request, reply: FastifyReply, sent: SentForm): Promise<FastifyReply> {
  const reader = await readerOf(screen, page, request, reply);
  if (reader === undefined) return reply;
  const key = String(sent.values.key ?? '');
  const asked = await transaction(screen.store, reader.institutionId, 'none', async (tx) => {
    const visit = await visitIn(tx, screen, page, reader, request, null);
    if (visit === undefined) return undefined;
    if (!visit.maySee(page.view)) return BARRED;
    if (isForeign(visit, page)) return undefined;
    const handler = page.forms?.[key.split('/')[0] ?? ''];
    const result: FormResult = handler ? await handler(visit, sent.values, sent.files) : plainAct(visit, sent);
    return { visit, result };
  });
  if (asked === undefined) return screen.notFound(request, reply);
  if (asked === BARRED) return screen.page(request, reply, 'barred', { base: `/${reader.institutionId}` }, 403);
  const { visit, result } = asked;
  const back = (problems: FailedForm['problems'], status: FailedForm['status']): Promise<FastifyReply> =>
    answer(screen, page, request, reply, { key, values: sent.values, problems, status });
  if (result === 'not-found') return screen.notFound(request, reply);
  if ('problems' in result) return back(result.problems, result.problems.length === 0 ? 200 : 422);
  if ('acts' in result) {
    const { link } = reader;
    if (link !== undefined && result.acts.some((act) => !linkAllows(link.form, act.do)))
      return screen.page(request, reply, 'barred', { base: `/${reader.institutionId}` }, 403); // a letter's link opens its forms and nothing else
    const outcome = await performAll(screen.store, result.acts, {
      institutionId: reader.institutionId,
      formId: String(sent.values.form ?? ''),
      by: reader.person.id,
      ...onBehalf(result.onBehalfOf ?? sent.values.onBehalfOf ?? actorOf(visit.book, reader, visit.tx.today).onBehalfOf),
      via: reader.via,
      ...versionIn(sent),
    });
    if (outcome.kind === 'refused') {
      const message = refusalIn(visit.language, outcome, visit.words, visit.f);
      const field = result.fieldOf?.(outcome.act, outcome.where) ?? outcome.where ?? null;
      return back([{ field, message }], STATUS[outcome.failure]);
    }
    screen.afterActs(reader.institutionId, result.acts);
  }
  keepTold(reply, (result.told ?? visit.t('done')).slice(0, LONGEST_TOLD));
  return reply.redirect(result.goTo === undefined ? thenOf(sent, request.url) : `${visit.base}${result.goTo}`, 303);
}

const STATUS = { NotFound: 404, NotAllowed: 403, Stale: 409, PhaseClosed: 409, NotPossible: 409, InvalidInput: 422 } as const;

/** A form that is one act, its fields named as the act's. */
function plainAct({ language }: Visit, { values }: SentForm): FormResult {
  const read = actFromForm(values);
  if ('act' in read) return { acts: [read.act satisfies Act] };
  return read.name === undefined ? 'not-found' : { problems: problemsIn(language, read.name, read.errors) };
}

const onBehalf = (given: string | readonly string[] | undefined) =>
  typeof given === 'string' && given !== '' ? { onBehalfOf: given } : {};
function versionIn({ values }: SentForm) {
  const version = Number(values.version);
  return values.version === undefined || !Number.isInteger(version) ? {} : { expectedVersion: version };
}

/** Back to the page, at the place the form names. */
function thenOf({ values }: SentForm, url: string): string {
  const then = typeof values.then === 'string' && /^#[A-Za-z0-9_-]{1,64}$/.test(values.then) ? values.then : '';
  return `${url}${then}`;
}
