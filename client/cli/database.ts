import { lookAtPostgres, stopPostgres } from '../../embedded/postgres.ts';
import { roleAt } from '../../embedded/postgres-session.ts';
import { migrate, pendingMigrations } from '../../store/migrate.ts';
import { findDatabase } from '../parts.ts';
import { type CommandGroup, command } from './command.ts';
import { EXIT, Refused } from './outcome.ts';
import { silent } from './service.ts';
import { fields } from './table.ts';

/** `rutina database …` */
export const database: CommandGroup = {
  about: 'Migrates the database, and shows how it stands',
  commands: {
    migrate: { about: 'apply what is missing of the migrations', load: async () => migrating },
    status: { about: 'which database it is, and what it lacks', load: async () => status },
    stop: { about: "stop this home's embedded PostgreSQL", load: async () => stop },
  },
};

const migrating = command({
  name: 'migrate',
  about: 'Applies what is missing of the migrations, as the owner of the tables (DATABASE_ADMIN_URL); twice is once',
  args: {},
  examples: ['rutina database migrate', 'DATABASE_URL=… DATABASE_ADMIN_URL=… rutina database migrate'],
  perform: async (_given, io) => {
    const { ownerUrl } = await findDatabase(io.config(), silent);
    const applied = await migrate(ownerUrl);
    io.out(applied.length === 0 ? 'the database is up to date' : `applied: ${applied.join(', ')}`);
    return EXIT.ok;
  },
});

const status = command({
  name: 'status',
  about: 'Shows which database it is and whether it is up to date; an embedded one is started if it does not run',
  args: {},
  examples: ['rutina database status'],
  perform: async (_given, io) => {
    const config = io.config();
    const { ownerUrl, serviceUrl, embedded } = await findDatabase(config, silent);
    const pending = await pendingMigrations(ownerUrl);
    const [owner, service] = await Promise.all([roleAt(ownerUrl), roleAt(serviceUrl)]);
    const { host, pathname } = new URL(serviceUrl);
    io.out(
      fields([
        ['database', `${host}${pathname}${embedded ? ' (embedded)' : ''}`],
        ['server', typeof service === 'string' ? service : `PostgreSQL ${service.server}`],
        [
          'service role',
          typeof service === 'string' ? service : `${service.name}${service.bypasses ? ', which row-level security does not bind' : ''}`,
        ],
        ['owner role', typeof owner === 'string' ? owner : owner.name],
        ['migrations', pending.length === 0 ? 'up to date' : `${pending.length} missing: ${pending.join(', ')}`],
        ['data', embedded?.folder ?? null],
      ]),
    );
    return EXIT.ok;
  },
});

const stop = command({
  name: 'stop',
  about: "Stops this home's embedded PostgreSQL; a configured one is left alone",
  args: {},
  examples: ['rutina database stop'],
  perform: async (_given, io) => {
    const { home, databaseUrl } = io.config();
    if (databaseUrl !== undefined) throw new Refused('DATABASE_URL names a database that is not ours to stop.');
    await lookAtPostgres(home); // one of another major version says so here
    io.out((await stopPostgres({ home })) ? 'stopped' : 'it did not run');
    return EXIT.ok;
  },
});
