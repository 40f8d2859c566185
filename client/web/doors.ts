import type { FastifyInstance } from 'fastify';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { doorsOf } from './frame.ts';
import type { Screen } from './screen.ts';
import type { PageDefinition } from './visit.ts';
import { visitIn } from './visits.ts';

const DOOR: PageDefinition = { address: '', view: 'ACCOUNT', name: 'door', bookOf: () => ({ goalIds: [] }), show: () => ({}) };

/** `/mop`: leads each reader to where their work is, and whoever is not known to the sign-in page. */
export function doorsRoute(server: FastifyInstance, screen: Screen): void {
  server.get<{ readonly Params: { readonly institution: string } }>('/:institution', async (request, reply) => {
    const { institution: id } = request.params;
    if (!(await institutionIds(screen.store)).includes(id)) return screen.notFound(request, reply);
    const reader = await screen.access.readerOf(request, id);
    if (reader === undefined) return reply.redirect(`/${encodeURIComponent(id)}/sign-in`, 303);
    const first = await transaction(screen.store, id, 'none', async (tx) => {
      const visit = await visitIn(tx, screen, DOOR, reader, request, null);
      return visit && doorsOf(visit)[0];
    });
    return reply.redirect(`/${encodeURIComponent(id)}${first?.at ?? '/account'}`, 303);
  });
}
