import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const DIRECTORY = path.join(import.meta.dirname, '../prisma/migrations');

/** Applies what is missing of prisma/migrations, one by one, as `prisma migrate deploy` would (same table, checksum and lock); answers their names. */
export async function migrate(ownerUrl: string, directory = DIRECTORY): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(72707369)'); // the lock of Prisma's own deployment; ends with the session
    await client.query(TABLE);
    const done = await appliedOf(client);
    const applied: string[] = [];
    for (const { name, sql, checksum } of migrationsIn(directory)) {
      const before = done.get(name);
      if (before && before.checksum !== checksum) throw new Error(`migration ${name} was changed after it was applied: restore its file`);
      if (before) continue;
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** The migrations of the folder that a database has not seen; none when it is up to date. */
export async function pendingMigrations(ownerUrl: string, directory = DIRECTORY): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known");
    const done = rows[0]?.known === true ? await appliedOf(client) : new Map();
    return migrationsIn(directory)
      .map(({ name }) => name)
      .filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
  rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

async function appliedOf(client: pg.Client): Promise<Map<string, { checksum: string }>> {
  const { rows } = await client.query(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL',
  );
  return new Map(rows.map((row) => [String(row.migration_name), { checksum: String(row.checksum) }]));
}

function migrationsIn(directory: string): { name: string; sql: string; checksum: string }[] {
  return readdirSync(directory)
    .filter((name) => /^\d/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
