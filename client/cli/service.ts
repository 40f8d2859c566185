import type { Config } from '../../config/env.ts';
import { TASK_QUEUE } from '../../contracts/ids.ts';
import { migrate, pendingMigrations } from '../../store/migrate.ts';
import { openStore, type Store } from '../../store/store.ts';
import { institutionIds } from '../../store/transaction.ts';
import { connectEngine, type Engine } from '../connect.ts';
import { findDatabase, findEngine, type Tell } from '../parts.ts';
import { createMailingWaker, type MailingWaker } from '../wake-mailing.ts';
import type { Io } from './command.ts';
import { Refused } from './outcome.ts';

export const silent: Tell = () => {};

/** Does something on the database, the configured one or this home's own, and closes it. */
export async function withStore<Result>(config: Config, work: (store: Store) => Promise<Result>): Promise<Result> {
  const database = await findDatabase(config, silent);
  const pending = await pendingMigrations(database.ownerUrl);
  if (pending.length > 0 && database.embedded === undefined)
    throw new Refused(`The database lacks ${pending.length} migrations (${pending.join(', ')}): run "rutina database migrate" first.`);
  if (pending.length > 0) await migrate(database.ownerUrl);
  const store = openStore({ url: database.serviceUrl, wall: Date.now });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export interface Service {
  readonly engine: Engine;
  readonly waker: MailingWaker;
}

/** Does something with the engine, the configured one or this home's own. */
export async function withEngine<Result>(config: Config, io: Io, work: (service: Service) => Promise<Result>): Promise<Result> {
  const address = await findEngine(config, silent, io.err);
  const engine = await connectEngine(address.options, { namespace: address.namespace, taskQueue: TASK_QUEUE });
  try {
    return await work({ engine, waker: createMailingWaker(engine.client.workflow, TASK_QUEUE) });
  } finally {
    await engine.connection.close();
  }
}

/** The id of an institution as people name it, by code or id; an unknown one is told which exist. */
export async function institutionOf(store: Store, named: string): Promise<string> {
  const ids = await institutionIds(store);
  const id = named.toLowerCase();
  if (ids.includes(id)) return id;
  throw new Refused(
    ids.length === 0
      ? `There is no institution ${JSON.stringify(named)}, nor any other: "rutina institutions create" makes one, "rutina start" the one of the demonstration.`
      : `There is no institution ${JSON.stringify(named)}. There are: ${ids.join(', ')}.`,
  );
}
