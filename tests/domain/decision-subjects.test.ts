import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Opportunity, Selection } from '../../domain/entities.ts';
import type { DecisionKind, DecisionLevel, Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, anOpportunity, at, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, told } from './play.ts';
import { still, theOpportunity, withDelegation, withItems, withLadder, without } from './worlds.ts';

type Recorded = Extract<Act, { do: 'recordDecision' }>;
const NOW = '2026-11-26T17:10';
const all = (played: Acted): string[] => [played.outcome, ...happened(played), ...told(played)];
const decides = (level: DecisionLevel, decision: DecisionKind, more: Partial<Recorded> = {}): Recorded => ({
  do: 'recordDecision',
  level,
  on: 'R-001',
  decision,
  ...(decision === 'COMMIT' && { responsible: 'ana', due: '2026-12-02' }),
  ...(decision === 'RETURN' && { due: '2026-12-18' }),
  ...more,
});
const heldBy = (scope: Scope, fields: Parameters<typeof anItem>[0] = {}): Book =>
  withItems(
    still(mop()),
    anItem({ goal: 'MOP-01', scope, state: 'UNREVIEWED', arrivedAt: '2026-11-25', limitDate: '2026-11-24', ...fields }),
  );
function opportunity(state: Opportunity['state'], book: Book = still(mop())): Book {
  const one = anOpportunity({ goal: 'MOP-04', state, proposedDate: '2026-12-03' });
  book.opportunities.set(one.id, one);
  return book;
}
function selected(auto: boolean, book: Book): Book {
  const lines = [{ section: '4', ref: 'O-001', origin: auto ? 'AUTO' : 'MANUAL', why: 'near' }] as const;
  const selection: Selection = { week: '2026-W48', auto, lines, leftOut: [], confirmedAt: at('2026-11-26T13:00'), confirmedBy: null };
  book.selections.set(selection.week, selection);
  return book;
}

describe('opportunities (4.5)', () => {
  const approve = decides('MINISTER', 'APPROVE', { on: 'O-001', valuation: 'HIGH' });
  it('approval values it and proposes the event for its date', () => {
    const book = opportunity('ASSESSED');
    act(book, NOW, 'rosa', approve);
    expect(theOpportunity(book, 'O-001')).toMatchObject({ state: 'APPROVED', valuation: 'HIGH' });
    expect([...book.agenda.values()]).toMatchObject([
      { kind: 'EVENT', proposedDate: '2026-12-03', originType: 'OPPORTUNITY', state: 'PROPOSED' },
    ]);
  });
  it('11.8: validated and selected automatically, approval assesses and approves in one act', () =>
    expect(happened(act(selected(true, opportunity('VALIDATED')), NOW, 'rosa', approve))).toEqual([
      'opportunity O-001 VALIDATED>ASSESSED',
      'opportunity O-001 ASSESSED>APPROVED',
      'AG-001 EVENT of O-001 PROPOSED',
    ]));
  const states: [string, Book, string][] = [
    ['validated, but not selected automatically', opportunity('VALIDATED'), 'NotPossible'],
    ['validated, selected by a person', selected(false, opportunity('VALIDATED')), 'NotPossible'],
    ['identified', selected(true, opportunity('IDENTIFIED')), 'NotPossible'],
    ['approved already', opportunity('APPROVED'), 'NotPossible'],
    ['declined', opportunity('DECLINED'), 'NotPossible'],
  ];
  test.each(states)('%s: %s', (_what, book, expected) => expect(act(book, NOW, 'rosa', approve).outcome).toBe(expected));
  test.each(['HELD', 'DECLINED', 'EXPIRED'] as const)('%s is not declined any more', (state) =>
    expect(act(opportunity(state), NOW, 'rosa', decides('MINISTER', 'DECLINE', { on: 'O-001' })).outcome).toBe('NotPossible'),
  );
  test.each(['DERIVE', 'RETURN', 'RESOLVE', 'COMMIT'] as const)('%s is no decision on an opportunity', (decision) =>
    expect(act(opportunity('ASSESSED'), NOW, 'rosa', decides('MINISTER', decision, { on: 'O-001' })).outcome).toBe('NotPossible'),
  );

  const OFF = ['MANAGER', 'COORDINATOR', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const;
  const committee = { ...approve, level: 'COMMITTEE' } as const;
  const rows: [string, Book, string, Recorded, string[]][] = [
    ['the committee does not approve where there is a minister', opportunity('ASSESSED'), 'hugo', committee, ['NotAllowed']],
    ['nor while the rung is on and vacant', without(opportunity('ASSESSED'), 'MINISTER'), 'hugo', committee, ['NotAllowed']],
    [
      'rung off, role held: who holds it still decides',
      withLadder(opportunity('ASSESSED'), ...OFF),
      'carmen',
      approve,
      ['done', 'opportunity O-001 ASSESSED>APPROVED', 'AG-001 EVENT of O-001 PROPOSED', 'N18 O-001: lucia, copy rosa'],
    ],
    [
      'and the coordinator may record it as usual',
      withLadder(opportunity('ASSESSED'), ...OFF),
      'rosa',
      approve,
      ['done', 'opportunity O-001 ASSESSED>APPROVED', 'AG-001 EVENT of O-001 PROPOSED', 'N18 O-001: lucia, copy rosa'],
    ],
    ['not the committee then', withLadder(opportunity('ASSESSED'), ...OFF), 'hugo', committee, ['NotAllowed']],
    [
      'rung off and nobody in the role: the secretary, as one of the committee',
      withLadder(without(opportunity('ASSESSED'), 'MINISTER'), ...OFF),
      'hugo',
      committee,
      ['done', 'opportunity O-001 ASSESSED>APPROVED', 'AG-001 EVENT of O-001 PROPOSED', 'N18 O-001: lucia, copy rosa'],
    ],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => expect(all(act(book, NOW, by, what))).toEqual(expected));
  it('the Head of Government does not approve, and declines', () => {
    expect(act(opportunity('ASSESSED'), NOW, 'gabriel', { ...approve, level: 'HEAD_OF_GOVERNMENT' }).outcome).toBe('NotAllowed');
    expect(act(opportunity('ASSESSED'), NOW, 'gabriel', decides('HEAD_OF_GOVERNMENT', 'DECLINE', { on: 'O-001' })).outcome).toBe('done');
  });
});

describe('on agenda items (3.9, 4.8)', () => {
  const asked = (state: Parameters<typeof anAgendaItem>[0] = {}): Book => {
    const book = heldBy('HEAD_OF_GOVERNMENT');
    book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', originId: itemId('R-001'), state: 'ACCEPTED', ...state }));
    return book;
  };
  const on = (decision: DecisionKind, more: Partial<Recorded> = {}): Recorded =>
    decides('HEAD_OF_GOVERNMENT', decision, { on: 'AG-001', ...more });
  const rows: [string, Book, string, Recorded, string[]][] = [
    ['NOTE', asked(), 'gabriel', on('NOTE'), ['done']],
    [
      'COMMIT is a follow-up, and several stand together',
      asked(),
      'gabriel',
      on('COMMIT'),
      ['done', 'N18 AG-001: ana, copy carmen lucia rosa'],
    ],
    [
      'RESOLVE resolves what it asks about, and so closes it',
      asked(),
      'gabriel',
      on('RESOLVE', { text: 'Instruido' }),
      ['done', 'item R-001 UNREVIEWED>RESOLVED', 'AG-001 DECISION of R-001 CLOSED', 'N10 R-001: lucia, copy gabriel'],
    ],
    [
      'RETURN returns it down',
      asked(),
      'gabriel',
      on('RETURN'),
      [
        'done',
        'R-001 HEAD_OF_GOVERNMENT>COMMITTEE MANUAL 2026-12-18',
        'AG-001 DECISION of R-001 CLOSED',
        'N09 R-001: hugo julio, copy carmen lucia rosa',
      ],
    ],
    [
      'APPROVE tells what was decided',
      asked(),
      'gabriel',
      on('APPROVE', { text: 'Se instruye' }),
      ['done', 'N18 AG-001: lucia, copy carmen rosa'],
    ],
    ['DERIVE has nowhere to go', asked(), 'gabriel', on('DERIVE'), ['NotPossible']],
    [
      'RESOLVE ends what was followed up',
      asked({ state: 'FOLLOW_UP' }),
      'gabriel',
      on('RESOLVE'),
      ['done', 'item R-001 UNREVIEWED>RESOLVED', 'AG-001 DECISION of R-001 CLOSED', 'N10 R-001: lucia, copy gabriel'],
    ],
    ['closed it takes none', asked({ state: 'CLOSED' }), 'gabriel', on('COMMIT'), ['NotPossible']],
    ['a follow-up is not due before today', asked(), 'gabriel', on('COMMIT', { due: '2026-11-25' }), ['InvalidInput']],
    ['the committee only takes note of it', asked(), 'hugo', { ...on('COMMIT'), level: 'COMMITTEE' }, ['NotAllowed']],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => expect(all(act(book, NOW, by, what))).toEqual(expected));
  it('several follow-ups are followed side by side', () => {
    const book = asked();
    act(book, NOW, 'gabriel', on('COMMIT'));
    act(book, NOW, 'gabriel', on('COMMIT', { responsible: 'sergio', due: '2026-12-31' }));
    expect([...book.commitments.values()].map(({ agendaId, responsibleId, endedAt }) => [agendaId, responsibleId, endedAt])).toEqual([
      ['AG-001', 'ana', null],
      ['AG-001', 'sergio', null],
    ]);
  });
});

describe('recorded by the coordinator for the minister (4, 5.7)', () => {
  it('is stored as such, whether or not the act names the minister', () => {
    const lines = [{}, { onBehalfOf: 'carmen' }].map(
      (more) => act(heldBy('MINISTER'), NOW, 'rosa', decides('MINISTER', 'DERIVE'), more).facts[0],
    );
    expect(lines).toEqual([
      { kind: 'act', do: 'recordDecision', on: 'R-001', by: 'rosa', standsInFor: 'carmen' },
      { kind: 'act', do: 'recordDecision', on: 'R-001', by: 'rosa', for: 'carmen', standsInFor: 'carmen' },
    ]);
  });
  it('the letter names the minister, the commitment who recorded it', () => {
    const book = heldBy('MINISTER');
    const { letters } = act(heldBy('MINISTER'), NOW, 'rosa', decides('MINISTER', 'DERIVE'));
    expect(letters[0]?.data).toMatchObject({ by: 'Carmen Ibarra' });
    act(book, NOW, 'rosa', decides('MINISTER', 'COMMIT'));
    expect([...book.commitments.values()]).toMatchObject([{ recordedById: 'rosa' }]);
  });
  it('not where nobody is minister', () =>
    expect(act(without(heldBy('MINISTER'), 'MINISTER'), NOW, 'rosa', decides('MINISTER', 'NOTE')).outcome).toBe('NotAllowed'));
  it('a delegate who may decide records it too, one who may not does not', () => {
    const delegation = { principalId: 'rosa', delegateId: 'ivan', role: 'COORDINATOR' } as const;
    const may = (canDecide: boolean) =>
      act(withDelegation(heldBy('MINISTER'), { ...delegation, canDecide }), NOW, 'ivan', decides('MINISTER', 'DERIVE')).outcome;
    expect([may(true), may(false)]).toEqual(['done', 'NotAllowed']);
  });
});
