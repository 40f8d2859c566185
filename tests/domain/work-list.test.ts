import { describe, expect, it } from 'vitest';
import type { Item, WorkListAnswer } from '../../domain/entities.ts';
import { isOfferedOnly } from '../../domain/monthly-lines.ts';
import type { Book } from '../../domain/work.ts';
import { answersComplete, filledAnswers, workList, workListLines } from '../../domain/work-list.ts';
import { aBook, aGoal, anIg, anItem, anOpportunity, anUpdate, aStay, at, goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { mopAtClose, mopOnWednesdayEvening } from '../support/mop-week.ts';

const WEEK = '2026-W48';
const goalOf = (book: Book, code: string) => {
  const goal = book.goals.get(goalId(code));
  if (!goal) throw new Error(`there is no goal ${code}`);
  return goal;
};
const keys = (book: Book, code: string, today: string) =>
  workListLines(book, goalOf(book, code), WEEK, today).flatMap((line) => (isOfferedOnly(line) ? [] : [line.line]));
const listOf = (parts: Parameters<typeof aBook>[0], today = '2026-11-25') => keys(aBook({ goals: [aGoal()], ...parts }), 'GOAL-01', today);

describe('the Wednesday work list (domain.md 5.3)', () => {
  it.each([
    ['MOP-01', ['ig/1,03', 'delay/1,03', 'narrative']], // R-001 is the coordinator's
    ['MOP-02', ['ig/1,03', 'narrative']], // stopped, not delayed; R-002 is the minister's
    ['MOP-03', ['ig/1,02', 'ig/1,03', 'delay/1,02', 'item/A-001', 'item/A-002', 'narrative']],
    ['MOP-04', ['ig/1,02', 'opportunity/O-001', 'narrative']],
    ['MOP-05', ['item/A-003', 'narrative']],
    ['MOP-06', ['narrative']], // O-002 was assessed already
  ])('asks in the example on Monday about %s', (code, expected) => {
    expect(keys(mop(), code, '2026-11-23')).toEqual(expected);
  });
  it.each([
    ['due on the tenth business day', { endDate: '2026-12-09' }, ['ig/1,01', 'narrative']],
    ['due on the eleventh', { endDate: '2026-12-10' }, ['narrative']],
    ['due today', { endDate: '2026-11-25' }, ['ig/1,01', 'narrative']],
    ['due yesterday: the delay too', { endDate: '2026-11-24' }, ['ig/1,01', 'delay/1,01', 'narrative']],
    ['stopped: no delay to explain', { endDate: '2026-11-24', stopped: true }, ['ig/1,01', 'narrative']],
    ['finished', { endDate: '2026-11-24', finishedOn: '2026-11-24' }, ['narrative']],
    ['cancelled', { endDate: '2026-11-24', cancelled: true }, ['narrative']],
  ] as const)('an intermediate goal %s', (_what, ig, expected) => {
    expect(listOf({ igs: [anIg(ig)] })).toEqual(expected);
  });
  const returned: Partial<Item> = { stays: [aStay(), aStay({ scope: 'COORDINATOR' }), aStay({ down: true, text: 'Pida la firma' })] };
  it.each([
    ['open in the manager’s scope, unreviewed too', { state: 'UNREVIEWED' } as const, ['item/R-001', 'narrative']],
    ['higher up', { scope: 'COORDINATOR' } as const, ['narrative']],
    ['closed', { state: 'RESOLVED' } as const, ['narrative']],
    ['returned by a higher level', returned, ['item/R-001', 'returned/R-001', 'narrative']],
  ])('an item %s', (_what, item, expected) => {
    expect(listOf({ items: [anItem(item)] })).toEqual(expected);
  });
  it('repeats the instruction of what was returned, by hand or by a decision', () => {
    const book = (item: Partial<Item>, decided = false) =>
      aBook({
        goals: [aGoal()],
        items: [anItem(item)],
        decisions: decided
          ? [
              {
                id: 'd',
                week: WEEK,
                level: 'MINISTER',
                refType: 'ITEM',
                ref: 'R-001',
                goalId: goalId('GOAL-01'),
                decision: 'RETURN',
                text: 'Convoque al municipio',
                responsibleId: null,
                due: '2026-12-04',
                valuation: null,
                recordedBy: 'rosa',
                recordedAt: at('2026-11-24T09:00'),
              },
            ]
          : [],
      });
    const instruction = (of: Book) =>
      workListLines(of, goalOf(of, 'GOAL-01'), WEEK, '2026-11-25').find(({ what }) => what === 'ITEM_RETURNED');
    expect(instruction(book(returned))).toMatchObject({ instruction: 'Pida la firma' });
    const byDecision = { stays: [aStay(), aStay({ down: true, at: at('2026-11-24T09:00') })] };
    expect(instruction(book(byDecision, true))).toMatchObject({ instruction: 'Convoque al municipio' });
  });
  it.each([
    ['IDENTIFIED', true],
    ['VALIDATED', true],
    ['ASSESSED', false],
    ['APPROVED', false],
    ['DECLINED', false],
    ['EXPIRED', false],
  ] as const)('an opportunity %s is the manager’s: %s', (state, asked) => {
    expect(listOf({ opportunities: [anOpportunity({ state })] })).toEqual([...(asked ? ['opportunity/O-001'] : []), 'narrative']);
  });
});

describe('what the manager sees beside it (domain.md 7.3, P1)', () => {
  it('items higher up, the next twenty days, the state of the update', () => {
    const book = mopOnWednesdayEvening();
    const list = workList(book, goalOf(book, 'MOP-01'), WEEK, '2026-11-25');
    expect(list.goal).toMatchObject({ goal: 'MOP-01', state: 'DELAYED', actual: 33.3 });
    expect(list.update).toBe('SUBMITTED');
    expect(list.elsewhere.map(({ item, scope, due }) => [item, scope, due])).toEqual([['R-001', 'COORDINATOR', '2026-11-25']]);
    expect(list.upcoming.map(({ ig }) => ig)).toEqual(['2,01']); // 15/12 is the twentieth day
    expect(workList(book, goalOf(book, 'MOP-01'), WEEK, '2026-11-24').upcoming).toEqual([]);
  });
  it('decisions of this week and the last', () => {
    const book = mopAtClose();
    const decided = (week: string) =>
      workList(book, goalOf(book, 'MOP-01'), week, '2026-11-30').decisions.map(({ level, decision }) => [level, decision]);
    const both = [
      ['MINISTER', 'DERIVE'],
      ['COMMITTEE', 'COMMIT'],
    ];
    expect(decided('2026-W48')).toEqual(both);
    expect(decided('2026-W49')).toEqual(both);
    expect(decided('2026-W50')).toEqual([]);
  });
  it.each([
    ['a draft of this week', [anUpdate({ state: 'DRAFT', narrative: 'a medias' })], true],
    ['a draft of the week that was missed', [anUpdate(), anUpdate({ week: '2026-W47', state: 'MISSED', narrative: 'a medias' })], true],
    ['a missed week without a draft', [anUpdate(), anUpdate({ week: '2026-W47', state: 'MISSED' })], false],
    [
      'once submitted',
      [anUpdate({ state: 'SUBMITTED', narrative: 'x' }), anUpdate({ week: '2026-W47', state: 'MISSED', narrative: 'y' })],
      false,
    ],
  ])('tells of a draft kept: %s', (_what, updates, kept) => {
    const book = aBook({ goals: [aGoal()], updates });
    expect(workList(book, goalOf(book, 'GOAL-01'), WEEK, '2026-11-25').draftKept).toBe(kept);
  });
});

describe('answering every line (domain.md 5.3)', () => {
  const book = aBook({
    goals: [aGoal()],
    igs: [anIg({ endDate: '2026-11-20', explained: { week: WEEK, text: 'la lluvia' } })],
    items: [anItem({ stays: [aStay(), aStay({ down: true })] })],
    opportunities: [anOpportunity()],
  });
  const lines = workListLines(book, goalOf(book, 'GOAL-01'), WEEK, '2026-11-25');
  const complete: readonly WorkListAnswer[] = [
    { line: 'ig/1,01', answer: 'ON_COURSE' },
    { line: 'delay/1,01', answer: 'EXPLAINED', text: 'la lluvia' },
    { line: 'item/R-001', answer: 'NO_MOVEMENT', text: 'se espera la firma' },
    { line: 'returned/R-001', answer: 'READ' },
    { line: 'opportunity/O-001', answer: 'NONE' },
    { line: 'narrative', answer: 'NO_CHANGE' },
  ];
  const instead = (answer: WorkListAnswer) => complete.map((one) => (one.line === answer.line ? answer : one));
  it.each([
    ['all answered', complete, []],
    ['nothing answered', [], complete.map(({ line }) => line)],
    ['one missing', complete.slice(1), ['ig/1,01']],
    ['an answer of another line', instead({ line: 'ig/1,01', answer: 'READ' }), ['ig/1,01']],
    ['a delay explained by nothing', instead({ line: 'delay/1,01', answer: 'EXPLAINED', text: ' ' }), ['delay/1,01']],
    ['a delay is not on course', instead({ line: 'delay/1,01', answer: 'ON_COURSE' }), ['delay/1,01']],
    ['no movement without a reason', instead({ line: 'item/R-001', answer: 'NO_MOVEMENT' }), ['item/R-001']],
    ['a line that is gone meanwhile', [...complete, { line: 'item/R-009', answer: 'ACTION' }] as const, []],
  ] as const)('%s', (_what, answers, missing) => {
    expect(answersComplete(lines, answers)).toEqual(missing);
  });
  it('fills what was not said: on course, no movement, none, a delay as explained', () => {
    const filled = filledAnswers(lines, [{ line: 'narrative', answer: 'NO_CHANGE' }]);
    expect(answersComplete(lines, filled)).toEqual([]);
    expect(Object.fromEntries(filled.map(({ line, answer }) => [line, answer]))).toEqual(
      Object.fromEntries(complete.map(({ line, answer }) => [line, answer])),
    );
    expect(filled.find(({ line }) => line === 'delay/1,01')?.text).toBe('la lluvia');
  });
});
