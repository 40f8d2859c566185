import { z } from 'zod';
import { reportSlug } from '../../contracts/documents.ts';
import { maySee } from '../../domain/views.ts';
import { REPORTS } from '../../reports/catalogue.ts';
import { type ReportRun, readRun } from '../../store/report-runs.ts';
import { reportWords } from '../../templates/reports/words.ts';
import { formatsOf } from '../web/reports/run-formats.ts';
import { mayReadRun } from '../web/reports/run-rights.ts';
import type { ApiRead, Look } from './route.ts';

const text = z.string();
const instant = z.int().describe('milliseconds since 1970-01-01T00:00Z');
/** A kept run as programs read it: what it says is as the catalogue makes it, before it has a language or a form. */
export const runAnswer = z.strictObject({
  run: text.describe('its id'),
  code: text.describe('A 2.1, P3, ACTA'),
  version: z.int(),
  week: text.nullable(),
  asOf: instant,
  madeAt: instant,
  sha256: text.describe('of the data as canonical JSON'),
  filters: z.record(text, z.unknown()),
  files: z.array(text).describe('in which forms it is handed out, at files/{format}'),
  data: z.unknown(),
});

/** The catalogue of reports, and kept runs (domain.md 7). */
export const REPORT_READS: readonly ApiRead[] = [
  {
    path: '/reports',
    name: 'listReports',
    says: 'The catalogue of reports, with the filters each takes, in the language of the person',
    view: 'REPORTS',
    answer: z.strictObject({
      reports: z.array(
        z.strictObject({
          report: text.describe('a-2-1, as in addresses'),
          code: text,
          name: text,
          purpose: text,
          subject: z.enum(['goal', 'reader']).nullable().describe('goal: the filter goal must name one'),
          filters: z.array(text),
        }),
      ),
    }),
    read: ({ book, person }) => {
      const { t } = reportWords(person.locale || book.institution.locale);
      return {
        reports: REPORTS.map(({ code, subject, filters }) => ({
          report: reportSlug(code),
          code,
          name: t(`${code}.name`),
          purpose: t(`${code}.purpose`),
          subject: subject ?? null,
          filters,
        })),
      };
    },
  },
  {
    path: '/reports/runs/:run',
    name: 'readRun',
    says: 'A kept run of a report or a pack; past instants are read by their runs and never computed again',
    view: 'REPORTS',
    answer: runAnswer,
    read: async (look) => {
      const run = await readRun(look.tx, look.params.run ?? '');
      return run && isOpen(look, run) ? runTold(run) : undefined;
    },
  },
];

/** True when the person of the token may have the run, as on the screens. */
export const isOpen = ({ book, person, tx }: Pick<Look, 'book' | 'person' | 'tx'>, run: ReportRun): boolean =>
  mayReadRun({ book, person, tx, maySee: (view, goalId) => maySee(book, person.id, view, tx.today, goalId) }, run);

/** A run as it is answered. */
export const runTold = ({ id, code, version, week, asOf, at, sha256, params, setting, data }: ReportRun): z.infer<typeof runAnswer> => ({
  run: id,
  code,
  version,
  week,
  asOf,
  madeAt: at,
  sha256,
  filters: { ...params },
  files: setting === null ? [] : [...formatsOf(code)],
  data,
});
