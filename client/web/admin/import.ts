import { keepDraft } from '../../../store/drafts.ts';
import { TABLE_KINDS, type TableKind } from '../../import/kinds/index.ts';
import { tableName } from '../../import/template.ts';
import type { FormResult, PageDefinition, Visit } from '../visit.ts';
import { acceptTable, asDraft, dropTable, waitingTable } from './import-file.ts';
import { lookAt } from './import-look.ts';
import { errorWords } from './import-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/import';
const SHOWN = 500; // lines of a preview, and errors

/** `/admin/import`: tables of goals and of all that belongs to them, looked at line by line before anything is written (domain.md 9.1, step 2). */
export const importPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/import',
  show: async (visit) => {
    const { base, t, tx, query } = visit;
    const table = await waitingTable(tx);
    const looked = table && (await lookAt(visit, table));
    const errors = looked?.errors ?? [];
    const lines = errors.length === 0 ? (looked?.lines ?? []) : [];
    return {
      nav: sectionNav(visit, ADDRESS),
      file: table?.name ?? null,
      kind: table?.kind ?? kindNamed(query.kind),
      kinds: TABLE_KINDS.map((value) => ({ value, label: tableName(value, visit.language) })),
      templates: TABLE_KINDS.map((kind) => ({ label: tableName(kind, visit.language), href: `${base}${ADDRESS}/template/${kind}` })),
      title: looked === undefined ? t('import.title') : errors.length > 0 ? t('import.wrong', { n: errors.length }) : looked.title,
      errors: errors.slice(0, SHOWN).map((error) => ({
        row: error.row === null ? null : String(error.row),
        column: error.column,
        value: error.value,
        ...errorWords(visit, error),
      })),
      moreErrors: Math.max(0, errors.length - SHOWN),
      download: `${base}${ADDRESS}/errors`,
      lines: lines.slice(0, SHOWN),
      moreLines: Math.max(0, lines.length - SHOWN),
      summary: looked?.summary ?? null,
      keeps: looked?.keeps ?? null,
      strangers: looked?.strangers ?? [],
      isGoals: table?.kind === 'goals',
      ofGoals: (table?.kind ?? kindNamed(query.kind)) === 'goals',
    };
  },
  forms: {
    read: async (visit, values, files): Promise<FormResult> => {
      const table = acceptTable(files[0]);
      if ('problem' in table) return { problems: [{ field: 'file', message: visit.t(`import.${table.problem}`) }] };
      const { form, ...draft } = asDraft({ ...table, kind: kindNamed(values.kind) });
      await dropTable(visit.tx);
      await keepDraft(visit.tx, visit.person.id, form, draft);
      return { goTo: ADDRESS, told: visit.t('import.read', { name: table.name }) };
    },
    discard: async ({ tx, t }): Promise<FormResult> => {
      await dropTable(tx);
      return { goTo: ADDRESS, told: t('import.discarded') };
    },
    write,
  },
};

async function write(visit: Visit): Promise<FormResult> {
  const { tx, t } = visit;
  const table = await waitingTable(tx);
  const looked = table && (await lookAt(visit, table));
  if (!looked) return { problems: [{ field: null, message: t('import.gone') }] };
  if (looked.errors.length > 0) return { problems: [{ field: null, message: t('import.wrong', { n: looked.errors.length }) }] };
  await dropTable(tx);
  if (looked.acts.length === 0) return { goTo: ADDRESS, told: t('import.nothing') };
  return { acts: looked.acts, goTo: ADDRESS, told: looked.done };
}

const kindNamed = (named: unknown): TableKind => TABLE_KINDS.find((kind) => kind === named) ?? 'goals';
