import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const PRINT = path.join(import.meta.dirname, 'print-hashes.ts');
const hashes = (zone: string): string =>
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', PRINT], { encoding: 'utf8', env: { ...process.env, TZ: zone } });

it('two processes, in two time zones, write the same bytes', () => {
  const first = hashes('America/Guayaquil');
  expect(first.trim().split('\n').length).toBe(3);
  expect(hashes('Asia/Tokyo')).toBe(first);
});
