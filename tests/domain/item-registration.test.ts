import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Item } from '../../domain/entities.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, goalId, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, run, told } from './play.ts';
import { given, still, theItem, withItems, withLadder, withPerson } from './worlds.ts';

const NOW = '2026-11-25T10:10';
type Fields = Parameters<typeof anItem>[0];
/** R-001 on MOP-01, at that rung since 23 November with limit 4 December. */
const one = (fields: Fields = {}, book: Book = mop()): Book => withItems(still(book), anItem({ goal: 'MOP-01', ...fields }));
const all = (played: Acted): string[] => [played.outcome, ...happened(played), ...told(played)];

describe('registering (3.7, 4.3)', () => {
  const alert = {
    do: 'registerAlert',
    id: 'A-005',
    on: 'MOP-01/1,04',
    title: 'Alquiler de asfaltadora sin renovar',
    type: 'TECHNICAL_ADMINISTRATIVE',
  } as const;
  const treatment = { what: 'Renovar el alquiler', withWhom: 'proveedor', when: 'esta semana' };
  const assisted = withPerson(mop(), 'pedro', [{ role: 'GOAL_ASSISTANT', goalIds: [goalId('MOP-01')] }]);
  const twice = withPerson(mop(), 'rosa', [{ role: 'COORDINATOR' }, { role: 'GOAL_MANAGER', goalIds: [goalId('MOP-05')] }]);
  const rows: [string, Book, string, Act, Partial<Item>][] = [
    [
      'the manager, with a treatment proposal: in process',
      mop(),
      'lucia',
      { ...alert, treatment },
      { scope: 'MANAGER', state: 'IN_PROCESS', reportedBy: 'lucia' },
    ],
    ['the manager, without one: unreviewed', mop(), 'lucia', alert, { scope: 'MANAGER', state: 'UNREVIEWED' }],
    [
      'a treatment that says nothing is none',
      mop(),
      'lucia',
      { ...alert, treatment: { ...treatment, what: ' ' } },
      { state: 'UNREVIEWED', treatment: null },
    ],
    ['an assistant: always unreviewed', assisted, 'pedro', { ...alert, treatment }, { scope: 'MANAGER', state: 'UNREVIEWED' }],
    ['the coordinator, in the own scope: in process', mop(), 'rosa', alert, { scope: 'COORDINATOR', state: 'IN_PROCESS' }],
    ['the minister too', mop(), 'carmen', { ...alert, urgent: true }, { scope: 'MINISTER', state: 'IN_PROCESS', urgent: true }],
    ['who coordinates and manages the goal registers as its manager', twice, 'rosa', { ...alert, on: 'MOP-05' }, { scope: 'MANAGER' }],
    ['an alert’s limit by default: five business days before the step ends', mop(), 'lucia', alert, { limitDate: '2027-03-24' }],
    ['of one on the goal: before the goal ends', mop(), 'lucia', { ...alert, on: 'MOP-01' }, { limitDate: '2027-06-23', igId: null }],
    ['never before today', mop(), 'lucia', { ...alert, on: 'MOP-01/1,03' }, { limitDate: '2026-11-25' }],
    [
      'a restriction’s: ten business days from today',
      mop(),
      'lucia',
      { ...alert, do: 'registerRestriction', id: 'R-003' },
      { limitDate: '2026-12-09' },
    ],
    ['the limit may be today', mop(), 'lucia', { ...alert, limit: '2026-11-25' }, { limitDate: '2026-11-25' }],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => {
    const played = act(book, NOW, by, what);
    expect(played.outcome).toBe('done');
    const code = 'id' in what && what.id ? what.id : '';
    expect(theItem(book, code)).toMatchObject({ origin: 'USER', arrivedAt: '2026-11-25', reportedOn: '2026-11-25', ...expected });
    expect(told(played)).toEqual([]);
  });
  const refusals: [string, string, Act, string][] = [
    ['a goal that is not here', 'lucia', { ...alert, on: 'MOP-09' }, 'NotFound'],
    ['an intermediate goal that is not here', 'lucia', { ...alert, on: 'MOP-01/9,09' }, 'NotFound'],
    ['another manager’s goal', 'andres', alert, 'NotAllowed'],
    ['a committee member', 'ana', alert, 'NotAllowed'],
    ['urgent, by the manager: that is set by the coordinator or above', 'lucia', { ...alert, urgent: true }, 'NotAllowed'],
    ['a title of four', 'lucia', { ...alert, title: 'Cosa' }, 'InvalidInput'],
    ['a title of five', 'lucia', { ...alert, title: ' Cosas ' }, 'done'],
    ['a title of two hundred', 'lucia', { ...alert, title: 'x'.repeat(200) }, 'done'],
    ['a title of two hundred and one', 'lucia', { ...alert, title: 'x'.repeat(201) }, 'InvalidInput'],
    ['a limit before today', 'lucia', { ...alert, limit: '2026-11-24' }, 'InvalidInput'],
    ['a code that is taken', 'lucia', { ...alert, id: 'A-001' }, 'InvalidInput'],
  ];
  test.each(refusals)('%s: %s', (_what, by, what, expected) => expect(act(mop(), NOW, by, what).outcome).toBe(expected));
  it.each(['CLOSED', 'CANCELLED'] as const)('on a goal that is %s nothing is registered', (lifecycle) => {
    const book = mop();
    const goal = book.goals.get(goalId('MOP-01'));
    if (goal) book.goals.set(goal.id, { ...goal, lifecycle });
    expect(act(book, NOW, 'lucia', alert).outcome).toBe('NotPossible');
  });
  it('takes the lowest code neither given nor reserved', () => {
    const { id: _, ...nameless } = alert;
    const book = mop();
    act(book, NOW, 'lucia', nameless);
    expect(theItem(book, 'A-004').title).toBe(alert.title); // are given, A-005 is reserved
  });
  it('at the Head of Government’s it is proposed for the agenda (4.3)', () => {
    const book = mop();
    const played = act(book, NOW, 'gabriel', { ...alert, id: 'A-009' });
    expect(happened(played)).toEqual(['item A-009 none>IN_PROCESS', 'AG-001 DECISION of A-009 PROPOSED']);
  });
  it('a level whose rung is switched off registers nothing', () =>
    expect(act(withLadder(mop(), 'MANAGER', 'COORDINATOR', 'COMMITTEE'), NOW, 'carmen', alert).outcome).toBe('NotAllowed'));
});

describe('converting an alert (4.4)', () => {
  const alert: Fields = { kind: 'ALERT', code: 'A-001', ig: '1,04' };
  const convert = (more: Partial<Extract<Act, { do: 'convertAlert' }>> = {}): Act => ({
    do: 'convertAlert',
    item: 'A-001',
    id: 'R-009',
    ...more,
  });
  const made = ['done', 'item R-009 none>IN_PROCESS', 'item A-001 IN_PROCESS>CONVERTED'];
  const rows: [string, Fields, string, Act, string[]][] = [
    ['by its holder, without N10', alert, 'lucia', convert(), made],
    ['not by a level above', alert, 'rosa', convert(), ['NotAllowed']],
    ['not a restriction', { code: 'A-001' }, 'lucia', convert(), ['NotPossible']],
    ['final', { ...alert, state: 'CONVERTED' }, 'lucia', convert(), ['NotPossible']],
    ['a limit not before today', alert, 'lucia', convert({ limit: '2026-11-24' }), ['InvalidInput']],
  ];
  test.each(rows)('%s', (_what, fields, by, what, expected) => expect(all(act(one(fields), NOW, by, what))).toEqual(expected));

  const limits: [string, string, string | undefined, string][] = [
    ['the limit asked for', '2026-12-04', '2026-12-11', '2026-12-11'],
    ['by default the alert’s, if after today', '2026-12-04', undefined, '2026-12-04'],
    ['else today + 10 bd', '2026-11-25', undefined, '2026-12-09'],
  ];
  test.each(limits)('%s', (_what, limitDate, limit, expected) => {
    const book = one({ ...alert, limitDate });
    act(book, NOW, 'lucia', convert(limit === undefined ? {} : { limit }));
    expect(theItem(book, 'R-009').limitDate).toBe(expected);
  });
  it('takes over where it stands, not what was promised or extended', () => {
    const book = one({
      ...alert,
      scope: 'COORDINATOR',
      state: 'UNREVIEWED',
      arrivedAt: '2026-11-20',
      urgent: true,
      transsectoral: true,
      commitments: 1,
      extensions: 1,
      committedDate: '2026-11-30',
      responsible: 'ana',
      problemType: 'LEGAL',
    });
    expect(act(book, NOW, 'rosa', convert({ title: 'Incumplimiento' })).outcome).toBe('done');
    expect(theItem(book, 'R-009')).toMatchObject({
      kind: 'RESTRICTION',
      title: 'Incumplimiento',
      goalId: goalId('MOP-01'),
      igId: 'ig-MOP-01/1,04',
      problemType: 'LEGAL',
      scope: 'COORDINATOR',
      state: 'IN_PROCESS',
      arrivedAt: '2026-11-25',
      urgent: true,
      transsectoral: true,
      responsible: 'ana',
      committedDate: null,
      commitments: 0,
      extensions: 0,
      sourceAlertId: itemId('A-001'),
    });
    expect(theItem(book, 'A-001')).toMatchObject({ convertedToId: theItem(book, 'R-009').id, state: 'CONVERTED' });
  });
  it('an agenda item of the alert goes with it', () => {
    const book = one({ ...alert, scope: 'HEAD_OF_GOVERNMENT' });
    book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', originType: 'ALERT', originId: itemId('A-001') }));
    act(book, NOW, 'gabriel', convert());
    expect([...book.agenda.values()]).toMatchObject([
      { code: 'AG-001', originType: 'RESTRICTION', originId: theItem(book, 'R-009').id, state: 'PROPOSED' },
    ]);
  });
});

it('11.3: Marta converts A-001 into R-003; no warning about it after that', () => {
  const book = mop();
  const act1640: Act = {
    do: 'convertAlert',
    item: 'A-001',
    id: 'R-003',
    title: 'Incumplimiento del proveedor de acero',
    limit: '2026-12-11',
  };
  expect(all(act(book, '2026-11-25T16:40', 'marta', act1640))).toEqual([
    'done',
    'item R-003 none>IN_PROCESS',
    'item A-001 IN_PROCESS>CONVERTED',
  ]);
  given(book, 'R-001', { limitDate: '2027-01-29' });
  expect(told(run(book, '2026-11-27')).filter((line) => line.includes('A-001'))).toEqual([]);
});
