import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBD, addDays, isWorkingDay, workingDaysFromTo } from '../../domain/calendar.ts';
import type { Item } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import { SCOPES } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { still, theItem, withHolidays, withItems, withThresholds } from './worlds.ts';

const quiet = (book: Book): Book => ({ ...still(book), items: book.items });

it('6.5: the alert of the seeds, day by day', () => {
  const alert = { kind: 'ALERT', code: 'A-001', goal: 'MOP-01', scope: 'COORDINATOR', state: 'UNREVIEWED' } as const;
  const dates = { reportedOn: '2011-11-22', arrivedAt: '2011-11-22', limitDate: '2011-11-30' };
  const book = quiet(withItems(mop(), anItem({ ...alert, ...dates })));
  const days: Record<Day, string[]> = {};
  for (const date of workingDaysFromTo(book.institution.calendar, '2011-11-21', '2011-12-19')) {
    const played = run(book, date);
    const lines = [...happened(played).filter((line) => line.startsWith('A-')), ...told(played).filter((line) => !line.startsWith('N09'))];
    if (lines.length > 0) days[date] = lines;
  }
  expect(days).toEqual({
    '2011-11-23': ['N07 A-001: rosa, copy lucia'],
    '2011-11-25': ['N08 A-001: rosa, copy carmen'],
    '2011-11-28': ['N07 A-001: rosa, copy lucia'],
    '2011-11-30': ['N07 A-001: rosa, copy lucia', 'N08 A-001: rosa, copy carmen'],
    '2011-12-01': ['A-001 COORDINATOR>MINISTER LIMIT_PASSED 2011-12-08'],
    '2011-12-06': ['N07 A-001: carmen, copy lucia', 'N08 A-001: carmen, copy hugo julio'],
    '2011-12-08': ['N07 A-001: carmen, copy lucia'],
    '2011-12-09': ['A-001 MINISTER>COMMITTEE TURN_EXPIRED 2011-12-16'],
    '2011-12-14': ['N07 A-001: hugo julio, copy lucia', 'N08 A-001: hugo julio, copy gabriel'],
    '2011-12-16': ['N07 A-001: hugo julio, copy lucia'],
    '2011-12-19': ['A-001 COMMITTEE>HEAD_OF_GOVERNMENT TURN_EXPIRED top'],
  });
});

it('11.2: how R-002 got to the minister follows from the rules', () => {
  const book = quiet(withItems(mop(), anItem({ code: 'R-002', goal: 'MOP-02', reportedOn: '2026-10-20', limitDate: '2026-11-06' })));
  const moves = workingDaysFromTo(book.institution.calendar, '2026-10-20', '2026-11-24').flatMap((date) =>
    happened(run(book, date))
      .filter((line) => line.startsWith('R-002'))
      .map((line) => `${date} ${line}`),
  );
  expect(moves).toEqual([
    '2026-11-09 R-002 MANAGER>COORDINATOR LIMIT_PASSED 2026-11-16',
    '2026-11-17 R-002 COORDINATOR>MINISTER TURN_EXPIRED 2026-11-24',
  ]);
});

describe('whatever the dates', () => {
  const start = '2026-11-02';
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays(start, n));
  const anyItem = fc.record({
    kind: fc.constantFrom('ALERT' as const, 'RESTRICTION' as const),
    scope: fc.constantFrom(...SCOPES),
    state: fc.constantFrom('UNREVIEWED' as const, 'IN_PROCESS' as const),
    urgent: fc.boolean(),
    limitDate: day,
    arrivedAt: day,
    committedDate: fc.option(day, { nil: null }),
  });
  const holidays = fc.uniqueArray(day, { maxLength: 8 });
  const world = (fields: Partial<Item>, free: readonly Day[]): Book =>
    withHolidays(quiet(withItems(mop(), anItem({ code: 'R-001', goal: 'MOP-01', ...fields }))), ...free);
  const runs = (book: Book) => workingDaysFromTo(book.institution.calendar, start, addDays(start, 60));
  const rank = (book: Book) => SCOPES.indexOf(theItem(book, 'R-001').scope);

  it('the clock never moves an item down, nor two rungs in one run', () => {
    fc.assert(
      fc.property(anyItem, holidays, fc.constantFrom(...SCOPES), (fields, free, maxAutomaticScope) => {
        const book = withThresholds(world(fields, free), { maxAutomaticScope });
        for (const date of runs(book)) {
          const before = rank(book);
          run(book, date);
          const step = rank(book) - before;
          expect(step === 0 || step === 1).toBe(true);
          if (step === 1) expect(rank(book)).toBeLessThanOrEqual(SCOPES.indexOf(maxAutomaticScope));
        }
      }),
      { numRuns: 60 },
    );
  });
  it('a second run of the same date moves nothing', () => {
    fc.assert(
      fc.property(anyItem, holidays, fc.boolean(), (fields, free, escalates) => {
        const book = withThresholds(world(fields, free), { unreviewedAction: escalates ? 'ESCALATE' : 'NOTIFY' });
        for (const date of runs(book)) {
          run(book, date);
          const before = theItem(book, 'R-001');
          expect(happened(run(book, date))).toEqual([]);
          expect(theItem(book, 'R-001')).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('a holiday never makes an item move earlier', () => {
    const firstMove = (book: Book): Day =>
      runs(book).find((date) => happened(run(book, date)).some((line) => line.startsWith('R-001'))) ?? '9999';
    fc.assert(
      fc.property(anyItem, holidays, day, (fields, free, another) => {
        const without = world(fields, free);
        fc.pre(isWorkingDay(without.institution.calendar, another));
        expect(firstMove(world(fields, [...free, another])) >= firstMove(without)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it('a warning comes only while the item is due and not past', () => {
    fc.assert(
      fc.property(anyItem, holidays, (fields, free) => {
        const book = world(fields, free);
        for (const date of runs(book)) {
          const { letters } = run(book, date);
          const due = letters.flatMap((one) => (one.notice === 'N07' && 'items' in one.data ? one.data.items : [])).map((line) => line.due);
          for (const when of due) expect(when !== null && addBD(book.institution.calendar, when, 0) >= date).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
