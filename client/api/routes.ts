import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { catchUpDates } from '../../domain/goal-state.ts';
import { lookUps } from '../../domain/look-ups.ts';
import { goalsSeen, maySee } from '../../domain/views.ts';
import { startWork } from '../../domain/work.ts';
import { type TokenOwner, type TokenScope, tokenOwner } from '../../store/api-tokens.ts';
import { loadBook } from '../../store/book.ts';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { fieldErrors } from '../acts.schema.ts';
import { documentFault, type Making } from '../web/reports/making.ts';
import type { WebParts } from '../web/screen.ts';
import { takeAct } from './acts.ts';
import { API_ROOT, openApi } from './openapi.ts';
import { ApiProblem, sendProblem, wrongFields } from './problem.ts';
import { API_READS } from './reads.ts';
import { sendFile, takeRun } from './report-runs.ts';
import type { ApiRead, AtInstitution } from './route.ts';

type Parts = Pick<WebParts, 'store' | 'log' | 'afterActs'>;
// A program that asks more often than this is told to wait; the address's limit is for those without a valid token.
const LIMITS = { token: { max: 300, timeWindow: 60_000 }, address: { max: 1_200, timeWindow: 60_000 } } as const;

/** `/api/v1`: what the screens show and do, for programs with a token; every refusal is a problem, none a page. */
export async function registerApi(server: FastifyInstance, parts: Parts, making: Making): Promise<void> {
  const plugin: FastifyPluginAsync = async (api) => {
    if (!api.hasDecorator('createRateLimit')) await api.register(rateLimit, { global: false });
    const door = doorOf(api, parts);
    api.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(parts, error, request)));
    api.get(`${API_ROOT}/openapi.json`, (_request, reply) => reply.send(openApi()));
    for (const route of API_READS) {
      api.get<AtInstitution>(`${API_ROOT}/:institution${route.path}`, async (request, reply) => {
        const owner = await door(request, reply, 'read');
        return reply.send(await look(parts, route, request, owner));
      });
    }
    api.post<AtInstitution>(`${API_ROOT}/:institution/acts`, async (request, reply) => {
      const owner = await door(request, reply, 'act');
      return reply.send(await takeAct(parts, request, owner));
    });
    api.post<AtInstitution>(`${API_ROOT}/:institution/reports/:report/runs`, async (request, reply) => {
      const owner = await door(request, reply, 'read'); // a run tells what can be read, and keeps it
      return reply.send(await takeRun(parts, request, owner));
    });
    api.get<AtInstitution>(`${API_ROOT}/:institution/reports/runs/:run/files/:format`, async (request, reply) => {
      const owner = await door(request, reply, 'read');
      return sendFile(parts, making, request, reply, owner);
    });
    api.all(`${API_ROOT}/*`, (_request, reply) => sendProblem(reply, new ApiProblem('not-found')));
  };
  await server.register(plugin);
}

type Door = (request: FastifyRequest<AtInstitution>, reply: FastifyReply, scope: TokenScope) => Promise<TokenOwner>;

/** Lets a request in whose token is valid, in scope and not too busy. */
function doorOf(api: FastifyInstance, { store }: Parts): Door {
  const byAddress = api.createRateLimit({ ...LIMITS.address, keyGenerator: ({ ip }) => `api ${ip}` });
  const byToken = api.createRateLimit({ ...LIMITS.token, keyGenerator: (request) => `token ${request.headers.authorization ?? ''}` });
  const unlessBusy = async (limit: typeof byAddress, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const seen = await limit(request);
    if (seen.isAllowed || !seen.isExceeded) return;
    reply.header('retry-after', String(seen.ttlInSeconds));
    throw new ApiProblem('too-many', `try again in ${seen.ttlInSeconds} seconds`);
  };
  return async (request, reply, scope) => {
    await unlessBusy(byAddress, request, reply);
    const [, secret = ''] = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '') ?? [];
    const { institution = '' } = request.params;
    const known = secret !== '' && (await institutionIds(store)).includes(institution);
    const owner = known ? await transaction(store, institution, 'none', (tx) => tokenOwner(tx, secret, Date.now())) : undefined;
    if (owner === undefined) {
      reply.header('www-authenticate', 'Bearer realm="rutina"');
      throw new ApiProblem('unauthorized', 'send a token of this institution as "Authorization: Bearer rutina_…"');
    }
    await unlessBusy(byToken, request, reply);
    if (!owner.scopes.includes(scope)) throw new ApiProblem('scope', `this needs a token with the scope "${scope}"`);
    return owner;
  };
}

/** Reads one thing with the rights of the token's person; what they may not see of a goal is not there (domain.md 1.2). */
async function look({ store }: Parts, route: ApiRead, request: FastifyRequest<AtInstitution>, owner: TokenOwner): Promise<unknown> {
  const { institution = '', ...params } = request.params;
  const asked = { ...(request.query as object) };
  const query = route.query?.safeParse(asked);
  if (query && !query.success) throw wrongFields(fieldErrors(query.error, asked));
  return transaction(store, institution, 'none', async (tx) => {
    const book = await loadBook(tx, 'all');
    const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: () => '' });
    if ([...book.goals.values()].some(({ statesAsOf }) => statesAsOf < tx.today)) catchUpDates(work, 'all');
    const person = book.people.get(owner.personId);
    if (!person?.active || !maySee(book, person.id, route.view, tx.today))
      throw new ApiProblem('not-allowed', `${route.name} is not open to this person`);
    const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
    const known = lookUps(book, tx.today);
    const found = await route.read({ tx, book, known, person, params, query: query?.data ?? {}, sees: (goalId) => seen.has(goalId) });
    if (found === undefined) throw new ApiProblem('not-found');
    return found;
  });
}

function problemOf({ log }: Parts, error: unknown, request: FastifyRequest): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 503;
  if (status === 413) return new ApiProblem('too-large');
  if (status === 415) return new ApiProblem('media-type', 'send the act as application/json');
  if (status === 429) return new ApiProblem('too-many');
  if (status < 500) return new ApiProblem('malformed', 'the address, a header or the body cannot be read');
  log.error('a program was not answered', {
    route: request.routeOptions.url ?? '',
    error: error instanceof Error ? error.message : String(error),
  });
  const fault = documentFault(error);
  return new ApiProblem('failed', fault === undefined ? 'try again in a minute, with the same Idempotency-Key' : OF_DOCUMENTS[fault]);
}

const OF_DOCUMENTS = {
  noTypesetter:
    'the part that makes PDF files is not installed where the service runs: ask for XLSX or CSV, and tell whoever runs it, whose log says what to install',
  documentsWaiting: 'too many documents are waiting to be made: try again in a minute',
} as const;
