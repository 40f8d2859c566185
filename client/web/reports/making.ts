import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AskedDocument, keptDocument, openDocuments } from '../../../activities/documents.ts';
import type { Id } from '../../../domain/entities.ts';
import { TooManyWaiting } from '../../../templates/making-thread.ts';
import { TypesetterMissing } from '../../../templates/typeset.ts';
import type { WebParts } from '../screen.ts';

/** Makes the documents of runs, each once. */
export interface Making {
  /** The document, made and kept where it was not; undefined where this person has asked for too many at once. */
  readonly document: (asked: Wanted, request: FastifyRequest, reply: FastifyReply) => Promise<Buffer | undefined>;
}
export interface Wanted extends AskedDocument {
  readonly personId: Id;
}

// A document takes a second of one thread: nobody's own should keep the others' waiting.
const LIMIT = { max: 40, timeWindow: 60_000 } as const;
class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('this person has asked for too many documents at once');
    this.seconds = seconds;
  }
}

/** One maker for all of the pages, its thread started by the first document and ended with the server. */
export async function createMaking(
  server: FastifyInstance,
  { store, documents = openDocuments() }: Pick<WebParts, 'store' | 'documents'>,
): Promise<Making> {
  if (!server.hasDecorator('createRateLimit')) await server.register(rateLimit, { global: false });
  server.addHook('onClose', () => documents.close());
  const asking = new WeakMap<FastifyRequest, string>();
  const look = server.createRateLimit({ ...LIMIT, keyGenerator: (request) => `documents ${asking.get(request) ?? request.ip}` });

  return {
    document: async (asked, request, reply) => {
      asking.set(request, `${asked.institutionId} ${asked.personId}`);
      const limited: typeof documents.make = async (one) => {
        const seen = await look(request); // what is kept already counts for nothing
        if (!seen.isAllowed && seen.isExceeded) throw new TooMany(seen.ttlInSeconds);
        return documents.make(one);
      };
      try {
        return (await keptDocument(store, { make: limited }, asked)).bytes;
      } catch (error) {
        if (!(error instanceof TooMany)) throw error;
        reply.header('retry-after', String(error.seconds));
        return undefined;
      }
    },
  };
}

/** Why a document was not made, where its reader can do something about it: what to ask for instead, or whether to come again. */
export function documentFault(error: unknown): 'noTypesetter' | 'documentsWaiting' | undefined {
  if (error instanceof TypesetterMissing) return 'noTypesetter';
  return error instanceof TooManyWaiting ? 'documentsWaiting' : undefined;
}
