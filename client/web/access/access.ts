import type { FastifyInstance } from 'fastify';
import type { WebParts } from '../screen.ts';
import { registerCookie } from './cookie.ts';
import { registerCsrf } from './csrf.ts';
import type { AccessSettings, Sessions } from './entrance.ts';
import { endKnown, readerIn, readerOf, startKnown } from './known.ts';
import { oidcRoutes } from './oidc.ts';
import { openRoutes } from './open.ts';
import { signInRoutes } from './sign-in.ts';
import { createThrottles } from './throttle.ts';

export type { AccessSettings } from './entrance.ts';

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
