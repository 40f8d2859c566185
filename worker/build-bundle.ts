import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workflowBundle } from './start.ts';

/** Writes the workflow code as one file, which a production worker is given instead of bundling at its start; a disallowed module fails it. */
export async function buildBundle(file: string): Promise<{ readonly file: string; readonly bytes: number }> {
  const { code } = await workflowBundle();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, code);
  renameSync(`${file}.new`, file); // an interrupted build leaves the one before
  return { file, bytes: Buffer.byteLength(code) };
}

if (process.argv[1] === import.meta.filename) {
  const { file, bytes } = await buildBundle(path.resolve(process.argv[2] ?? 'build/workflows.js'));
  process.stdout.write(`${file} (${(bytes / 1e6).toFixed(1)} MB)\n`);
}
