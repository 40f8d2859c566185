import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { Instant } from '../../domain/instant.ts';
import { createDatabase, dropDatabase } from '../../store/databases.ts';
import { openStore, type Store } from '../../store/store.ts';

export interface TestDatabase {
  /** As the owner of the tables, whom row-level security does not bind. */
  readonly ownerUrl: string;
  /** As the role of the service. */
  readonly serviceUrl: string;
  /** Opens a store as the service does; by the wall clock unless another is given. Those still open are closed by `drop`. */
  readonly store: (wall?: () => Instant) => Store;
  readonly drop: () => Promise<void>;
}

/** A migrated database of a test file's own on the server of the test run. */
export async function testDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = await createDatabase(adminUrl, name);
  const serviceUrl = inject('postgresAppUrlTemplate').replace('{database}', name);
  const opened: Store[] = [];
  return {
    ownerUrl,
    serviceUrl,
    store: (wall = Date.now) => {
      const store = openStore({ url: serviceUrl, wall });
      opened.push(store);
      return store;
    },
    drop: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await dropDatabase(adminUrl, name);
    },
  };
}
