import type { FastifyRequest } from 'fastify';
import { linkedCopy } from '../../../store/access/links.ts';
import { endSessions, type SessionOwner, sessionOwner, startSession } from '../../../store/access/sessions.ts';
import type { Store } from '../../../store/store.ts';
import { type Tx, transaction } from '../../../store/transaction.ts';
import type { Reader } from '../visit.ts';
import { type Known, know, knownBy, renew } from './cookie.ts';
import { deviceOf } from './device.ts';
import type { SignedInBy } from './entrance.ts';
import { openingOf } from './link-scope.ts';

/** The reader of a request: by a session that is alive, else by a letter's link whose forms are still open (domain.md 3.3, 5.7). */
export async function readerIn(store: Store, tx: Tx, request: FastifyRequest): Promise<Reader | undefined> {
  const known = knownBy(request, tx.institutionId);
  const owner =
    known.session === undefined ? undefined : await sessionOwner(tx, known.session, store.wall(), { watched: isWatched(request) });
  if (owner !== undefined && known.session !== undefined) return bySession(tx.institutionId, owner, known.session, known);
  return known.link === undefined || known.linkTaken !== true ? undefined : byLink(tx, known.link);
}

/** True for what a page asks for by itself: it is not its reader who is here, and a session nobody uses ends though its page stays open. */
const isWatched = ({ headers, routeOptions }: FastifyRequest): boolean =>
  headers['x-live'] !== undefined || routeOptions.url === '/:institution/live';

/** The same in a transaction of its own; without a cookie of ours nothing is asked of the database. */
export async function readerOf(store: Store, request: FastifyRequest, institutionId: string): Promise<Reader | undefined> {
  const known = knownBy(request, institutionId);
  if (known.session === undefined && known.link === undefined) return undefined;
  return transaction(store, institutionId, 'none', (tx) => readerIn(store, tx, request));
}

function bySession(institutionId: string, person: SessionOwner, sessionId: string, { actingFor }: Known): Reader {
  return { institutionId, person, via: 'web', sessionId, ...(actingFor !== undefined && { actingFor }) };
}

async function byLink(tx: Tx, copyId: string): Promise<Reader | undefined> {
  const copy = await linkedCopy(tx, { id: copyId });
  if (copy === undefined) return undefined;
  const opening = openingOf(copy, tx.now);
  if ('refused' in opening) return undefined;
  const { id, name, locale } = copy.person;
  return {
    institutionId: tx.institutionId,
    person: { id, name, locale },
    via: 'link',
    sessionId: null,
    link: { copyId, week: opening.week, form: opening.form },
  };
}

/** Signs somebody in with a session of a new id; whatever the browser brought for this institution is forgotten. */
export async function startKnown(
  store: Store,
  request: FastifyRequest,
  { institutionId, personId, via }: { readonly institutionId: string; readonly personId: string; readonly via: SignedInBy },
): Promise<void> {
  const before = knownBy(request, institutionId).session;
  const session = await transaction(store, institutionId, 'none', async (tx) => {
    const wall = store.wall();
    const owner = before === undefined ? undefined : await sessionOwner(tx, before, wall);
    if (before !== undefined && owner !== undefined) await endSessions(tx, owner.id, { id: before }, wall);
    return startSession(tx, { personId, device: deviceOf(request.headers['user-agent']), via, wall });
  });
  renew(request);
  know(request, institutionId, { session });
}

/** Signs out: the session ends in the record, so that a copy of its cookie is worth nothing either. */
export async function endKnown(store: Store, request: FastifyRequest, institutionId: string): Promise<void> {
  const { session } = knownBy(request, institutionId);
  if (session !== undefined) {
    await transaction(store, institutionId, 'none', async (tx) => {
      const owner = await sessionOwner(tx, session, store.wall());
      if (owner !== undefined) await endSessions(tx, owner.id, { id: session }, store.wall());
    });
  }
  renew(request);
  know(request, institutionId, {});
}
