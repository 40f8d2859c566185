import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileFormat } from '../../../contracts/documents.ts';
import type { Id } from '../../../domain/entities.ts';
import { keepFile, readFile } from '../../../store/report-files.ts';
import type { ReportRun } from '../../../store/report-runs.ts';
import type { Store } from '../../../store/store.ts';
import { transaction } from '../../../store/transaction.ts';
import { makeDocument } from '../../../templates/documents.ts';
import { createTypesetter } from '../../../templates/typeset.ts';

/** Makes the documents of runs, each once. */
export interface Making {
  /** The document, made and kept where it was not; undefined where this person has asked for too many at once. */
  readonly document: (asked: Wanted, request: FastifyRequest, reply: FastifyReply) => Promise<Buffer | undefined>;
}
export interface Wanted {
  readonly institutionId: string;
  readonly personId: Id;
  readonly run: ReportRun;
  readonly format: FileFormat;
  readonly locale: string;
}

// A document takes a second of one thread: nobody's own should keep the others' waiting.
const LIMIT = { max: 40, timeWindow: 60_000 } as const;

/** One typesetter for all of the pages, its thread started by the first document and ended with the server. */
export async function createMaking(server: FastifyInstance, store: Store): Promise<Making> {
  if (!server.hasDecorator('createRateLimit')) await server.register(rateLimit, { global: false });
  const typesetter = createTypesetter();
  server.addHook('onClose', () => typesetter.close());
  const asking = new WeakMap<FastifyRequest, string>();
  const look = server.createRateLimit({ ...LIMIT, keyGenerator: (request) => `documents ${asking.get(request) ?? request.ip}` });
  const underWay = new Map<string, Promise<Buffer>>();

  const make = async ({ institutionId, run, format, locale }: Wanted): Promise<Buffer> => {
    const { bytes } = await makeDocument({ run, format, locale }, typesetter); // outside of any transaction
    const file = await transaction(store, institutionId, 'none', (tx) => keepFile(tx, run.id, { format, locale, bytes, madeAt: tx.now }));
    return file.bytes;
  };
  return {
    document: async (asked, request, reply) => {
      const { institutionId, personId, run, format, locale } = asked;
      const kept = await transaction(store, institutionId, 'none', (tx) => readFile(tx, run.id, format, locale));
      if (kept) return kept.bytes;
      asking.set(request, `${institutionId} ${personId}`);
      const seen = await look(request);
      if (!seen.isAllowed && seen.isExceeded) {
        reply.header('retry-after', String(seen.ttlInSeconds));
        return undefined;
      }
      const key = [institutionId, run.id, format, locale].join(' ');
      const present = underWay.get(key) ?? make(asked).finally(() => underWay.delete(key));
      underWay.set(key, present);
      return present;
    },
  };
}
