import { addDays, daysBetween, isWorkingDay } from '../domain/calendar.ts';
import { inForce, SCOPE_OF_ROLE } from '../domain/capacities.ts';
import type { Id, WeekKey } from '../domain/entities.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { P9 } from '../domain/letter-data.ts';
import type { Role } from '../domain/values.ts';
import { weekOf } from '../domain/week.ts';
import type { Book } from '../domain/work.ts';
import { disabledOn } from '../store/disabled.ts';
import { settingOf } from '../store/document-setting.ts';
import { readKept } from '../store/report-history.ts';
import { hashOfData, keepRun, latestRuns, readRun } from '../store/report-runs.ts';
import type { Tx } from '../store/transaction.ts';
import { compileStocktake } from './packs/p8.ts';
import { compileHandover } from './packs/p9.ts';

interface AsOf {
  readonly book: Book;
  readonly asOf: Instant;
}

/** P9 for everybody whose role over goals ended the day before, or in the free days before that, also where they were disabled (domain.md 5.7, 7.4). */
export async function keepHandovers(tx: Tx, given: AsOf, day: Day, each: Each = (work) => work()): Promise<void> {
  const { asOf } = given;
  const book = withEnded(given.book, await disabledOn(tx, MOST_FREE_DAYS + 1));
  for (const one of handoversDue(book, day)) await each(() => keepHandover(tx, { book, asOf }, one));
}
type Each = (work: () => Promise<void>) => Promise<void>;

/** What somebody handed over: a new version where more was handed over on the same day. */
async function keepHandover(tx: Tx, { book, asOf }: AsOf, { holder, role, today }: Handover): Promise<void> {
  const params = { holder, role, since: today };
  const [last] = await latestRuns(tx, { code: 'P9', reach: 'all', params, limit: 1 });
  const kept = await readKept(tx, ['pastUpdates']);
  const version = (last?.version ?? 0) + 1;
  const data = compileHandover({ book, now: tx.now, today, kept, version }, holder, role);
  const told = last && ((await readRun(tx, last.id))?.data as P9 | undefined);
  if (told && hashOfData(told.parts) === hashOfData(data.parts)) return; // nothing more was handed over since
  await keep(tx, book, { code: 'P9', version, asOf, week: weekOf(today), params, data });
}

/** The book in which the roles of people who were disabled ended on the eve: who is disabled holds nothing from that day on. */
export function withEnded(book: Book, disabled: ReadonlyMap<Id, Day>): Book {
  const people = new Map(book.people);
  for (const [id, day] of disabled) {
    const person = people.get(id);
    if (!person || person.active) continue;
    const to = addDays(day, -1);
    people.set(id, { ...person, roles: person.roles.map((one) => (inForce(one, day) ? { ...one, to } : one)) });
  }
  return { ...book, people };
}

interface Handover {
  readonly holder: Id;
  readonly role: Role;
  readonly today: Day; // the first day without the role
}
/** The roles that end with the eve of this day, or of a day before it on which no morning run came. */
export function handoversDue({ people, institution: { calendar } }: Pick<Book, 'people' | 'institution'>, day: Day): Handover[] {
  const days = [day];
  for (let before = addDays(day, -1); !isWorkingDay(calendar, before) && days.length < MOST_FREE_DAYS; before = addDays(before, -1))
    days.push(before);
  const due = [...people.values()].flatMap(({ id: holder, roles }) =>
    roles.flatMap(({ role, to }): Handover[] => {
      const today = days.find((one) => to === addDays(one, -1));
      return today !== undefined && SCOPE_OF_ROLE[role] !== undefined ? [{ holder, role, today }] : [];
    }),
  );
  return [...new Map(due.map((one) => [`${one.holder} ${one.role}`, one])).values()];
}
const MOST_FREE_DAYS = 30;

/** P8 as a monthly week closes, every two months, where the institution has it switched on (domain.md 5.9, 7.4). */
export async function keepStocktake(tx: Tx, { book, asOf }: AsOf, week: WeekKey): Promise<void> {
  const { stocktake, stocktakeTheme } = book.institution.options;
  if (!stocktake || (book.cycles.get(week)?.month ?? null) === null) return;
  const params = { theme: stocktakeTheme };
  const [last] = await latestRuns(tx, { code: 'P8', reach: 'all', limit: 1 });
  if (last && daysBetween(tx.zone.dayOf(last.asOf), tx.zone.dayOf(asOf)) < LEAST_DAYS) return;
  const kept = await readKept(tx, ['measurements']);
  const data = compileStocktake({ book, now: tx.now, today: tx.today, kept }, stocktakeTheme);
  await keep(tx, book, { code: 'P8', asOf, week, params, data });
}
const LEAST_DAYS = 45; // more than one monthly week to the next, less than two

async function keep(
  tx: Tx,
  { institution }: Book,
  run: {
    readonly code: 'P8' | 'P9';
    readonly version?: number;
    readonly asOf: Instant;
    readonly week: WeekKey;
    readonly params: Readonly<Record<string, unknown>>;
    readonly data: unknown;
  },
): Promise<void> {
  await keepRun(tx, { ...run, reach: 'all', setting: settingOf(institution), requestedBy: null });
}
