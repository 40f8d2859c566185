import { holdersOf } from './addressees.ts';
import { addBD, businessDaysBetween } from './calendar.ts';
import type { Commitment, Id } from './entities.ts';
import type { Day } from './instant.ts';
import type { LetterData } from './letter-data.ts';
import { joinLetters, type LetterPart } from './letter-writing.ts';
import { endOfDay } from './run-day.ts';
import { usefulUntil } from './useful-until.ts';
import type { Scope } from './values.ts';
import { put, type Work } from './work.ts';

type Line = LetterData['N28']['commitments'][number];
interface Promised {
  readonly of: { readonly itemId: Id } | { readonly agendaId: Id };
  readonly responsibleId: Id;
  readonly due: Day;
  readonly text: string;
  readonly recordedById: Id; // the person who acts, delegate or not
}

/** Follows a promise from now on; a newer one on the same item takes the place of the older (domain.md 6.3). */
export function follow(work: Work, { of, ...promised }: Promised): void {
  if ('itemId' in of) endCommitments(work, of);
  put(work, 'commitments', {
    id: work.newId(),
    itemId: 'itemId' in of ? of.itemId : null,
    agendaId: 'agendaId' in of ? of.agendaId : null,
    ...promised,
    recordedAt: work.now,
    endedAt: null,
  });
}

/** Ends what is followed on an item or agenda item: it closed, was extended or returned down (domain.md 6.3). */
export function endCommitments(work: Work, of: { readonly itemId: Id } | { readonly agendaId: Id }): void {
  for (const one of followed(work)) {
    const meant = 'itemId' in of ? one.itemId === of.itemId : one.agendaId === of.agendaId;
    if (meant) put(work, 'commitments', { ...one, endedAt: work.now });
  }
}

/** The follow-ups of an agenda item that are still followed (domain.md 3.9). */
export const followUpsOf = (work: Work, agendaId: Id): Commitment[] => followed(work).filter((one) => one.agendaId === agendaId);

/**
 * E7: two business days before the date, then 1, 6, 11 … after it, to the responsible person (domain.md 6.2); what came with the data
 * stays with the rung that made it.
 */
export function remindOfCommitments(work: Work, date: Day): void {
  const parts = followed(work)
    .map((one) => partOf(work, one, date))
    .filter((part) => part !== undefined)
    .sort((a, b) => (a.line.ref < b.line.ref ? -1 : a.line.ref > b.line.ref ? 1 : 0));
  joinLetters(work, 'N28', parts, (commitments) => ({
    data: { commitments },
    usefulUntil: usefulUntil('N28', undefined, {
      endOfRunDay: endOfDay(work, date),
      beforeDate: commitments.every(({ inDays }) => inDays !== null),
    }),
  }));
}

const DAYS_BEFORE = 2;
const DAYS_BETWEEN = 5;

const followed = (work: Work): Commitment[] => [...work.book.commitments.values()].filter(({ endedAt }) => endedAt === null);

function partOf(work: Work, one: Commitment, date: Day): LetterPart<Line> | undefined {
  const { calendar } = work.book.institution;
  const late = date > one.due ? businessDaysBetween(calendar, one.due, date) : 0;
  const ahead = addBD(calendar, one.due, -DAYS_BEFORE) === date;
  if (!ahead && late % DAYS_BETWEEN !== 1) return undefined;
  const item = one.itemId === null ? undefined : work.book.items.get(one.itemId);
  const about = item ?? work.book.agenda.get(one.agendaId ?? '');
  if (!about) return undefined;
  const rung = one.recordedById === null ? item?.stays.findLast(({ at }) => at === null)?.scope : undefined; // it came with the data
  const line: Line = {
    ref: about.code,
    title: about.title,
    goal: work.book.goals.get(about.goalId)?.code ?? about.goalId,
    text: one.text,
    due: one.due,
    responsible: rung === undefined ? nameOf(work, one.responsibleId) : holdersNamed(work, rung, about.goalId),
    recordedBy: one.recordedById === null ? null : nameOf(work, one.recordedById),
    daysLate: late,
    inDays: ahead ? DAYS_BEFORE : null,
  };
  return {
    to: [rung === undefined ? { person: one.responsibleId } : { scope: rung }],
    cc: one.recordedById === null ? [] : [{ person: one.recordedById }],
    goalId: about.goalId,
    about: [about.code],
    line,
  };
}

const holdersNamed = (work: Work, rung: Scope, goalId: Id): string =>
  holdersOf(work.book, rung, goalId, work.today)
    .map(({ name }) => name)
    .join(', ');
const nameOf = (work: Work, id: Id): string => work.book.people.get(id)?.name ?? id;
