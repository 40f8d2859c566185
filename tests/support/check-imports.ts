import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** The part of domain/ that a workflow executes: it changes only with a green replay test. */
const REPLAYED = ['domain/next-step.ts'];

/** Imports that run where only types may cross: what a workflow executes, and who names a workflow. */
export function wrongImports(root: string): string[] {
  const wrong: string[] = [];
  for (const file of replayedFiles(root)) {
    if (/^(workflows|contracts)\//.test(file) || REPLAYED.includes(file)) continue;
    wrong.push(`${file}: workflows execute it; let them import its types alone, or name it among what is replayed`);
  }
  for (const file of sourcesIn(root, ['activities', 'client', 'config', 'reports', 'store', 'templates', 'worker'])) {
    for (const other of importedBy(root, file)) {
      if (other.startsWith('workflows/'))
        wrong.push(`${file}: imports ${other} as a value; workflows run in the engine alone: import type`);
    }
  }
  return wrong;
}

/** SQL that asks the database for the time or for a time zone: instants come from tx.now, days from tx.zone. */
export function clocksInSql(root: string): string[] {
  const runner = 'store/migrate.ts'; // it notes when a migration was applied
  return sourcesIn(root, ['store', 'reports', 'activities']).flatMap((file) => {
    if (file === runner) return [];
    const lines = stripComments(readFileSync(path.join(root, file), 'utf8')).split('\n');
    return lines.flatMap((line, index) => {
      const found = /\bAT TIME ZONE\b|\bCURRENT_(DATE|TIME|TIMESTAMP)\b|(?<![.\w])now\(\)/.exec(line);
      return found ? [`${file}:${index + 1}: ${found[0]}`] : [];
    });
  });
}

/** Every file of ours that comes into the bundle of the workflows. */
function replayedFiles(root: string): ReadonlySet<string> {
  const found = new Set(['workflows/index.ts']);
  for (const file of found) for (const other of importedBy(root, file)) found.add(other);
  return found;
}

/** The files of ours that a file imports when it runs: without its types. */
function importedBy(root: string, file: string): string[] {
  const running = stripTypeScriptTypes(readFileSync(path.join(root, file), 'utf8'));
  const named = [...running.matchAll(/^(?:import|export)\b[^;'"]*['"](\.{1,2}\/[^'"]+)['"]|\bimport\(\s*['"](\.{1,2}\/[^'"]+)['"]/gm)];
  return named.map(([, plain, dynamic]) => path.posix.join(path.posix.dirname(file), plain ?? dynamic ?? ''));
}

const stripComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '$1');

function sourcesIn(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')),
  );
}
