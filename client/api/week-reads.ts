import { z } from 'zod';
import { capacitiesOf } from '../../domain/capacities.ts';
import type { Cycle } from '../../domain/entities.ts';
import { agendaLine, updateLine } from '../../domain/lines.ts';
import { openCycle } from '../../domain/milestone-cycle.ts';
import { AGENDA_STATES } from '../../domain/values.ts';
import { readEventsInOrder } from '../../store/event-cursor.ts';
import { oneOf, text, whole } from '../fields.schema.ts';
import { agendaListed, eventAnswer, personAnswer, updateListed, weekAnswer } from './answers.schema.ts';
import { type ApiRead, reading } from './route.ts';

const MOST_EVENTS = 500;
const A_WEEK = text(8).regex(/^\d{4}-W\d{2}$/, { error: 'a week as 2026-W48' });

/** The routine's weeks, who answered, the agenda, people and what happened (domain.md 3.9, 3.10, 3.16, 4.7). */
export const WEEK_READS: readonly ApiRead[] = [
  {
    path: '/weeks',
    name: 'listWeeks',
    says: 'The weeks under way, the next one and those closed lately, oldest first',
    view: 'WEEK',
    answer: z.strictObject({ weeks: z.array(weekAnswer) }),
    read: ({ book }) => ({ weeks: [...book.cycles.values()].sort((a, b) => (a.week < b.week ? -1 : 1)).map(weekOf) }),
  },
  {
    path: '/weeks/:week',
    name: 'readWeek',
    says: 'One week with its milestones, when they are planned and when they happened',
    view: 'WEEK',
    answer: weekAnswer,
    read: ({ book, params }) => {
      const cycle = book.cycles.get(params.week ?? '');
      return cycle && weekOf(cycle);
    },
  },
  reading({
    path: '/updates',
    name: 'listUpdates',
    says: 'How each goal answered in a week; in the week under way unless another is asked for',
    view: 'WEEK',
    query: z.strictObject({ week: A_WEEK.exactOptional() }),
    answer: z.strictObject({ week: z.string().nullable(), updates: z.array(updateListed) }),
    read: ({ book, tx, known, query, sees }) => {
      const week = query.week ?? openCycle(book)?.week ?? null;
      const updates = [...book.updates.values()]
        .filter((one) => one.week === week && sees(one.goalId))
        .map((one) => ({
          ...updateLine(book, one, tx.today, known),
          week: one.week,
          narrative: one.submittedAt === null ? null : one.narrative, // a draft is its writers' own until it is sent
          version: one.version,
        }))
        .sort((a, b) => (a.goal < b.goal ? -1 : 1));
      return { week, updates };
    },
  }),
  reading({
    path: '/agenda',
    name: 'listAgenda',
    says: 'What is proposed to the Head of Government and what was answered, by code',
    view: 'AGENDA',
    query: z.strictObject({ state: oneOf(AGENDA_STATES).exactOptional() }),
    answer: z.strictObject({ agenda: z.array(agendaListed) }),
    read: ({ book, tx, known, query }) => ({
      agenda: [...book.agenda.values()]
        .filter(({ state }) => query.state === undefined || state === query.state)
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map((one) => ({ ...agendaLine(book, one, tx.today, known), version: one.version, decisionText: one.decisionText })),
    }),
  }),
  {
    path: '/people',
    name: 'listPeople',
    says: 'People by name with the roles they have today, so that acts can name them; without their addresses',
    view: 'WEEK',
    answer: z.strictObject({ people: z.array(personAnswer) }),
    read: ({ book, tx }) => ({
      people: [...book.people.values()].map(({ id, handle, name, active }) => ({
        id,
        handle: handle ?? null,
        name,
        active,
        roles: [
          ...new Set(
            capacitiesOf(book, { by: id, via: 'api' }, undefined, tx.today)
              .filter(({ standsIn }) => !standsIn)
              .map(({ role }) => role),
          ),
        ].sort(),
      })),
    }),
  },
  reading({
    path: '/events',
    name: 'listEvents',
    says: 'What happened, in the order of its numbers; send `next` as `after` to go on, also when there was nothing more',
    view: 'HISTORY',
    query: z.strictObject({
      after: z.coerce.number().pipe(whole(0)).default(0),
      limit: z.coerce
        .number()
        .pipe(whole(1).max(MOST_EVENTS, { error: `at most ${MOST_EVENTS}` }))
        .default(100),
    }),
    answer: z.strictObject({ events: z.array(eventAnswer), next: z.int() }),
    read: async ({ tx, query: { after, limit } }) => {
      const events = await readEventsInOrder(tx, { after, limit });
      return { events, next: events.at(-1)?.seq ?? after };
    },
  }),
];

const weekOf = ({ week, state, days, plan, done, selectionConfirmed, closedAt }: Cycle) => ({
  week,
  state,
  days,
  plan: { version: plan.version, state: plan.state },
  milestones: plan.milestones.map(({ code, at }) => ({ code, at, doneAt: done.find((one) => one.code === code)?.doneAt ?? null })),
  selectionConfirmed,
  closedAt,
});
