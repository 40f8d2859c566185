import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOf } from '../../../activities/letter-links.ts';
import { type LinkedCopy, letterOfCopy, linkedCopy } from '../../../store/access/links.ts';
import { noteLinkOpened } from '../../../store/access/openings.ts';
import { sessionOwner } from '../../../store/access/sessions.ts';
import { type Tx, transaction } from '../../../store/transaction.ts';
import { formatsOf } from '../../../templates/format.ts';
import { languageOf } from '../../words.ts';
import { readFields } from '../form-fields.ts';
import { readMime, sendLetterPage } from '../message.ts';
import { type Known, know, knownBy } from './cookie.ts';
import type { Entrance } from './entrance.ts';
import { gatePage, type House, houseOf } from './gate.ts';
import { type Opening, openingOf } from './link-scope.ts';
import { openedView } from './opened-view.ts';

interface At {
  readonly Params: { readonly institution: string; readonly secret: string };
}
const A_SECRET = /^[A-Za-z0-9_-]{16,128}$/;

/**
 * What a letter's link opens (domain.md 5.7). `GET /mop/open/<secret>` looks and changes nothing in the record: it puts the copy into the
 * browser's encrypted cookie and leads to `/mop/opened`, whose address says nothing. Only a button pressed there lets the forms open.
 */
export function openRoutes(server: FastifyInstance, entrance: Entrance): void {
  const { store, notFound, log } = entrance;
  server.get<At>('/:institution/open/:secret', async (request, reply) => {
    if (!(await entrance.throttles.links(request, reply))) return entrance.page(request, reply, 'refused', { why: 'refused429' }, 429);
    const house = await houseOf(entrance, request, reply);
    if (house === undefined) return reply;
    const { secret } = request.params;
    const copy = A_SECRET.test(secret)
      ? await transaction(store, house.id, 'none', (tx) => linkedCopy(tx, { hash: hashOf(secret) }))
      : undefined;
    if (copy === undefined) {
      log.warn('a link was refused', { institution: house.id, why: 'unknown', ip: request.ip });
      return notFound(request, reply);
    }
    const before = knownBy(request, house.id);
    if (before.link !== copy.id) know(request, house.id, { ...withoutLink(before), link: copy.id });
    return reply.redirect(`/${house.id}/opened`, 303);
  });

  server.get('/:institution/opened', (request, reply) =>
    withCopy(request, reply, ({ house, copy }) => opened(request, reply, house, copy)),
  );

  server.post('/:institution/opened', async (request, reply) => {
    const { values } = await readFields(request);
    if (!(await entrance.sessions.isOwnForm(request, values._csrf))) return entrance.page(request, reply, 'stale-form', {}, 403);
    return withCopy(request, reply, async ({ house, copy }) => {
      const view = await seen(request, house, copy);
      const tile = view?.tiles.find(({ to }) => to === values.to);
      if (view === undefined || view.other !== null || tile === undefined) return reply.redirect(`/${house.id}/opened`, 303);
      await transaction(store, house.id, 'none', (tx) => noteLinkOpened(tx, copy.id));
      know(request, house.id, { ...knownBy(request, house.id), linkTaken: true });
      return reply.redirect(`/${house.id}${tile.to}`, 303);
    });
  });

  server.get('/:institution/opened/letter', (request, reply) =>
    withCopy(request, reply, ({ house, copy }) => letter(request, reply, house, copy)),
  );
  server.get('/:institution/opened/letter/body', (request, reply) =>
    withCopy(request, reply, async ({ house, copy }) => {
      const found = await transaction(store, house.id, 'none', (tx) => letterOfCopy(tx, copy.id));
      const html = found && (await readMime(found.bytes)).html;
      return html ? sendLetterPage(reply, html) : notFound(request, reply);
    }),
  );

  async function opened(request: FastifyRequest, reply: FastifyReply, house: House, copy: LinkedCopy): Promise<FastifyReply> {
    const view = await seen(request, house, copy);
    if (view === undefined) return letter(request, reply, house, copy);
    return gatePage(entrance, request, reply, house, 'access/opened', view, { locale: copy.person.locale || house.locale });
  }

  /** The forms for this browser; somebody else who is signed in there is told apart. */
  async function seen(request: FastifyRequest, house: House, copy: LinkedCopy) {
    const { session } = knownBy(request, house.id);
    return transaction(store, house.id, 'none', async (tx) => {
      const owner = session === undefined ? undefined : await sessionOwner(tx, session, store.wall());
      return openedView(tx, entrance.pages, house, copy, owner !== undefined && owner.id !== copy.person.id ? owner.name : null);
    });
  }

  async function letter(request: FastifyRequest, reply: FastifyReply, house: House, copy: LinkedCopy): Promise<FastifyReply> {
    const found = await transaction(store, house.id, 'none', (tx) => letterOfCopy(tx, copy.id));
    if (found === undefined) return notFound(request, reply);
    const { subject, date, text, html } = await readMime(found.bytes);
    const f = formatsOf(found.language, house.timeZone);
    const sent = date === null ? null : f.moment(Date.parse(date));
    const body = html === null ? null : `/${house.id}/opened/letter/body`;
    const view = { subject: subject || found.subject, name: copy.person.name, sent, body, text, language: languageOf(found.language) };
    return gatePage(entrance, request, reply, house, 'access/letter', view, { locale: found.language });
  }

  /** The letter whose link this browser opened, while its link is good; else a page that says what to do. */
  async function withCopy(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (given: { readonly house: House; readonly copy: LinkedCopy }) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const house = await houseOf(entrance, request, reply);
    if (house === undefined) return reply;
    const { link } = knownBy(request, house.id);
    const found = link === undefined ? undefined : await transaction(store, house.id, 'none', (tx) => look(tx, link));
    if (found === undefined)
      return gatePage(entrance, request, reply, house, 'access/link-closed', { why: 'lost', form: 'NONE', name: null }, { status: 404 });
    const { copy, opening } = found;
    if (!('refused' in opening)) return work({ house, copy });
    log.warn('a link was refused', { institution: house.id, why: opening.refused, copy: copy.id, ip: request.ip });
    const view = { why: opening.refused, form: opening.form, name: copy.person.name };
    return gatePage(entrance, request, reply, house, 'access/link-closed', view, {
      status: 410,
      locale: copy.person.locale || house.locale,
    });
  }
}

async function look(tx: Tx, id: string): Promise<{ readonly copy: LinkedCopy; readonly opening: Opening } | undefined> {
  const copy = await linkedCopy(tx, { id });
  return copy && { copy, opening: openingOf(copy, tx.now) };
}

/** A new link replaces the one before, and waits for its own button. */
const withoutLink = ({ link: _link, linkTaken: _taken, ...rest }: Known): Known => rest;
