import { writeFileSync } from 'node:fs';
import { keptDocument, openDocuments } from '../../activities/documents.ts';
import { type FileFormat, REPORT_CODES, type ReportCode, reportSlug } from '../../contracts/documents.ts';
import { DASHBOARD_MODES } from '../../domain/dashboard.ts';
import { IG_KINDS, PROBLEM_TYPES } from '../../domain/values.ts';
import { REPORTS } from '../../reports/catalogue.ts';
import { runReportOn } from '../../reports/run-report.ts';
import { loadBook } from '../../store/book.ts';
import { listInstitutions } from '../../store/institution-views.ts';
import { transaction } from '../../store/transaction.ts';
import { reportWords } from '../../templates/reports/words.ts';
import { locale as localeSchema } from '../settings.schema.ts';
import { nearest } from './arguments.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { peopleNamed } from './people-of.ts';
import { filtersOf, optionOf } from './report-filters.ts';
import { institutionOf, withStore } from './service.ts';

/** `rutina report list` */
export const list = command({
  name: 'list',
  about: 'Lists the reports of the catalogue (domain.md 7.2)',
  args: { json: JSON_FLAG },
  examples: ['rutina report list'],
  perform: async ({ json }, io) => {
    const { t } = reportWords(io.locale);
    return printRows(
      REPORTS.map(({ code, filters, subject }) => ({ code, name: t(`${code}.name`), about: subject ?? 'goals', filters })),
      [
        { title: 'code', of: ({ code }) => code },
        { title: 'name', of: ({ name }) => name },
        { title: 'about', of: ({ about }) => (about === 'goal' ? 'one goal' : about === 'reader' ? 'who asks' : 'goals') },
        { title: 'filters', of: ({ filters }) => filters.map(optionOf).join(', '), shrinks: true },
      ],
      { json, io, none: 'There is no report.' },
    );
  },
});

/** `rutina report run mop "A 2.1" --format pdf` */
export const run = command({
  name: 'run',
  about: 'Computes a report as it stands now, keeps it, and writes it as CSV, PDF or spreadsheet',
  args: {
    institution: INSTITUTION_ARG,
    code: { type: 'positional', description: 'the report, as "A 2.1" or a-2-1' },
    goal: { type: 'string', valueHint: 'MOP-01', description: 'only this goal' },
    area: { type: 'string', valueHint: 'name', description: 'only the goals of an organisational unit' },
    manager: { type: 'string', valueHint: 'person', description: 'only the goals of a manager' },
    mode: { type: 'enum', options: [...DASHBOARD_MODES], description: 'which goals: not integrating unless another is asked for' },
    priority: { type: 'boolean', description: 'only priority goals' },
    classifier: { type: 'string', valueHint: 'name', description: 'only goals classed by this classifier, with --value' },
    value: { type: 'string', valueHint: 'name', description: 'of the classifier' },
    territory: { type: 'string', valueHint: 'name', description: 'only goals in this place or below it, by its name or code' },
    'action-type': { type: 'enum', options: [...IG_KINDS], description: 'only this type of action' },
    'problem-type': { type: 'enum', options: [...PROBLEM_TYPES], description: 'only this type of problem' },
    official: { type: 'string', valueHint: 'name', description: 'only what this official is in charge of' },
    from: { type: 'string', valueHint: '2026-11-01', description: "from this day of the report's own date" },
    to: { type: 'string', valueHint: '2026-11-30', description: 'to this day' },
    format: { type: 'enum', options: ['csv', 'pdf', 'xlsx'], default: 'csv', description: 'in which form' },
    language: { type: 'string', valueHint: 'es-PE', description: "es, pt or en, with a region or without; without it, the reader's" },
    as: { type: 'string', valueHint: 'person', description: 'for what this person may see; without it, all' },
    out: { type: 'string', valueHint: 'file', description: 'where to; CSV is printed without it' },
  },
  examples: [
    'rutina report run mop "A 2.1"',
    'rutina report run mop a-3-2 --format pdf --as rosa --out alerts.pdf',
    'rutina report run mop "A 1.1" --goal MOP-01 --format pdf --language pt-BR',
    'rutina report run mop a-3-4 --problem-type LEGAL --priority',
  ],
  perform: async ({ institution, code: named, format: wanted, as, out, language, manager, ...asked }, io) => {
    const code = codeOf(named);
    const format = wanted.toUpperCase() as FileFormat;
    if (language !== undefined && !localeSchema.safeParse(language).success)
      throw new Refused(`--language: ${JSON.stringify(language)} is none of ours; es, pt or en, as es-PE`);
    return withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const institutionLocale = (await listInstitutions(store)).find((one) => one.id === id)?.locale ?? 'es';
      const made = await transaction(store, id, 'shared', async (tx) => {
        const people = await peopleNamed(tx, { '--as': as, '--manager': manager });
        const readerId = people['--as'] ?? null;
        const book = await loadBook(tx, 'all');
        const filters = filtersOf(book, { ...asked, code, manager: people['--manager'], readerId });
        const reader =
          readerId === null
            ? null
            : await tx.db.person.findUnique({ where: { institutionId_id: { institutionId: id, id: readerId } }, select: { locale: true } });
        const named = filters.goal === undefined ? 1 : await tx.db.goal.count({ where: { institutionId: id, code: filters.goal } });
        if (named === 0) throw new Refused(`--goal: there is no goal ${filters.goal} in ${id}`);
        const run = await runReportOn(tx, book, { code, filters, readerId });
        return { run, asOf: local(tx, run.asOf), locale: language ?? (reader?.locale || institutionLocale) };
      });
      const documents = openDocuments();
      try {
        const { bytes, sha256, fileName } = await keptDocument(store, documents, {
          institutionId: id,
          run: made.run,
          format,
          locale: made.locale,
        });
        const file = out ?? (format === 'CSV' ? undefined : fileName);
        if (file === undefined)
          io.out(
            bytes
              .toString('utf8')
              .replace(/^\uFEFF/, '')
              .trimEnd(),
          );
        else {
          writeFileSync(file, bytes);
          io.out(`${file}: ${code} as of ${made.asOf}, ${bytes.length} bytes, SHA-256 ${sha256}`);
        }
        return EXIT.ok;
      } finally {
        await documents.close();
      }
    });
  },
});

function codeOf(named: string): ReportCode {
  const known = REPORT_CODES.filter((code) => REPORTS.some((one) => one.code === code));
  const code = known.find((one) => one === named.toUpperCase() || reportSlug(one) === reportSlug(named as ReportCode));
  if (code !== undefined) return code;
  const near = nearest(named.toUpperCase(), known);
  throw new Refused(
    `There is no report ${JSON.stringify(named)}${near === undefined ? '' : `, did you mean "${near}"?`} "rutina report list" tells which there are.`,
  );
}
