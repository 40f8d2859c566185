import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** True while a request may go on; else the reply says when to come back. Counted per address of the network, in this process. */
export type Throttle = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
export interface Throttles {
  readonly links: Throttle;
  readonly codesAsked: Throttle;
  readonly codesTried: Throttle;
}

// A whole ministry may stand behind one address; a guesser needs many orders of magnitude more.
const LIMITS = {
  links: { max: 300, timeWindow: 60_000 },
  codesAsked: { max: 30, timeWindow: 600_000 },
  codesTried: { max: 60, timeWindow: 600_000 },
} as const;

/** The limits of the doors (each code has its own besides: tries, and how many a person is sent in an hour). */
export async function createThrottles(server: FastifyInstance): Promise<Throttles> {
  await server.register(rateLimit, { global: false });
  const throttle = (name: keyof typeof LIMITS): Throttle => {
    const look = server.createRateLimit({ ...LIMITS[name], keyGenerator: ({ ip }) => `${name} ${ip}` });
    return async (request, reply) => {
      const seen = await look(request);
      if (seen.isAllowed || !seen.isExceeded) return true;
      reply.header('retry-after', String(seen.ttlInSeconds));
      return false;
    };
  };
  return { links: throttle('links'), codesAsked: throttle('codesAsked'), codesTried: throttle('codesTried') };
}
