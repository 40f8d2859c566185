import csrfProtection from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../screen.ts';

const LONGEST_TOKEN = 200;
const tokens = new WeakMap<FastifyRequest, string>();

/** Tokens of forms, made with a secret that the browser's own encrypted cookie holds. */
export async function registerCsrf(server: FastifyInstance): Promise<Pick<Access, 'formToken' | 'isOwnForm'>> {
  await server.register(csrfProtection, { sessionPlugin: '@fastify/secure-session', getToken: (request) => tokens.get(request) });
  return {
    formToken: (_request, reply) => reply.generateCsrf(),
    isOwnForm: (request, token) => {
      if (typeof token !== 'string' || token === '' || token.length > LONGEST_TOKEN) return false;
      tokens.set(request, token);
      return passes(server, request);
    },
  };
}

/** The plugin answers a wrong token itself; pages do that in the reader's language, so that only its verdict is asked for. */
function passes(server: FastifyInstance, request: FastifyRequest): Promise<boolean> {
  return new Promise((resolve) => {
    const verdict = { send: () => resolve(false) } as unknown as FastifyReply;
    server.csrfProtection(request, verdict, () => resolve(true));
  });
}
