import { spawnSync } from 'node:child_process';

let known: boolean | undefined;

/** Whether this machine can read the text of a PDF; without, the tests that need it are left out and say so. */
export function hasPdftotext(): boolean {
  known ??= spawnSync('pdftotext', ['-v']).error === undefined;
  if (!known) console.warn('pdftotext is not here: what documents print is not read back (Debian: poppler-utils)');
  return known;
}

/** What a PDF prints, in reading order. */
export function textOf(pdf: Uint8Array): string {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`pdftotext: ${stderr.toString('utf8')}`);
  return stdout.toString('utf8').replace(/[ \u00a0]+/g, ' ');
}
