import { Connection } from '@temporalio/client';
import pg from 'pg';
import { expect, inject, test } from 'vitest';

test('a test run has one PostgreSQL, as its owner and as the role that row-level security binds', async () => {
  for (const [url, role] of [
    [inject('postgresAdminUrl'), 'postgres'],
    [inject('postgresAppUrlTemplate').replace('{database}', 'postgres'), 'rutina_app'],
  ]) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query('SELECT current_user AS role')).rows).toEqual([{ role }]);
    await client.end();
  }
});

test('a test run has one Temporal server', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  expect(await connection.healthService.check({})).toMatchObject({ status: 1 });
  await connection.close();
});
