import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A home folder whose path has a space, under a folder that others may enter or not. */
export function aHome(enterable = true): { readonly home: string; remove(): void } {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'rutina home '));
  chmodSync(parent, enterable ? 0o755 : 0o700);
  const home = path.join(parent, '.rutina');
  mkdirSync(home);
  return { home, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Waits until the condition holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const last = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error(`it never came to this: ${what}`);
    await new Promise((next) => setTimeout(next, 25));
  }
}
