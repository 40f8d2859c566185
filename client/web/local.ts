import type { FastifyRequest } from 'fastify';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** True for a reader at this very machine: not one whom a proxy of this machine passes on. */
export const isLocal = (request: FastifyRequest): boolean =>
  LOOPBACK.has(request.ip) && LOOPBACK.has(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined;
