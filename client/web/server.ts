import { readFileSync } from 'node:fs';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { institutionIds } from '../../store/transaction.ts';
import { mailboxRoutes } from './mailbox.ts';
import { openRoutes } from './open.ts';
import { overviewRoutes } from './overview.ts';
import { createPages, languageFor } from './pages.ts';
import type { Screen, WebParts } from './screen.ts';
import { weekRoutes } from './week.ts';

// Nothing of another host, no script at all, no style inside a page; nobody may frame a page.
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const ASSETS = path.join(import.meta.dirname, '../../templates/pages');

/** The pages of the service: plain HTML of ours, without script, frame or style from anywhere else. */
export async function buildServer(parts: WebParts): Promise<FastifyInstance> {
  const screen = screenOf(parts);
  const server = fastify({
    logger: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => {
      screen.notFound(request, reply.header('content-security-policy', POLICY).header('cache-control', 'no-store')); // before any hook: an address that cannot be read
    },
  });
  await server.register(helmet, {
    contentSecurityPolicy: false, // it is short, and the same for every page but the letters': set below
    hsts: parts.publicUrl.startsWith('https://'),
  });
  server.addHook('onSend', async (_request, reply) => {
    reply
      .header('content-security-policy', reply.getHeader('content-security-policy') ?? POLICY)
      .header('cache-control', reply.getHeader('cache-control') ?? 'no-store')
      .header('x-robots-tag', 'noindex, nofollow');
  });
  assetRoutes(server);
  server.get('/health', async (_request, reply) => {
    await institutionIds(parts.store);
    return reply.send({ ok: true });
  });
  overviewRoutes(server, screen);
  weekRoutes(server, screen);
  mailboxRoutes(server, screen);
  openRoutes(server, screen);
  server.setNotFoundHandler((request, reply) => screen.notFound(request, reply));
  server.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 503;
    if (status < 500) return screen.notFound(request, reply); // an address that cannot even be read
    parts.log.error('a page failed', {
      route: request.routeOptions.url ?? '',
      error: error instanceof Error ? error.message : String(error),
    });
    return screen.page(request, reply.header('retry-after', '30'), 'failed', {}, 503);
  });
  return server;
}

function screenOf(parts: WebParts): Screen {
  const pages = createPages();
  const page: Screen['page'] = (request, reply, name, view, status = 200) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(pages.render(name, languageFor(request.headers['accept-language']), view));
  return { ...parts, pages, page, notFound: (request, reply, why) => page(request, reply, 'not-found', { why: why ?? null }, 404) };
}

/** Read when the server starts, so that a missing file stops it and not a page. */
function assetRoutes(server: FastifyInstance): void {
  for (const [name, type] of [
    ['rutina.css', 'text/css; charset=utf-8'],
    ['parts.css', 'text/css; charset=utf-8'],
    ['rutina.svg', 'image/svg+xml'],
  ] as const) {
    const bytes = readFileSync(path.join(ASSETS, name));
    server.get(`/assets/${name}`, (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(bytes));
  }
}
