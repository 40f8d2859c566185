import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'told';
const SECONDS = 60;
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

/** Keeps one line for the next page: what was just done. It holds nothing that its reader did not do, and lives for a minute. */
export function keepTold(reply: FastifyReply, text: string): void {
  const value = Buffer.from(text, 'utf8').toString('base64url');
  reply.header('set-cookie', `${COOKIE}=${value}; Max-Age=${SECONDS}; ${ATTRIBUTES}${secure(reply.request)}`);
}

/** The line kept for this page, once. */
export function takeTold(request: FastifyRequest, reply: FastifyReply): string | null {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{1,1600})`).exec(request.headers.cookie ?? '')?.[1];
  if (value === undefined) return null;
  reply.header('set-cookie', `${COOKIE}=; Max-Age=0; ${ATTRIBUTES}${secure(request)}`);
  return Buffer.from(value, 'base64url').toString('utf8');
}

/** The line may hold a secret that is shown once: it never leaves without TLS where the page came by it. */
const secure = ({ protocol }: Pick<FastifyRequest, 'protocol'>): string => (protocol === 'https' ? '; Secure' : '');
