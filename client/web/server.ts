import { gzipSync } from 'node:zlib';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { institutionIds } from '../../store/transaction.ts';
import { registerApi } from '../api/routes.ts';
import { adminRoutes } from './admin/routes.ts';
import { PAGES } from './areas.ts';
import { doorsRoute } from './doors.ts';
import { newInstitutionRoutes } from './first-run/new.ts';
import { type Asset, assets } from './kit/assets.ts';
import { liveRoutes } from './live.ts';
import { lookRoutes } from './looks.ts';
import { mailboxRoutes } from './mailbox.ts';
import { documentRoutes } from './manager/download.ts';
import { outboxRoutes } from './outbox/letter.ts';
import { overviewRoutes } from './overview.ts';
import { createPages } from './pages.ts';
import { practicePage } from './practice/practice.ts';
import { sendPublicPage } from './public-page.ts';
import { reportFileRoutes } from './reports/files.ts';
import { createMaking, documentFault } from './reports/making.ts';
import type { Access, Screen, WebParts } from './screen.ts';
import { registerPages } from './screens.ts';

// Nothing of another host, no style or script inside a page; nobody may frame a page.
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const MEGABYTE = 1024 * 1024;
const LIMITS = { body: MEGABYTE, file: 10 * MEGABYTE, files: 5, fields: 500 };

/** The service's pages and programs' door; `accessOf` says how its readers are known. */
export async function buildServer(
  parts: WebParts,
  accessOf: (server: FastifyInstance, parts: WebParts) => Promise<Access>,
): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: LIMITS.body,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => {
      // Before any hook: an address that cannot even be read.
      reply.raw
        .writeHead(404, { 'content-security-policy': POLICY, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
        .end('404');
    },
  });
  await server.register(helmet, {
    contentSecurityPolicy: false, // it is short, and the same for every page but the letters': set below
    hsts: parts.publicUrl.startsWith('https://'),
  });
  await server.register(formbody, { bodyLimit: LIMITS.body });
  await server.register(multipart, {
    limits: { fileSize: LIMITS.file, files: LIMITS.files, fields: LIMITS.fields, fieldSize: LIMITS.body },
  });
  server.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', reply.getHeader('content-security-policy') ?? POLICY)
      .header('cache-control', reply.getHeader('cache-control') ?? 'no-store')
      .header('x-robots-tag', 'noindex, nofollow');
  });
  // Before any route: a plugin that is waited for closes those already there to the error handler below.
  const screen = screenOf(parts, await accessOf(server, parts));
  const making = await createMaking(server, parts);
  server.addHook('onRequest', async (request, reply) => {
    if (/%00/.test(request.url) && !request.url.startsWith('/api/')) return screen.notFound(request, reply); // no address of ours has it
  });
  await registerApi(server, parts, making);
  for (const asset of assets()) assetRoute(server, asset);
  server.get('/health', async (_request, reply) => {
    await institutionIds(parts.store);
    return reply.send({ ok: true });
  });
  overviewRoutes(server, screen);
  mailboxRoutes(server, screen);
  screen.access.routes?.(server, screen);
  lookRoutes(server, parts);
  adminRoutes(server, screen);
  newInstitutionRoutes(server, screen);
  documentRoutes(server, screen);
  outboxRoutes(server, screen);
  reportFileRoutes(server, screen, making);
  liveRoutes(server, screen);
  doorsRoute(server, screen);
  registerPages(server, screen, [...PAGES, practicePage(parts)]);
  server.setNotFoundHandler((request, reply) => screen.notFound(request, reply));
  server.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 503;
    if (status === 413 || status === 415 || status === 429)
      return screen.page(request, reply, 'refused', { why: `refused${status}` }, status);
    if (status < 500) return screen.notFound(request, reply); // an address or a body that cannot even be read
    parts.log.error('a page failed', {
      route: request.routeOptions.url ?? '',
      error: error instanceof Error ? error.message : String(error),
    });
    const fault = documentFault(error);
    if (fault === undefined)
      return screen.page(request, reply.header('retry-after', '30'), 'failed', { title: 'failed', why: 'failedLede' }, 503);
    if (fault !== 'noTypesetter') reply.header('retry-after', '60'); // what is not installed does not come by waiting
    return screen.page(request, reply, 'failed', { title: 'noDocument', why: fault }, 503);
  });
  return server;
}

function screenOf(parts: WebParts, access: Access): Screen {
  const pages = createPages();
  const page: Screen['page'] = (request, reply, name, view, status = 200, house) =>
    sendPublicPage(pages, request, reply, name, view, { status, house: house ?? null });
  return { ...parts, access, pages, page, notFound: (request, reply, why) => page(request, reply, 'not-found', { why: why ?? null }, 404) };
}

/** A style sheet or script, compressed once where the browser takes it; pages are not, since they carry a token beside what was typed. */
function assetRoute(server: FastifyInstance, { name, type, body }: Asset): void {
  const small = gzipSync(body);
  server.get(`/assets/${name}`, (request, reply) => {
    reply.type(type).header('cache-control', 'public, max-age=3600').header('vary', 'accept-encoding');
    const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    return takes ? reply.header('content-encoding', 'gzip').send(small) : reply.send(body);
  });
}
