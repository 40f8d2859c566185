import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../domain/entities.ts';
import { dueLight, dueOf, isTop, nextRung, orderDate } from '../../domain/item-dates.ts';
import { SCOPES } from '../../domain/values.ts';
import { anInstitution, anItem } from '../support/builders.ts';

const MOP = anInstitution();
const held = { scope: 'COORDINATOR', arrivedAt: '2026-11-23', limitDate: '2026-11-20' } as const; // Monday

describe('until when a rung may hold an item (domain.md 6.1)', () => {
  it.each([
    ['at the manager, the limit date', { scope: 'MANAGER', limitDate: '2026-11-27' }, '2026-11-27', 'LIMIT'],
    [
      'at the manager, no commitment counts',
      { scope: 'MANAGER', limitDate: '2026-11-27', committedDate: '2026-12-09' },
      '2026-11-27',
      'LIMIT',
    ],
    ['above, a turn of five business days', held, '2026-11-30', 'TURN'],
    ['urgent, a turn of two', { ...held, urgent: true }, '2026-11-25', 'TURN'],
    ['but never before its own limit', { ...held, limitDate: '2026-12-04' }, '2026-12-04', 'LIMIT'],
    ['limit and turn on the same day: the limit', { ...held, limitDate: '2026-11-30' }, '2026-11-30', 'LIMIT'],
    ['a commitment, earlier than the turn', { ...held, committedDate: '2026-11-26' }, '2026-11-26', 'COMMITMENT'],
    ['a commitment, later than the limit', { ...held, limitDate: '2026-12-04', committedDate: '2026-12-10' }, '2026-12-10', 'COMMITMENT'],
    ['a commitment on the day of the limit', { ...held, limitDate: '2026-12-04', committedDate: '2026-12-04' }, '2026-12-04', 'COMMITMENT'],
    ['at the top, none', { ...held, scope: 'HEAD_OF_GOVERNMENT', committedDate: '2026-12-10' }, null, 'NONE'],
  ] as const)('%s', (_what, item, due, from) => {
    expect(dueOf(MOP, anItem(item))).toEqual({ due, from });
  });
  it('follows the calendar in force: a holiday declared shifts a turn that runs', () => {
    const holidays = [{ date: '2026-11-26', name: 'asueto' }];
    expect(dueOf({ ...MOP, calendar: { ...MOP.calendar, holidays } }, anItem(held)).due).toBe('2026-12-01');
  });
  it('follows the turns of the institution', () => {
    const thresholds = { ...DEFAULT_THRESHOLDS, turnDays: 3, turnDaysUrgent: 1 };
    expect(dueOf({ ...MOP, thresholds }, anItem(held)).due).toBe('2026-11-26');
    expect(dueOf({ ...MOP, thresholds }, anItem({ ...held, urgent: true })).due).toBe('2026-11-24');
  });
  it.each([
    ['R-001 at the coordinator', { scope: 'COORDINATOR', arrivedAt: '2026-11-12', limitDate: '2026-11-25' }, '2026-11-25', 'LIMIT'],
    ['R-001 at the minister', { scope: 'MINISTER', arrivedAt: '2026-11-26', limitDate: '2026-11-25' }, '2026-12-03', 'TURN'],
    ['R-002 at the minister', { scope: 'MINISTER', arrivedAt: '2026-11-17', limitDate: '2026-11-06' }, '2026-11-24', 'TURN'],
    ['R-002 at the committee', { scope: 'COMMITTEE', arrivedAt: '2026-11-25', limitDate: '2026-11-06' }, '2026-12-02', 'TURN'],
    ['A-004 at the coordinator', { scope: 'COORDINATOR', arrivedAt: '2026-11-26', limitDate: '2026-12-02' }, '2026-12-03', 'TURN'],
    ['A-005 at the coordinator', { scope: 'COORDINATOR', arrivedAt: '2026-12-02', limitDate: '2026-12-01' }, '2026-12-09', 'TURN'],
  ] as const)('gives the dates of the example: %s', (_what, item, due, from) => {
    expect(dueOf(MOP, anItem(item))).toEqual({ due, from });
  });
});

describe('the date an item is ordered by (domain.md 6.1)', () => {
  const top = { scope: 'HEAD_OF_GOVERNMENT', arrivedAt: '2026-11-27' } as const;
  it.each([
    ['below the top, the due date', held, '2026-11-30'],
    ['at the top, the end of a turn', { ...top, limitDate: '2026-11-06' }, '2026-12-04'],
    ['at the top, the limit if that is later', { ...top, limitDate: '2026-12-24' }, '2026-12-24'],
    ['at the top, what was committed', { ...top, limitDate: '2026-12-24', committedDate: '2026-12-01' }, '2026-12-01'],
  ] as const)('%s', (_what, item, expected) => {
    expect(orderDate(MOP, anItem(item))).toBe(expected);
  });
});

describe('the traffic light of an open item (domain.md 8.4)', () => {
  it.each([
    ['the day after it was due', { scope: 'MANAGER', limitDate: '2026-11-26' }, '2026-11-27', 'red'],
    ['on the day it is due', { scope: 'MANAGER', limitDate: '2026-11-27' }, '2026-11-27', 'amber'],
    ['two business days before, over a weekend', { scope: 'MANAGER', limitDate: '2026-12-01' }, '2026-11-27', 'amber'],
    ['three business days before', { scope: 'MANAGER', limitDate: '2026-12-02' }, '2026-11-27', 'green'],
    ['with a new turn, but its own limit past', { ...held, arrivedAt: '2026-11-26' }, '2026-11-27', 'amber'],
    ['with turn and limit ahead', { ...held, limitDate: '2026-12-10' }, '2026-11-27', 'green'],
    ['at the top, by the date that stands for it', { ...held, scope: 'HEAD_OF_GOVERNMENT', arrivedAt: '2026-11-16' }, '2026-11-27', 'red'],
  ] as const)('%s', (_what, item, today, light) => {
    expect(dueLight(MOP, anItem(item), today)).toBe(light);
  });
});

describe('the ladder (domain.md 4.3)', () => {
  it.each([
    ['all five rungs', SCOPES, ['COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT', undefined]],
    [
      'without minister',
      ['MANAGER', 'COORDINATOR', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'],
      ['COORDINATOR', 'COMMITTEE', 'COMMITTEE', 'HEAD_OF_GOVERNMENT', undefined],
    ],
    ['two rungs', ['MANAGER', 'COORDINATOR'], ['COORDINATOR', undefined, undefined, undefined, undefined]],
  ] as const)('goes up one rung: %s', (_what, ladder, next) => {
    expect(SCOPES.map((scope) => nextRung(ladder, scope))).toEqual(next);
    expect(SCOPES.map((scope) => isTop(ladder, scope))).toEqual(next.map((rung) => rung === undefined));
  });
});
