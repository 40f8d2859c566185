import { randomBytes } from 'node:crypto';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import pg from 'pg';
import type { Log } from '../../activities/dependencies.ts';
import { connectSmtp } from '../../activities/smtp.ts';
import { startMailbox } from '../../embedded/mailbox.ts';
import { migrate } from '../../store/migrate.ts';
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
}
/** A database, task queue, worker and mailbox of a rehearsal's own: many at once disturb neither each other nor the service. */
export interface EngineRoom {
  readonly name: string;
  readonly store: Store;
  readonly engine: Engine;
  readonly waker: MailingWaker;
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
  const dependencies = buildDependencies({ store, server, identity, waker, log: parts.log });
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

const TEMPLATE = 'rutina_template';

/** A migrated database made from a template that is made once; the template is locked while it is looked at, since copying it allows no other session in it. */
async function createDatabase(ownerUrl: string, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(72707370)');
    await client.query(`CREATE DATABASE ${TEMPLATE}`).catch(ignoreExisting);
    await migrate(withDatabase(ownerUrl, TEMPLATE));
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} TEMPLATE ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  return withDatabase(ownerUrl, database);
}

async function dropDatabase(ownerUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error;
}
