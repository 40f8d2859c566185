import type { Act } from '../../../domain/acts.ts';
import type { GoalImport } from '../../import/goals.ts';
import type { CellError } from '../../import/imported-goal.ts';
import { readRows } from '../../import/rows.ts';
import type { Visit } from '../visit.ts';
import { readWaiting, type WaitingTable } from './import-file.ts';

/** One line of what a table would write. */
export interface LookedLine {
  readonly code: string | null;
  readonly title: string;
  readonly end: string | null;
  readonly isGoal: boolean; // not a part of what is above
  readonly is: string;
}
/** What a table that waits would do, and what is wrong with it. */
export interface Looked {
  readonly errors: readonly CellError[];
  readonly lines: readonly LookedLine[];
  readonly acts: readonly Act[];
  readonly title: string;
  readonly summary: string;
  readonly keeps: string;
  readonly done: string;
  readonly strangers: readonly string[];
}

/** Reads the table as its reader would write it, without writing (domain.md 9.1, step 2). */
export function lookAt(visit: Visit, table: WaitingTable): Promise<Looked> {
  return table.kind === 'goals' ? lookAtGoals(visit, table) : lookAtRows(visit, table.kind, table);
}

async function lookAtGoals(visit: Visit, table: WaitingTable): Promise<Looked> {
  const { book, tx, t } = visit;
  const { goals, preview, errors } = await readWaiting(table, book.institution, tx.today);
  const known = new Set([...book.goals.values()].map(({ code }) => code));
  const old = goals.filter(({ code }) => known.has(code)).length;
  return {
    errors,
    lines: preview.map((line) => {
      const isGoal = line.what === 'GOAL';
      return { ...line, isGoal, is: t(isGoal && known.has(line.code) ? 'import.known' : `import.state.${line.state}`) };
    }),
    acts: errors.length > 0 ? [] : [{ do: 'importGoals', goals }],
    title: t('import.readyGoals', { n: goals.length }),
    summary: t('import.summary', { fresh: goals.length - old, known: old }),
    keeps: t('import.keeps'),
    done: t('import.done', { n: goals.length }),
    strangers: strangersIn(visit, goals),
  };
}

async function lookAtRows(
  { tx, person, reader, t, f }: Visit,
  kind: Exclude<WaitingTable['kind'], 'goals'>,
  table: WaitingTable,
): Promise<Looked> {
  const { acts, lines, errors } = await readRows(tx, kind, { bytes: table.bytes, file: table.name }, { by: person.id, via: reader.via });
  const count = (standing: string) => lines.filter((line) => line.standing === standing).length;
  const written = lines.length - count('SAME');
  return {
    errors,
    lines: lines.map(({ code, title, day, standing }) => ({
      code,
      title: day === null ? title : `${title} · ${f.record(day)}`,
      end: null,
      isGoal: true,
      is: t(`import.standing.${standing}`),
    })),
    acts,
    title: t('import.ready', { n: written }),
    summary: t('import.summaryRows', { fresh: count('NEW'), changed: count('CHANGED'), known: count('SAME') }),
    keeps: t('import.keepsRows'),
    done: t('import.doneRows', { n: written }),
    strangers: [],
  };
}

/** Managers whom a table of goals names and nobody here is called. */
function strangersIn({ book }: Visit, goals: GoalImport['goals']): string[] {
  const known = new Set([...book.people.values()].flatMap(({ name, email }) => [name.toLowerCase(), email.toLowerCase()]));
  const named = goals.flatMap(({ manager }) => (manager === null ? [] : [manager]));
  return [...new Set(named)].filter((one) => !known.has(one.trim().toLowerCase())).sort();
}
