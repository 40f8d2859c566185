import pg from 'pg';
import { migrate } from './migrate.ts';

const TEMPLATE = 'rutina_template';
const TEMPLATE_LOCK = 72_707_370;

/** A new database with every migration applied, copied from a template that is made once; answers its owner's address. */
export async function createDatabase(ownerUrl: string, database: string): Promise<string> {
  await asOwner(ownerUrl, async (client) => {
    // The template is locked while it is looked at: copying it allows no other session in it.
    await client.query(`SELECT pg_advisory_lock(${TEMPLATE_LOCK})`);
    await client.query(`CREATE DATABASE ${TEMPLATE}`).catch(ignoreExisting);
    await migrate(withDatabase(ownerUrl, TEMPLATE));
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} TEMPLATE ${TEMPLATE}`);
  });
  return withDatabase(ownerUrl, database);
}

/** Removes a database with all that is in it, whoever is still connected. */
export async function dropDatabase(ownerUrl: string, database: string): Promise<void> {
  await asOwner(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`));
}

/** Whether this role may create databases at all. */
export async function mayCreateDatabases(url: string): Promise<boolean> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may === true;
  });
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

async function asOwner<Result>(ownerUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error;
}
