import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebhookRequest } from '../../activities/webhook-post.ts';
import { createWebhookActivities } from '../../activities/webhooks.ts';
import { wakeWebhooks } from '../../client/wake-webhooks.ts';
import { webhooksId } from '../../contracts/ids.ts';
import { perform } from '../../store/perform.ts';
import { transaction } from '../../store/transaction.ts';
import { createWebhook } from '../../store/webhooks.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { openScreens, type Screens } from '../support/screens.ts';
import { fakeRecord } from '../workflows/fake-record.ts';

const ID = `mop-${randomUUID().slice(0, 8)}`; // one server for all tests: the run's name is this file's own
let screens: Screens;
let engine: TestEngine;
const got: WebhookRequest[] = [];
const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-24T09:00', institutionId: ID });
  const { store } = screens;
  const { deliverEvents } = createWebhookActivities({
    store,
    heartbeat: () => {},
    log: silent,
    post: async (request) => {
      got.push(request);
      return { kind: 'taken', reply: 'HTTP 204' };
    },
  });
  engine = await testEngine({ ...fakeRecord().activities, deliverEvents });
});
afterAll(async () => {
  await engine?.close();
  await screens?.close();
});

const wake = () => wakeWebhooks(screens.store, engine.client.workflow, engine.taskQueue, ID);
const teller = () => engine.client.workflow.getHandle(webhooksId(ID));

test('where no webhook waits, no run is started', async () => {
  await wake();
  await expect(teller().describe()).rejects.toThrow(/not found/i);
});

test('an act is told by a run of the institution’s own, which then ends', async () => {
  const by = screens.people.get('ivan') ?? '';
  await transaction(screens.store, ID, 'none', (tx) =>
    createWebhook(tx, { url: 'https://told.example.org', kinds: ['act'], by, wall: Date.now() }),
  );
  await perform(
    screens.store,
    { do: 'addAction', item: 'A-003', text: 'contado' },
    { institutionId: ID, formId: randomUUID(), by, via: 'web' },
  );
  await wake();
  expect(await teller().result()).toEqual({ delivered: 1 });
  expect(got.map(({ url, body }) => [url, (JSON.parse(body) as { institution: string }).institution])).toEqual([
    ['https://told.example.org', ID],
  ]);
});
