import { describe, expect, test } from 'vitest';
import { type Book, goalByCode, put } from '../../domain/work.ts';
import { aWork } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { milestone, play } from './week-play.ts';
import { still, theItem, under } from './worlds.ts';

describe('an overdue action of a risk (6.2 E8)', () => {
  const risky = (over: object = {}): Book => {
    const book = still(mop());
    const goalId = goalByCode(book, 'MOP-01')?.id ?? '';
    put(aWork(book, { at: '2026-11-23T00:00' }), 'risks', {
      id: 'k',
      code: 'K-001',
      goalId,
      risk: 'Lluvias adelantadas',
      probability: 3,
      impact: 4,
      source: 'SELF',
      stage: 'FOLLOW_UP',
      actions: [{ text: 'Adelantar el drenaje', responsible: null, due: '2026-11-24', done: null, alerted: false }],
      evidence: null,
      version: 1,
      ...over,
    });
    return book;
  };
  const days = (book: Book, ...dates: string[]) =>
    dates.map((date) => [...happened(run(book, date))].filter((one) => one.startsWith('item')));
  test('raises a system alert with the manager on the first run after its date, once', () => {
    const book = risky();
    expect(days(book, '2026-11-24', '2026-11-25', '2026-11-26')).toEqual([[], ['item A-004 none>UNREVIEWED'], []]);
    expect(theItem(book, 'A-004')).toMatchObject({
      scope: 'MANAGER',
      origin: 'SYSTEM',
      title: 'Acción de riesgo vencida: Adelantar el drenaje',
      limitDate: '2026-12-02',
      igId: null,
    });
  });
  test('N11 tells the coordinator, with a copy to the manager', () => {
    const book = risky();
    expect(told(run(book, '2026-11-25'))).toEqual(['N11 A-004: rosa, copy lucia']);
  });
  test.each<[string, object]>([
    ['what is done', { actions: [{ text: 'x', responsible: null, due: '2026-11-24', done: '2026-11-24', alerted: false }] }],
    ['a plan that is closed', { stage: 'CLOSED' }],
  ])('%s raises none', (_what, over) => expect(days(risky(over), '2026-11-25')).toEqual([[]]));
  test('an update of the goal does not resolve it: it is no alert of a streak', () => {
    const book = risky();
    run(book, '2026-11-25');
    milestone(book, 'M01');
    play(book, '2026-11-25T08:00', '2026-11-25T09:30', [
      ['2026-11-25T09:00', 'lucia', { do: 'submitUpdate', goal: 'MOP-01', narrative: 'Sigue.' }],
    ]);
    expect(theItem(book, 'A-004').state).toBe('UNREVIEWED');
  });
  test('in Portuguese where the institution speaks it', () => {
    const book = under(risky(), { locale: 'pt' });
    run(book, '2026-11-25');
    expect(theItem(book, 'A-004').title).toBe('Ação de risco vencida: Adelantar el drenaje');
  });
});
