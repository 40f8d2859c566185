import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The part of domain/ that a workflow executes: it changes only with a green replay test. */
const REPLAYED = ['domain/next-step.ts'];

/** Imports that run where only types may cross: into what a workflow executes, and of workflows themselves. */
export function wrongImports(root: string): string[] {
  const others = sourcesIn(root, ['activities', 'client', 'config', 'reports', 'store', 'templates', 'worker']);
  const named = others.flatMap((file) => importedBy(root, file).map((other) => ({ file, other })));
  return [
    ...intoTheBundle(root).map(({ file, other }) => `${file}: a workflow executes ${other}; import its types alone`),
    ...named
      .filter(({ other }) => other.startsWith('workflows/'))
      .map(({ file, other }) => `${file}: ${other} runs in the engine alone; import its types alone`),
  ];
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

interface Import {
  readonly file: string;
  readonly other: string;
}
/** What would come into the bundle of the workflows though it is not meant to be replayed. */
function intoTheBundle(root: string): Import[] {
  const wrong: Import[] = [];
  const met = new Set(['workflows/index.ts']);
  for (const file of met) {
    for (const other of importedBy(root, file)) {
      if (/^(workflows|contracts)\//.test(other) || REPLAYED.includes(other)) met.add(other);
      else wrong.push({ file, other });
    }
  }
  return wrong;
}

/** The files of ours that a file imports when it runs: without what it imports by `import type`. */
function importedBy(root: string, file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const statements = source.matchAll(/^(?:import|export)\s(?!type\b)(?:[^;'"]*?\bfrom\s)?['"](\.{1,2}\/[^'"]+)['"]/gm);
  const calls = source.matchAll(/\bimport\(\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...statements, ...calls].map(([, other]) => path.posix.join(path.posix.dirname(file), other ?? ''));
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
