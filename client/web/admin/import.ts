import { keepDraft } from '../../../store/drafts.ts';
import type { GoalImport } from '../../import/goals.ts';
import type { FormResult, PageDefinition, Visit } from '../visit.ts';
import { acceptTable, asDraft, dropTable, readWaiting, type WaitingTable, waitingTable } from './import-file.ts';
import { importWords } from './import-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/import';
const SHOWN = 500; // lines of a preview, and errors

/** `/admin/import`: goals from a spreadsheet, looked at line by line before anything is written (domain.md 9.1, step 2). */
export const importPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/import',
  show: async (visit) => {
    const { base, book, t, f, language, tx } = visit;
    const table = await waitingTable(tx);
    const read = table && (await readIn(visit, table));
    const known = new Set([...book.goals.values()].map(({ code }) => code));
    const goals = read?.goals ?? [];
    return {
      nav: sectionNav(visit, ADDRESS),
      file: table?.name ?? null,
      title:
        read === undefined
          ? t('import.title')
          : read.errors.length > 0
            ? t('import.wrong', { n: read.errors.length })
            : t('import.ready', { n: goals.length }),
      errors: (read?.errors ?? []).slice(0, SHOWN).map(({ row, column, value, message, expected }) => ({
        row: row === null ? null : String(row),
        column,
        value,
        message: importWords(language, message, f),
        expected: importWords(language, expected, f),
      })),
      moreErrors: Math.max(0, (read?.errors.length ?? 0) - SHOWN),
      download: `${base}${ADDRESS}/errors`,
      lines: (read?.errors.length === 0 ? read.preview : []).slice(0, SHOWN).map((line) => ({
        ...line,
        isGoal: line.what === 'GOAL',
        is: t(line.what === 'GOAL' && known.has(line.code) ? 'import.known' : `import.state.${line.state}`),
      })),
      moreLines: Math.max(0, (read?.preview.length ?? 0) - SHOWN),
      summary: t('import.summary', {
        fresh: goals.filter(({ code }) => !known.has(code)).length,
        known: goals.filter(({ code }) => known.has(code)).length,
      }),
      strangers: strangersIn(visit, read),
    };
  },
  forms: {
    read: async (visit, _values, files): Promise<FormResult> => {
      const table = acceptTable(files[0]);
      if ('problem' in table) return { problems: [{ field: 'file', message: visit.t(`import.${table.problem}`) }] };
      const { form, ...draft } = asDraft(table);
      await dropTable(visit.tx);
      await keepDraft(visit.tx, visit.person.id, form, draft);
      return { goTo: ADDRESS, told: visit.t('import.read', { name: table.name }) };
    },
    discard: async ({ tx, t }): Promise<FormResult> => {
      await dropTable(tx);
      return { goTo: ADDRESS, told: t('import.discarded') };
    },
    write: async (visit): Promise<FormResult> => {
      const table = await waitingTable(visit.tx);
      const read = table && (await readIn(visit, table));
      if (!read) return { problems: [{ field: null, message: visit.t('import.gone') }] };
      if (read.errors.length > 0) return { problems: [{ field: null, message: visit.t('import.wrong', { n: read.errors.length }) }] };
      await dropTable(visit.tx);
      return { acts: [{ do: 'importGoals', goals: read.goals }], goTo: ADDRESS, told: visit.t('import.done', { n: read.goals.length }) };
    },
  },
};

const readIn = ({ book, tx }: Visit, table: WaitingTable): Promise<GoalImport> => readWaiting(table, book.institution, tx.today);

/** Managers whom the table names and nobody here is called. */
function strangersIn({ book }: Visit, read: GoalImport | undefined): string[] {
  const known = new Set([...book.people.values()].flatMap(({ name, email }) => [name.toLowerCase(), email.toLowerCase()]));
  const named = (read?.goals ?? []).flatMap(({ manager }) => (manager === null ? [] : [manager]));
  return [...new Set(named)].filter((one) => !known.has(one.trim().toLowerCase())).sort();
}
