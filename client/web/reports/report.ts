import { FILE_FORMATS, type ReportFilters, reportOfSlug } from '../../../contracts/documents.ts';
import { SUBSCRIPTION_RHYTHMS } from '../../../domain/values.ts';
import { makeReport, reportOf } from '../../../reports/catalogue.ts';
import type { ReportDefinition } from '../../../reports/definition.ts';
import { runReportOn } from '../../../reports/run-report.ts';
import { settingOf } from '../../../store/document-setting.ts';
import { readKept } from '../../../store/report-history.ts';
import { addFavourite, addSubscription, favouritesOf, subscriptionsOf } from '../../../store/report-wishes.ts';
import { reportView } from '../../../templates/reports/view.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { filterForm } from './filter-form.ts';
import { filterWords } from './filter-words.ts';
import { filterFields, filtersIn, reportAddress } from './filters.ts';
import { keptRuns, pastOf } from './past.ts';
import { shownReport } from './shown.ts';
import { localeOf, named } from './words.ts';

/** `/reports/:slug`: one report as it stands now, what it can be narrowed to, its documents and its kept runs (domain.md 7.1). */
export const reportPage: PageDefinition = {
  address: '/reports/:slug',
  view: 'REPORTS',
  name: 'reports/report',
  show: async (visit) => {
    const report = reportAt(visit);
    if (report === undefined) return undefined;
    const { base, tx, person } = visit;
    const { code } = report;
    const filters = filtersIn(report, visit.query);
    const slug = visit.params.slug ?? '';
    const ready = report.subject !== 'goal' || isSeenGoal(visit, filters.goal);
    return {
      code,
      ...named(visit, code),
      at: reportAddress(base, slug, {}),
      here: reportAddress(base, slug, filters),
      fields: filterForm(visit, report, filters),
      narrowed: filterWords(visit, filters),
      carried: filterFields(filters).map(([name, value]) => ({ name, value })),
      result: ready ? await resultOf(visit, report, filters) : null,
      formats: FILE_FORMATS.filter((format) => format !== 'DOCX').map((format) => ({ value: format, label: visit.t(`format.${format}`) })),
      kept: ready ? await keptRuns(visit, code, filters) : [],
      past: await pastOf(visit, code, filters),
      favourite: (await favouritesOf(tx, person.id)).some((one) => one.code === code && isSame(one.filters, filters)),
      subscribed: (await subscriptionsOf(tx, person.id))
        .filter((one) => one.code === code && isSame(one.filters, filters))
        .map(({ rhythm, formats }) => visit.t('subscribedTo', { rhythm: visit.t(`rhythm.${rhythm}`), formats: formats.join(', ') })),
      rhythms: SUBSCRIPTION_RHYTHMS.map((value) => ({ value, label: visit.t(`rhythm.${value}`) })),
      attachments: ['PDF', 'XLSX'].map((value) => ({ value, label: visit.t(`format.${value}`) })),
    };
  },
  forms: { run, favourite, subscribe },
};

function reportAt({ params }: Pick<Visit, 'params'>): ReportDefinition | undefined {
  const code = reportOfSlug(params.slug ?? '');
  return code === undefined ? undefined : reportOf(code);
}

const isSeenGoal = ({ book, maySee }: Visit, code: string | undefined): boolean => {
  const goal = [...book.goals.values()].find((one) => one.code === code);
  return goal !== undefined && maySee('GOAL', goal.id);
};
const isSame = (one: object, other: object): boolean => sorted(one) === sorted(other);
const sorted = (filters: object): string => JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The report of this instant, in words; what is looked at is not kept until it is asked for. */
async function resultOf(visit: Visit, { code, needs }: ReportDefinition, filters: ReportFilters) {
  const { tx, book, person } = visit;
  const kept = await readKept(tx, needs ?? []);
  const data = makeReport(code, { book, now: tx.now, today: tx.today, readerId: person.id, filters, kept });
  return shownReport(reportView(data, settingOf(book.institution), localeOf(visit)), visit);
}

/** Keeps the report of now and leads to its document, or to the kept run. */
async function run(visit: Visit, values: FormValues): Promise<FormResult> {
  const report = reportAt(visit);
  if (report === undefined) return 'not-found';
  const filters = filtersIn(report, values);
  if (report.subject === 'goal' && !isSeenGoal(visit, filters.goal))
    return { problems: [{ field: 'goal', message: visit.t('wrong.goal') }] };
  const kept = await runReportOn(visit.tx, visit.book, { code: report.code, filters, readerId: visit.person.id });
  const format = FILE_FORMATS.find((one) => one === values.format);
  const at = `/reports/runs/${kept.id}`;
  return format === undefined
    ? { goTo: at, told: visit.t('told.kept') }
    : { goTo: `${at}.${format.toLowerCase()}`, told: visit.t('told.kept') };
}

async function favourite(visit: Visit, values: FormValues): Promise<FormResult> {
  const report = reportAt(visit);
  if (report === undefined) return 'not-found';
  const filters = filtersIn(report, values);
  await addFavourite(visit.tx, { personId: visit.person.id, code: report.code, filters: { ...filters } });
  return { goTo: reportAddress('', visit.params.slug ?? '', filters), told: visit.t('told.favourite') };
}

async function subscribe(visit: Visit, values: FormValues): Promise<FormResult> {
  const report = reportAt(visit);
  if (report === undefined) return 'not-found';
  const rhythm = SUBSCRIPTION_RHYTHMS.find((one) => one === values.rhythm);
  const formats = ['PDF', 'XLSX'].filter((one) => [values.formats ?? []].flat().includes(one));
  const problems = [
    ...(rhythm === undefined ? [{ field: 'rhythm', message: visit.t('wrong.rhythm') }] : []),
    ...(formats.length === 0 ? [{ field: 'formats', message: visit.t('wrong.formats') }] : []),
  ];
  if (rhythm === undefined || problems.length > 0) return { problems };
  const filters = filtersIn(report, values);
  await addSubscription(visit.tx, { personId: visit.person.id, code: report.code, filters: { ...filters }, rhythm, formats });
  return { goTo: reportAddress('', visit.params.slug ?? '', filters), told: visit.t('told.subscribed') };
}
