import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

type Tool = (name: string, command: string, args: readonly string[], mustSay?: RegExp) => Promise<string>;

/** What the migrations make that the schema does not say, or the other way round. */
export const schemaDrift = (tool: Tool): Promise<string> =>
  tool(
    'prisma',
    'prisma',
    ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--exit-code'],
    /No difference detected/, // it ends well and silent when its engine died
  );

/** Whether the committed client is the one that the schema makes. */
export async function staleClient(tool: Tool, root: string): Promise<string> {
  const aside = mkdtempSync(path.join(os.tmpdir(), 'rutina-client-'));
  try {
    cpSync(path.join(root, 'prisma/schema.prisma'), path.join(aside, 'schema.prisma'));
    const wrong = await tool('prisma', 'prisma', ['generate', '--schema', path.join(aside, 'schema.prisma')], /Generated Prisma Client/);
    if (wrong !== '') return wrong;
    const [made, kept] = [filesIn(path.join(aside, 'generated')), filesIn(path.join(root, 'prisma/generated'))];
    const names = [...new Set([...made.keys(), ...kept.keys()])].sort();
    const different = names.filter((name) => made.get(name) !== kept.get(name));
    return different.length === 0 ? '' : `run "npm run prisma:generate" and commit: ${different.join(', ')}`;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}
