import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reader } from '../visit.ts';

/** How somebody came in: a code sent by mail, or the institution's own accounts. */
export type SignedInBy = 'CODE' | 'OIDC';

/** Who is looking, and whether a form is one of ours: all that pages ask of getting in. */
export interface Access {
  /** The person of this request in this institution: by a session that is alive, else by a letter's link that is. It writes nothing but when a session was last seen. */
  readonly readerOf: (request: FastifyRequest, institutionId: string) => Promise<Reader | undefined>;
  /** The token that the forms of the page carry; asked before the page is written. */
  readonly formToken: (request: FastifyRequest, reply: FastifyReply) => Promise<string>;
  /** True when the form was shown to this very browser by us. */
  readonly isOwnForm: (request: FastifyRequest, token: unknown) => Promise<boolean>;
  /** Signs somebody in: a session with a new id in a new cookie, whatever the browser brought. */
  readonly startSession: (
    request: FastifyRequest,
    reply: FastifyReply,
    who: { readonly institutionId: string; readonly personId: string; readonly via: SignedInBy },
  ) => Promise<void>;
  /** Signs out of one institution; a letter's link is forgotten as well. */
  readonly endSession: (request: FastifyRequest, reply: FastifyReply, institutionId: string) => Promise<void>;
}
