import { REPORT_CODES, type ReportCode, type ReportFamily, type ReportFilters, reportSlug } from '../../../contracts/documents.ts';
import { REPORTS } from '../../../reports/catalogue.ts';
import {
  endSubscription,
  type Favourite,
  favouritesOf,
  removeFavourite,
  reorderFavourites,
  type Subscription,
  subscriptionsOf,
} from '../../../store/report-wishes.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { filterWords } from './filter-words.ts';
import { reportAddress } from './filters.ts';
import { runRows } from './kept-runs.ts';
import { named } from './words.ts';

const FAMILIES: readonly ReportFamily[] = ['A', 'B', 'D'];

/** `/reports`: the catalogue by family, what the reader keeps at hand first (domain.md 7.1, 7.2). */
export const cataloguePage: PageDefinition = {
  address: '/reports',
  view: 'REPORTS',
  name: 'reports/catalogue',
  show: async (visit) => {
    const { tx, person, base, t } = visit;
    const favourites = await favouritesOf(tx, person.id);
    const subscriptions = await subscriptionsOf(tx, person.id);
    return {
      favourites: favourites.map((one, index) => ({
        ...wishedRow(visit, one),
        first: index === 0,
        last: index === favourites.length - 1,
      })),
      subscriptions: subscriptions.map((one) => ({
        ...wishedRow(visit, one),
        rhythm: t(`rhythm.${one.rhythm}`),
        formats: one.formats.join(', '),
      })),
      families: FAMILIES.map((family) => ({
        id: `family-${family}`,
        name: t(`family.${family}`),
        reports: REPORTS.filter(({ code }) => code.startsWith(family)).map(({ code }) => ({
          code,
          href: `${base}/reports/${reportSlug(code)}`,
          ...named(visit, code),
        })),
      })),
      runs: await runRows(visit),
    };
  },
  forms: { up: (visit, values) => moved(visit, values, -1), down: (visit, values) => moved(visit, values, 1), remove, unsubscribe },
};

const isReport = (code: string): code is ReportCode => REPORT_CODES.some((one) => one === code);

/** A favourite or a subscription by the report's name, with what it was narrowed to. */
function wishedRow(visit: Visit, { id, code, filters }: Pick<Favourite | Subscription, 'id' | 'code' | 'filters'>) {
  const slug = isReport(code) ? reportSlug(code) : '';
  const { name } = isReport(code) ? named(visit, code) : { name: code };
  return {
    id,
    code,
    name,
    href: reportAddress(visit.base, slug, filters as ReportFilters),
    narrowed: filterWords(visit, filters as ReportFilters),
  };
}

async function moved({ tx, person, t }: Visit, { wish }: FormValues, by: -1 | 1): Promise<FormResult> {
  const ids = (await favouritesOf(tx, person.id)).map(({ id }) => id);
  const at = ids.indexOf(String(wish));
  const other = ids[at + by];
  const own = ids[at];
  if (own === undefined) return 'not-found';
  if (other !== undefined) {
    ids[at] = other;
    ids[at + by] = own;
    await reorderFavourites(tx, person.id, ids);
  }
  return { goTo: '/reports#favourites', told: t('told.ordered') };
}

async function remove({ tx, person, t }: Visit, { wish }: FormValues): Promise<FormResult> {
  const theirs = await favouritesOf(tx, person.id);
  if (!theirs.some(({ id }) => id === wish)) return 'not-found';
  await removeFavourite(tx, person.id, String(wish));
  return { goTo: '/reports#favourites', told: t('told.removed') };
}

async function unsubscribe({ tx, person, t }: Visit, { wish }: FormValues): Promise<FormResult> {
  const theirs = await subscriptionsOf(tx, person.id);
  if (!theirs.some(({ id }) => id === wish)) return 'not-found';
  await endSubscription(tx, person.id, String(wish));
  return { goTo: '/reports#subscriptions', told: t('told.unsubscribed') };
}
