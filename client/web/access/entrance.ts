import type { FastifyRequest } from 'fastify';
import type { MailServer } from '../../../activities/dependencies.ts';
import type { Role } from '../../../domain/values.ts';
import type { Access, Screen } from '../screen.ts';
import type { Throttles } from './throttle.ts';

/** How somebody came in: a code sent by mail, or the institution's own accounts. */
export type SignedInBy = 'CODE' | 'OIDC';

/** The institution's own accounts, by OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Which role a group of the directory stands for; one that is not named here grants nothing. */
  readonly groups?: Readonly<Record<string, Role>>;
}

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

/** What the routes of getting in work with. */
export interface Entrance extends Screen {
  readonly sessions: Sessions;
  readonly settings: AccessSettings;
  readonly throttles: Throttles;
}
