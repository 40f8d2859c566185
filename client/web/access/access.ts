import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MailServer } from '../../../activities/dependencies.ts';
import type { Access, WebParts } from '../screen.ts';
import { registerCookie } from './cookie.ts';
import { registerCsrf } from './csrf.ts';
import { endKnown, readerIn, readerOf, startKnown } from './known.ts';
import { type OidcSettings, oidcRoutes } from './oidc.ts';
import { openRoutes } from './open.ts';
import { signInRoutes } from './sign-in.ts';
import { createThrottles } from './throttle.ts';

/** How somebody came in: a code sent by mail, or the institution's own accounts. */
export type SignedInBy = 'CODE' | 'OIDC';

/** What getting in needs beside what every page is built from. */
export interface AccessSettings {
  readonly sessionKey: Buffer; // 32 bytes: of the cookie, and of what is kept of a code
  readonly mail: { readonly from: string; readonly server: MailServer; readonly sign?: (raw: Uint8Array) => Promise<Uint8Array> };
  readonly oidc?: OidcSettings;
}

/** What pages ask of getting in, and how its own routes sign people in and out. */
export interface Sessions extends Access {
  /** Signs somebody in: a session with a new id, whatever the browser brought. */
  readonly startSession: (
    request: FastifyRequest,
    who: { readonly institutionId: string; readonly personId: string; readonly via: SignedInBy },
  ) => Promise<void>;
  /** Signs out of one institution; the link of a letter is forgotten with it. */
  readonly endSession: (request: FastifyRequest, institutionId: string) => Promise<void>;
}

/** Readers by an encrypted cookie, and the routes that fill it: links of letters, codes by mail, the institution's own accounts (domain.md 3.3). */
export const createAccess =
  (settings: AccessSettings) =>
  async (server: FastifyInstance, { store, publicUrl }: WebParts): Promise<Sessions> => {
    await registerCookie(server, settings.sessionKey, publicUrl.startsWith('https://'));
    const throttles = await createThrottles(server);
    const sessions: Sessions = {
      ...(await registerCsrf(server)),
      readerIn: (tx, request) => readerIn(store, tx, request),
      readerOf: (request, institutionId) => readerOf(store, request, institutionId),
      startSession: (request, who) => startKnown(store, request, who),
      endSession: (request, institutionId) => endKnown(store, request, institutionId),
      routes: (own, screen) => {
        const entrance = { ...screen, sessions, settings, throttles };
        openRoutes(own, entrance);
        signInRoutes(own, entrance);
        if (settings.oidc !== undefined) oidcRoutes(own, entrance, settings.oidc);
      },
    };
    return sessions;
  };
