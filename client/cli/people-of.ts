import { readFileSync } from 'node:fs';
import type { Person } from '../../domain/entities.ts';
import { personIds } from '../../store/institutions.ts';
import type { Tx } from '../../store/transaction.ts';
import { Refused } from './outcome.ts';

/** The ids of people by what the command line calls them; unknown ones are told who exists, all at once. */
export async function peopleNamed(
  tx: Tx,
  named: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, string | undefined>>> {
  const ids = await personIds(tx);
  const byId = new Set(ids.values());
  const found: Record<string, string | undefined> = {};
  const problems: string[] = [];
  for (const [field, name] of Object.entries(named)) {
    if (name === undefined) continue;
    found[field] = ids.get(name) ?? (byId.has(name) ? name : undefined);
    if (found[field] === undefined) problems.push(`${field}: there is nobody called ${JSON.stringify(name)} in ${tx.institutionId}`);
  }
  if (problems.length === 0) return found;
  const known = [...ids.keys()].sort();
  throw new Refused(
    [...problems, known.length > 0 ? `there are: ${known.join(', ')}` : '"rutina people add" adds the first person'],
    'The command names people who are not here:',
  );
}

/** A person's roles in one line: `GOAL_MANAGER (MOP-01, MOP-04), COORDINATOR from 2026-01-01`. */
export function rolesShown({ roles }: Pick<Person, 'roles'>, codes: ReadonlyMap<string, string>): string {
  return roles
    .map(({ role, goalIds, from, to }) => {
      const goals = goalIds === undefined ? '' : ` (${goalIds.map((id) => codes.get(id) ?? id).join(', ')})`;
      return `${role}${goals}${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}`;
    })
    .join(', ');
}

/** The bytes of a file that a command names. */
export function fileBytes(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Refused(
      `${what} ${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'that is a folder' : String(error)}.`,
    );
  }
}
