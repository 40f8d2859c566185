import type { FastifyInstance } from 'fastify';
import { maySee } from '../../../domain/views.ts';
import { loadBook } from '../../../store/book.ts';
import { readDocument } from '../../../store/documents.ts';
import { institutionIds, transaction } from '../../../store/transaction.ts';
import type { Screen } from '../screen.ts';
import type { Reader } from '../visit.ts';

interface At {
  readonly Params: { readonly institution: string; readonly id: string };
}

/** `/mop/documents/<id>`: hands out a document to whoever may see its goal, as a file to keep and never as a page to open (domain.md 3.11). */
export function documentRoutes(server: FastifyInstance, screen: Screen): void {
  server.get<At>('/:institution/documents/:id', async (request, reply) => {
    const { institution, id } = request.params;
    if (!(await institutionIds(screen.store)).includes(institution)) return screen.notFound(request, reply);
    const reader = await screen.access.readerOf(request, institution);
    if (reader === undefined)
      return reply.redirect(`/${encodeURIComponent(institution)}/sign-in?then=${encodeURIComponent(request.url)}`, 303);
    const document = await documentFor(screen, reader, id);
    if (document === undefined) return screen.notFound(request, reply);
    return reply
      .type(document.mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(document.bytes);
  });
}

/** A document of a goal that the reader does not see is one that there is not; a link opens those of the own goals alone. */
async function documentFor({ store }: Screen, reader: Reader, id: string) {
  return transaction(store, reader.institutionId, 'none', async (tx) => {
    const document = await readDocument(tx, id);
    if (document === undefined) return undefined;
    const book = await loadBook(tx, { goalIds: [document.goalId] });
    const view = reader.via === 'link' ? 'UPDATE' : 'GOAL';
    return maySee(book, reader.person.id, view, tx.today, document.goalId) ? document : undefined;
  });
}
