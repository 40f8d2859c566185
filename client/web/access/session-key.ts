import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BYTES = 32;

/** The key of the sessions: as configured, else made once and kept in the home folder, readable by its owner alone. */
export function sessionKeyOf({ home, sessionKey }: { readonly home: string; readonly sessionKey?: string }): Buffer {
  if (sessionKey !== undefined) return Buffer.from(sessionKey, 'base64');
  const file = path.join(home, 'session.key');
  mkdirSync(home, { recursive: true });
  try {
    writeFileSync(file, randomBytes(BYTES).toString('base64'), { mode: 0o600, flag: 'wx' }); // whichever process comes first makes it
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== BYTES) throw new Error(`${file} does not hold a key of ${BYTES} bytes: remove it, and everybody signs in again`);
  return key;
}
