import { Context } from '@temporalio/activity';
import type { Dependencies, Log, MailIdentity, MailServer } from '../activities/dependencies.ts';
import type { MailingWaker } from '../client/wake-mailing.ts';
import type { Store } from '../store/store.ts';
import { createRenderer, type Renderer } from '../templates/render.ts';

export interface Collaborators {
  readonly store: Store;
  readonly server: MailServer;
  readonly identity: MailIdentity;
  readonly waker: MailingWaker;
  readonly log: Log;
}

let renderer: Renderer | undefined;

/** The real collaborators of the activities; every template compiles here, so that a missing file stops the worker and not Thursday's briefing. */
export function buildDependencies({ store, server, identity, waker, log }: Collaborators): Dependencies {
  renderer ??= createRenderer();
  return {
    store,
    server,
    identity,
    renderer,
    log,
    wakeMailing: async (institutionId) => {
      await waker
        .wake(institutionId)
        .catch((error: unknown) => log.warn('mailing was not woken; the sweep will', { institutionId, error: String(error) }));
    },
    heartbeat: () => Context.current().heartbeat(),
  };
}
