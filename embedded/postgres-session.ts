import pg from 'pg';

/** Whether a PostgreSQL answers there to this role and password. */
export async function answersAt(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {}); // a server that dies meanwhile is an answer, not a crash of ours
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export interface RoleFound {
  readonly name: string;
  readonly server: string;
  /** Whether row-level security does not bind it. */
  readonly bypasses: boolean;
}

/** Who one is at an address, or why one does not get in. */
export async function roleAt(url: string): Promise<RoleFound | string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; server: string; bypasses: boolean }>(
      `SELECT rolname AS name, current_setting('server_version') AS server, rolsuper OR rolbypassrls AS bypasses
         FROM pg_roles WHERE rolname = current_user`,
    );
    return rows[0] ?? 'the server does not say who we are';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The role the service logs in as: no superuser, and bound by row-level security. */
export async function ensureAppRole(adminUrl: string, role: string, password: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount !== 0) return;
    const secret = client.escapeLiteral(password);
    await client.query(
      `CREATE ROLE ${client.escapeIdentifier(role)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${secret}`,
    );
  });
}

/** Creates a database unless it is there; several processes may ask at once. */
export async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== '42P04' && code !== '23505') throw error; // it exists already, or another process was first
    }
  });
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
