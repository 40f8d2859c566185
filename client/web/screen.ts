import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../activities/dependencies.ts';
import type { Documents } from '../../activities/documents.ts';
import type { Act } from '../../domain/acts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Store } from '../../store/store.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Pages } from './pages.ts';
import type { Reader } from './visit.ts';

/** What the pages are built from. */
export interface WebParts {
  readonly store: Store;
  readonly log: Log;
  readonly home: string; // of the embedded mailbox
  readonly publicUrl: string;
  readonly mailElsewhere: boolean; // letters leave by a real server
  /** After a commit: letters leave and open weeks read their plan again. It never fails; what it could not tell, the sweep repeats. */
  readonly afterActs: (institutionId: string, acts: readonly Act[]) => void;
  /** Who makes documents; a maker of its own where none is given. It ends with the server. */
  readonly documents?: Documents;
  /** Moves the clock of an institution that lives by a hand, with everything planned until then. */
  readonly advance: (institutionId: string, to: Instant) => Promise<void>;
}
/** How a reader is known, and a form known to be of our own making; sessions, links and tokens stand behind it. */
export interface Access {
  /** Whoever the session or the opened link of this request belongs to, in the institution of the transaction and still active; else undefined. */
  readonly readerIn: (tx: Tx, request: FastifyRequest) => Promise<Reader | undefined>;
  /** The same in a transaction of its own. */
  readonly readerOf: (request: FastifyRequest, institutionId: string) => Promise<Reader | undefined>;
  /** The token that the forms of a page carry against forgery. */
  readonly formToken: (request: FastifyRequest, reply: FastifyReply) => Promise<string> | string;
  /** True when a form that came in carries the token of its own reader. */
  readonly isOwnForm: (request: FastifyRequest, token: unknown) => Promise<boolean> | boolean;
  /** The doors themselves: links of letters, sign-in; tests bring readers without any. */
  readonly routes?: (server: FastifyInstance, screen: Screen) => void;
}
/** What a screen works with. */
export interface Screen extends WebParts {
  readonly pages: Pages;
  readonly access: Access;
  /** Answers with a page that belongs to no reader, in the browser's language. */
  readonly page: (
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    view: object,
    status?: number,
    house?: string,
  ) => FastifyReply;
  readonly notFound: (request: FastifyRequest, reply: FastifyReply, why?: string) => FastifyReply;
}
