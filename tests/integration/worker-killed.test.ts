import { expect, inject, test } from 'vitest';
import { connectEngine } from '../../client/connect.ts';
import { TASK_QUEUE } from '../../contracts/ids.ts';
import { startMailbox } from '../../embedded/mailbox.ts';
import { accountsOf, nothingLost } from '../support/accounts.ts';
import { testDatabase } from '../support/database.ts';
import { compressedWeek, openLiveWeek, startProcess, until, weekEnded } from '../support/live-week.ts';

test('a worker killed in the middle of a running week and of a batch of letters: the week ends right, no letter is lost or doubled', async () => {
  const database = await testDatabase();
  const store = database.store(Date.now);
  const mailbox = await startMailbox();
  const engine = await connectEngine({ address: inject('temporalAddress') }, { namespace: 'default', taskQueue: TASK_QUEUE });
  const env = {
    DATABASE_URL: database.serviceUrl,
    DATABASE_ADMIN_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    SMTP_URL: mailbox.url,
  };
  let worker = startProcess('worker', env);
  try {
    const week = await compressedWeek(store, database.ownerUrl, { startsInMs: 4_000, apartMs: 700 });
    await openLiveWeek(engine, week);
    // Killed at its busiest: in the batch of the opening, and again half-way through the week.
    for (const letters of [1, 5]) {
      await until(`${letters} letters have arrived`, async () => mailbox.messages().length >= letters);
      worker.kill('SIGKILL');
      worker = startProcess('worker', env);
    }
    await weekEnded(engine, week);
    const wrong = async (): Promise<string[]> => nothingLost(await accountsOf(store, week.institutionId, mailbox));
    await until('the last letter has left', async () => (await wrong()).length === 0);
    expect(await wrong()).toEqual([]);
  } finally {
    worker.kill('SIGTERM');
    await engine.connection.close();
    await store.close();
    await mailbox.stop();
    await database.drop();
  }
}, 180_000);
