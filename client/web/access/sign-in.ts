import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFields } from '../form-fields.ts';
import { isLocal } from '../local.ts';
import type { FormValues } from '../visit.ts';
import { CODE_MINUTES, codesOf } from './codes.ts';
import { type Asked, keep, kept, know, knownBy } from './cookie.ts';
import type { Entrance } from './entrance.ts';
import { type Failing, gatePage, type House, houseOf } from './gate.ts';
import { localPath } from './local-path.ts';

const AN_ADDRESS = /^[^\s@<>"\p{C}]{1,64}@[^\s@<>"\p{C}]{1,190}$/u;
const A_PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ASKED_LIVES_MS = CODE_MINUTES * 60_000;

/** `/mop/sign-in`: a code by mail for whoever has the address here; what is answered never says whether anybody does. */
export function signInRoutes(server: FastifyInstance, entrance: Entrance): void {
  const codes = codesOf(entrance);
  const { settings, sessions, store, log } = entrance;

  server.get('/:institution/sign-in', async (request, reply) => {
    const house = await houseOf(entrance, request, reply);
    return house === undefined ? reply : ask(request, reply, house, thenOf(house, (request.query as FormValues).then));
  });

  server.post('/:institution/sign-in', async (request, reply) => {
    const sent = await sentBy(request, reply);
    if (sent === undefined) return reply;
    const { house, values } = sent;
    const goTo = thenOf(house, values.goTo);
    const address = String(values.address ?? '').trim();
    if (!AN_ADDRESS.test(address))
      return ask(request, reply, house, goTo, { key: 'sign-in', values, field: 'address', text: 'signIn.wrongAddress' });
    if (!(await entrance.throttles.codesAsked(request, reply))) return tooMany(request, reply);
    const id = randomUUID();
    keep(request, 'asked', { id, institutionId: house.id, address, at: store.wall(), goTo });
    void codes.send(house, id, address); // whether there is anybody to send it to would show in the time it takes
    return reply.redirect(`/${house.id}/sign-in/code`, 303);
  });

  server.get('/:institution/sign-in/code', async (request, reply) => {
    const house = await houseOf(entrance, request, reply);
    if (house === undefined) return reply;
    const asked = askedIn(request, house);
    return asked === undefined ? reply.redirect(`/${house.id}/sign-in`, 303) : typeCode(request, reply, house, asked);
  });

  server.post('/:institution/sign-in/code', async (request, reply) => {
    const sent = await sentBy(request, reply);
    if (sent === undefined) return reply;
    const { house, values } = sent;
    const asked = askedIn(request, house);
    if (asked === undefined) return reply.redirect(`/${house.id}/sign-in`, 303);
    if (!(await entrance.throttles.codesTried(request, reply))) return tooMany(request, reply);
    const personId = await codes.spend(house.id, asked.id, String(values.code ?? ''));
    if (personId === undefined) {
      log.warn('a code was refused', { institution: house.id, ip: request.ip });
      return typeCode(request, reply, house, asked, { key: 'code', values: {}, field: 'code', text: 'code.wrong' });
    }
    await sessions.startSession(request, { institutionId: house.id, personId, via: 'CODE' });
    return reply.redirect(asked.goTo, 303);
  });

  server.post('/:institution/sign-out', async (request, reply) => {
    const sent = await sentBy(request, reply);
    if (sent === undefined) return reply;
    await sessions.endSession(request, sent.house.id);
    return reply.redirect(`/${sent.house.id}/sign-in`, 303);
  });

  // In whose place the reader acts from now on, as the pages then say at their head; what it allows is asked of the delegation at every act.
  server.post('/:institution/account/acting', async (request, reply) => {
    const sent = await sentBy(request, reply);
    if (sent === undefined) return reply;
    const { house, values } = sent;
    const { actingFor: _before, ...known } = knownBy(request, house.id);
    const chosen = typeof values.principal === 'string' && A_PERSON.test(values.principal) ? values.principal : undefined;
    if (known.session !== undefined) know(request, house.id, { ...known, ...(chosen !== undefined && { actingFor: chosen }) });
    return reply.redirect(`/${house.id}/account`, 303);
  });

  function ask(request: FastifyRequest, reply: FastifyReply, house: House, goTo: string, failing?: Failing): Promise<FastifyReply> {
    const { address } = request.query as FormValues;
    const view = {
      goTo,
      address: typeof address === 'string' && AN_ADDRESS.test(address) ? address : '',
      oidc: accounts(house, goTo),
      mailbox: mailboxFor(request),
    };
    return gatePage(entrance, request, reply, house, 'access/sign-in', view, { failing });
  }

  function typeCode(request: FastifyRequest, reply: FastifyReply, house: House, asked: Asked, failing?: Failing): Promise<FastifyReply> {
    const view = {
      address: masked(asked.address),
      typed: asked.address,
      goTo: asked.goTo,
      minutes: CODE_MINUTES,
      mailbox: mailboxFor(request),
      oidc: accounts(house, asked.goTo),
    };
    return gatePage(entrance, request, reply, house, 'access/code', view, { failing });
  }

  /** A form of ours for this institution; else the answer is given. */
  async function sentBy(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly house: House; readonly values: FormValues } | undefined> {
    const { values } = await readFields(request);
    const house = await houseOf(entrance, request, reply);
    if (house === undefined) return undefined;
    if (await sessions.isOwnForm(request, values._csrf)) return { house, values };
    entrance.page(request, reply, 'stale-form', {}, 403);
    return undefined;
  }

  /** Where letters are kept here and not sent on, whoever tries the product at this machine finds the code in the mailbox. */
  const mailboxFor = (request: FastifyRequest): string | null =>
    !entrance.mailElsewhere && isLocal(request, entrance.publicUrl) ? '/mailbox' : null;
  const accounts = (house: House, goTo: string): string | null =>
    settings.oidc === undefined ? null : `/${house.id}/sign-in/accounts?then=${encodeURIComponent(goTo)}`;
  const tooMany = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    entrance.page(request, reply, 'refused', { why: 'refused429' }, 429);

  function askedIn(request: FastifyRequest, house: House): Asked | undefined {
    const asked = kept(request, 'asked');
    return asked !== undefined && asked.institutionId === house.id && asked.at + ASKED_LIVES_MS > store.wall() ? asked : undefined;
  }
}

/** Where to go after: a place of this institution. */
const thenOf = (house: House, given: unknown): string => localPath(`/${house.id}`, given);

/** `l•••@mop.example`: enough to recognise one's own. */
const masked = (address: string): string => `${[...address][0] ?? ''}•••${address.slice(address.lastIndexOf('@'))}`;
