import { randomBytes } from 'node:crypto';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { DocumentMaker, Log } from '../../activities/dependencies.ts';
import { connectSmtp } from '../../activities/smtp.ts';
import { type Mailbox, startMailbox } from '../../embedded/mailbox.ts';
import { createDatabase, dropDatabase } from '../../store/databases.ts';
import { openStore, type Store } from '../../store/store.ts';
import { buildDependencies } from '../../worker/dependencies.ts';
import { startWorker } from '../../worker/start.ts';
import { connectEngine, type Engine, type EngineOptions } from '../connect.ts';
import { createMailingWaker, type MailingWaker } from '../wake-mailing.ts';

export interface Parts {
  readonly ownerUrl: string; // a role that may create databases
  readonly engine: EngineOptions;
  readonly namespace: string;
  readonly log: Log;
  readonly publicUrl: string;
  /** Who makes what letters carry; what measures the routine alone goes without. */
  readonly documents?: DocumentMaker;
}
/** A database, task queue, worker and mailbox of a rehearsal's own: many at once disturb neither each other nor the service. */
export interface EngineRoom {
  readonly name: string;
  readonly store: Store;
  readonly engine: Engine;
  readonly waker: MailingWaker;
  readonly mailbox: Mailbox; // where its letters arrive
  readonly close: () => Promise<void>;
}

export interface RoomOptions {
  /** Around every activity: doing it twice, or measuring it. */
  readonly interceptors?: (store: Store) => readonly ActivityInterceptorsFactory[];
}

/** Sets up a rehearsal's room on existing servers; `close` leaves nothing of it behind. */
export async function openEngineRoom(parts: Parts, { interceptors }: RoomOptions = {}): Promise<EngineRoom> {
  const name = randomBytes(5).toString('hex');
  const database = `rehearsal_${name}`;
  const url = await createDatabase(parts.ownerUrl, database);
  const mailbox = await startMailbox();
  const server = connectSmtp(mailbox.url);
  const store = openStore({ url, wall: Date.now });
  const taskQueue = `rehearsal-${name}`;
  const engine = await connectEngine(parts.engine, { namespace: parts.namespace, taskQueue });
  const waker = createMailingWaker(engine.client.workflow, taskQueue);
  const identity = { from: 'Rutina <rutina@rehearsal.example>', publicUrl: parts.publicUrl };
  const { log, documents } = parts;
  const dependencies = buildDependencies({ store, server, identity, waker, log, ...(documents && { documents }) });
  const worker = await startWorker({
    connection: parts.engine,
    namespace: parts.namespace,
    taskQueue,
    dependencies,
    maxCachedWorkflows: 50,
    ...(interceptors && { interceptors: { activity: [...interceptors(store)] } }),
  });
  return {
    name,
    store,
    engine,
    waker,
    mailbox,
    close: async () => {
      await worker.stop();
      await engine.connection.close();
      await store.close();
      server.close();
      await mailbox.stop();
      await dropDatabase(parts.ownerUrl, database);
    },
  };
}
