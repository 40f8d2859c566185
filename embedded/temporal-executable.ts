import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './processes.ts';

/** The version of the official command-line tool that Rutina fetches or builds where there is none. */
export const TEMPORAL_CLI_VERSION = 'v1.5.1';
/** Older servers lack Updates, which steer a week. */
const OLDEST_SERVER = [1, 25] as const;

export interface TemporalExecutable {
  /** A path, or the bare name where the system finds it on the PATH. */
  readonly path: string;
  /** The version of the server inside, `1.29.1`. */
  readonly server: string;
  readonly from: 'configuration' | 'PATH' | 'kept' | 'download' | 'go';
}

export interface Tried {
  readonly what: string;
  readonly why: string;
}

export interface WhereToLook {
  /** Named by configuration: then nothing else is tried. */
  readonly cliPath?: string | undefined;
  /** The user's cache folder of Rutina, where an earlier start of any checkout keeps what it fetched. */
  readonly cacheFolder?: string | undefined;
}

/** A Temporal server that is already on this machine: named by configuration, on the PATH, or kept by an earlier start. */
export async function findTemporal({ cliPath, cacheFolder }: WhereToLook = {}): Promise<TemporalExecutable | readonly Tried[]> {
  if (cliPath !== undefined) {
    const named = await inspect(cliPath, 'configuration');
    return 'server' in named ? named : [{ what: `the executable named by TEMPORAL_CLI_PATH, ${cliPath}`, why: named.why }];
  }
  const onPath = await inspect('temporal', 'PATH');
  if ('server' in onPath) return onPath;
  const file = keptFile(cacheFolder);
  const kept = existsSync(file) ? await inspect(file, 'kept') : { why: 'there is none' };
  if ('server' in kept) return kept;
  return [
    { what: 'an executable "temporal" on the PATH', why: onPath.why },
    { what: `one kept by an earlier start, ${file}`, why: kept.why },
  ];
}

/** Asks an executable which server it holds, or says why it will not do. */
export async function inspect(file: string, from: TemporalExecutable['from']): Promise<TemporalExecutable | { readonly why: string }> {
  const asked = await run(file, ['--version'], { timeoutMs: 30_000 });
  if (!asked.ok) return { why: /ENOENT/.test(asked.output) ? 'there is none' : `it does not run: ${asked.output.trim().slice(-300)}` };
  const [, server, major, minor] = /Server ((\d+)\.(\d+)\.\d+)/.exec(asked.output) ?? [];
  if (server === undefined) return { why: `it does not say which server it holds: ${asked.output.trim().slice(0, 200)}` };
  const old = Number(major) < OLDEST_SERVER[0] || (Number(major) === OLDEST_SERVER[0] && Number(minor) < OLDEST_SERVER[1]);
  return old ? { why: `its server ${server} is older than ${OLDEST_SERVER.join('.')}` } : { path: file, server, from };
}

/** Where a fetched or built executable is kept for every checkout of this user. */
export function keptFile(cacheFolder: string = defaultCacheFolder()): string {
  return path.join(cacheFolder, 'temporal', `temporal-${TEMPORAL_CLI_VERSION}${process.platform === 'win32' ? '.exe' : ''}`);
}

function defaultCacheFolder(): string {
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'rutina');
  return process.platform === 'win32' ? path.join(home, 'AppData', 'Local', 'rutina') : path.join(home, '.cache', 'rutina');
}
