import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { IntermediateGoal, WorkListAnswer } from '../../domain/entities.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, at, igId } from '../support/builders.ts';
import { type Acted, act } from './acting.ts';
import { GOAL, giveBack, NIGHT, submit, THU, WED, world } from './update-worlds.ts';

const BEFORE = { progressReport: 'en trámite', progressUpdatedAt: at('2026-11-18T12:00') };
/** 1,01 is delayed, 1,02 due in December; both were reported on a week ago. */
function reportedBefore(): Book {
  const book = world({ items: [anItem({ code: 'R-001' })] });
  for (const code of ['1,01', '1,02']) put(book, code, BEFORE);
  return book;
}
const stepIn = (book: Book, code = '1,01'): IntermediateGoal | undefined => book.intermediateGoals.get(igId(GOAL, code));
function put(book: Book, code: string, over: Partial<IntermediateGoal>): void {
  const ig = stepIn(book, code);
  if (ig) book.intermediateGoals.set(ig.id, { ...ig, ...over });
}
const answered = (...answers: WorkListAnswer[]): Act => ({ ...submit, answers }) as Act;
const ITEM: WorkListAnswer = { line: 'item/R-001', answer: 'ACTION', text: 'reunión' };
const DELAY: WorkListAnswer = { line: 'delay/1,01', answer: 'EXPLAINED', text: 'lluvias' };
const ON_COURSE: WorkListAnswer = { line: 'ig/1,01', answer: 'ON_COURSE' };
const versions = ({ facts }: Acted) =>
  facts.flatMap((fact) => (fact.kind === 'change' && fact.field === 'progressReport' ? [[fact.of, fact.id, fact.before, fact.after]] : []));

describe('Reporte de avance, Fecha actualización (3.5): the answers to lines 1 and 2 of the work list (5.3)', () => {
  const rows: [string, WorkListAnswer[], string][] = [
    ['on course, its delay explained: the explanation', [ON_COURSE, DELAY], 'lluvias'],
    ['on course, in words of its own too: the explanation', [{ ...ON_COURSE, text: 'sigue' }, DELAY], 'lluvias'],
    [
      'reprogrammed: the reason',
      [
        { line: 'ig/1,01', answer: 'REPROGRAM', text: 'nueva licitación' },
        { line: 'delay/1,01', answer: 'REPROGRAM', text: 'nueva licitación' },
      ],
      'nueva licitación',
    ],
    [
      'reprogrammed without words: the text of before stands',
      [
        { line: 'ig/1,01', answer: 'REPROGRAM' },
        { line: 'delay/1,01', answer: 'REPROGRAM' },
      ],
      'en trámite',
    ],
    [
      'restricted, linked to one that is there: the text of before stands',
      [
        { line: 'ig/1,01', answer: 'RESTRICTED', text: 'R-001' },
        { line: 'delay/1,01', answer: 'RESTRICTED', text: 'R-001' },
      ],
      'en trámite',
    ],
    [
      'restricted by a new one: its words',
      [
        { line: 'ig/1,01', answer: 'RESTRICTED', text: 'sin presupuesto' },
        { line: 'delay/1,01', answer: 'RESTRICTED', text: 'sin presupuesto' },
      ],
      'sin presupuesto',
    ],
  ];
  test.each(rows)('%s', (_what, answers, progressReport) => {
    const book = reportedBefore();
    const sent = act(book, WED, 'lucia', answered(...answers, ITEM));
    expect(sent.outcome).toBe('done');
    expect(stepIn(book)).toMatchObject({ progressReport, progressUpdatedAt: at(WED) });
    const kept = progressReport === 'en trámite' ? [] : [['intermediateGoal', `${GOAL}/1,01`, 'en trámite', progressReport]];
    expect(versions(sent)).toEqual(kept);
    expect(stepIn(book, '1,02')).toMatchObject(BEFORE); // not asked, not answered
  });
  test('on course without words: its date alone', () => {
    const book = reportedBefore();
    put(book, '1,02', { endDate: '2026-11-30' }); // due in the next 10 business days
    const sent = act(book, WED, 'lucia', answered(ON_COURSE, DELAY, { line: 'ig/1,02', answer: 'ON_COURSE' }, ITEM));
    expect(stepIn(book, '1,02')).toMatchObject({ progressReport: 'en trámite', progressUpdatedAt: at(WED) });
    expect(versions(sent)).toHaveLength(1); // that of 1,01
  });
  test('finished with the same form: its date, and it stays finished', () => {
    const book = reportedBefore();
    act(book, WED, 'lucia', { do: 'finishIntermediateGoal', on: `${GOAL}/1,01` });
    act(book, NIGHT, 'lucia', answered({ line: 'ig/1,01', answer: 'FINISHED' }, ITEM));
    expect(stepIn(book)).toMatchObject({ progressReport: 'en trámite', progressUpdatedAt: at(NIGHT), finishedOn: '2026-11-25' });
  });
  test('one that was cancelled is reported on no more', () => {
    const book = reportedBefore();
    put(book, '1,02', { cancelled: true });
    act(book, WED, 'lucia', answered(ON_COURSE, DELAY, { line: 'ig/1,02', answer: 'ON_COURSE' }, ITEM));
    expect(stepIn(book, '1,02')).toMatchObject(BEFORE);
  });
});

describe('answers not given are filled, and report on nothing', () => {
  test('a submission without answers', () => {
    const book = reportedBefore();
    const sent = act(book, WED, 'lucia', submit);
    expect(stepIn(book)).toMatchObject(BEFORE);
    expect(versions(sent)).toEqual([]);
  });
  test('nor when it is amended, or returned and sent again', () => {
    const book = reportedBefore();
    act(book, WED, 'lucia', submit);
    act(book, '2026-11-25T11:00', 'lucia', submit);
    act(book, NIGHT, 'rosa', giveBack);
    act(book, THU, 'lucia', submit);
    expect(stepIn(book)).toMatchObject(BEFORE);
  });
  test('what the draft answers is told, when it is sent and not before; the rest is filled', () => {
    const book = reportedBefore();
    put(book, '1,02', { endDate: '2026-11-30' });
    act(book, '2026-11-25T09:00', 'pablo', { do: 'saveDraft', goal: GOAL, answers: [DELAY] });
    expect(stepIn(book)).toMatchObject(BEFORE);
    act(book, WED, 'lucia', submit);
    expect(stepIn(book)).toMatchObject({ progressReport: 'lluvias', progressUpdatedAt: at(WED) });
    expect(stepIn(book, '1,02')).toMatchObject(BEFORE);
  });
});

describe('the acts on an intermediate goal report on it as well (3.5)', () => {
  const on = `${GOAL}/1,01`;
  test('its delay explained: words and date, and the words of before are kept', () => {
    const book = reportedBefore();
    const told = act(book, WED, 'pablo', { do: 'explainDelay', on, text: ' lluvias ' });
    expect(stepIn(book)).toMatchObject({ progressReport: 'lluvias', progressUpdatedAt: at(WED) });
    expect(versions(told)).toEqual([['intermediateGoal', on, 'en trámite', 'lluvias']]);
    expect(versions(act(book, NIGHT, 'pablo', { do: 'explainDelay', on, text: 'lluvias' }))).toEqual([]); // the same words
    expect(stepIn(book)?.progressUpdatedAt).toBe(at(NIGHT));
  });
  test('finished: its date', () => {
    const book = reportedBefore();
    act(book, WED, 'lucia', { do: 'finishIntermediateGoal', on, date: '2026-11-23' });
    expect(stepIn(book)).toMatchObject({ progressReport: 'en trámite', progressUpdatedAt: at(WED), finishedOn: '2026-11-23' });
  });
});
