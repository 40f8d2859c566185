import path from 'node:path';
import { confirm } from '@clack/prompts';
import { listInstitutions } from '../../store/institution-views.ts';
import { transaction } from '../../store/transaction.ts';
import { readColumnMap } from '../import/column-map.ts';
import { type CellError, readGoals } from '../import/goals.ts';
import { importGoals } from '../import/write-goals.ts';
import { command, type Io, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { fileBytes, peopleNamed } from './people-of.ts';
import { institutionOf, withStore } from './service.ts';
import { table } from './table.ts';

const SHOWN_ERRORS = 200;

/** `rutina goals import mop goals.xlsx` */
export const importing = command({
  name: 'import',
  about:
    'Reads goals and their intermediate goals from a spreadsheet (.xlsx) or CSV file, shows what would be written, and writes all or nothing',
  args: {
    institution: INSTITUTION_ARG,
    file: { type: 'positional', description: 'the table' },
    map: { type: 'string', valueHint: 'map.yaml', description: 'says which column tells what, where the headers are not the usual ones' },
    rows: { type: 'string', valueHint: 'institution', description: 'only the rows whose institution column says this' },
    prefix: { type: 'string', valueHint: 'MOP-', description: 'of the codes made for goals that have none' },
    by: { type: 'string', valueHint: 'person', description: 'who imports' },
    'dry-run': { type: 'boolean', description: 'show what would be written, and stop' },
    yes: { type: 'boolean', description: 'write without asking' },
    json: JSON_FLAG,
  },
  examples: [
    'rutina goals import mop goals.xlsx --dry-run',
    'rutina goals import mop plan.csv --map plan-map.yaml --rows "Ministerio de Salud" --yes',
  ],
  perform: async ({ institution, file, map: mapFile, rows, prefix, by, 'dry-run': dryRun, yes, json }, io) => {
    const map = mapFile === undefined ? undefined : columnMapOf(mapFile);
    const bytes = fileBytes(file, 'the table');
    return withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const locale = (await listInstitutions(store)).find((one) => one.id === id)?.locale ?? 'es';
      const { today, importer } = await transaction(store, id, 'none', async (tx) => ({
        today: tx.today,
        importer: (await peopleNamed(tx, { '--by': by }))['--by'] ?? null,
      }));
      const read = await readGoals(bytes, path.basename(file), {
        locale,
        today,
        ...(map && { map }),
        ...(rows !== undefined && { institution: rows }),
        ...(prefix !== undefined && { prefix }),
      });
      if (read.errors.length > 0)
        throw new Refused(
          told(read.errors),
          `Nothing was written; ${read.errors.length} ${read.errors.length === 1 ? 'thing is' : 'things are'} wrong with ${file}:`,
        );
      if (json && dryRun) io.out(JSON.stringify(read.preview, null, 2));
      else if (!json) preview(read.preview, io);
      if (dryRun) return EXIT.ok;
      if (!yes && !(await agreed(id, read.goals.length)))
        throw new Refused('Nothing was written: add --yes to write, or --dry-run to look only.');
      const outcome = await importGoals(store, id, read.goals, importer);
      if (json) io.out(JSON.stringify(outcome, null, 2));
      else {
        io.out(`${outcome.created.length} goals created, ${outcome.changed.length} changed, ${outcome.unchanged.length} unchanged`);
        if (outcome.managersUnknown.length > 0)
          io.out(`no manager found for: ${outcome.managersUnknown.join(', ')}; "rutina people add" adds them`);
      }
      return EXIT.ok;
    });
  },
});

function preview(lines: Awaited<ReturnType<typeof readGoals>>['preview'], io: Io): void {
  io.out(
    table(lines, [
      { title: 'row', of: ({ row }) => row, right: true },
      { title: 'code', of: ({ code, what }) => (what === 'GOAL' ? code : `  ${code.split('/')[1] ?? code}`) },
      { title: 'ends', of: ({ end }) => end },
      { title: 'state', of: ({ state }) => state },
      { title: 'title', of: ({ title }) => title, shrinks: true },
    ]),
  );
}

function told(errors: readonly CellError[]): string[] {
  const lines = errors.slice(0, SHOWN_ERRORS).map(({ row, column, value, message, expected }) => {
    const place = [row === null ? undefined : `row ${row}`, column ?? undefined, value === null ? undefined : JSON.stringify(value)].filter(
      (one) => one !== undefined,
    );
    return `${place.join(' · ')}: ${message}; expected ${expected}`;
  });
  return errors.length > SHOWN_ERRORS ? [...lines, `and ${errors.length - SHOWN_ERRORS} more`] : lines;
}

async function agreed(id: string, count: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  return (await confirm({ message: `Write these ${count} goals into ${id}?`, initialValue: false })) === true;
}

function columnMapOf(file: string) {
  const read = readColumnMap(fileBytes(file, '--map'));
  if ('problems' in read)
    throw new Refused(
      read.problems.map(
        ({ line, path: at, message, expected }) => `${file}:${line}: ${at === '' ? '' : `${at}: `}${message}; expected ${expected}`,
      ),
      'The map is not right:',
    );
  return read.map;
}
