import { openDocuments } from '../activities/documents.ts';
import { connectSmtp, dkimSigner } from '../activities/smtp.ts';
import { webhookPoster } from '../activities/webhook-post.ts';
import { connectEngine } from '../client/connect.ts';
import { findDatabase, findEngine, type Tell } from '../client/parts.ts';
import { createMailingWaker } from '../client/wake-mailing.ts';
import { wakeWebhooks } from '../client/wake-webhooks.ts';
import type { Config } from '../config/env.ts';
import { TASK_QUEUE } from '../contracts/ids.ts';
import { mailboxUrl } from '../embedded/mailbox.ts';
import { whenSupervisorIsGone } from '../embedded/supervisor.ts';
import { ensureSearchAttributes } from '../embedded/temporal-session.ts';
import { openStore } from '../store/store.ts';
import { buildDependencies } from './dependencies.ts';
import { quietEngine } from './engine-log.ts';
import { createLog } from './log.ts';
import { startWorker } from './start.ts';
import { startSweep } from './sweep.ts';

/** `rutina worker`: carries out the routine of every institution until told to stop, then ends what it has in hand. */
export async function runWorker(config: Config): Promise<void> {
  const log = createLog(config.logLevel, 'worker');
  const asked = stopAsked();
  const tell: Tell = (message, fields) => log.info(message, fields);
  quietEngine(log);
  const [database, address] = await Promise.all([findDatabase(config, tell), findEngine(config, tell, (line) => log.info(line))]);
  const store = openStore({ url: database.serviceUrl, wall: Date.now });
  const engine = await connectEngine(address.options, { namespace: address.namespace, taskQueue: TASK_QUEUE });
  await ensureSearchAttributes(engine.connection, engine.namespace).catch((error: unknown) =>
    log.warn('the search attributes could not be looked at; an administrator of the cluster adds Institution and Week', {
      error: String(error),
    }),
  );
  const server = connectSmtp(config.smtpUrl ?? mailboxUrl(config.home));
  const waker = createMailingWaker(engine.client.workflow, TASK_QUEUE);
  const { mailFrom: from, publicUrl, dkim } = config;
  const dependencies = buildDependencies({
    store,
    server,
    identity: { from, publicUrl, ...(dkim && { sign: dkimSigner(dkim) }) },
    waker,
    log,
    wakeWebhooks: (institutionId) => wakeWebhooks(store, engine.client.workflow, TASK_QUEUE, institutionId),
    post: webhookPoster({ inside: config.webhooksInside }),
    documents: openDocuments(),
  });
  const { namespace, taskQueue } = engine;
  const started = await startWorker({
    connection: address.options,
    namespace,
    taskQueue,
    dependencies,
    ...(config.workflowBundle !== undefined && { bundleFile: config.workflowBundle }),
  });
  const sweep = startSweep({ store, client: engine.client.workflow, waker, log });
  log.info('the worker is ready', { engine: address.shown, namespace, taskQueue });
  try {
    await Promise.race([asked, started.ended]); // an end that nobody asked for is a failure, told by `ended`
  } finally {
    await sweep.stop();
    await started.stop();
    await engine.connection.close();
    await store.close();
    server.close();
  }
  log.info('the worker has ended');
}

/** SIGTERM, SIGINT, or the supervisor's death. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve());
    whenSupervisorIsGone(resolve);
  });
}
