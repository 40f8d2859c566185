import type { Config } from '../../config/env.ts';
import { TASK_QUEUE } from '../../contracts/ids.ts';
import { whenSupervisorIsGone } from '../../embedded/supervisor.ts';
import { openStore } from '../../store/store.ts';
import { createLog } from '../../worker/log.ts';
import { connectEngine } from '../connect.ts';
import { engineRuns, findDatabase, findEngine } from '../parts.ts';
import { createMailingWaker } from '../wake-mailing.ts';
import { createAccess } from './access/access.ts';
import { accessSettings } from './access/settings.ts';
import { type ConnectEngine, openEngineDoor } from './engine.ts';
import { buildServer } from './server.ts';

/** `rutina web`: the pages, until told to stop; they need the database alone. */
export async function runWeb(config: Config): Promise<void> {
  const log = createLog(config.logLevel, 'web');
  const asked = stopAsked();
  const database = await findDatabase(config, (message, fields) => log.info(message, fields));
  const store = openStore({ url: database.serviceUrl, wall: Date.now });
  const access = accessSettings(config);
  const engine = openEngineDoor(() => engineOf(config), store, log);
  const server = await buildServer(
    {
      store,
      log,
      home: config.home,
      publicUrl: config.publicUrl,
      mailElsewhere: config.smtpUrl !== undefined,
      afterActs: engine.afterActs,
      advance: engine.advance,
    },
    createAccess(access),
  );
  try {
    // This machine alone: the pages know nobody by a password, so that what faces the world is a proxy that does.
    await server.listen({ host: '127.0.0.1', port: config.webPort });
    log.info('the pages are ready', { port: config.webPort });
    await asked;
  } finally {
    await server.close();
    await engine.close();
    access.close();
    await store.close();
  }
}

/** The engine of the configuration; an embedded one that does not run is not started for the pages. */
async function engineOf(config: Config): ReturnType<ConnectEngine> {
  if (!(await engineRuns(config))) throw new Error('it does not run');
  const address = await findEngine(
    config,
    () => {},
    () => {},
  );
  const engine = await connectEngine(address.options, { namespace: address.namespace, taskQueue: TASK_QUEUE });
  return { engine, waker: createMailingWaker(engine.client.workflow, TASK_QUEUE) };
}

/** SIGTERM, SIGINT, or the supervisor's death. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve());
    whenSupervisorIsGone(resolve);
  });
}
