import { describe, expect, test } from 'vitest';
import { answeredKeys, draftOf, submissionOf } from '../../../client/web/manager/answers.ts';
import { isAsked, isOffered, type Question, questionsOf } from '../../../client/web/manager/questions.ts';
import type { FormValues } from '../../../client/web/visit.ts';
import type { Act } from '../../../domain/acts.ts';
import type { WorkListAnswer } from '../../../domain/entities.ts';
import { goalByCode } from '../../../domain/work.ts';
import { anItem, anOpportunity } from '../../support/builders.ts';
import { mop } from '../../support/mop.ts';

const WED = '2026-11-25';

/** The questions of a goal of section 11 on Wednesday, with what else lies on it. */
function asked(
  code: string,
  more: { readonly items?: readonly Parameters<typeof anItem>[0][]; readonly opportunity?: boolean } = {},
): Question[] {
  const book = mop();
  for (const over of more.items ?? []) {
    const item = anItem(over);
    book.items.set(item.id, item);
  }
  const goal = goalByCode(book, code);
  const cycle = [...book.cycles.values()][0];
  if (!goal || !cycle) throw new Error(`there is no ${code}`);
  if (more.opportunity) {
    const one = anOpportunity({ goal: code, code: 'O-009', proposedDate: '2026-12-09', state: 'VALIDATED' });
    book.opportunities.set(one.id, one);
  }
  return questionsOf(book, goal, cycle, WED);
}

const sentAs = (goal: string, answers: readonly WorkListAnswer[] = []) => ({
  goal,
  today: WED,
  sample: '1.234,5',
  sent: new Map(answers.map((one) => [one.line, one])),
});
const REPORT = { report: 'NARRATIVE', 'report-text': 'Diez de quince puentes.' };
const NEITHER = { news: 'NONE', ...REPORT };
const acts = (questions: readonly Question[], values: FormValues, goal: string, sent: readonly WorkListAnswer[] = []): readonly Act[] =>
  submissionOf(questions, values, sentAs(goal, sent)).acts;
const updateIn = (done: readonly Act[]) => done.find((one) => one.do === 'submitUpdate');

describe('the questions are the lines of the work list (domain.md 5.3)', () => {
  test.each([
    ['MOP-01: the delayed one, news, the report', 'MOP-01', ['ig-1,03', 'news', 'report']],
    ['MOP-02: the stopped one that is due', 'MOP-02', ['ig-1,03', 'news', 'report']],
    [
      'MOP-03: two intermediate goals and two alerts of the manager',
      'MOP-03',
      ['ig-1,02', 'ig-1,03', 'item-A-001', 'item-A-002', 'news', 'report'],
    ],
    ['MOP-04: what is due tomorrow, and the opportunity to validate', 'MOP-04', ['ig-1,02', 'op-O-001', 'news', 'report']],
  ])('%s', (_what, goal, expected) => {
    const questions = asked(goal);
    expect(questions.filter(isAsked).map(({ key }) => key)).toEqual(expected);
    expect(questions.filter(isOffered).map(({ key }) => key)).toEqual(['progress', 'revision']); // asked in the monthly week (5.8)
  });

  test('what is delayed is asked once, for both of its lines', () => {
    expect(asked('MOP-01')[0]).toMatchObject({ line: 'ig/1,03', delayLine: 'delay/1,03' });
  });
  test('an item registered in the week itself is told of, not asked about', () => {
    const questions = asked('MOP-01', {
      items: [{ goal: 'MOP-01', code: 'A-005', kind: 'ALERT', scope: 'MANAGER', reportedOn: '2026-11-25' }],
    });
    expect(questions.filter(isAsked).map(({ key }) => key)).toEqual(['ig-1,03', 'news', 'report']);
    const update = updateIn(acts(questions, { 'ig-1,03': 'ON_COURSE', 'ig-1,03-why': 'lluvias', ...NEITHER }, 'MOP-01'));
    expect(update).toMatchObject({ answers: expect.arrayContaining([{ line: 'item/A-005', answer: 'ACTION' }]) });
  });
});

const IG = 'ig-1,02';
const igCases: [what: string, values: FormValues, done: readonly Act[], answers: readonly WorkListAnswer[]][] = [
  [
    'finished on a day',
    { [IG]: 'FINISHED', [`${IG}-date`]: '24/11/2026' },
    [{ do: 'finishIntermediateGoal', on: 'MOP-03/1,02', date: '2026-11-24' }],
    [{ line: 'ig/1,02', answer: 'FINISHED' }],
  ],
  [
    'finished today, when no day is typed',
    { [IG]: 'FINISHED' },
    [{ do: 'finishIntermediateGoal', on: 'MOP-03/1,02' }],
    [{ line: 'ig/1,02', answer: 'FINISHED' }],
  ],
  [
    'the delay explained',
    { [IG]: 'ON_COURSE', [`${IG}-why`]: ' falta acero ' },
    [],
    [
      { line: 'ig/1,02', answer: 'ON_COURSE' },
      { line: 'delay/1,02', answer: 'EXPLAINED', text: 'falta acero' },
    ],
  ],
  [
    'another date, with its reason',
    { [IG]: 'REPROGRAM', [`${IG}-to`]: '11/12/2026', [`${IG}-reason`]: 'nuevo proveedor' },
    [{ do: 'requestReprogramming', on: 'MOP-03/1,02', to: '2026-12-11', reason: 'nuevo proveedor' }],
    [
      { line: 'ig/1,02', answer: 'REPROGRAM', text: 'nuevo proveedor' },
      { line: 'delay/1,02', answer: 'REPROGRAM', text: 'nuevo proveedor' },
    ],
  ],
  [
    'restricted by what exists',
    { [IG]: 'RESTRICTED', [`${IG}-which`]: 'R-001' },
    [],
    [
      { line: 'ig/1,02', answer: 'RESTRICTED', text: 'R-001' },
      { line: 'delay/1,02', answer: 'RESTRICTED', text: 'R-001' },
    ],
  ],
];

describe('an intermediate goal that is due or delayed', () => {
  const questions = asked('MOP-03').filter(({ key }) => key === IG || key === 'news' || key === 'report');
  test.each(igCases)('%s', (_what, values, done, answers) => {
    const submission = acts(questions, { ...values, ...NEITHER }, 'MOP-03');
    expect(submission.filter((one) => one.do !== 'submitUpdate')).toEqual(done);
    expect(updateIn(submission)).toEqual({
      do: 'submitUpdate',
      goal: 'MOP-03',
      answers: [...answers, { line: 'narrative', answer: 'NARRATIVE' }],
      narrative: 'Diez de quince puentes.',
    });
  });
  test('restricted by a new one, which is registered after the update', () => {
    const fresh = {
      [`${IG}-which`]: 'new',
      [`${IG}-title`]: 'Sin acero en plaza',
      [`${IG}-type`]: 'FINANCIAL',
      [`${IG}-effect`]: 'para los tramos',
      [`${IG}-what`]: 'comprar fuera',
    };
    const submission = acts(questions, { [IG]: 'RESTRICTED', ...fresh, ...NEITHER }, 'MOP-03');
    expect(submission.map((one) => one.do)).toEqual(['submitUpdate', 'registerRestriction']);
    expect(submission[1]).toEqual({
      do: 'registerRestriction',
      on: 'MOP-03/1,02',
      title: 'Sin acero en plaza',
      type: 'FINANCIAL',
      description: 'para los tramos',
      treatment: { what: 'comprar fuera', withWhom: null, when: null },
    });
  });
});

const ITEM = 'item-A-001';
const itemCases: [what: string, values: FormValues, done: readonly Act[], answer: WorkListAnswer][] = [
  [
    'an action',
    { [ITEM]: 'ACTION', [`${ITEM}-action`]: 'se visitó la planta' },
    [{ do: 'addAction', item: 'A-001', text: 'se visitó la planta' }],
    { line: 'item/A-001', answer: 'ACTION', text: 'se visitó la planta' },
  ],
  [
    'no movement, with its reason',
    { [ITEM]: 'NO_MOVEMENT', [`${ITEM}-nothing`]: 'feriado' },
    [],
    { line: 'item/A-001', answer: 'NO_MOVEMENT', text: 'feriado' },
  ],
  [
    'derived to the coordinator',
    { [ITEM]: 'DERIVE', [`${ITEM}-note`]: 'hace falta Hacienda' },
    [{ do: 'derive', item: 'A-001', text: 'hace falta Hacienda' }],
    { line: 'item/A-001', answer: 'ACTION', text: 'hace falta Hacienda' },
  ],
  [
    'resolved',
    { [ITEM]: 'RESOLVE', [`${ITEM}-solved`]: 'entregó todo' },
    [{ do: 'resolve', item: 'A-001', text: 'entregó todo' }],
    { line: 'item/A-001', answer: 'ACTION', text: 'entregó todo' },
  ],
];

describe('an item in the own scope', () => {
  const questions = asked('MOP-03').filter(({ key }) => key === ITEM || key === 'news' || key === 'report');
  test.each(itemCases)('%s', (_what, values, done, answer) => {
    const submission = acts(questions, { ...values, ...NEITHER }, 'MOP-03');
    expect(submission.filter((one) => one.do !== 'submitUpdate')).toEqual(done);
    expect(updateIn(submission)).toMatchObject({ answers: [answer, { line: 'narrative', answer: 'NARRATIVE' }] });
  });
  test('an alert that has happened becomes a restriction, after the update', () => {
    const values = { [ITEM]: 'CONVERT', [`${ITEM}-title`]: 'Incumplimiento del proveedor', [`${ITEM}-limit`]: '2026-12-11', ...NEITHER };
    const submission = acts(questions, values, 'MOP-03');
    expect(submission.map((one) => one.do)).toEqual(['submitUpdate', 'convertAlert']);
    expect(submission[1]).toEqual({ do: 'convertAlert', item: 'A-001', title: 'Incumplimiento del proveedor', limit: '2026-12-11' });
  });
  test('the action that was sent already is not done twice when the update is corrected', () => {
    const before: WorkListAnswer[] = [{ line: 'item/A-001', answer: 'ACTION', text: 'se visitó la planta' }];
    const same = acts(questions, { [ITEM]: 'ACTION', [`${ITEM}-action`]: 'se visitó la planta', ...NEITHER }, 'MOP-03', before);
    expect(same.map((one) => one.do)).toEqual(['submitUpdate']);
    const other = acts(questions, { [ITEM]: 'ACTION', [`${ITEM}-action`]: 'y se firmó', ...NEITHER }, 'MOP-03', before);
    expect(other.map((one) => one.do)).toEqual(['addAction', 'submitUpdate']);
  });
  test('what was returned from above is answered only once its instruction is read', () => {
    const stays = [
      {
        scope: 'MANAGER' as const,
        on: WED,
        at: 1,
        trigger: 'MANUAL' as const,
        by: 'rosa',
        down: true,
        reviewedOn: null,
        text: 'hable con el alcalde',
      },
    ];
    const returned = asked('MOP-05', { items: [{ goal: 'MOP-05', code: 'R-020', kind: 'RESTRICTION', scope: 'MANAGER', stays }] }).filter(
      ({ key }) => key === 'item-R-020',
    );
    const action = { 'item-R-020': 'ACTION', 'item-R-020-action': 'llamada' };
    expect(submissionOf(returned, action, sentAs('MOP-05')).problems.map(({ field }) => field)).toEqual(['item-R-020-read']);
    expect(updateIn(acts(returned, { ...action, 'item-R-020-read': 'true' }, 'MOP-05'))).toMatchObject({
      answers: expect.arrayContaining([{ line: 'returned/R-020', answer: 'READ' }]),
    });
  });
});

const O1 = 'op-O-001';
const opportunityCases: [what: string, key: string, values: FormValues, done: readonly Act[], answer: WorkListAnswer['answer']][] = [
  ['validated', O1, { [O1]: 'VALIDATED' }, [{ do: 'validateOpportunity', opportunity: 'O-001' }], 'VALIDATED'],
  ['one that is validated stays so', 'op-O-009', { 'op-O-009': 'VALIDATED' }, [], 'VALIDATED'],
  [
    'on another date',
    O1,
    { [O1]: 'REDATED', [`${O1}-date`]: '10-12-2026', [`${O1}-reason`]: 'lluvia' },
    [{ do: 'redateOpportunity', opportunity: 'O-001', proposed: '2026-12-10', reason: 'lluvia' }],
    'REDATED',
  ],
  [
    'withdrawn',
    O1,
    { [O1]: 'WITHDRAWN', [`${O1}-withdraw`]: 'sin acto' },
    [{ do: 'declineOpportunity', opportunity: 'O-001', reason: 'sin acto' }],
    'WITHDRAWN',
  ],
  ['left as it is', O1, { [O1]: 'NONE' }, [], 'NONE'],
];

describe('an opportunity', () => {
  test.each(opportunityCases)('%s', (_what, key, values, done, answer) => {
    const questions = asked('MOP-04', { opportunity: true }).filter(
      (one) => one.key === key || one.kind === 'REPORT' || one.kind === 'NEWS',
    );
    const submission = acts(questions, { ...values, ...NEITHER }, 'MOP-04');
    expect(submission.filter((one) => one.do !== 'submitUpdate')).toEqual(done);
    expect(updateIn(submission)).toMatchObject({ answers: expect.arrayContaining([expect.objectContaining({ answer })]) });
  });
  test('a new one is proposed after the update, which does not ask about it', () => {
    const values = { 'news-title': 'Primer puente abierto', 'news-date': '9/12/2026', 'news-place': 'Villa Norte', 'news-type': 'VISIT' };
    const submission = acts(
      asked('MOP-01').filter(({ kind }) => kind === 'NEWS' || kind === 'REPORT'),
      { news: 'PROPOSE', ...values, ...REPORT },
      'MOP-01',
    );
    expect(submission.map((one) => one.do)).toEqual(['submitUpdate', 'registerOpportunity']);
    expect(submission[1]).toMatchObject({
      on: 'MOP-01',
      title: 'Primer puente abierto',
      proposed: '2026-12-09',
      place: 'Villa Norte',
      kind: 'VISIT',
    });
  });
});

describe('the report', () => {
  test('no change is said by the update itself', () => {
    const update = updateIn(
      acts(
        asked('MOP-05').filter(({ kind }) => kind === 'REPORT'),
        { report: 'NO_CHANGE', 'report-text': 'a medias' },
        'MOP-05',
      ),
    );
    expect(update).toEqual({ do: 'submitUpdate', goal: 'MOP-05', noChange: true, answers: [{ line: 'narrative', answer: 'NO_CHANGE' }] });
  });
});

describe('what is missing is told at its field, in the order of the form', () => {
  const missing: [what: string, goal: string, values: FormValues, fields: readonly string[]][] = [
    ['nothing answered', 'MOP-04', {}, ['ig-1,02', 'op-O-001', 'news', 'report']],
    ['a delay without words', 'MOP-01', { 'ig-1,03': 'ON_COURSE', 'ig-1,03-why': '  ', ...NEITHER }, ['ig-1,03-why']],
    [
      'a new date without reason',
      'MOP-01',
      { 'ig-1,03': 'REPROGRAM', 'ig-1,03-to': '31/02/2027', ...NEITHER },
      ['ig-1,03-to', 'ig-1,03-reason'],
    ],
    [
      'the date it has already',
      'MOP-04',
      { 'ig-1,02': 'REPROGRAM', 'ig-1,02-to': '26/11/2026', 'ig-1,02-reason': 'x', 'op-O-001': 'NONE', ...NEITHER },
      ['ig-1,02-to'],
    ],
    ['finished tomorrow', 'MOP-01', { 'ig-1,03': 'FINISHED', 'ig-1,03-date': '26/11/2026', ...NEITHER }, ['ig-1,03-date']],
    ['restricted by nothing', 'MOP-01', { 'ig-1,03': 'RESTRICTED', ...NEITHER }, ['ig-1,03-which']],
    [
      'a new restriction without words',
      'MOP-01',
      { 'ig-1,03': 'RESTRICTED', 'ig-1,03-which': 'new', ...NEITHER },
      ['ig-1,03-title', 'ig-1,03-type', 'ig-1,03-effect'],
    ],
    ['a report without words', 'MOP-01', { 'ig-1,03': 'FINISHED', news: 'NONE', report: 'NARRATIVE' }, ['report-text']],
    ['a proposal without date', 'MOP-01', { 'ig-1,03': 'FINISHED', news: 'PROPOSE', 'news-title': 'Acto', ...REPORT }, ['news-date']],
  ];
  test.each(missing)('%s', (_what, goal, values, fields) => {
    expect(submissionOf(asked(goal), values, sentAs(goal)).problems.map(({ field }) => field)).toEqual(fields);
  });
});

describe('a draft', () => {
  test('keeps the answers that are whole and the words of the report, and does nothing else', () => {
    const values = { 'ig-1,03': 'ON_COURSE', 'ig-1,03-why': 'lluvias', report: 'NARRATIVE', 'report-text': 'Tramo 1 al 92 %' };
    expect(draftOf(asked('MOP-01'), values, sentAs('MOP-01'))).toEqual({
      do: 'saveDraft',
      goal: 'MOP-01',
      narrative: 'Tramo 1 al 92 %',
      answers: [
        { line: 'ig/1,03', answer: 'ON_COURSE' },
        { line: 'delay/1,03', answer: 'EXPLAINED', text: 'lluvias' },
        { line: 'narrative', answer: 'NARRATIVE' },
      ],
    });
    expect([...answeredKeys(asked('MOP-01'), values, sentAs('MOP-01'))]).toEqual(['ig-1,03', 'report']);
  });
});
