import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../embedded/processes.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS = 'activities benchmarks client config contracts domain embedded prisma reports store templates tests worker workflows';

interface Check {
  readonly what: string;
  /** Everything that is wrong; empty when nothing is. */
  readonly look: () => Promise<string>;
}

const CHECKS: readonly Check[] = [
  { what: 'types', look: () => tool('typescript', 'tsc', ['-p', '.', '--pretty', 'false']) },
  { what: 'style and lint', look: () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']) },
  { what: 'direction of imports', look: () => tool('dependency-cruiser', 'depcruise', ['--output-type', 'err-long', ...presentFolders()]) },
  { what: 'imports of types alone', look: async () => (await import('./check-imports.ts')).wrongImports(ROOT).join('\n') },
  { what: 'clocks and zones of SQL', look: async () => (await import('./check-imports.ts')).clocksInSql(ROOT).join('\n') },
  { what: 'schema and migrations', look: async () => (await import('./check-record.ts')).schemaDrift(tool) },
  { what: 'generated database client', look: async () => (await import('./check-record.ts')).staleClient(tool, ROOT) },
  { what: 'locales', look: async () => (await import('../../templates/locales.ts')).localeGaps().join('\n') },
];

/** Looks at everything that needs no test to be known wrong; tells all of it, and answers what failed. */
export async function runChecks(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { what, look } of CHECKS) {
    const began = performance.now();
    const wrong = await look().catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${wrong === '' ? 'ok    ' : 'FAILED'} ${what} (${seconds} s)`);
    if (wrong === '') continue;
    failed.push(what);
    console.log(`${wrong}\n`);
  }
  return failed;
}

/** Runs a program of an installed package; answers what it said where it failed. */
export async function tool(name: string, command: string, args: readonly string[], mustSay?: RegExp): Promise<string> {
  const folder = path.join(ROOT, 'node_modules', name);
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) return `the package ${name} is not installed: run "npm ci"`;
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) return `the package ${name} has no program ${command}`;
  const { ok, output } = await run(process.execPath, [path.join(folder, file), ...args], { cwd: ROOT, timeoutMs: 300_000 });
  if (!ok) return output.trim() || `${command} failed without a word`;
  return mustSay === undefined || mustSay.test(output)
    ? ''
    : `${command} did not say ${mustSay}, as it does when all is well:\n${output.trim()}`;
}

const presentFolders = (): string[] => FOLDERS.split(' ').filter((folder) => existsSync(path.join(ROOT, folder)));

if (process.argv[1] === import.meta.filename) {
  const failed = await runChecks();
  console.log(
    failed.length === 0
      ? `\n${CHECKS.length} checks, all well`
      : `\n${failed.length} of ${CHECKS.length} checks failed: ${failed.join(', ')}`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
