import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Opportunity } from '../../domain/entities.ts';
import { OPPORTUNITY_STATES, type OpportunityState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aGoal, anAgendaItem, anIg, anOpportunity, aPerson, goalId, igId } from '../support/builders.ts';
import { act } from './acting.ts';
import { happened } from './play.ts';
import { theOpportunity } from './worlds.ts';

const WED = '2026-11-25T10:00';
const PEOPLE = [
  aPerson({ id: 'lucia', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId('GOAL-01')] }] }),
  aPerson({ id: 'pablo', roles: [{ role: 'GOAL_ASSISTANT' }] }),
  aPerson({ id: 'paula', roles: [{ role: 'COMMUNICATIONS_OFFICER' }] }),
  aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }),
  aPerson({ id: 'carmen', roles: [{ role: 'MINISTER' }] }),
  aPerson({ id: 'gabriel', roles: [{ role: 'HEAD_OFFICE' }] }),
  aPerson({ id: 'hugo', roles: [{ role: 'COMMITTEE_SECRETARY' }] }),
];
const world = (over: Partial<Opportunity> = {}): Book =>
  aBook({
    people: PEOPLE,
    goals: [aGoal(), aGoal({ code: 'GOAL-02', lifecycle: 'CANCELLED' })],
    igs: [anIg()],
    opportunities: [anOpportunity(over)],
    agenda: [
      anAgendaItem({
        kind: 'EVENT',
        originType: 'OPPORTUNITY',
        originId: 'opportunity-O-001',
        proposedDate: '2026-12-10',
        requestedDecision: null,
      }),
    ],
  });
const register = (on = 'GOAL-01', id?: string): Act => ({
  do: 'registerOpportunity',
  on,
  title: 'Entrega de viviendas',
  proposed: '2026-12-03',
  place: 'Distrito Sur',
  ...(id !== undefined && { id }),
});
const validate: Act = { do: 'validateOpportunity', opportunity: 'O-001' };
const decline: Act = { do: 'declineOpportunity', opportunity: 'O-001', reason: 'no conviene' };
const redate: Act = { do: 'redateOpportunity', opportunity: 'O-001', proposed: '2026-12-17' };

describe('from where which step is possible (4.5)', () => {
  const OPEN: readonly OpportunityState[] = ['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED', 'SCHEDULED'];
  const rows: [string, Act, string, readonly OpportunityState[]][] = [
    ['validate', validate, 'lucia', ['IDENTIFIED']],
    ['decline', decline, 'rosa', OPEN],
    ['re-date: any open before SCHEDULED', redate, 'rosa', ['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED']],
  ];
  for (const [what, deed, by, from] of rows) {
    test.each(OPPORTUNITY_STATES)(`${what} from %s`, (state) => {
      expect(act(world({ state }), WED, by, deed).outcome).toBe(from.includes(state) ? 'done' : 'NotPossible');
    });
  }
  test.each(OPPORTUNITY_STATES)('the manager withdraws only while IDENTIFIED or VALIDATED: %s', (state) => {
    const may = state === 'IDENTIFIED' || state === 'VALIDATED';
    expect(act(world({ state }), WED, 'lucia', decline).outcome).toBe(may ? 'done' : 'NotAllowed');
  });
});

describe('who may (4.5)', () => {
  const everybody = PEOPLE.map(({ id }) => id);
  const rows: [string, Act, string[]][] = [
    ['identify', register(), ['lucia', 'pablo', 'paula']],
    ['validate', validate, ['lucia']],
    ['decline', decline, ['lucia', 'rosa', 'carmen', 'gabriel']],
    ['re-date', redate, ['lucia', 'rosa']],
  ];
  test.each(rows)('%s', (_what, deed, expected) => {
    expect(everybody.filter((by) => act(world(), WED, by, deed).outcome === 'done')).toEqual(expected);
  });
});

describe('what it does', () => {
  test('identified: the lowest free code, direct or of an intermediate goal', () => {
    const book = world();
    expect(happened(act(book, WED, 'lucia', register()))).toEqual(['opportunity O-002 none>IDENTIFIED']);
    act(book, WED, 'lucia', register('GOAL-01/1,01', 'O-010'));
    expect(theOpportunity(book, 'O-002')).toMatchObject({ igId: null, kind: 'OTHER', place: 'Distrito Sur', proposedDate: '2026-12-03' });
    expect(theOpportunity(book, 'O-010').igId).toBe(igId('GOAL-01', '1,01'));
  });
  test('validated and declined, without a letter; the agenda lets go', () => {
    const book = world();
    expect(happened(act(book, WED, 'lucia', validate))).toEqual(['opportunity O-001 IDENTIFIED>VALIDATED']);
    const declined = act(book, WED, 'rosa', decline);
    expect(happened(declined)).toEqual(['opportunity O-001 VALIDATED>DECLINED', 'AG-001 EVENT of O-001 CLOSED']);
    expect(declined.letters).toEqual([]);
  });
  test('a new date is that of the event on the agenda too', () => {
    const book = world({ state: 'APPROVED' });
    act(book, WED, 'rosa', redate);
    expect(theOpportunity(book, 'O-001')).toMatchObject({ proposedDate: '2026-12-17', state: 'APPROVED' });
    expect(book.agenda.get('agenda-AG-001')?.proposedDate).toBe('2026-12-17');
  });
  const refused: [string, Act, string][] = [
    ['a date before today', { ...redate, proposed: '2026-11-24' } as Act, 'InvalidInput'],
    ['today is not before today', { ...redate, proposed: '2026-11-25' } as Act, 'done'],
    ['declined without a reason', { ...decline, reason: ' ' } as Act, 'InvalidInput'],
    ['a code that is given', register('GOAL-01', 'O-001'), 'InvalidInput'],
    ['without a title', { ...register(), title: '' } as Act, 'InvalidInput'],
    ['on a goal cancelled', register('GOAL-02'), 'NotPossible'],
    ['on a goal that is not there', register('GOAL-09'), 'NotFound'],
    ['one that is not there', { ...validate, opportunity: 'O-009' } as Act, 'NotFound'],
  ];
  const by = (deed: Act): string => (deed.do === 'registerOpportunity' ? 'pablo' : deed.do === 'validateOpportunity' ? 'lucia' : 'rosa');
  test.each(refused)('%s', (_what, deed, expected) => expect(act(world(), WED, by(deed), deed).outcome).toBe(expected));
});
