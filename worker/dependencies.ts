import { Context } from '@temporalio/activity';
import type { Dependencies, DocumentMaker, Log, MailIdentity, MailServer } from '../activities/dependencies.ts';
import type { PostWebhook } from '../activities/webhook-post.ts';
import type { MailingWaker } from '../client/wake-mailing.ts';
import type { Store } from '../store/store.ts';
import { createRenderer, type Renderer } from '../templates/render.ts';

export interface Collaborators {
  readonly store: Store;
  readonly server: MailServer;
  readonly identity: MailIdentity;
  readonly waker: MailingWaker;
  readonly log: Log;
  /** After a commit, besides letters: webhooks are told. */
  readonly wakeWebhooks?: (institutionId: string) => Promise<void>;
  readonly post?: PostWebhook;
  /** What letters carry; without it they carry nothing. */
  readonly documents?: DocumentMaker;
}

let renderer: Renderer | undefined;

/** The real collaborators of the activities; every template compiles here, so that a missing file stops the worker and not Thursday's briefing. */
export function buildDependencies({ store, server, identity, waker, log, wakeWebhooks, post, documents }: Collaborators): Dependencies {
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
      await wakeWebhooks?.(institutionId).catch((error: unknown) =>
        log.warn('webhooks were not woken; the sweep will', { institutionId, error: String(error) }),
      );
    },
    heartbeat: () => Context.current().heartbeat(),
    ...(post && { post }),
    ...(documents && { documents }),
  };
}
