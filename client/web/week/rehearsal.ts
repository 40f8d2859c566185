import { keepRehearsal, lastRehearsal } from '../../../store/rehearsals.ts';
import { word } from '../../words.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { type Rehearsed, type RehearsedLetter, rehearseNext, weekToRehearse } from './rehearse-next.ts';

/** "What would be sent": the next week of this institution, rehearsed on a copy of what is known and read here (domain.md 9.1, step 4). */
export const REHEARSAL: PageDefinition = {
  address: '/week/rehearsal',
  view: 'LETTERS',
  name: 'week/rehearsal',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    const week = weekToRehearse(visit.book, visit.tx.today);
    const last = await lastRehearsal(visit.tx);
    return { week, number: numberOf(week), last: last === undefined ? null : told(visit, last, last.outcome as Rehearsed) };
  },
  forms: {
    rehearse: async ({ tx, t, book, person }) => {
      const week = weekToRehearse(book, tx.today);
      await keepRehearsal(tx, week, person.id, await rehearseNext(tx, week));
      return { goTo: '/week/rehearsal', told: t('rehearsal.done', { number: numberOf(week) }) };
    },
  },
};

const numberOf = (week: string): number => Number(week.slice(-2));

function told(visit: Visit, { askedBy, askedAt }: { readonly askedBy: string; readonly askedAt: number }, found: Rehearsed): object {
  const { t, words, f, tx } = visit;
  const page = { f, today: tx.today };
  const instants = [...new Set([...found.steps, ...found.letters, ...found.moves].map(({ at }) => at))].sort((a, b) => a - b);
  const steps = instants.map((at) => ({
    at: moment(page, at),
    names: f.list(found.steps.filter((step) => step.at === at).map(({ code }) => word(words.milestones, code))),
    letters: found.letters.filter((letter) => letter.at === at).map((letter) => row(visit, letter)),
    moves: found.moves
      .filter((move) => move.at === at)
      .map(({ item, from, to, trigger }) =>
        t('rehearsal.move', { item, from: word(words.scopes, from), to: word(words.scopes, to), why: word(words.triggers, trigger) }),
      ),
  }));
  return {
    week: found.week,
    number: numberOf(found.week),
    asked: t('rehearsal.asked', { who: askedBy, at: moment(page, askedAt) }),
    sum: t('rehearsal.sum', { letters: found.letters.length + found.more, moves: found.moves.length }),
    cancelled: found.cancelled,
    blocked: found.blocked.length > 0,
    more: found.more > 0 ? t('letters.more', { n: found.more }) : null,
    steps: steps.filter(({ letters, moves }) => letters.length + moves.length > 0),
  };
}

const row = ({ words, f }: Visit, { notice, subject, to, cc }: RehearsedLetter): object => ({
  notice: word(words.states.notices, notice),
  subject,
  to: f.list(to),
  cc: cc.length > 0 ? f.list(cc) : null,
});
