import path from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import type { Config } from '../config/env.ts';
import { readKept } from '../embedded/kept.ts';
import { accepts } from '../embedded/ports.ts';
import { type Postgres, startPostgres } from '../embedded/postgres.ts';
import { startTemporal, type Temporal } from '../embedded/temporal.ts';
import type { EngineOptions } from './connect.ts';

export type Tell = (message: string, fields?: Record<string, unknown>) => void;

/** Where the database is: as the owner of the tables, and as the service that row-level security binds. */
export interface Database {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly embedded?: Postgres;
}
/** How to reach the engine. */
export interface EngineAddress {
  readonly options: EngineOptions;
  readonly namespace: string;
  readonly shown: string; // for people: an address, no secret
  readonly embedded?: Temporal;
}

const DATABASE = 'rutina';

/** The database named by configuration, or this home's own, started or found. */
export async function findDatabase(config: Config, log: Tell): Promise<Database> {
  if (config.databaseUrl !== undefined) return { ownerUrl: config.databaseAdminUrl ?? config.databaseUrl, serviceUrl: config.databaseUrl };
  const postgres = await startPostgres({ home: config.home, port: config.ports.postgres, log });
  await postgres.ensureDatabase(DATABASE);
  return { ownerUrl: postgres.url(DATABASE), serviceUrl: postgres.appUrl(DATABASE), embedded: postgres };
}

/** The engine named by configuration, or this home's own, started or found. */
export async function findEngine(config: Config, log: Tell, progress: (line: string) => void): Promise<EngineAddress> {
  if (config.temporal.kind === 'existing') {
    const { profile, variables } = config.temporal;
    const { connectionOptions, namespace } = loadClientConnectConfig({
      ...(profile !== undefined && { profile }),
      overrideEnvVars: { ...variables },
    });
    const { address, tls, apiKey, metadata } = connectionOptions;
    if (address === undefined) throw new Error(`the profile ${profile ?? 'default'} names no address: give TEMPORAL_ADDRESS`);
    // The library's options and ours differ only in how they leave a field out.
    const options = {
      address,
      ...(tls != null && { tls }),
      ...(typeof apiKey === 'string' && { apiKey }),
      ...(metadata && { metadata }),
    } as EngineOptions;
    return { options, namespace: namespace ?? config.temporalNamespace, shown: address };
  }
  const temporal = await startTemporal({
    home: config.home,
    log,
    progress,
    ports: { temporal: config.ports.temporal, ui: config.ports.temporalUi },
    namespace: config.temporalNamespace,
    cacheFolder: config.cacheFolder,
    ...(config.temporalCli !== undefined && { cliPath: config.temporalCli }),
  });
  return { options: { address: temporal.address }, namespace: config.temporalNamespace, shown: temporal.address, embedded: temporal };
}

/** Whether there is an engine to tell something: an embedded one is not started just for that. */
export async function engineRuns({ temporal, home }: Config): Promise<boolean> {
  if (temporal.kind === 'existing') return true;
  const kept = readKept(path.join(home, 'temporal', 'server.json'), z.object({ port: z.number() }));
  return kept !== undefined && (await accepts('127.0.0.1', kept.port));
}
