import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'told';
const SECONDS = 60;

/** Keeps one line for the next page: what was just done. It holds nothing that its reader did not do, and lives for a minute. */
export function keepTold(reply: FastifyReply, text: string): void {
  const value = Buffer.from(text, 'utf8').toString('base64url');
  reply.header('set-cookie', `${COOKIE}=${value}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax`);
}

/** The line kept for this page, once. */
export function takeTold(request: FastifyRequest, reply: FastifyReply): string | null {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{1,1200})`).exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return null;
  reply.header('set-cookie', `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  return Buffer.from(value, 'base64url').toString('utf8');
}
