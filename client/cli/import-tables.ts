import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { confirm } from '@clack/prompts';
import { holdsRole } from '../../domain/capacities.ts';
import { loadBook } from '../../store/book.ts';
import { performAll } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { withErrorColumn } from '../import/error-column.ts';
import type { CellError } from '../import/imported-goal.ts';
import { type RowKind, TABLE_KINDS, type TableKind } from '../import/kinds/index.ts';
import { type RowImport, readRows } from '../import/rows.ts';
import { importTemplate } from '../import/template.ts';
import { languageOf } from '../words.ts';
import { command, type Io, JSON_FLAG } from './command.ts';
import { importing } from './goals-import.ts';
import { EXIT, type ExitCode, Refused } from './outcome.ts';
import { fileBytes, peopleNamed } from './people-of.ts';
import { institutionOf, withStore } from './service.ts';
import { table } from './table.ts';
import { wake } from './wake.ts';

const SHOWN_ERRORS = 200;

/** `rutina import people people.xlsx --institution mop` */
export const importTables = command({
  name: 'import',
  about:
    'Reads a table (.xlsx or CSV) of goals, people, actors, indicators, measurements or items, shows what it would do, and does all or nothing',
  args: {
    kind: { type: 'positional', description: `what the table holds: ${TABLE_KINDS.join(', ')}` },
    file: { type: 'positional', description: 'the table; with --template, the file to write' },
    institution: { type: 'string', required: true, valueHint: 'code', description: 'the institution, by its code' },
    by: { type: 'string', valueHint: 'person', description: 'who imports; the administrator, where there is one' },
    'dry-run': { type: 'boolean', description: 'show what would be written, and stop' },
    yes: { type: 'boolean', description: 'write without asking' },
    errors: { type: 'string', valueHint: 'file.xlsx', description: 'where to write the table with a column of errors, if there are any' },
    template: { type: 'boolean', description: 'write an empty table of this kind to fill in, and stop' },
    json: JSON_FLAG,
  },
  examples: [
    'rutina import people people.xlsx --institution mop --template',
    'rutina import people people.xlsx --institution mop --dry-run --errors people-errors.xlsx',
    'rutina import measurements october.csv --institution mop --by olga --yes',
  ],
  perform: (given, io) => {
    const kind = TABLE_KINDS.find((one) => one === given.kind);
    if (kind === undefined) throw new Refused(`There is no table of ${given.kind}; there are: ${TABLE_KINDS.join(', ')}.`);
    return withStore(io.config(), async (store) => {
      const id = await institutionOf(store, given.institution);
      if (given.template) return writeTemplate(store, id, kind, given.file, io);
      if (kind === 'goals') {
        const { kind: _goals, errors: _errors, template: _template, ...rest } = given;
        return importing.perform({ ...rest, institution: id } as unknown as Parameters<typeof importing.perform>[0], io); // its arguments are these
      }
      return importRows(store, { ...given, institution: id, kind }, io);
    });
  },
});

interface Wanted {
  readonly institution: string;
  readonly kind: RowKind;
  readonly file: string;
  readonly by: string | undefined;
  readonly errors: string | undefined;
  readonly 'dry-run': boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

async function importRows(store: Store, wanted: Wanted, io: Io): Promise<ExitCode> {
  const { institution, kind, file, json } = wanted;
  const bytes = fileBytes(file, 'the table');
  const { by, read, about } = await transaction(store, institution, 'none', async (tx) => {
    const importer = await importerOf(tx, wanted.by);
    const { name, locale } = (await loadBook(tx, { goalIds: [] })).institution;
    const found = await readRows(tx, kind, { bytes, file: path.basename(file) }, { by: importer, via: 'cli' });
    return { by: importer, read: found, about: { language: languageOf(locale), at: tx.now, from: name } };
  });
  if (read.errors.length > 0) {
    if (wanted.errors !== undefined) {
      writeFileSync(wanted.errors, await withErrorColumn({ bytes, name: path.basename(file) }, read.errors, toldShort, about));
      io.err(`wrote ${wanted.errors}: the same table with a column that says what is wrong in each row`);
    }
    throw new Refused(
      told(read.errors),
      `Nothing was written; ${read.errors.length} ${read.errors.length === 1 ? 'thing is' : 'things are'} wrong with ${file}:`,
    );
  }
  if (json && wanted['dry-run']) io.out(JSON.stringify(read.lines, null, 2));
  else if (!json) preview(read, io);
  if (wanted['dry-run']) return EXIT.ok;
  if (read.acts.length === 0) {
    io.err('nothing to write: all of it is there already');
    return EXIT.ok;
  }
  if (!wanted.yes && !(await agreed(institution, read.acts.length)))
    throw new Refused('Nothing was written: add --yes to write, or --dry-run to look only.');
  const outcome = await performAll(store, read.acts, { institutionId: institution, formId: randomUUID(), by, via: 'cli' });
  if (outcome.kind === 'refused') throw new Refused(`Nothing was written: ${outcome.why}.`);
  await wake(store, institution, read.acts, io);
  const written = read.lines.filter(({ standing }) => standing !== 'SAME').length;
  if (json) io.out(JSON.stringify({ written, same: read.lines.length - written, event: outcome.event }));
  else io.out(`${written} rows written, ${read.lines.length - written} were there already`);
  return EXIT.ok;
}

/** Who imports: as named, else whoever alone administers the institution. */
async function importerOf(tx: Tx, named: string | undefined): Promise<string> {
  const found = (await peopleNamed(tx, { '--by': named }))['--by'];
  if (found !== undefined) return found;
  const book = await loadBook(tx, { goalIds: [] });
  const [only, ...others] = [...book.people.values()].filter((one) => one.active && holdsRole(one, 'INSTANCE_ADMIN', undefined, tx.today));
  if (only && others.length === 0) return only.id;
  throw new Refused(
    only
      ? `Say who imports with --by; these administer: ${[only, ...others].map(({ handle }) => handle).join(', ')}.`
      : 'Nobody administers this institution: "rutina people add" adds somebody, or say who imports with --by.',
  );
}

async function writeTemplate(store: Store, id: string, kind: TableKind, file: string, io: Io): Promise<ExitCode> {
  const { institution, at } = await transaction(store, id, 'none', async (tx) => ({
    institution: (await loadBook(tx, { goalIds: [] })).institution,
    at: tx.now,
  }));
  writeFileSync(file, await importTemplate(kind, languageOf(institution.locale), { at, from: institution.name }));
  io.out(`wrote ${file}: a table of ${kind} to fill in`);
  return EXIT.ok;
}

const preview = ({ lines }: RowImport, io: Io): void =>
  io.out(
    table(lines, [
      { title: 'row', of: ({ row }) => row, right: true },
      { title: 'code', of: ({ code }) => code ?? '' },
      { title: 'does', of: ({ standing }) => standing },
      { title: 'what', of: ({ title, day }) => (day === null ? title : `${title} · ${day}`), shrinks: true },
    ]),
  );

const toldShort = ({ column, message, expected }: CellError): string =>
  `${column ?? ''} ${message}${expected === '' ? '' : `: ${expected}`}`.trim();

function told(errors: readonly CellError[]): string[] {
  const lines = errors.slice(0, SHOWN_ERRORS).map(({ row, column, value, message, expected }) => {
    const place = [row === null ? undefined : `row ${row}`, column ?? undefined, value === null ? undefined : JSON.stringify(value)];
    return `${place.filter((one) => one !== undefined).join(' · ')}: ${message}${expected === '' ? '' : `; expected ${expected}`}`;
  });
  return errors.length > SHOWN_ERRORS ? [...lines, `and ${errors.length - SHOWN_ERRORS} more`] : lines;
}

async function agreed(id: string, count: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  return (await confirm({ message: `Do these ${count} acts in ${id}?`, initialValue: false })) === true;
}
