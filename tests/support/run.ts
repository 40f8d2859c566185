import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

// `npm test`: what is wrong without running anything, then every test; the arguments go to the runner (`npm test -- tests/domain`).
if (existsSync(VITEST)) {
  const { runChecks } = await import('./check.ts');
  const failed = await runChecks();
  if (failed.length > 0) console.log(`These checks failed, told above; the tests follow all the same: ${failed.join(', ')}`);
  const code = await runTests(process.argv.slice(2));
  process.exitCode = code === 0 && failed.length > 0 ? 1 : code;
} else {
  console.error('The packages are not installed, or without those for development: run "npm ci".');
  process.exitCode = 1;
}

/** Everything is told by the runner itself, its summary last; a server that cannot be started says what is missing and how to mend it. */
function runTests(args: readonly string[]): Promise<number> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, [VITEST, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
    child.once('error', failed);
    child.once('exit', (code) => ended(code ?? 1));
  });
}
