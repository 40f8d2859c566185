import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as client from 'openid-client';
import { personByAddress } from '../../../store/access/codes.ts';
import { followGroups } from '../../../store/access/groups.ts';
import { transaction } from '../../../store/transaction.ts';
import type { FormValues } from '../visit.ts';
import { keep, kept, type Leaving } from './cookie.ts';
import type { Entrance, OidcSettings } from './entrance.ts';
import { gatePage, houseIn, houseOf } from './gate.ts';
import { localPath } from './local-path.ts';

const CALLBACK = '/oidc/callback';
const PATIENCE_S = 10;

/** Sign-in with the institution's own accounts: code flow with PKCE; the person is found by the address that the provider has verified (domain.md 3.3). */
export function oidcRoutes(server: FastifyInstance, entrance: Entrance, settings: OidcSettings): void {
  const { log, publicUrl, sessions, store } = entrance;
  const provider = findProvider(settings);

  server.get('/:institution/sign-in/accounts', async (request, reply) => {
    const house = await houseOf(entrance, request, reply);
    if (house === undefined) return reply;
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const goTo = localPath(`/${house.id}`, (request.query as FormValues).then);
    keep(request, 'leaving', { institutionId: house.id, state, nonce, verifier, goTo });
    try {
      const address = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: `${publicUrl}${CALLBACK}`,
        scope: settings.groups === undefined ? 'openid email' : 'openid email groups',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return reply.redirect(address.href, 303);
    } catch (error) {
      return failed(request, reply, house.id, 'away', error);
    }
  });

  server.get(CALLBACK, async (request, reply) => {
    const leaving = kept(request, 'leaving');
    keep(request, 'leaving', undefined); // one way, one return
    if (leaving === undefined) return entrance.notFound(request, reply);
    const { institutionId } = leaving;
    let claims: Claims;
    try {
      claims = await claimsOf(request, leaving);
    } catch (error) {
      return failed(request, reply, institutionId, 'failed', error);
    }
    const address = claims.email;
    if (address === undefined || !claims.verified) return failed(request, reply, institutionId, 'unverified');
    const personId = await transaction(store, institutionId, 'shared', async (tx) => {
      const person = await personByAddress(tx, address);
      if (person !== undefined && settings.groups !== undefined) await followGroups(tx, person.id, settings.groups, claims.groups);
      return person?.id;
    });
    if (personId === undefined) return failed(request, reply, institutionId, 'unknown');
    await sessions.startSession(request, { institutionId, personId, via: 'OIDC' });
    return reply.redirect(leaving.goTo, 303);
  });

  async function claimsOf(request: FastifyRequest, { state, nonce, verifier }: Leaving): Promise<Claims> {
    const config = await provider();
    const tokens = await client.authorizationCodeGrant(config, new URL(request.url, `${publicUrl}/`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const own = tokens.claims();
    if (own === undefined) throw new Error('the provider sent no identity');
    const whole =
      own.email === undefined || settings.groups !== undefined
        ? { ...own, ...(await client.fetchUserInfo(config, tokens.access_token, own.sub)) }
        : own;
    const groups = Array.isArray(whole.groups) ? whole.groups.filter((one) => typeof one === 'string') : [];
    return { email: typeof whole.email === 'string' ? whole.email : undefined, verified: whole.email_verified === true, groups };
  }

  /** A page that says what happened and how to come in otherwise; nothing that the provider sent stands on it. */
  async function failed(
    request: FastifyRequest,
    reply: FastifyReply,
    institutionId: string,
    why: string,
    error?: unknown,
  ): Promise<FastifyReply> {
    log.warn('the accounts let nobody in', { institution: institutionId, why, ...(error instanceof Error && { error: error.message }) });
    const house = await transaction(store, institutionId, 'none', houseIn);
    const status = why === 'away' ? 503 : 403;
    return gatePage(entrance, request, reply, house, 'access/accounts', { why }, { status });
  }
}

interface Claims {
  readonly email: string | undefined;
  readonly verified: boolean;
  readonly groups: readonly string[];
}

/** What the provider says of itself, asked once; a failure is asked again. */
function findProvider({ issuer, clientId, clientSecret }: OidcSettings): () => Promise<client.Configuration> {
  let found: Promise<client.Configuration> | undefined;
  const url = new URL(issuer);
  const isNear = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname); // of this machine, as in tests
  return () => {
    found ??= client
      .discovery(url, clientId, clientSecret, clientSecret === undefined ? client.None() : undefined, {
        timeout: PATIENCE_S,
        ...(isNear && { execute: [client.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
}
