import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/** What an embedded part kept in its folder for the next start; nothing when it is absent or not what we wrote. */
export function readKept<T>(file: string, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // cut short by an older crash
  }
}

/** Keeps it whole or not at all, readable by its owner alone: it may hold a password. */
export function writeKept(file: string, value: unknown): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(aside, file);
}
