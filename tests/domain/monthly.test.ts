import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { monthOf } from '../../domain/monthly.ts';
import { isOfferedOnly } from '../../domain/monthly-lines.ts';
import { type Book, goalByCode, put } from '../../domain/work.ts';
import { answersComplete, filledAnswers, workListLines } from '../../domain/work-list.ts';
import { aCycle, aMeasurement, anIndicator, at, aWork } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { told } from './play.ts';
import { play } from './week-play.ts';
import { withHolidays } from './worlds.ts';

/** The worked example with the kilometres of MOP-01, monthly, and the weekly bridges of MOP-03. */
function measured(): Book {
  const book = mop();
  const work = aWork(book, { at: '2026-11-23T00:00' });
  const idOf = (code: string) => goalByCode(book, code)?.id ?? '';
  put(work, 'indicators', { ...anIndicator({ lagDays: 0 }), goalId: idOf('MOP-01') });
  put(work, 'indicators', { ...anIndicator({ code: 'I-002', frequency: 'WEEKLY', lagDays: 0 }), goalId: idOf('MOP-03') });
  put(work, 'measurements', { ...aMeasurement({ value: 50 }), goalId: idOf('MOP-01') });
  return book;
}
const value = (over: Partial<Extract<Act, { do: 'recordMeasurement' }>> = {}): Act => ({
  do: 'recordMeasurement',
  indicator: 'I-001',
  period: '2026-11-30',
  value: 66,
  ...over,
});
const linesAt = (book: Book, goal: string, week: string, today: string) => {
  const known = goalByCode(book, goal);
  return known ? workListLines(book, known, week, today).filter(({ what }) => ['INDICATOR', 'PROGRESS', 'REVISION'].includes(what)) : [];
};
const asked = (book: Book, goal: string, week: string, today: string) =>
  linesAt(book, goal, week, today).map((line) => `${line.line}${isOfferedOnly(line) ? ' offered' : ' asked'}`);

describe('which week is the monthly one (5.8)', () => {
  test.each<[string, (book: Book) => Book, string, string | null]>([
    ['W49, manager day 2 December, reports on November', (book) => book, '2026-W49', '2026-11'],
    ['W48 does not: W45 was that of October', (book) => book, '2026-W48', null],
    ['the first week of a year reports on December', (book) => book, '2027-W01', '2026-12'],
    ['a manager day on day 1 itself makes it the month’s', (book) => book, '2026-W27', '2026-06'],
    ['and leaves nothing to the week after', (book) => book, '2026-W28', null],
    [
      'W50 does when the calendar leaves W49 no room',
      (book) => withHolidays(book, '2026-11-30', '2026-12-01', '2026-12-02'),
      '2026-W50',
      '2026-11',
    ],
    [
      'W49 does not, where holidays put its manager day into November',
      (book) => withHolidays(book, '2026-12-01', '2026-12-02', '2026-12-03'),
      '2026-W49',
      null,
    ],
  ])('%s', (_what, change, week, month) => expect(monthOf(change(measured()), { week })).toBe(month));

  test('the week after one that was cancelled, and not the one after that', () => {
    const book = measured();
    book.cycles.set('2026-W49', aCycle({ week: '2026-W49', state: 'CANCELLED' }));
    expect([monthOf(book, { week: '2026-W49' }), monthOf(book, { week: '2026-W50' }), monthOf(book, { week: '2026-W51' })]).toEqual([
      null,
      '2026-11',
      null,
    ]);
  });
});

describe('the monthly week (5.3, 5.8)', () => {
  const opened = (): Book => {
    const book = measured();
    play(book, '2026-11-23T00:00', '2026-11-30T08:00');
    return book;
  };
  test('its opening knows the month; N22 and N23 go with N01 and N02 to the same managers, without copies', () => {
    const book = measured();
    const week = play(book, '2026-11-23T00:00', '2026-12-04T17:00').filter((one) => one.at >= at('2026-11-30T00:00'));
    const letters = week.flatMap((one) =>
      one.letters
        .filter(({ notice }) => /N0[12]|N2[234]/.test(notice))
        .map((letter) => `${one.what} ${letter.number ?? ''} ${told({ letters: [letter] })[0]}`),
    );
    const to = (what: string, notice: string) =>
      letters.filter((one) => one.startsWith(`${what} `) && one.includes(` ${notice} `)).map((one) => one.split(`${notice} `)[1]);
    for (const [what, weekly, monthly] of [
      ['M01', 'N01', 'N22'],
      ['M02', 'N02', 'N23'],
      ['M03', 'N02', 'N23'],
      ['M04', 'N02', 'N23'],
    ] as const) {
      expect(to(what, monthly)).toEqual(['MOP-01 MOP-04: lucia', 'MOP-02: andres', 'MOP-03: marta', 'MOP-05: ivan']);
      expect(to(what, monthly)).toEqual(to(what, weekly));
    }
    expect(letters.filter((one) => one.includes(' N23 ')).map((one) => one.slice(0, 5))).toEqual(
      ['M02 1', 'M03 2', 'M04 3'].flatMap((one) => [one, one, one, one]),
    );
    expect(letters.filter((one) => one.includes('N24'))).toEqual([
      'M17  N24 2026-W49: ana andres carmen elena gabriel hugo ivan julio lucia marta paula rosa sergio',
    ]);
  });
  test('a week that is not monthly sends none of them', () => {
    const letters = play(measured(), '2026-11-23T00:00', '2026-11-27T17:00').flatMap((one) => one.letters);
    expect(letters.filter(({ notice }) => ['N22', 'N23', 'N24'].includes(notice))).toEqual([]);
  });
  test('what is offered in every week is asked in the monthly one; weekly indicators in each', () => {
    expect(asked(measured(), 'MOP-01', '2026-W48', '2026-11-25')).toEqual([
      'indicator/I-001 offered',
      'progress offered',
      'revision offered',
    ]);
    expect(asked(measured(), 'MOP-03', '2026-W48', '2026-11-25')).toEqual([
      'indicator/I-002 asked',
      'progress offered',
      'revision offered',
    ]);
    expect(asked(opened(), 'MOP-01', '2026-W49', '2026-11-30')).toEqual(['indicator/I-001 asked', 'progress asked', 'revision asked']);
  });
  test('it asks for the value of its month, also on a Monday that belongs to it', () => {
    expect(linesAt(opened(), 'MOP-01', '2026-W49', '2026-11-30')[0]).toMatchObject({ period: '2026-11-30', recorded: false });
    expect(linesAt(opened(), 'MOP-03', '2026-W49', '2026-12-02')[0]).toMatchObject({ period: '2026-11-29', recorded: false });
  });
  test('letters list what is asked, not what is only offered', () => {
    const keys = (week: string, from: string) =>
      play(measured(), '2026-11-23T00:00', `${from}T08:00`)
        .flatMap(({ letters }) => letters)
        .filter(({ notice, asOf }) => notice === 'N01' && asOf === at(`${from}T08:00`))
        .flatMap(({ data }) => ('lists' in data ? data.lists : []))
        .find(({ goal }) => goal.goal === 'MOP-01' && week !== '')
        ?.lines.map(({ line }) => line);
    expect(keys('2026-W48', '2026-11-23')).toEqual(['ig/1,03', 'delay/1,03', 'narrative']);
    expect(keys('2026-W49', '2026-11-30')).toContain('progress');
  });
  test('every line of the month is answered, and with what fits', () => {
    const lines = () => linesAt(opened(), 'MOP-01', '2026-W49', '2026-12-02');
    const without = (...answers: Parameters<typeof answersComplete>[1]) => answersComplete(lines(), answers);
    const rest = [
      { line: 'progress', answer: 'PROGRESS', text: 'Se pavimentaron 8 km.' },
      { line: 'revision', answer: 'REVISED' },
    ] as const;
    expect(without()).toEqual(['indicator/I-001', 'progress', 'revision']);
    expect(without(...rest, { line: 'indicator/I-001', answer: 'NOT_YET', text: 'Llega el día 10' })).toEqual([]);
    expect(without(...rest, { line: 'indicator/I-001', answer: 'NOT_YET' })).toEqual(['indicator/I-001']);
    expect(without(...rest, { line: 'indicator/I-001', answer: 'RECORDED' })).toEqual(['indicator/I-001']); // it is not
    expect(without({ line: 'progress', answer: 'PROGRESS' }).includes('progress')).toBe(true);
  });
  test('what is not said is filled in, and what is only offered stays unsaid', () => {
    const filled = (book: Book, week: string, today: string) => filledAnswers(linesAt(book, 'MOP-01', week, today), []);
    expect(filled(measured(), '2026-W48', '2026-11-25')).toEqual([]);
    expect(filled(opened(), '2026-W49', '2026-12-02').map(({ answer }) => answer)).toEqual(['NOT_YET', 'PROGRESS', 'REVISED']);
    const book = opened();
    play(book, '2026-11-30T09:00', '2026-11-30T09:30', [['2026-11-30T09:10', 'lucia', value()]]);
    expect(filled(book, '2026-W49', '2026-12-02')[0]).toEqual({ line: 'indicator/I-001', answer: 'RECORDED' });
  });
  test('the close validates the values that wait, and nobody is named for it', () => {
    const book = opened();
    play(book, '2026-11-30T09:00', '2026-12-04T17:00', [['2026-12-02T09:10', 'lucia', value()]]);
    expect([...book.measurements.values()].at(-1)).toMatchObject({ value: 66, validatedAt: at('2026-12-04T17:00'), validatedBy: null });
  });
  test('the minister hears of an indicator that reached another quarter, once it is validated (5.6)', () => {
    const book = opened();
    const deeds: Parameters<typeof play>[3] = [
      ['2026-12-02T09:10', 'lucia', value()],
      ['2026-12-03T09:00', 'rosa', { do: 'validateMeasurement', indicator: 'I-001', period: '2026-11-30' }],
    ];
    play(book, '2026-11-30T09:00', '2026-12-03T13:00', deeds);
    expect(book.selections.get('2026-W49')?.lines.filter(({ section }) => section === '3')).toMatchObject([
      { ref: 'I-001', why: 'indicator' },
    ]);
    const later = opened();
    play(later, '2026-11-30T09:00', '2026-12-10T13:00', deeds.slice(0, 1));
    const told3 = (week: string) => later.selections.get(week)?.lines.flatMap(({ section, ref }) => (section === '3' ? [ref] : []));
    expect([told3('2026-W49'), told3('2026-W50')]).toEqual([[], ['I-001']]);
  });
});
