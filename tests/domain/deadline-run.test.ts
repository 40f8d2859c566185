import { describe, expect, it, test } from 'vitest';
import { workingDaysFromTo } from '../../domain/calendar.ts';
import type { Day } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, at, goalId, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, type Played, run, told } from './play.ts';
import { aCommitment, given, theItem, theOpportunity, withItems } from './worlds.ts';

const all = (played: Played): string[] => [...happened(played), ...told(played)];

describe('11.2–11.5: the morning runs of 2026-W48', () => {
  const book = mop();
  const wednesday: (book: Book) => void = (later) => {
    given(later, 'A-001', { state: 'CONVERTED' });
    const made = { goal: 'MOP-03', ig: '1,02', code: 'R-003', reportedOn: '2026-11-25', limitDate: '2026-12-11' };
    later.items.set(itemId('R-003'), anItem(made));
    const alert = { goal: 'MOP-01', ig: '1,04', code: 'A-005', kind: 'ALERT', reportedOn: '2026-11-25', limitDate: '2026-12-01' } as const;
    later.items.set(itemId('A-005'), anItem(alert));
  };
  const thursday: (book: Book) => void = (later) => {
    finishStep(later, 'MOP-04', '1,02', '2026-11-25');
    given(later, 'R-001', { scope: 'COMMITTEE', arrivedAt: '2026-11-26' });
    later.opportunities.set('opportunity-O-001', { ...theOpportunity(later, 'O-001'), state: 'APPROVED' });
  };
  const rows: [Day, (book: Book) => void, string[]][] = [
    ['2026-11-23', () => undefined, ['N07 R-001: rosa, copy lucia']],
    ['2026-11-24', () => undefined, ['N07 R-002: carmen, copy andres', 'N07 A-003: ivan']],
    [
      '2026-11-25',
      () => undefined,
      [
        'R-002 MINISTER>COMMITTEE TURN_EXPIRED 2026-12-02',
        'A-003 MANAGER>COORDINATOR LIMIT_PASSED 2026-12-02',
        'N09 R-002: hugo julio, copy andres carmen rosa',
        'N09 A-003: rosa, copy ivan',
        'N07 R-001: rosa, copy lucia',
        'N07 A-001: marta',
      ],
    ],
    ['2026-11-26', wednesday, ['R-001 COORDINATOR>MINISTER LIMIT_PASSED 2026-12-03', 'N09 R-001: carmen, copy lucia rosa']],
    ['2026-11-27', thursday, ['N07 A-002: marta', 'N07 A-005: lucia']],
  ];
  test.each(rows)('%s', (date, before, expected) => {
    before(book);
    expect(all(run(book, date))).toEqual(expected);
    expect(book.institution.lastDeadlineRun).toBe(date);
  });
});

/** Friday 27 November 2026, after the close (11.7). */
function fridayEvening(): Book {
  const book = mop();
  given(book, 'R-001', { scope: 'COMMITTEE', arrivedAt: '2026-11-26', committedDate: '2026-12-02', commitments: 1 });
  given(book, 'R-002', { scope: 'HEAD_OF_GOVERNMENT', arrivedAt: '2026-11-27', state: 'UNREVIEWED' });
  given(book, 'A-001', { state: 'CONVERTED' });
  given(book, 'A-003', { scope: 'COORDINATOR', arrivedAt: '2026-11-25' });
  for (const item of [
    anItem({ goal: 'MOP-03', ig: '1,02', code: 'R-003', reportedOn: '2026-11-25', limitDate: '2026-12-11' }),
    anItem({ goal: 'MOP-01', ig: '1,04', code: 'A-005', kind: 'ALERT', reportedOn: '2026-11-25', limitDate: '2026-12-01' }),
    anItem({
      goal: 'MOP-05',
      code: 'A-004',
      kind: 'ALERT',
      origin: 'SYSTEM',
      scope: 'COORDINATOR',
      state: 'UNREVIEWED',
      reportedOn: '2026-11-26',
      limitDate: '2026-12-02',
    }),
  ]) {
    book.items.set(item.id, item);
  }
  const promise = { responsibleId: 'ana', recordedById: 'hugo', due: '2026-12-02', text: 'Desembolso' };
  book.commitments.set('promise', aCommitment({ itemId: itemId('R-001'), ...promise }));
  for (const [code, origin] of [
    ['AG-001', 'O-001'],
    ['AG-002', 'O-002'],
  ] as const) {
    const opportunity = theOpportunity(book, origin);
    book.opportunities.set(opportunity.id, { ...opportunity, state: 'APPROVED' });
    const event = { code, kind: 'EVENT', originType: 'OPPORTUNITY', originId: opportunity.id, goalId: opportunity.goalId } as const;
    book.agenda.set(code, anAgendaItem({ ...event, id: code, proposedDate: opportunity.proposedDate }));
  }
  book.agenda.set('AG-003', anAgendaItem({ id: 'AG-003', code: 'AG-003', goal: 'MOP-02', originId: itemId('R-002') }));
  for (const code of ['AG-001', 'AG-002', 'AG-003']) book.codes.used.add(code);
  finishStep(book, 'MOP-04', '1,02', '2026-11-25');
  const step = book.intermediateGoals.get('ig-MOP-03/1,02');
  if (step) book.intermediateGoals.set(step.id, { ...step, endDate: '2026-12-11', state: 'NORMAL', reprogramCount: 2 });
  const bridges = book.goals.get(goalId('MOP-03'));
  if (bridges) book.goals.set(bridges.id, { ...bridges, managementState: 'NORMAL', computedState: 'NORMAL', statesAsOf: '2026-11-27' });
  return book;
}
function finishStep(book: Book, goal: string, code: string, on: Day): void {
  const step = book.intermediateGoals.get(`ig-${goal}/${code}`);
  if (step) book.intermediateGoals.set(step.id, { ...step, finishedOn: on, state: 'FINISHED' });
}

describe('11.7: if nobody acts in W49', () => {
  const book = fridayEvening();
  const rows: [string, Day, string[]][] = [
    ['Mon 30/11', '2026-11-30', ['N07 R-001: hugo julio, copy lucia', 'N07 A-003: rosa, copy ivan', 'N28 R-001: ana, copy hugo']],
    [
      'Tue 01/12',
      '2026-12-01',
      [
        'intermediateGoal MOP-03/1,03 NORMAL>DELAYED',
        'goal MOP-03 NORMAL>DELAYED',
        'N07 A-004: rosa, copy ivan',
        'N07 A-005: lucia',
        'N08 A-004: rosa, copy carmen',
      ],
    ],
    [
      'Wed 02/12',
      '2026-12-02',
      [
        'A-005 MANAGER>COORDINATOR LIMIT_PASSED 2026-12-09',
        'N09 A-005: rosa, copy lucia',
        'N07 R-001: hugo julio, copy lucia',
        'N07 A-002: marta',
        'N07 A-003: rosa, copy ivan',
        'N08 R-002: gabriel',
      ],
    ],
    [
      'Thu 03/12',
      '2026-12-03',
      [
        'R-001 COMMITTEE>HEAD_OF_GOVERNMENT COMMITMENT_BROKEN top',
        'AG-004 DECISION of R-001 PROPOSED',
        'A-003 COORDINATOR>MINISTER TURN_EXPIRED 2026-12-10',
        'N09 R-001: gabriel, copy carmen hugo julio lucia rosa',
        'N09 A-003: carmen, copy ivan rosa',
        'N07 A-004: rosa, copy ivan',
        'N28 R-001: ana, copy hugo',
      ],
    ],
    [
      'Fri 04/12',
      '2026-12-04',
      [
        'A-004 COORDINATOR>MINISTER TURN_EXPIRED 2026-12-11',
        'opportunity O-001 APPROVED>EXPIRED',
        'AG-001 EVENT of O-001 CLOSED',
        'N09 A-004: carmen, copy ivan rosa',
        'N07 A-002 R-003: marta',
      ],
    ],
  ];
  test.each(rows)('%s', (_day, date, expected) => expect(all(run(book, date))).toEqual(expected));
  it('one N07 tells of R-003 first, then of A-002', () => {
    const { letters } = run(fridayEvening(), '2026-12-04');
    const warning = letters.find(({ notice }) => notice === 'N07');
    expect(warning?.data).toMatchObject({
      items: [
        { item: 'R-003', inDays: 5 },
        { item: 'A-002', inDays: 0 },
      ],
    });
  });
});

describe('what was missed in an outage runs as of its own date (5.2, 6.2)', () => {
  it('gives arrival, due and trigger of the date; the real time is stored', () => {
    const book = mop();
    const late = run(book, '2026-11-25', '2026-11-27T09:00');
    expect(happened(late)[0]).toBe('R-002 MINISTER>COMMITTEE TURN_EXPIRED 2026-12-02');
    expect(theItem(book, 'R-002')).toMatchObject({ arrivedAt: '2026-11-25' });
    expect(theItem(book, 'R-002').stays.at(-1)).toMatchObject({ on: '2026-11-25', at: at('2026-11-27T09:00') });
  });
  it('what asks for something that day was useful only to its end, a change of scope always', () => {
    const { letters } = run(mop(), '2026-11-25', '2026-11-27T09:00');
    const limits = letters.map(({ notice, usefulUntil }) => [notice, usefulUntil]);
    const endOfDay = at('2026-11-26T00:00');
    expect(limits).toEqual([
      ['N09', null],
      ['N09', null],
      ['N07', endOfDay],
      ['N07', endOfDay],
    ]);
  });
  it('one run for each business day in order moves an item one rung a run', () => {
    const book = withItems(mop(), anItem({ goal: 'MOP-01', reportedOn: '2026-11-02', limitDate: '2026-11-06' }));
    const moves = workingDaysFromTo(book.institution.calendar, '2026-11-20', '2026-11-27').map((date) =>
      happened(run(book, date, '2026-11-27T09:00')).filter((line) => line.startsWith('R-')),
    );
    expect(moves).toEqual([['R-001 MANAGER>COORDINATOR LIMIT_PASSED 2026-11-30'], [], [], [], []]);
  });
});

it('tells the run itself before anything it does', () => {
  const { facts } = run(mop(), '2026-11-25');
  expect(facts[0]).toEqual({ kind: 'deadlineRun', date: '2026-11-25' });
});
