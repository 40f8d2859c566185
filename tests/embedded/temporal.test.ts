import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../../embedded/processes.ts';
import { startEphemeralTemporal, startTemporal, stopTemporal, type Temporal } from '../../embedded/temporal.ts';
import { aHome } from './homes.ts';

const { home, remove } = aHome();
const options = { home, ports: { temporal: 0, ui: 0 } };
let temporal: Temporal;

beforeAll(async () => {
  temporal = await startTemporal({ ...options, progress: (line) => process.stderr.write(`${line}\n`) });
}, 600_000);
afterAll(async () => {
  await stopTemporal({ home });
  remove();
});

async function connected<T>(address: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const pidOf = (folder: string): number => JSON.parse(readFileSync(path.join(folder, 'temporal', 'server.json'), 'utf8')).pid;
const startWaiting = (connection: Connection): Promise<unknown> =>
  connection.workflowService.startWorkflowExecution({
    namespace: 'default',
    workflowId: 'weekly-cycle/mop/2026-W48',
    requestId: 'one',
    workflowType: { name: 'weeklyCycle' },
    taskQueue: { name: 'nobody' },
    searchAttributes: {
      indexedFields: {
        Week: { metadata: { encoding: Buffer.from('json/plain'), type: Buffer.from('Keyword') }, data: Buffer.from('"2026-W48"') },
      },
    },
  });
const count = async (connection: Connection): Promise<number> =>
  Number((await connection.workflowService.countWorkflowExecutions({ namespace: 'default', query: 'Week = "2026-W48"' })).count);

test('its file carries the minor version of the server, in WAL mode, and its pages answer', async () => {
  const minor = temporal.version.split('.', 2).join('.');
  expect(existsSync(path.join(home, 'temporal', `temporal-${minor}.db-wal`))).toBe(true);
  await expect.poll(async () => (await fetch(temporal.uiUrl)).status, { timeout: 10_000 }).toBe(200);
});

test('Institution and Week are search attributes, at every start', async () => {
  const { customAttributes } = await connected(temporal.address, (connection) =>
    connection.operatorService.listSearchAttributes({ namespace: 'default' }),
  );
  expect(customAttributes).toMatchObject({ Institution: 2, Week: 2 });
});

test('whoever starts it again finds it running, several at once too', async () => {
  const others = await Promise.all([1, 2, 3].map(() => startTemporal(options)));
  expect(others.map(({ found, address }) => ({ found, address }))).toEqual(Array(3).fill({ found: true, address: temporal.address }));
});

test('after kill -9 it starts again at the same address and goes on with the workflows it had', async () => {
  await connected(temporal.address, startWaiting);
  await expect.poll(() => connected(temporal.address, count), { timeout: 10_000 }).toBe(1);
  process.kill(pidOf(home), 'SIGKILL');
  await expect.poll(() => temporal.answers(), { timeout: 10_000 }).toBe(false);
  const again = await startTemporal(options);
  expect(again).toMatchObject({ found: false, address: temporal.address, uiUrl: temporal.uiUrl });
  expect(await connected(again.address, count)).toBe(1);
});

test('stopped, it is gone, and stopping again is nothing', async () => {
  const pid = pidOf(home);
  await temporal.stop();
  expect(isAlive(pid)).toBe(false);
  expect(await stopTemporal({ home })).toBe(false);
});

test('a namespace of another name is made', async () => {
  const named = await startTemporal({ ...options, namespace: 'rutina' });
  const { customAttributes } = await connected(named.address, (connection) =>
    connection.operatorService.listSearchAttributes({ namespace: 'rutina' }),
  );
  expect(customAttributes).toMatchObject({ Institution: 2, Week: 2 });
  await named.stop();
});

test('a test may have a server of its own, gone when stopped', async () => {
  const own = await startEphemeralTemporal();
  expect(await connected(own.address, count)).toBe(0);
  await own.stop();
  await expect(Connection.connect({ address: own.address, connectTimeout: '300ms' })).rejects.toThrow();
});
