import { describe, expect, test } from 'vitest';
import type { ActOf } from '../../domain/acts.ts';
import type { Book } from '../../domain/work.ts';
import { anItem } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { happened } from './play.ts';
import { still, theItem, theOpportunity, withItems, withLadder, withPerson } from './worlds.ts';

// Wednesday 25 November 2026: what was kept elsewhere until now comes in as it stands (domain.md 9.1, step 2; 3.7, 3.8).
const NOW = '2026-11-25T10:10';
const world = (): Book => withPerson(withItems(still(mop()), anItem({ goal: 'MOP-01' })), 'pablo', [{ id: 'planner', role: 'PLANNER' }]);
type Import = ActOf<'importItem'>;
const PERMIT: Import = {
  do: 'importItem',
  kind: 'RESTRICTION',
  id: 'R-701',
  on: 'MOP-01',
  title: 'Permiso de cantera vencido',
  type: 'LEGAL',
};
const imports = (book: Book, over: Partial<Import> = {}, by = 'pablo') => act(book, NOW, by, { ...PERMIT, ...over });

describe('an imported restriction', () => {
  test('is held by the rung it says since the day it says, and all rungs below held it', () => {
    const book = world();
    const played = imports(book, {
      scope: 'MINISTER',
      state: 'IN_PROCESS',
      reported: '2026-10-05',
      arrived: '2026-11-03',
      limit: '2026-11-20',
      reportedBy: 'lucia',
    });
    expect([played.outcome, ...happened(played)]).toEqual(['done', 'item R-701 none>IN_PROCESS']);
    const item = theItem(book, 'R-701');
    expect(item).toMatchObject({
      scope: 'MINISTER',
      reportedOn: '2026-10-05',
      arrivedAt: '2026-11-03',
      limitDate: '2026-11-20',
      reportedBy: 'lucia',
      loaded: true,
    });
    expect(item.stays.map(({ scope, on, reviewedOn }) => [scope, on, reviewedOn])).toEqual([
      ['MANAGER', '2026-10-05', '2026-10-05'],
      ['COORDINATOR', '2026-10-05', '2026-10-05'],
      ['MINISTER', '2026-11-03', '2026-11-03'],
    ]);
  });

  test('without more is the manager’s since today, unreviewed, with the limit of its kind, reported by whoever imports', () => {
    const book = world();
    expect(imports(book).outcome).toBe('done');
    expect(theItem(book, 'R-701')).toMatchObject({
      scope: 'MANAGER',
      state: 'UNREVIEWED',
      reportedOn: '2026-11-25',
      limitDate: '2026-12-09',
      reportedBy: 'pablo',
    });
  });

  test('at the head of government has its place on the agenda', () => {
    const played = imports(world(), { scope: 'HEAD_OF_GOVERNMENT' });
    expect(happened(played)).toEqual(['item R-701 none>UNREVIEWED', expect.stringMatching(/^AG-\d+ DECISION of R-701 PROPOSED$/)]);
  });
});

test('an imported opportunity is identified, for its proposed date', () => {
  const book = world();
  const given = { kind: 'OPPORTUNITY', id: 'O-701', on: 'MOP-04', title: 'Entrega del segundo lote', proposed: '2026-12-10' } as const;
  expect(imports(book, given).outcome).toBe('done');
  expect(theOpportunity(book, 'O-701')).toMatchObject({ state: 'IDENTIFIED', proposedDate: '2026-12-10', kind: 'OTHER', igId: null });
});

const { type: _type, ...UNTYPED } = PERMIT;
describe('what is refused', () => {
  test.each<[string, Partial<Import>, string, string]>([
    ['by a manager, who registers instead', {}, 'lucia', 'NotAllowed'],
    ['on what is not there', { on: 'MOP-99' }, 'pablo', 'NotFound'],
    ['a code that is given', { id: 'R-001' }, 'pablo', 'InvalidInput'],
    ['a title too short', { title: 'No' }, 'pablo', 'InvalidInput'],
    ['known only tomorrow', { reported: '2026-11-26' }, 'pablo', 'InvalidInput'],
    ['at its rung before it was known', { reported: '2026-11-20', arrived: '2026-11-19' }, 'pablo', 'InvalidInput'],
    ['reported by nobody here', { reportedBy: 'nadie' }, 'pablo', 'InvalidInput'],
    ['an opportunity without its date', { kind: 'OPPORTUNITY', id: 'O-701' }, 'pablo', 'InvalidInput'],
  ])('%s', (_what, over, by, failure) => expect(imports(world(), over, by).outcome).toBe(failure));

  test('a problem of no type', () => expect(act(world(), NOW, 'pablo', UNTYPED).outcome).toBe('InvalidInput'));
  test('a rung that this institution has not', () =>
    expect(imports(withLadder(world(), 'MANAGER', 'COORDINATOR', 'MINISTER'), { scope: 'COMMITTEE' }).outcome).toBe('InvalidInput'));
});
