import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../activities/dependencies.ts';
import type { Store } from '../../store/store.ts';
import type { Pages } from './pages.ts';

/** What the pages are built from. */
export interface WebParts {
  readonly store: Store;
  readonly log: Log;
  readonly home: string; // of the embedded mailbox
  readonly publicUrl: string;
  readonly mailElsewhere: boolean; // letters leave by a real server
}
/** What a screen works with. */
export interface Screen extends WebParts {
  readonly pages: Pages;
  /** Answers with a page in the reader's language. */
  readonly page: (request: FastifyRequest, reply: FastifyReply, name: string, view: object, status?: number) => FastifyReply;
  readonly notFound: (request: FastifyRequest, reply: FastifyReply, why?: string) => FastifyReply;
}
