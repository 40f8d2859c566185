import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Owner } from './postgres-binaries.ts';
import { run } from './processes.ts';

export interface PostgresFolder {
  readonly folder: string;
  /** Why it is not inside the home folder, for people to read. */
  readonly notice?: string;
}

/** Where the cluster lives: in the home folder, or, where its owner cannot get there, in a place of the system that belongs to this home. */
export async function postgresFolder(home: string, owner: Owner | undefined): Promise<PostgresFolder> {
  const inside = path.join(home, 'postgres');
  if (owner === undefined) {
    mkdirSync(inside, { recursive: true });
    return { folder: inside };
  }
  mkdirSync(inside, { recursive: true });
  chownSync(inside, owner.uid, owner.gid);
  if (await canWrite(inside, owner)) return { folder: inside };
  const name = `home-${createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 16)}`;
  for (const base of ['/var/lib/rutina', path.join(os.tmpdir(), 'rutina-data')]) {
    const outside = path.join(base, name);
    if (makeOurs(base, outside, owner) && (await canWrite(outside, owner)))
      return {
        folder: outside,
        notice: `PostgreSQL does not run as root, and its user cannot reach ${home}: its data are kept in ${outside}`,
      };
  }
  throw new Error(
    `PostgreSQL does not run as root and its user can reach neither ${home} nor /var/lib: set RUTINA_HOME to a folder all can enter`,
  );
}

/** Makes the folder, and refuses one that a stranger has put there before. */
function makeOurs(base: string, folder: string, owner: Owner): boolean {
  try {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const [baseIs, folderIs] = [lstatSync(base), lstatSync(folder)];
    if (!baseIs.isDirectory() || baseIs.uid !== 0 || !folderIs.isDirectory() || ![0, owner.uid].includes(folderIs.uid)) return false;
    chownSync(folder, owner.uid, owner.gid);
    return true;
  } catch {
    return false;
  }
}

async function canWrite(folder: string, { uid, gid }: Owner): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder], { uid, gid, cwd: '/' })).ok;
}
