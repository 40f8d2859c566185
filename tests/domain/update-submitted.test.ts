import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Cycle, Item } from '../../domain/entities.ts';
import { anItem, at, goalId, igId } from '../support/builders.ts';
import { act } from './acting.ts';
import { happened, told } from './play.ts';
import { accept, excuse, GOAL, giveBack, goalIn, NIGHT, save, submit, THU, updateIn, WED, world } from './update-worlds.ts';
import { theItem } from './worlds.ts';

describe('lateness (5.4)', () => {
  const rows: [string, string, Partial<Cycle> & { doneUpTo?: 'M05' }, boolean][] = [
    ['before M05', WED, {}, false],
    ['at M05, not yet run', '2026-11-25T18:00', {}, false],
    ['at M05, which has run', '2026-11-25T18:00', { doneUpTo: 'M05' }, true],
    ['after M05, though the engine is down', NIGHT, {}, true],
  ];
  test.each(rows)('%s', (_what, when, cycle, late) => {
    const book = world({ cycle });
    expect(happened(act(book, when, 'lucia', submit))).toEqual([`update ${GOAL} PENDING>SUBMITTED`]);
    expect(updateIn(book)).toMatchObject({ late, submittedAt: at(when) });
  });
  test('returned and corrected stays on time if the first submission was', () => {
    const book = world();
    act(book, WED, 'lucia', submit);
    const returned = act(book, NIGHT, 'rosa', giveBack);
    expect(happened(returned)).toEqual([`update ${GOAL} SUBMITTED>RETURNED`]);
    expect(told(returned)).toEqual([`N06 ${GOAL}: lucia`]);
    expect(returned.letters[0]).toMatchObject({ data: { reason: 'falta el avance', until: at('2026-11-26T13:00') }, usefulUntil: null });
    expect(happened(act(book, THU, 'lucia', submit))).toEqual([`update ${GOAL} RETURNED>SUBMITTED`]);
    expect(updateIn(book)).toMatchObject({ late: false, submittedAt: at(WED) });
  });
  test('one returned late stays late', () => {
    const book = world({ update: { state: 'RETURNED', late: true } });
    act(book, THU, 'lucia', submit);
    expect(updateIn(book)?.late).toBe(true);
  });
  test('an amendment changes no state and no lateness, and says when', () => {
    const book = world();
    act(book, WED, 'lucia', submit);
    expect(happened(act(book, NIGHT, 'lucia', { ...submit, narrative: 'mejor' } as Act))).toEqual([]);
    expect(updateIn(book)).toMatchObject({
      state: 'SUBMITTED',
      late: false,
      narrative: 'mejor',
      submittedAt: at(WED),
      amendedAt: at(NIGHT),
    });
  });
});

describe('what a submission does', () => {
  test('it is the report of the goal, and its date', () => {
    const book = world({ goal: { narrative: 'antes', lastUpdateAt: at('2026-11-18T12:00') } });
    act(book, WED, 'lucia', submit);
    expect(goalIn(book)).toMatchObject({ narrative: 'avanza', lastUpdateAt: at(WED) });
  });
  test('noChange keeps the report and counts a streak; an amendment counts once, a report ends it', () => {
    const book = world({ goal: { narrative: 'antes', noChangeInARow: 2 } });
    const same: Act = { do: 'submitUpdate', goal: GOAL, noChange: true };
    act(book, WED, 'lucia', same);
    act(book, '2026-11-25T11:00', 'lucia', same);
    expect(goalIn(book)).toMatchObject({ narrative: 'antes', noChangeInARow: 3 });
    act(book, '2026-11-25T12:00', 'lucia', submit);
    expect(goalIn(book)?.noChangeInARow).toBe(0);
  });
  test('noChange leaves a draft that was begun out of the report', () => {
    const book = world({ goal: { narrative: 'antes' } });
    act(book, '2026-11-25T09:00', 'lucia', { do: 'saveDraft', goal: GOAL, narrative: 'a medias' });
    act(book, WED, 'lucia', { do: 'submitUpdate', goal: GOAL, noChange: true });
    expect(goalIn(book)?.narrative).toBe('antes');
  });
  test('a submitted update answers for every delay (E5)', () => {
    const book = world();
    act(book, WED, 'lucia', submit);
    expect(book.intermediateGoals.get(igId(GOAL, '1,01'))?.explained?.week).toBe('2026-W48');
    expect(book.intermediateGoals.get(igId(GOAL, '1,02'))?.explained).toBeNull();
  });
  test('with the words of its explanation', () => {
    const book = world();
    act(book, '2026-11-25T09:00', 'lucia', { do: 'explainDelay', on: `${GOAL}/1,01`, text: 'lluvias' });
    act(book, WED, 'lucia', submit);
    expect(book.intermediateGoals.get(igId(GOAL, '1,01'))?.explained).toEqual({ week: '2026-W48', text: 'lluvias' });
  });
  test('answers not given are filled, so that it is complete', () => {
    const book = world({ items: [anItem({})] });
    act(book, WED, 'lucia', submit);
    expect(updateIn(book)?.answers.map(({ line, answer }) => `${line} ${answer}`)).toEqual(
      expect.arrayContaining(['ig/1,01 ON_COURSE', 'delay/1,01 EXPLAINED', 'item/R-001 NO_MOVEMENT', 'narrative NARRATIVE']),
    );
  });
  test('a form that leaves lines open is refused, and names them', () => {
    const answers = [{ line: 'ig/1,01', answer: 'ON_COURSE' }] as const;
    const refused = act(world({ items: [anItem({})] }), WED, 'lucia', { ...submit, answers } as Act);
    expect(refused.outcome).toBe('InvalidInput');
    expect(refused.why).toContain('delay/1,01, item/R-001');
  });
  test('a form with every line answered is accepted', () => {
    const answers = [
      { line: 'ig/1,01', answer: 'ON_COURSE' },
      { line: 'delay/1,01', answer: 'EXPLAINED', text: 'lluvias' },
    ] as const;
    const book = world();
    expect(act(book, WED, 'lucia', { ...submit, answers } as Act).outcome).toBe('done');
    expect(act(world(), WED, 'lucia', { do: 'submitUpdate', goal: GOAL, answers }).outcome).toBe('InvalidInput'); // neither report nor noChange
    expect(act(world(), WED, 'lucia', { do: 'submitUpdate', goal: GOAL, answers, noChange: true }).outcome).toBe('done');
  });
  test('a first save is a draft, a later one writes it on, and submitting takes it up', () => {
    const book = world();
    expect(happened(act(book, WED, 'pablo', save))).toEqual([`update ${GOAL} PENDING>DRAFT`]);
    expect(happened(act(book, WED, 'pablo', { ...save, narrative: 'más' } as Act))).toEqual([]);
    act(book, WED, 'lucia', { do: 'submitUpdate', goal: GOAL });
    expect(updateIn(book)).toMatchObject({ state: 'SUBMITTED', narrative: 'más' });
  });
  test('the form was opened on the update: another version is stale', () => {
    expect(act(world({ update: { version: 3 } }), WED, 'lucia', submit, {}, 2).outcome).toBe('Stale');
    expect(act(world({ update: { version: 3 } }), WED, 'lucia', submit, {}, 3).outcome).toBe('done');
  });
});

describe('the end of a streak of misses (6.2 E4)', () => {
  const alert = (over: Partial<Item> = {}): Item =>
    anItem({
      kind: 'ALERT',
      origin: 'SYSTEM',
      problemType: 'INFORMATION_COMMUNICATION',
      scope: 'COORDINATOR',
      state: 'UNREVIEWED',
      ...over,
    });
  test('a submission sets it to 0 and resolves the alert, N10', () => {
    const book = world({ goal: { missedInARow: 2 }, items: [alert()] });
    const submitted = act(book, WED, 'lucia', submit);
    expect(happened(submitted)).toEqual([`update ${GOAL} PENDING>SUBMITTED`, 'item A-001 UNREVIEWED>RESOLVED']);
    expect(told(submitted)).toEqual(['N10 A-001: lucia, copy rosa']);
    expect(goalIn(book)?.missedInARow).toBe(0);
  });
  test('so does a late acceptance, which is late and says so', () => {
    const book = world({ goal: { missedInARow: 2 }, update: { state: 'MISSED', narrative: 'borrador' }, items: [alert()] });
    const accepted = act(book, THU, 'rosa', accept);
    expect(happened(accepted)).toEqual([`update ${GOAL} MISSED>SUBMITTED`, 'item A-001 UNREVIEWED>RESOLVED']);
    expect(goalIn(book)).toMatchObject({ missedInARow: 0, narrative: 'borrador', lastUpdateAt: at(THU) });
    expect(updateIn(book)).toMatchObject({ late: true, marks: ['ACCEPTED_LATE'], submittedAt: at(THU) });
  });
  test('an alert of the system that was loaded is that of the streak, whatever its type', () => {
    const book = world({ items: [alert({ loaded: true, problemType: 'FINANCIAL' })] });
    act(book, WED, 'lucia', submit);
    expect(theItem(book, 'A-001').state).toBe('RESOLVED');
  });
  const others: [string, Partial<Item>][] = [
    ['an alert by a person', { origin: 'USER' }],
    ['one of another goal', { goalId: goalId('GOAL-02') }],
    ['one discarded', { state: 'IGNORED' }],
    ['the restriction made from it', { kind: 'RESTRICTION', code: 'A-001' }],
  ];
  test.each(others)('%s stays as it is', (_what, over) => {
    const book = world({ items: [alert(over)] });
    act(book, WED, 'lucia', submit);
    expect(theItem(book, 'A-001').state).toBe(over.state ?? 'UNREVIEWED');
  });
  test('excusing ends no streak', () => {
    const book = world({ goal: { missedInARow: 2 }, items: [alert()] });
    expect(happened(act(book, WED, 'rosa', excuse))).toEqual([`update ${GOAL} PENDING>EXCUSED`]);
    expect(goalIn(book)?.missedInARow).toBe(2);
    expect(updateIn(book)?.excuseReason).toBe('licencia');
  });
});
