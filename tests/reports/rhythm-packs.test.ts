import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, type Options } from '../../domain/entities.ts';
import type { P2, P5 } from '../../domain/letter-data.ts';
import { isSecondWeek } from '../../domain/rhythms.ts';
import { nextWeek } from '../../domain/week.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import { createRenderer } from '../../templates/render.ts';
import { aCycle, anAgendaItem, aWork } from '../support/builders.ts';
import { aLetter } from '../support/letter-builders.ts';
import { mopAtClose, mopAtFirstPack } from '../support/mop-week.ts';

const withOptions = (book: Book, some: Partial<Options>): Book => {
  book.institution = { ...book.institution, options: { ...DEFAULT_OPTIONS, ...some } };
  return book;
};
const { renderLetter } = createRenderer();

describe('the fortnightly agenda (domain.md 5.9)', () => {
  const p5 = (some: Partial<Options>, week = '2026-W48') => {
    const book = withOptions(mopAtClose(), some);
    const event = { kind: 'EVENT', requestedDecision: null, originType: 'OPPORTUNITY', goalId: 'goal-MOP-04' } as const;
    for (const [code, state, proposedDate] of [
      ['AG-011', 'SCHEDULED', '2026-12-11'],
      ['AG-012', 'ACCEPTED', '2026-11-28'],
      ['AG-013', 'SCHEDULED', '2026-12-12'], // the fifteenth day
      ['AG-014', 'HELD', '2026-12-01'],
    ] as const)
      book.agenda.set(code, anAgendaItem({ ...event, id: code, code, state, proposedDate }));
    return compilePack(aWork(book, { at: '2026-11-27T15:00' }), aCycle({ week }), { pack: 'P5', version: 1 }) as P5;
  };
  it('is every second one, across the turn of a year with 53 weeks too', () => {
    const weeks = ['2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02'];
    expect(weeks.map((week) => isSecondWeek(week) === isSecondWeek(nextWeek(week)))).toEqual([false, false, false, false, false]);
  });
  it('covers the following 14 days, with what is on the agenda in them already', () => {
    const told = p5({ fortnightlyAgenda: true }, '2026-W47').fortnight ?? p5({ fortnightlyAgenda: true }).fortnight;
    expect(told).toMatchObject({ from: '2026-11-28', to: '2026-12-11', scheduled: [{ agenda: 'AG-012' }, { agenda: 'AG-011' }] });
    const both = ['2026-W48', '2026-W49'].map((week) => p5({ fortnightlyAgenda: true }, week).fortnight !== undefined);
    expect(both.sort()).toEqual([false, true]);
  });
  it('is off by default', () => {
    expect([p5({}).fortnight, p5({}, '2026-W49').fortnight]).toEqual([undefined, undefined]);
  });
  it.each([
    ['es', 'Agenda quincenal, del 28/11/2026 al 11/12/2026.'],
    ['pt', 'Agenda quinzenal, de 28/11/2026 a 11/12/2026.'],
    ['en', 'Fortnightly agenda, from 28 Nov 2026 to 11 Dec 2026.'],
  ])('says so in its letter (%s)', (locale, said) => {
    const fortnight = { from: '2026-11-28', to: '2026-12-11', scheduled: [] };
    expect(renderLetter(aLetter('N19', { locale }, { fortnight })).text).toContain(said);
    expect(renderLetter(aLetter('N19', { locale })).text).not.toContain(said);
  });
});

describe('the quarterly review of critical paths (domain.md 5.9)', () => {
  const p2 = (some: Partial<Options>, month: string | null) => {
    const book = withOptions(mopAtFirstPack(), some);
    const cycle = { ...(book.cycles.get('2026-W48') ?? aCycle()), month };
    return compilePack(aWork(book, { at: '2026-11-26T07:30' }), cycle, { pack: 'P2', version: 1 }) as P2;
  };
  it.each<[string, Partial<Options>, string | null, boolean]>([
    ['comes with the monthly week that ends a quarter', { quarterlyReview: true }, '2026-12', true],
    ['not with another month', { quarterlyReview: true }, '2026-11', false],
    ['nor in a week that is not monthly', { quarterlyReview: true }, null, false],
    ['nor where nobody asked for it', {}, '2026-12', false],
  ])('%s', (_what, some, month, there) => expect(p2(some, month).criticalPaths !== undefined).toBe(there));

  it('has every goal with a critical step open, those without progress in the quarter first', () => {
    const paths = p2({ quarterlyReview: true }, '2026-12').criticalPaths ?? [];
    expect(
      paths.map(({ goal, open, delayed, reprogrammed, finished, next }) => [goal, open, delayed, reprogrammed, finished, next?.ig]),
    ).toEqual([
      ['MOP-01', 4, 1, 1, 0, '1,03'],
      ['MOP-03', 2, 1, 1, 0, '1,02'],
      ['MOP-02', 2, 0, 1, 0, '1,03'],
      ['MOP-05', 2, 0, 0, 0, '1,02'],
      ['MOP-04', 2, 0, 0, 1, '1,03'],
    ]);
  });
  it('stands in the letter to the coordinator', () => {
    const { criticalPaths = [] } = p2({ quarterlyReview: true }, '2026-12');
    const { text } = renderLetter(aLetter('N14', {}, { criticalPaths }));
    expect(text).toContain('4 pasos críticos abiertos, 1 atrasado, 1 reprogramado');
  });
});
