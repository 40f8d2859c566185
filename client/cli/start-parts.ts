import type { Config } from '../../config/env.ts';
import { TASK_QUEUE } from '../../contracts/ids.ts';
import { keepAlive } from '../../embedded/keep-alive.ts';
import { type Mailbox, startMailbox } from '../../embedded/mailbox.ts';
import { ensureSearchAttributes } from '../../embedded/temporal-session.ts';
import { type InstitutionView, listInstitutions } from '../../store/institution-views.ts';
import { migrate } from '../../store/migrate.ts';
import { readSettings } from '../../store/settings.ts';
import { openStore, type Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { connectEngine, type Engine } from '../connect.ts';
import { foundDemonstration } from '../demo.ts';
import { type Database, type EngineAddress, findDatabase, findEngine } from '../parts.ts';
import { applySchedules } from '../schedules.ts';
import { createMailingWaker, type MailingWaker } from '../wake-mailing.ts';
import type { Io } from './command.ts';
import { silent } from './service.ts';

/** What a start looks after, besides its two children. */
export interface Running {
  readonly database: Database;
  readonly address: EngineAddress;
  readonly mailbox: Mailbox | undefined;
  readonly store: Store;
  readonly engine: Engine;
  readonly waker: MailingWaker;
  readonly institutions: readonly InstitutionView[];
  /** Ends what we hold, and stops the embedded parts. */
  readonly stop: () => Promise<void>;
}

/** Starts the embedded parts that no address stands for, brings the database up to date, and sets going whoever lives by Schedules. */
export async function startParts(config: Config, io: Io, { demo }: { readonly demo: boolean }): Promise<Running> {
  const [database, address, mailbox] = await Promise.all([
    findDatabase(config, silent),
    findEngine(config, silent, io.err),
    config.smtpUrl === undefined ? startMailbox({ home: config.home, port: config.ports.smtp }) : undefined,
  ]);
  const keepers = [
    ...(database.embedded
      ? [keepAlive({ name: 'PostgreSQL', check: database.embedded.answers, start: () => findDatabase(config, silent), log: told(io) })]
      : []),
    ...(address.embedded
      ? [keepAlive({ name: 'Temporal', check: address.embedded.answers, start: () => findEngine(config, silent, io.err), log: told(io) })]
      : []),
  ];
  await migrate(database.ownerUrl);
  const store = openStore({ url: database.serviceUrl, wall: Date.now });
  if (demo) await foundDemonstration(store);
  const engine = await connectEngine(address.options, { namespace: address.namespace, taskQueue: TASK_QUEUE });
  await ensureSearchAttributes(engine.connection, engine.namespace).catch(() =>
    io.err('the search attributes Institution and Week could not be looked at: "rutina doctor" says what to do'),
  );
  const institutions = await listInstitutions(store);
  for (const { id } of institutions.filter(({ scheduled }) => scheduled))
    await applySchedules(engine, await transaction(store, id, 'none', readSettings));
  return {
    database,
    address,
    mailbox,
    store,
    engine,
    waker: createMailingWaker(engine.client.workflow, TASK_QUEUE),
    institutions,
    stop: async () => {
      await Promise.all(keepers.map((keeper) => keeper.stop()));
      await engine.connection.close();
      await store.close();
      await Promise.all([mailbox?.stop(), database.embedded?.stop(), address.embedded?.stop()]);
    },
  };
}

const told =
  (io: Io) =>
  (message: string, { part = '', error }: Record<string, unknown> = {}): void =>
    io.err(`${String(part)} ${message}${error === undefined ? '' : `: ${String(error)}`}`);
