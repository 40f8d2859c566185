import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Act } from '../../domain/acts.ts';
import { notePackSeen } from '../../store/access/openings.ts';
import { readMark } from '../../store/event-mark.ts';
import { performAll } from '../../store/perform.ts';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { linkAllows } from './access/link-acts.ts';
import { actFromForm } from './act-forms.ts';
import { actorOf } from './acting.ts';
import { didWords } from './did.ts';
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

/** Puts pages at their addresses: a GET shows one and changes nothing but who has seen a pack, a POST to the same address takes its forms. */
export function registerPages(server: FastifyInstance, screen: Screen, pages: readonly PageDefinition[]): void {
  for (const page of pages) {
    const url = `/:institution${page.address}`;
    server.get<At>(url, (request, reply) => answer(screen, page, request, reply, null));
    server.post<At>(url, async (request, reply) => {
      // Files are large: nobody unknown has them read.
      if (request.isMultipart() && (await screen.access.readerOf(request, request.params.institution ?? '')) === undefined)
        return turnAway(screen, request, reply, 'unknown');
      const sent = await readFields(request, { withFiles: true });
      if (!(await screen.access.isOwnForm(request, sent.values._csrf))) return screen.page(request, reply, 'stale-form', {}, 403);
      return take(screen, page, request, reply, sent);
    });
  }
}

/** A page as somebody came to it: what it made, or why it made nothing. */
type Came<Made> = { readonly reader: Reader; readonly made: Made } | 'unknown' | 'barred' | 'not-found';

/** Lets the reader in and makes what was asked, in one transaction that only reads: session, right and page are of one instant. */
async function come<Made>(
  { store, access, pages }: Screen,
  page: PageDefinition,
  request: Request,
  failed: FailedForm | null,
  make: (visit: Visit) => Promise<Made | undefined>,
): Promise<Came<Made>> {
  return transaction(store, request.params.institution ?? '', 'none', async (tx) => {
    const reader = await access.readerIn(tx, request);
    if (reader === undefined || (reader.link !== undefined && !page.linkForms?.includes(reader.link.form))) return 'unknown';
    const visit = await visitIn(tx, { pages }, page, reader, request, failed);
    if (visit === undefined) return 'not-found';
    if (!visit.maySee(page.view)) return 'barred';
    const made = isForeign(visit, page) ? undefined : await make(visit);
    return made === undefined ? 'not-found' : { reader, made };
  });
}

/** Where somebody is sent who is not known, has no right to such pages, or asked for what is not there. */
async function turnAway(
  screen: Screen,
  request: Request,
  reply: FastifyReply,
  why: 'unknown' | 'barred' | 'not-found',
): Promise<FastifyReply> {
  const { institution: id = '' } = request.params;
  if (why === 'barred') return screen.page(request, reply, 'barred', { base: `/${id}` }, 403);
  if (why === 'not-found' || !(await institutionIds(screen.store)).includes(id)) return screen.notFound(request, reply);
  return reply.redirect(`/${encodeURIComponent(id)}/sign-in?then=${encodeURIComponent(request.url)}`, 303);
}

/** Shows the page to its reader. */
async function answer(
  screen: Screen,
  page: PageDefinition,
  request: Request,
  reply: FastifyReply,
  failed: FailedForm | null,
): Promise<FastifyReply> {
  const csrf = await screen.access.formToken(request, reply);
  const came = await come(screen, page, request, failed, async (visit) => {
    const { tx } = visit;
    const after = page.live === true ? (await readMark(tx)).last : 0; // before the page is made: what comes meanwhile is told again
    const view = await page.show(visit);
    if (view && page.pack && failed === null) await notePackSeen(tx, visit.person.id, page.pack);
    const path = request.url;
    return (
      view && {
        render: (told: string | null) =>
          screen.pages.render(page.name, view, {
            ...visit,
            today: tx.today,
            now: tx.now,
            path,
            csrf,
            frame: frameOf(visit, page, { told, csrf, errors: errorLines(failed), path, after }),
          }),
      }
    );
  });
  if (typeof came === 'string') return turnAway(screen, request, reply, came);
  return reply
    .code(failed?.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(came.made.render(takeTold(request, reply))); // written after the transaction, which holds a connection
}

/** A goal that is not one's own does not exist. */
function isForeign(visit: Visit, page: PageDefinition): boolean {
  const goalId = page.goalOf?.(visit);
  return goalId !== undefined && !visit.maySee(page.view, goalId);
}

async function take(screen: Screen, page: PageDefinition, request: Request, reply: FastifyReply, sent: SentForm): Promise<FastifyReply> {
  const key = String(sent.values.key ?? '');
  const came = await come(screen, page, request, null, async (visit) => {
    const handler = page.forms?.[key.split('/')[0] ?? ''];
    const result: FormResult = handler ? await handler(visit, sent.values, sent.files) : plainAct(visit, sent);
    return { visit, result };
  });
  if (typeof came === 'string') return turnAway(screen, request, reply, came);
  const {
    reader,
    made: { visit, result },
  } = came;
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
      formId: formIdOf(sent),
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
  const acts = 'acts' in result ? result.acts : [];
  keepTold(reply, (result.told ?? didWords(visit.words, acts) ?? visit.t('done')).slice(0, LONGEST_TOLD));
  return reply.redirect(result.goTo === undefined ? thenOf(sent, request.url) : `${visit.base}${result.goTo}`, 303);
}

const STATUS = { NotFound: 404, NotAllowed: 403, Stale: 409, PhaseClosed: 409, NotPossible: 409, InvalidInput: 422 } as const;

/** A form that is one act, its fields named as the act's. */
function plainAct({ language }: Visit, { values }: SentForm): FormResult {
  const read = actFromForm(values);
  if ('act' in read) return { acts: [read.act satisfies Act] };
  return read.name === undefined ? 'not-found' : { problems: problemsIn(language, read.name, read.errors) };
}

/** The id that the page gave the form; what is none of ours stands for no other form, of a program or of anybody. */
function formIdOf({ values }: SentForm): string {
  const id = String(values.form ?? '');
  return A_FORM.test(id) ? id : randomUUID();
}
const A_FORM = /^[A-Za-z0-9-]{8,64}$/;

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
