import type { FastifyRequest } from 'fastify';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const NAMES = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const OF_PROXIES = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;

/**
 * True for a reader at this very machine, who calls it by its own name: not one whom a proxy of this machine passes on, nor a page of
 * another host whose name was made to lead here. Where the service has a public name, nobody counts as local: a proxy may say nothing.
 */
export const isLocal = ({ ip, socket, headers }: FastifyRequest, publicUrl: string): boolean =>
  NAMES.test(new URL(publicUrl).host) &&
  LOOPBACK.has(ip) &&
  LOOPBACK.has(socket.remoteAddress ?? '') &&
  OF_PROXIES.every((name) => headers[name] === undefined) &&
  NAMES.test(headers.host ?? '');
