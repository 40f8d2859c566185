import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foundTestInstitution } from '../support/institutions.ts';

// The one global table of the record; all else belongs to an institution (engineering.md section 5).
const GLOBAL = ['_prisma_migrations', 'institution'];
const APPEND_ONLY = ['act_form', 'action_log_entry', 'event', 'report_run'];

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const tables = async (): Promise<string[]> => {
  const { rows } = await owner.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
  return rows.map((row) => String(row.tablename));
};

describe('an institution sees and changes only its own rows', () => {
  test('every table but the global ones has the institution in its key, and row-level security that binds its owner too', async () => {
    const { rows } = await owner.query(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
        EXISTS (SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'institution_id') AS keyed
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`);
    const lax = rows.filter(({ name, forced, keyed }) => !GLOBAL.includes(name) && !(forced && keyed)).map(({ name }) => name);
    expect(lax).toEqual([]);
  });

  test('raw SQL of the service finds nothing of another institution in any table', async () => {
    const store = database.store();
    await foundTestInstitution(store, 'one');
    await foundTestInstitution(store, 'two');
    for (const table of (await tables()).filter((name) => !GLOBAL.includes(name))) {
      const found = await transaction(store, 'one', 'none', (tx) =>
        tx.db.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM "${table}" WHERE institution_id <> 'one'`),
      );
      expect([table, Number(found[0]?.n)]).toEqual([table, 0]);
    }
    await store.close();
  });

  test('a row for another institution is refused by the database', async () => {
    const store = database.store();
    await foundTestInstitution(store, 'three');
    await foundTestInstitution(store, 'four');
    const foreign = transaction(store, 'three', 'none', (tx) =>
      tx.db.person.create({
        data: { institutionId: 'four', id: randomUUID(), handle: 'spy', name: 'Spy', email: 'spy@x.example', locale: 'es' },
      }),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
    await store.close();
  });

  test('another institution cannot be changed, though its name can be listed', async () => {
    const store = database.store();
    await foundTestInstitution(store, 'five');
    await foundTestInstitution(store, 'six');
    const changed = await transaction(store, 'five', 'none', (tx) =>
      tx.db.institution.updateMany({ where: { id: 'six' }, data: { name: 'taken over' } }),
    );
    expect(changed.count).toBe(0);
    expect(await institutionIds(store)).toEqual(expect.arrayContaining(['five', 'six']));
    await store.close();
  });

  test('without an institution the service sees no rows at all', async () => {
    const service = new pg.Client({ connectionString: database.serviceUrl });
    await service.connect();
    const { rows } = await service.query('SELECT count(*)::int AS n FROM person');
    expect(rows[0]?.n).toBe(0);
    await service.end();
  });

  test('the role of the service is neither superuser nor free of row-level security', async () => {
    const store = database.store();
    const [role] = await transaction(store, 'one', 'none', (tx) =>
      tx.db.$queryRawUnsafe<{ name: string; rolsuper: boolean; rolbypassrls: boolean }[]>(
        'SELECT current_user::text AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
      ),
    );
    expect(role).toEqual({ name: 'rutina_app', rolsuper: false, rolbypassrls: false });
    await store.close();
  });
});

describe('what happened is only ever added', () => {
  test.each(APPEND_ONLY)('the service may not change or delete a row of %s', async (table) => {
    const { rows } = await owner.query(
      `SELECT has_table_privilege('rutina_app', '${table}', 'UPDATE') AS updates, has_table_privilege('rutina_app', '${table}', 'DELETE') AS deletes, has_table_privilege('rutina_app', '${table}', 'INSERT') AS adds`,
    );
    expect(rows[0]).toEqual({ updates: false, deletes: false, adds: true });
  });

  test('nothing can be deleted but what is no fact: a draft that was sent, a report that is a favourite no more', async () => {
    const deletable: string[] = [];
    for (const table of await tables()) {
      const { rows } = await owner.query(`SELECT has_table_privilege('rutina_app', '"${table}"', 'DELETE') AS deletes`);
      if (rows[0]?.deletes) deletable.push(table);
    }
    expect(deletable).toEqual(['favourite_report', 'form_draft']);
  });
});
