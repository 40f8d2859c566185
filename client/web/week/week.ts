import { holdersOf } from '../../../domain/addressees.ts';
import type { Instant } from '../../../domain/instant.ts';
import { goalsSeen } from '../../../domain/views.ts';
import { daysOfWeek, isWeekKey, nextWeek, previousWeek } from '../../../domain/week.ts';
import { type InstitutionView, readInstitution, type WeekView } from '../../../store/institution-views.ts';
import type { Tx } from '../../../store/transaction.ts';
import { type Happenings, readAsked, readHappenings } from '../../../store/week-happenings.ts';
import { word } from '../../words.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import { packLinks } from '../reports/pack-links.ts';
import { moment } from '../text-helpers.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { columnsOf, type Moment, momentsOf } from './board.ts';
import { lettersOfDay } from './letters-of-day.ts';
import { weekToRehearse } from './rehearse-next.ts';
import { standstillOf } from './standstill.ts';
import { steerView, takeSteering } from './steer.ts';

const MOST_ASKED = 60;
const ANSWERED = ['SUBMITTED', 'VALIDATED', 'RETURNED'];

/** How a week goes: what happened and what comes, who answered, each letter's fate, and what an operator may do (domain.md 4.7, 5.2, 6.6). */
const page = (address: string): PageDefinition => ({
  address,
  view: 'WEEK',
  name: 'week/week',
  bookOf: () => ({ goalIds: [] }),
  live: true,
  show: async (visit) => {
    const institution = await readInstitution(visit.tx);
    const week = weekAsked(institution, visit.params.week);
    if (week === undefined) return visit.params.week === undefined ? noWeek(visit) : undefined;
    return weekPage(visit, institution, week);
  },
  forms: {
    steer: async (visit, values) => {
      const week = weekAsked(await readInstitution(visit.tx), visit.params.week);
      return week ? takeSteering(visit, week.week, values) : 'not-found';
    },
    holiday: (visit, values) => takeHoliday(visit, values),
  },
});
export const PRESENT_WEEK = page('/week');
export const ONE_WEEK = page('/week/:week');

/** The week of the address; without one the newest that has begun and is not over, else the one to come. */
function weekAsked({ weeks }: InstitutionView, asked: string | undefined): WeekView | undefined {
  if (asked !== undefined) return isWeekKey(asked) ? weeks.find(({ week }) => week === asked) : undefined;
  return weeks.find(({ state }) => !['SCHEDULED', 'CLOSED', 'CANCELLED'].includes(state)) ?? weeks[0];
}

async function weekPage(visit: Visit, institution: InstitutionView, week: WeekView): Promise<object> {
  const { tx, t, words } = visit;
  const happened = await readHappenings(tx, spanOf(tx, week.week));
  const moments = momentsOf(visit, week, happened);
  const asked = await askedOf(visit, week.week);
  const number = numberOf(week.week);
  const around = [previousWeek(week.week), nextWeek(week.week)].map(
    (key) => institution.weeks.find((one) => one.week === key)?.week ?? null,
  );
  return {
    none: false,
    week: week.week,
    title: titleOf(visit, week, moments, number),
    lede: ledeOf(visit, week, moments, asked, happened),
    clock: institution.handAt === null ? null : t('byHandClock'),
    documents: await packLinks(visit, week.week, ['P6', 'P7']),
    state: word(words.states.cycle, week.state),
    still: standstillOf(visit, institution, week, moments, happened),
    boardTitle: t('board.title'),
    columns: columnsOf(visit, week, moments),
    asked,
    letters: await lettersOfDay(visit, week.week, happened),
    rehearsal: rehearsalOf(visit),
    steer: steerView(visit, week.week),
    holiday: visit.may({ do: 'declareHoliday', date: tx.today, name: '.' }),
    before: around[0] ?? null,
    after: around[1] ?? null,
  };
}

/** An institution whose first week is still to be planned. */
const noWeek = (visit: Visit): object => ({
  none: true,
  title: visit.t('none.title'),
  documents: [],
  lede: visit.t('none.lede'),
  clock: null,
  rehearsal: rehearsalOf(visit),
});

function rehearsalOf({ book, tx, base, maySee }: Visit): { readonly at: string; readonly number: number } | null {
  return maySee('LETTERS') ? { at: `${base}/week/rehearsal`, number: numberOf(weekToRehearse(book, tx.today)) } : null;
}

const numberOf = (week: string): number => Number(week.slice(-2));
/** The instants between which a week lies. */
export const spanOf = (tx: Tx, week: string): readonly [Instant, Instant] => [
  tx.zone.instantOf(daysOfWeek(week)[0] ?? '', '00:00'),
  tx.zone.instantOf(daysOfWeek(nextWeek(week))[0] ?? '', '00:00'),
];

/** What the week waits for: its next milestone, or why there is none. */
function titleOf({ t, f, tx }: Visit, week: WeekView, moments: readonly Moment[], number: number): string {
  if (week.state === 'CLOSED') return t('title.closed', { number });
  if (week.state === 'CANCELLED') return t('title.cancelled', { number });
  if (week.plan.state === 'PAUSED') return t('title.paused', { number });
  const [first] = moments.filter(({ state }) => state === 'missed');
  if (first) return t('title.behind', { number, name: first.name, at: moment({ f, today: tx.today }, first.at) });
  const next = moments.find(({ state, code }) => state === 'next' && code !== 'R07') ?? moments.find(({ state }) => state !== 'did');
  if (next === undefined) return t('title.closed', { number });
  const at = next.day === tx.today ? f.time(next.at) : moment({ f, today: tx.today }, next.at);
  return t(week.state === 'SCHEDULED' ? 'title.opens' : 'title.next', { number, name: next.name, at });
}

function ledeOf(
  { t, words }: Visit,
  week: WeekView,
  moments: readonly Moment[],
  asked: AskedView,
  { letters, copies }: Happenings,
): string {
  const done = moments.filter(({ code, state }) => state === 'did' && code !== 'R07');
  const late = done.filter(({ doneAt, at }) => doneAt !== null && doneAt - at > 60_000).length;
  const sent = letters.filter(({ status }) => status === 'LEFT').reduce((sum, one) => sum + one.letters, 0);
  const waiting = letters.filter(({ status }) => ['INTENDED', 'WRITTEN'].includes(status)).reduce((sum, one) => sum + one.letters, 0);
  return [
    t('lede.state', { state: word(words.states.cycle, week.state) }),
    t('lede.milestones', { done: done.length, total: moments.filter(({ code }) => code !== 'R07').length, late }),
    ...(asked.total > 0 ? [t('lede.answered', { answered: asked.answered, total: asked.total })] : []),
    ...(sent > 0 ? [t('lede.letters', { n: sent, refused: copies.REFUSED ?? 0 })] : []),
    ...(waiting > 0 ? [t('lede.waiting', { n: waiting })] : []),
  ].join(' ');
}

interface AskedView {
  readonly rows: readonly object[];
  readonly total: number;
  readonly answered: number;
  readonly more: number;
}
/** How many were asked for an update and how many answered; by name the goals that the reader may see, those that owe it first (domain.md 4.6). */
async function askedOf({ tx, t, f, words, book, base, person }: Visit, week: string): Promise<AskedView> {
  const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
  const { counts, rows, listed } = await readAsked(tx, week, MOST_ASKED, seen.all ? undefined : seen.has);
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return {
    total,
    answered: ANSWERED.reduce((sum, state) => sum + (counts[state] ?? 0), 0),
    more: listed - rows.length,
    rows: rows.map(({ goalId, goal, title, state, late, submittedAt, by }) => {
      const managers = holdersOf(book, 'MANAGER', goalId, tx.today).map(({ name }) => name);
      return {
        goal,
        title,
        href: `${base}/goals/${goal}`,
        manager: managers.length > 0 ? f.list(managers) : t('asked.vacant'),
        state: word(words.states.update, state),
        owes: ['PENDING', 'DRAFT', 'MISSED', 'RETURNED'].includes(state),
        late,
        at: submittedAt === null ? null : moment({ f, today: tx.today }, submittedAt),
        by: by !== null && !managers.includes(by) ? by : null,
      };
    }),
  };
}

/** A holiday moves what is still to come of the open week (domain.md 5.5). */
function takeHoliday({ t, language }: Visit, values: FormValues): FormResult {
  const read = actFromForm({ do: 'declareHoliday', date: values.date ?? '', name: values.name ?? '' });
  return 'act' in read ? { acts: [read.act], told: t('holiday.told') } : { problems: problemsIn(language, 'declareHoliday', read.errors) };
}
