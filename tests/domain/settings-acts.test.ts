import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Cycle } from '../../domain/entities.ts';
import { planned, planWeek } from '../../domain/routine.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anInstitution, LIMA } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { given, under, withHolidays, without, withPerson } from './worlds.ts';

const TUE = '2026-11-24T10:00';
const world = (): Book => withPerson(mop(), 'admin', [{ role: 'INSTANCE_ADMIN' }]);
const weeks = (book: Book, ...cycles: Cycle[]): Book => {
  book.cycles.clear();
  for (const one of cycles) book.cycles.set(one.week, one);
  return book;
};
/** W48 open since Monday, W49 still to open. */
const twoWeeks = (): Book => {
  const coming = planWeek(anInstitution(), '2026-W49', LIMA);
  return weeks(world(), aCycle({ doneUpTo: 'M01' }), aCycle({ id: 'w49', week: '2026-W49', state: 'SCHEDULED', ...coming, done: [] }));
};
const planOf = (book: Book, week: string, code: MilestoneCode): string | undefined => {
  const cycle = book.cycles.get(week);
  const instant = cycle && planned(cycle.plan, code);
  return instant === undefined ? undefined : LIMA.format(instant).slice(0, 16);
};

describe('who sets what (1.2)', () => {
  const acts: Act[] = [
    { do: 'setInstitution', name: 'Ministerio de Obras' },
    { do: 'setLook' },
    { do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] },
    { do: 'setTimetable', times: { M04: '15:30' } },
    { do: 'setThresholds', turnDays: 4 },
    { do: 'addPerson', name: 'Nadia Ríos', email: 'nadia@mop.example' },
    { do: 'setClassifier', name: 'Tema', values: ['Agua'] },
    { do: 'setActor', name: 'Banco', kind: 'INSTITUTIONAL', sectorKind: 'COOPERATION' },
  ];
  test.each(acts.map((one) => [one.do, one] as const))('%s is the administrator’s, not the coordinator’s', (_name, one) => {
    expect(act(twoWeeks(), TUE, 'admin', one).outcome).toBe('done');
    expect(act(twoWeeks(), TUE, 'rosa', one).outcome).toBe('NotAllowed');
    expect(act(twoWeeks(), TUE, 'lucia', one).outcome).toBe('NotAllowed');
  });
  test('the coordinator notes the steps of onboarding too (9.1)', () => {
    expect(act(world(), TUE, 'rosa', { do: 'setStep', step: 4, done: '2026-11-20' }).outcome).toBe('done');
    expect(act(world(), TUE, 'lucia', { do: 'setStep', step: 4, done: '2026-11-20' }).outcome).toBe('NotAllowed');
  });
});

describe('the institution (3.2)', () => {
  const rows: [string, Act, string][] = [
    ['its time zone stays once a week is planned', { do: 'setInstitution', timeZone: 'America/Bogota' }, 'NotPossible'],
    ['the same time zone is no change', { do: 'setInstitution', timeZone: 'America/Lima' }, 'done'],
    ['a name that is empty', { do: 'setInstitution', name: '  ' }, 'InvalidInput'],
    ['a ladder without the coordinator', { do: 'setLadder', ladder: ['MANAGER', 'MINISTER'] }, 'InvalidInput'],
    ['a ladder out of order', { do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR', 'COMMITTEE', 'MINISTER'] }, 'InvalidInput'],
    ['two rungs are enough', { do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR'] }, 'done'],
    ['a share above one', { do: 'setThresholds', delayedShare: 1.2 }, 'InvalidInput'],
    ['red above amber', { do: 'setThresholds', thermometerRed: -1 }, 'InvalidInput'],
    ['a turn of no day', { do: 'setThresholds', turnDays: 0 }, 'InvalidInput'],
    ['an urgent turn longer than a plain one', { do: 'setThresholds', turnDaysUrgent: 6 }, 'InvalidInput'],
    ['no extensions at all', { do: 'setThresholds', maxLimitExtensions: 0 }, 'done'],
    ['an eleventh step', { do: 'setStep', step: 11 }, 'NotFound'],
    ['a step done tomorrow', { do: 'setStep', step: 1, done: '2026-11-25' }, 'InvalidInput'],
    ['a step owned by nobody', { do: 'setStep', step: 1, owner: 'nobody' }, 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, one, expected) => {
    const book = weeks(world(), aCycle({ doneUpTo: 'M01' }));
    book.items.clear();
    expect(act(book, TUE, 'admin', one).outcome).toBe(expected);
  });
  test('before its first week an institution may move to another zone', () => {
    expect(act(weeks(world()), TUE, 'admin', { do: 'setInstitution', timeZone: 'America/Bogota' }).outcome).toBe('done');
  });
  test('a rung that holds an open item is not taken away', () => {
    const book = world();
    given(book, 'R-001', { scope: 'MINISTER', state: 'IN_PROCESS' });
    const less: Act = { do: 'setLadder', ladder: ['MANAGER', 'COORDINATOR', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] };
    expect(act(book, TUE, 'admin', less).outcome).toBe('NotPossible');
    for (const item of book.items.values()) if (item.scope === 'MINISTER') book.items.set(item.id, { ...item, state: 'RESOLVED' });
    expect(act(book, TUE, 'admin', less).outcome).toBe('done');
  });
  test('what became another is told with what it was; what stayed is not', () => {
    const { facts } = act(world(), TUE, 'admin', { do: 'setInstitution', name: 'Ministerio de Caminos', shortName: 'MOP' });
    expect(facts.filter(({ kind }) => kind === 'change')).toEqual([
      {
        kind: 'change',
        of: 'institution',
        id: 'MOP',
        field: 'name',
        before: 'Ministerio de Obras Públicas',
        after: 'Ministerio de Caminos',
      },
    ]);
  });
  test('a form opened on older settings is refused', () => {
    const book = under(world(), { version: 4 });
    expect(act(book, TUE, 'admin', { do: 'setThresholds', turnDays: 4 }, {}, 3).outcome).toBe('Stale');
    expect(act(book, TUE, 'admin', { do: 'setThresholds', turnDays: 4 }, {}, 4).outcome).toBe('done');
  });
  test('a lower share of delay makes a goal late at once (4.1)', () => {
    const book = world();
    const before = [...book.goals.values()].filter(({ managementState }) => managementState === 'DELAYED').length;
    act(book, TUE, 'admin', { do: 'setThresholds', delayedShare: 0 });
    const after = [...book.goals.values()].filter(({ managementState }) => managementState === 'DELAYED').length;
    expect(after).toBeGreaterThan(before);
  });
});

describe('the timetable (3.2, 5.2, 5.5)', () => {
  const rows: [string, Act, string][] = [
    ['hours in order', { do: 'setTimetable', times: { M04: '15:30', M05: '18:30' } }, 'done'],
    ['a last call after the cut-off', { do: 'setTimetable', times: { M04: '19:00' } }, 'InvalidInput'],
    [
      'an opening after the second reminder, which share the day of a short week',
      { do: 'setTimetable', times: { M01: '09:00' } },
      'InvalidInput',
    ],
    ['a morning run after what begins a day', { do: 'setTimetable', times: { R07: '07:45' } }, 'InvalidInput'],
    ['an hour that is none', { do: 'setTimetable', times: { M05: '25:00' } }, 'InvalidInput'],
    ['other days', { do: 'setTimetable', anchors: { manager: 2, coordinator: 3, committee: 4 } }, 'done'],
    ['days that leave no room', { do: 'setTimetable', anchors: { manager: 1, coordinator: 1, committee: 2 } }, 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, one, expected) => expect(act(twoWeeks(), TUE, 'admin', one).outcome).toBe(expected));
  test('it takes effect in cycles not yet open; the open one keeps its hours', () => {
    const book = twoWeeks();
    act(book, TUE, 'admin', { do: 'setTimetable', times: { M05: '18:30' }, anchors: { manager: 2, coordinator: 3, committee: 4 } });
    expect(planOf(book, '2026-W48', 'M05')).toBe('2026-11-25T18:00');
    expect(planOf(book, '2026-W49', 'M05')).toBe('2026-12-01T18:30');
  });
  test('a week whose opening has come counts as open, even while nothing runs (5.4)', () => {
    const book = twoWeeks();
    act(book, '2026-11-30T08:00', 'admin', { do: 'setTimetable', times: { M05: '18:30' } });
    expect(planOf(book, '2026-W49', 'M05')).toBe('2026-12-02T18:00');
  });
});

describe('a holiday withdrawn (3.2)', () => {
  const withdraw = (date: string, reason = 'error de carga'): Act => ({ do: 'withdrawHoliday', date, reason });
  const rows: [string, string, Act, string][] = [
    ['before its day', 'admin', withdraw('2026-12-03'), 'done'],
    ['not by the coordinator', 'rosa', withdraw('2026-12-03'), 'NotAllowed'],
    ['not on its day', 'admin', withdraw('2026-11-24'), 'NotPossible'],
    ['not a day that is none', 'admin', withdraw('2026-12-04'), 'NotFound'],
    ['not without a reason', 'admin', withdraw('2026-12-03', ' '), 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, by, one, expected) =>
    expect(act(withHolidays(twoWeeks(), '2026-11-24', '2026-12-03'), TUE, by, one).outcome).toBe(expected),
  );
  test('the week to come takes the day back', () => {
    const book = twoWeeks();
    act(book, TUE, 'admin', { do: 'declareHoliday', date: '2026-12-03', name: 'Asueto' });
    expect(planOf(book, '2026-W49', 'M06')).toBe('2026-12-02T07:30');
    act(book, TUE, 'admin', withdraw('2026-12-03'));
    expect(planOf(book, '2026-W49', 'M06')).toBe('2026-12-03T07:30');
    expect(book.institution.calendar.holidays).toEqual([]);
  });
});

describe('the weeks are set going (9.1)', () => {
  const go: Act = { do: 'startRoutine' };
  const living = (): Book => under(world(), { handAt: null });
  test.each<[string, () => Book, string, string]>([
    ['by the administrator, once somebody coordinates and a goal has a manager', living, 'admin', 'done'],
    ['not by the coordinator', living, 'rosa', 'NotAllowed'],
    ['not where time is moved by hand', world, 'admin', 'NotPossible'],
    ['not while nobody coordinates', () => without(living(), 'COORDINATOR'), 'admin', 'NotPossible'],
    ['not without a goal that somebody manages', () => without(living(), 'GOAL_MANAGER'), 'admin', 'NotPossible'],
  ])('%s', (_what, book, by, expected) => expect(act(book(), TUE, by, go).outcome).toBe(expected));
});
