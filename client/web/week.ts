import type { FastifyInstance } from 'fastify';
import { holdersOf } from '../../domain/addressees.ts';
import type { Instant } from '../../domain/instant.ts';
import { daysOfWeek, isWeekKey, nextWeek } from '../../domain/week.ts';
import { goalByCode } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { type InstitutionView, listUpdates, readInstitution, type WeekView } from '../../store/institution-views.ts';
import { type LetterView, listLetters } from '../../store/letter-views.ts';
import { institutionIds, type Tx, transaction } from '../../store/transaction.ts';
import { say, type Words, word, wordsOf } from '../words.ts';
import { languageFor } from './pages.ts';
import type { Screen } from './screen.ts';
import { clockOf } from './when.ts';

interface At {
  readonly Params: { readonly institution: string; readonly week?: string };
}
const LATE_MS = 60_000;

/** `/mop/week/2026-W48`: how a week goes; without a key the present one. */
export function weekRoutes(server: FastifyInstance, { store, page, notFound }: Screen): void {
  server.get<At>('/:institution', async (request, reply) => {
    const { institution: id } = request.params;
    return (await institutionIds(store)).includes(id) ? reply.redirect(`/${encodeURIComponent(id)}/week`) : notFound(request, reply);
  });
  server.get<At>('/:institution/week/:week?', async (request, reply) => {
    const { institution: id, week: asked } = request.params;
    const words = wordsOf(languageFor(request.headers['accept-language']));
    if (!(await institutionIds(store)).includes(id)) return notFound(request, reply);
    const view = await transaction(store, id, 'none', async (tx) => {
      const institution = await readInstitution(tx);
      const week = institution.weeks.find((one) => one.week === asked) ?? (asked === undefined ? presentOf(institution) : undefined);
      return week && weekView(tx, institution, week, words);
    });
    if (view === undefined)
      return notFound(request, reply, asked !== undefined && isWeekKey(asked) ? say(words.page.weekUnknown, { week: asked }) : undefined);
    return page(request, reply, 'week', view);
  });
}

/** The newest week that has begun, else the one to come. */
const presentOf = ({ weeks }: InstitutionView): WeekView | undefined => weeks.find(({ state }) => state !== 'SCHEDULED') ?? weeks[0];

async function weekView(tx: Tx, institution: InstitutionView, week: WeekView, words: Words): Promise<object> {
  const { short, full } = clockOf(words.language, institution.timeZone);
  const book = await loadBook(tx, 'all');
  const updates = await listUpdates(tx, week.week);
  const letters = await listLetters(tx, { between: spanOf(tx, week.week) });
  const milestones = milestonesOf(week, tx.now, words, short);
  const answered = updates.filter(({ state }) => ['SUBMITTED', 'VALIDATED', 'RETURNED'].includes(state)).length;
  return {
    institution: { id: institution.id, name: institution.name },
    week: week.week,
    paused: week.plan.state === 'PAUSED',
    clock: institution.handAt === null ? null : say(words.page.hand, { at: full(institution.handAt) }),
    state: word(words.states.cycle, week.state),
    done: week.done.length,
    total: week.plan.milestones.length,
    weeks: institution.weeks.map((one) => ({ week: one.week, isThis: one.week === week.week })),
    milestones,
    answered,
    goals: updates.length,
    updates: updates.map(({ goal, title, state, late, submittedAt, by }) => {
      const row = goalByCode(book, goal);
      const manager = row && holdersOf(book, 'MANAGER', row.id, tx.today).map(({ name }) => name);
      return {
        goal,
        title,
        manager: manager === undefined || manager.length === 0 ? say(words.page.vacant) : manager.join(', '),
        state: word(words.states.update, state),
        isOpen: state === 'PENDING' || state === 'DRAFT',
        late,
        submittedAt: submittedAt === null ? null : short(submittedAt),
        by,
      };
    }),
    letters: letters.map((letter) => letterRow(letter, words, short)),
  };
}

const spanOf = (tx: Tx, week: string): readonly [Instant, Instant] => [
  tx.zone.instantOf(daysOfWeek(week)[0] ?? '', '00:00'),
  tx.zone.instantOf(daysOfWeek(nextWeek(week))[0] ?? '', '00:00'),
];

function milestonesOf({ plan, done }: WeekView, now: Instant, words: Words, short: (at: Instant) => string): object[] {
  const ran = new Map(done.map((one) => [one.code, one]));
  const codes = [
    ...plan.milestones.map(({ code, at }) => ({ code: code as string, at })),
    ...done.filter(({ code }) => !plan.milestones.some((one) => one.code === code)).map(({ code, plannedAt }) => ({ code, at: plannedAt })),
  ];
  return codes
    .sort((a, b) => a.at - b.at || (a.code < b.code ? -1 : 1))
    .map(({ code, at }) => {
      const one = ran.get(code);
      return {
        code,
        name: word(words.milestones, code),
        planned: short(one?.plannedAt ?? at),
        done: one === undefined ? null : short(one.doneAt),
        late: one !== undefined && one.doneAt - one.plannedAt > LATE_MS,
        isPast: one === undefined && now > at,
      };
    });
}

function letterRow(
  { notice, number, key, status, reason, asOf, leftAt, copies }: LetterView,
  words: Words,
  short: (at: Instant) => string,
): object {
  return {
    notice: number === null ? notice : `${notice} (${number})`,
    key,
    subject: copies[0]?.subject ?? null,
    status: word(words.states.letter, status),
    isWell: status === 'LEFT',
    reason,
    when: short(leftAt ?? asOf),
    copies: copies.map(({ name, address, capacity, status: fate, attempts, sentAt, reply }) => ({
      name,
      address,
      isTo: capacity === 'TO',
      fate: word(words.states.copy, fate),
      isWell: fate === 'SENT',
      attempts: attempts > 1 ? attempts : null,
      sentAt: sentAt === null ? null : short(sentAt),
      reply: fate === 'SENT' ? null : reply,
    })),
  };
}
