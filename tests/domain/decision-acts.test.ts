import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Opportunity } from '../../domain/entities.ts';
import { DECISION_LEVELS, DECISIONS, type DecisionKind, type DecisionLevel, type Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anItem, anOpportunity, at } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, told } from './play.ts';
import { still, theItem, withItems, withLadder } from './worlds.ts';

type Recorded = Extract<Act, { do: 'recordDecision' }>;
const NOW = '2026-11-26T17:10';
const WHO: Record<DecisionLevel, string> = { MINISTER: 'carmen', COMMITTEE: 'hugo', HEAD_OF_GOVERNMENT: 'gabriel' };
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

describe('what each level may decide on an item (4.3)', () => {
  const table: [DecisionLevel, Scope, string][] = [
    ['MINISTER', 'MANAGER', 'NOTE DERIVE RESOLVE'],
    ['MINISTER', 'MINISTER', 'NOTE DERIVE RESOLVE RETURN COMMIT'],
    ['MINISTER', 'COMMITTEE', 'NOTE'],
    ['COMMITTEE', 'MINISTER', 'NOTE DERIVE RESOLVE'],
    ['COMMITTEE', 'COMMITTEE', 'NOTE DERIVE RESOLVE RETURN COMMIT'],
    ['COMMITTEE', 'HEAD_OF_GOVERNMENT', 'NOTE'],
    ['HEAD_OF_GOVERNMENT', 'COMMITTEE', 'NOTE DERIVE RESOLVE'],
    ['HEAD_OF_GOVERNMENT', 'HEAD_OF_GOVERNMENT', 'NOTE RESOLVE RETURN COMMIT'], // above the top there is nobody
  ];
  test.each(table)('%s, held by %s: %s', (level, scope, expected) => {
    const outcomes = DECISIONS.map((one) => [one, act(heldBy(scope), NOW, WHO[level], decides(level, one)).outcome] as const);
    expect(
      outcomes
        .filter(([, outcome]) => outcome === 'done')
        .map(([one]) => one)
        .join(' '),
    ).toBe(expected);
    const never = new Map(outcomes);
    expect([never.get('APPROVE'), never.get('DECLINE')]).toEqual(['NotPossible', 'NotPossible']);
  });
  it('what somebody else holds is not allowed, not impossible', () => {
    expect(act(heldBy('COMMITTEE'), NOW, 'carmen', decides('MINISTER', 'COMMIT')).outcome).toBe('NotAllowed');
    expect(act(heldBy('COMMITTEE'), NOW, 'carmen', decides('MINISTER', 'DERIVE')).outcome).toBe('NotAllowed');
  });
  it('each level is recorded by those who hold it', () => {
    const may = (level: DecisionLevel) =>
      ['lucia', 'rosa', 'carmen', 'hugo', 'julio', 'ana', 'gabriel'].filter(
        (by) => act(heldBy('MINISTER'), NOW, by, decides(level, 'NOTE')).outcome === 'done',
      );
    expect(DECISION_LEVELS.map(may)).toEqual([['rosa', 'carmen'], ['hugo', 'julio'], ['gabriel']]);
  });
  it('a rung switched off decides on no item, though it may take note', () => {
    const off = () => withLadder(heldBy('COORDINATOR'), 'MANAGER', 'COORDINATOR', 'COMMITTEE');
    expect(act(off(), NOW, 'carmen', decides('MINISTER', 'RESOLVE')).outcome).toBe('NotAllowed');
    expect(act(off(), NOW, 'carmen', decides('MINISTER', 'NOTE')).outcome).toBe('done');
  });
});

describe('what a recorded decision does and sends (6.6)', () => {
  const rows: [string, Book, string, Recorded, string[]][] = [
    ['NOTE: none', heldBy('COMMITTEE'), 'rosa', decides('MINISTER', 'NOTE'), ['done']],
    [
      'DERIVE: N09',
      heldBy('MINISTER'),
      'rosa',
      decides('MINISTER', 'DERIVE'),
      ['done', 'R-001 MINISTER>COMMITTEE MANUAL 2026-12-03', 'N09 R-001: hugo julio, copy carmen lucia rosa'],
    ],
    [
      'DERIVE to the Head of Government: the decision asked for',
      heldBy('COMMITTEE'),
      'hugo',
      decides('COMMITTEE', 'DERIVE', { text: 'Instruir a la Procuraduría' }),
      [
        'done',
        'R-001 COMMITTEE>HEAD_OF_GOVERNMENT MANUAL top',
        'AG-001 DECISION of R-001 PROPOSED',
        'N09 R-001: gabriel, copy carmen hugo julio lucia rosa',
      ],
    ],
    [
      'RETURN: N09, the new limit date',
      heldBy('COMMITTEE'),
      'julio',
      decides('COMMITTEE', 'RETURN'),
      ['done', 'R-001 COMMITTEE>MINISTER MANUAL 2026-12-18', 'N09 R-001: carmen, copy lucia rosa'],
    ],
    [
      'RETURN to a rung named',
      heldBy('COMMITTEE'),
      'julio',
      decides('COMMITTEE', 'RETURN', { to: 'MANAGER' }),
      ['done', 'R-001 COMMITTEE>MANAGER MANUAL 2026-12-18', 'N09 R-001: lucia'],
    ],
    [
      'RESOLVE: N10',
      heldBy('MINISTER'),
      'rosa',
      decides('MINISTER', 'RESOLVE', { text: 'Pagado' }),
      ['done', 'item R-001 UNREVIEWED>RESOLVED', 'N10 R-001: lucia, copy carmen'],
    ],
    [
      'COMMIT of the committee: N18 to the person responsible, copies to coordinator, minister and manager',
      heldBy('COMMITTEE'),
      'hugo',
      decides('COMMITTEE', 'COMMIT'),
      ['done', 'item R-001 UNREVIEWED>IN_PROCESS', 'N18 R-001: ana, copy carmen lucia rosa'],
    ],
    [
      'COMMIT of the minister: copy to the coordinator alone',
      heldBy('MINISTER'),
      'rosa',
      decides('MINISTER', 'COMMIT'),
      ['done', 'item R-001 UNREVIEWED>IN_PROCESS', 'N18 R-001: ana, copy rosa'],
    ],
    [
      'APPROVE: N18 to the goal’s manager',
      opportunity('ASSESSED'),
      'rosa',
      decides('MINISTER', 'APPROVE', { on: 'O-001', valuation: 'HIGH' }),
      ['done', 'opportunity O-001 ASSESSED>APPROVED', 'AG-001 EVENT of O-001 PROPOSED', 'N18 O-001: lucia, copy rosa'],
    ],
    [
      'APPROVE naming a person: to that person',
      opportunity('ASSESSED'),
      'rosa',
      decides('MINISTER', 'APPROVE', { on: 'O-001', responsible: 'paula' }),
      ['done', 'opportunity O-001 ASSESSED>APPROVED', 'AG-001 EVENT of O-001 PROPOSED', 'N18 O-001: paula, copy rosa'],
    ],
    [
      'DECLINE: N18',
      opportunity('VALIDATED'),
      'carmen',
      decides('MINISTER', 'DECLINE', { on: 'O-001', text: 'No es el momento' }),
      ['done', 'opportunity O-001 VALIDATED>DECLINED', 'N18 O-001: lucia, copy rosa'],
    ],
    [
      'DECLINE of the Head of Government: minister and manager too',
      opportunity('APPROVED'),
      'gabriel',
      decides('HEAD_OF_GOVERNMENT', 'DECLINE', { on: 'O-001' }),
      ['done', 'opportunity O-001 APPROVED>DECLINED', 'N18 O-001: lucia, copy carmen rosa'],
    ],
    [
      'NOTE naming a person responsible: N18 to that person',
      heldBy('COMMITTEE'),
      'hugo',
      decides('COMMITTEE', 'NOTE', { responsible: 'sergio' }),
      ['done', 'N18 R-001: sergio, copy carmen lucia rosa'],
    ],
    [
      'DERIVE naming one: N18 besides',
      heldBy('MINISTER'),
      'rosa',
      decides('MINISTER', 'DERIVE', { responsible: 'ana' }),
      ['done', 'R-001 MINISTER>COMMITTEE MANUAL 2026-12-03', 'N09 R-001: hugo julio, copy carmen lucia rosa', 'N18 R-001: ana, copy rosa'],
    ],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => expect(all(act(book, NOW, by, what))).toEqual(expected));

  it('the decision’s line follows the act’s, before its effects; the row stands', () => {
    const book = heldBy('COMMITTEE');
    book.cycles.set('2026-W48', aCycle({ state: 'COMMITTEE' }));
    const played = act(book, NOW, 'hugo', decides('COMMITTEE', 'COMMIT', { text: 'Hacienda desembolsa' }));
    expect(played.facts.slice(0, 2)).toEqual([
      { kind: 'act', do: 'recordDecision', on: 'R-001', by: 'hugo', text: 'Hacienda desembolsa' },
      {
        kind: 'decision',
        level: 'COMMITTEE',
        on: 'R-001',
        decision: 'COMMIT',
        text: 'Hacienda desembolsa',
        responsible: 'ana',
        due: '2026-12-02',
      },
    ]);
    expect([...book.decisions.values()]).toMatchObject([
      {
        week: '2026-W48',
        level: 'COMMITTEE',
        refType: 'ITEM',
        ref: 'R-001',
        responsibleId: 'ana',
        due: '2026-12-02',
        recordedBy: 'hugo',
        recordedAt: at(NOW),
      },
    ]);
    expect(theItem(book, 'R-001')).toMatchObject({ committedDate: '2026-12-02', commitments: 1, state: 'IN_PROCESS' });
    expect([...book.commitments.values()]).toMatchObject([{ responsibleId: 'ana', recordedById: 'hugo', due: '2026-12-02' }]);
  });
});

describe('refused', () => {
  const rows: [string, Recorded, string][] = [
    ['a goal is not found', decides('COMMITTEE', 'NOTE', { on: 'MOP-01' }), 'NotFound'],
    ['nor what is not here', decides('COMMITTEE', 'NOTE', { on: 'R-099' }), 'NotFound'],
    ['nor a person responsible who is not here', decides('COMMITTEE', 'COMMIT', { responsible: 'zoe' }), 'NotFound'],
    ['COMMIT needs a due date within fifteen business days', decides('COMMITTEE', 'COMMIT', { due: '2026-12-18' }), 'InvalidInput'],
    ['and not before today', decides('COMMITTEE', 'COMMIT', { due: '2026-11-25' }), 'InvalidInput'],
    ['RETURN needs a limit not before today', decides('COMMITTEE', 'RETURN', { due: '2026-11-25' }), 'InvalidInput'],
    ['RETURN goes to a lower rung', decides('COMMITTEE', 'RETURN', { to: 'HEAD_OF_GOVERNMENT' }), 'InvalidInput'],
    ['DERIVE goes one rung up', decides('COMMITTEE', 'DERIVE', { to: 'MINISTER' }), 'NotPossible'],
  ];
  test.each(rows)('%s', (_what, what, expected) => expect(act(heldBy('COMMITTEE'), NOW, 'hugo', what).outcome).toBe(expected));
  it('COMMIT needs who and when, RETURN the new limit date', () => {
    const { responsible: _, ...nobody } = decides('COMMITTEE', 'COMMIT');
    const { due: __, ...never } = decides('COMMITTEE', 'COMMIT');
    const { due: ___, ...undated } = decides('COMMITTEE', 'RETURN');
    expect([nobody, never, undated].map((what) => act(heldBy('COMMITTEE'), NOW, 'hugo', what).outcome)).toEqual([
      'InvalidInput',
      'InvalidInput',
      'InvalidInput',
    ]);
  });
  it('a third commitment in one stay', () =>
    expect(act(heldBy('COMMITTEE', { commitments: 2 }), NOW, 'hugo', decides('COMMITTEE', 'COMMIT')).outcome).toBe('NotPossible'));
  it('what is closed is decided no more, but noted', () => {
    const closed = () => heldBy('COMMITTEE', { state: 'RESOLVED' });
    expect(
      ['DERIVE', 'RESOLVE', 'RETURN', 'COMMIT', 'NOTE'].map(
        (one) => act(closed(), NOW, 'hugo', decides('COMMITTEE', one as DecisionKind)).outcome,
      ),
    ).toEqual(['NotPossible', 'NotPossible', 'NotPossible', 'NotPossible', 'done']);
  });
});
