import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Look } from '../../domain/entities.ts';
import { loadBook } from '../../store/book.ts';
import type { Store } from '../../store/store.ts';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { lookSheet } from './kit/look.ts';

interface At {
  readonly Params: { readonly institution: string };
}
const KEPT = 'public, max-age=300';
// Opened by itself a picture may show its own shapes and nothing more.
const PICTURE_POLICY = "default-src 'none'; style-src 'none'; sandbox";

/** `/mop/look.css` and `/mop/logo.svg`: an institution's colours and logo, as its administrator chose them. */
export function lookRoutes(server: FastifyInstance, { store }: { readonly store: Store }): void {
  server.get<At>('/:institution/look.css', async (request, reply) => {
    const look = await lookOf(store, request.params.institution);
    return look === null ? nothing(reply) : reply.type('text/css; charset=utf-8').header('cache-control', KEPT).send(lookSheet(look));
  });
  server.get<At>('/:institution/logo.svg', async (request, reply) => {
    const logo = (await lookOf(store, request.params.institution))?.logo ?? null;
    if (logo === null) return nothing(reply);
    return reply.type('image/svg+xml').header('content-security-policy', PICTURE_POLICY).header('cache-control', KEPT).send(logo);
  });
}

const nothing = (reply: FastifyReply): FastifyReply => reply.code(404).type('text/plain; charset=utf-8').send('404');

async function lookOf(store: Store, id: string): Promise<Look | null> {
  if (!(await institutionIds(store)).includes(id)) return null;
  return transaction(store, id, 'none', async (tx) => (await loadBook(tx, { goalIds: [] })).institution.look);
}
