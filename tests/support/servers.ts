import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, stopPostgres } from '../../embedded/postgres.ts';
import { isAlive } from '../../embedded/processes.ts';
import { startTemporal, stopTemporal } from '../../embedded/temporal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As the owner of everything, on the database `postgres`: for CREATE DATABASE and migrations. */
    postgresAdminUrl: string;
    /** As the role that row-level security binds; put the database's name where it says {database}. */
    postgresAppUrlTemplate: string;
    temporalAddress: string;
  }
}

const PREFIX = 'rutina-tests-';

/** One PostgreSQL and one Temporal server for a whole test run, in a home of its own; a run that was killed is tidied up by the next. */
export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  await tidyUp();
  const home = path.join(os.tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755); // where the tests run as root, PostgreSQL runs as somebody else
  const [postgres, temporal] = await Promise.all([
    startPostgres({ home, port: 0, durable: false }),
    startTemporal({ home, ports: { temporal: 0, ui: 0 }, progress: (line) => process.stderr.write(`${line}\n`) }),
  ]);
  project.provide('postgresAdminUrl', postgres.adminUrl);
  project.provide('postgresAppUrlTemplate', postgres.appUrl('{database}'));
  project.provide('temporalAddress', temporal.address);
  return async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    rmSync(home, { recursive: true, force: true });
  };
}

async function tidyUp(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length)))) continue;
    const home = path.join(os.tmpdir(), name);
    await Promise.allSettled([stopPostgres({ home }), stopTemporal({ home })]);
    rmSync(home, { recursive: true, force: true });
  }
}
