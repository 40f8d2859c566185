import { describe, expect, it, test } from 'vitest';
import type { Commitment, Opportunity } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, aStay, at, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { aCommitment, given, theOpportunity, withDelegation, withItems, without, withPerson } from './worlds.ts';

describe('opportunities (4.5)', () => {
  const opportunity = (state: Opportunity['state'], proposedDate: Day): Book => {
    const book = withItems(mop());
    const one: Opportunity = { ...theOpportunity(book, 'O-001'), state, proposedDate };
    return { ...book, opportunities: new Map([[one.id, one]]) };
  };
  test.each(['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED'] as const)('%s expires with the first run later than its date', (state) => {
    expect(happened(run(opportunity(state, '2026-11-25'), '2026-11-25'))).toEqual([]);
    expect(happened(run(opportunity(state, '2026-11-25'), '2026-11-26'))).toEqual([`opportunity O-001 ${state}>EXPIRED`]);
  });
  test.each(['SCHEDULED', 'HELD', 'DECLINED', 'EXPIRED'] as const)('%s does not', (state) =>
    expect(happened(run(opportunity(state, '2026-11-25'), '2026-11-26'))).toEqual([]),
  );
  test.each([
    ['IDENTIFIED', ['N27 O-001: rosa, copy lucia']],
    ['VALIDATED', ['N27 O-001: rosa, copy lucia']],
    ['ASSESSED', ['N27 O-001: rosa, copy lucia']],
    ['APPROVED', []],
  ] as const)('%s on the run of addBD(proposedDate, −4): %j', (state, expected) =>
    expect(told(run(opportunity(state, '2026-12-03'), '2026-11-27'))).toEqual(expected),
  );
  it('is reminded of once for each proposed date', () => {
    const book = opportunity('VALIDATED', '2026-12-03');
    expect(told(run(book, '2026-11-27'))).toHaveLength(1);
    expect(told(run(book, '2026-11-27'))).toEqual([]);
    const redated: Opportunity = { ...theOpportunity(book, 'O-001'), proposedDate: '2026-12-04' };
    book.opportunities.set(redated.id, redated);
    expect(told(run(book, '2026-11-30'))).toEqual(['N27 O-001: rosa, copy lucia']);
  });
});

describe('E6: vacancies (5.7)', () => {
  const administered = (book: Book) => withPerson(book, 'zoe', [{ role: 'INSTANCE_ADMIN' }]);
  const empty = (book: Book) => withItems({ ...book, opportunities: new Map() });
  const notices = (book: Book, ...dates: Day[]) => dates.map((date) => told(run(book, date)).filter((line) => line.startsWith('N26')));

  it('on the first run that finds one, then on the first of each later ISO week', () => {
    const book = administered(without(empty(mop()), 'MINISTER'));
    const dates = ['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-09'];
    const one = ['N26 MINISTER: zoe, copy hugo julio'];
    expect(notices(book, ...dates)).toEqual([one, [], one, [], one]);
  });
  it('one letter for all of them; of the managers it names the goals', () => {
    const book = administered(withPerson(without(empty(mop()), 'MINISTER'), 'lucia', []));
    expect(notices(book, '2026-11-24')).toEqual([['N26 MINISTER MOP-01 MOP-04: zoe, copy hugo julio rosa']]);
  });
  it('without an administrator it goes to the next rung’s holder', () =>
    expect(notices(without(empty(mop()), 'MINISTER'), '2026-11-24')).toEqual([['N26 MINISTER: hugo julio']]));
  it('at the top, where there is no next rung, to who stands in', () =>
    expect(notices(without(empty(mop()), 'HEAD_OFFICE'), '2026-11-24')).toEqual([['N26 HEAD_OF_GOVERNMENT: hugo julio']]));
  it('a vacancy is looked for as of the date of a run done late (5.2)', () => {
    const book = withPerson(withItems({ ...mop(), opportunities: new Map() }), 'carmen', [{ role: 'MINISTER', from: '2026-11-26' }]);
    expect(told(run(book, '2026-11-25', '2026-11-26T09:00'))).toEqual(['N26 MINISTER: hugo julio']);
    expect(told(run(book, '2026-11-26', '2026-11-26T09:00'))).toEqual([]);
  });
  it('what becomes vacant later in the week is told with the run that finds it', () => {
    const book = administered(without(empty(mop()), 'MINISTER'));
    notices(book, '2026-11-24');
    const left = without(book, 'HEAD_OFFICE');
    expect(notices(left, '2026-11-25', '2026-11-26')).toEqual([['N26 HEAD_OF_GOVERNMENT: zoe, copy hugo julio'], []]);
  });
  it('so is a goal that loses its manager after another has lost its own', () => {
    const book = administered(withPerson(empty(mop()), 'lucia', []));
    expect(notices(book, '2026-11-24')).toEqual([['N26 MOP-01 MOP-04: zoe, copy rosa']]);
    expect(notices(withPerson(book, 'ivan', []), '2026-11-25')).toEqual([['N26 MOP-05: zoe, copy rosa']]);
  });
  it('a rung filled and vacant again is a new vacancy', () => {
    const book = administered(without(empty(mop()), 'MINISTER'));
    notices(book, '2026-11-23');
    const filled = withPerson(book, 'carmen', [{ role: 'MINISTER' }]);
    expect(notices(filled, '2026-11-24')).toEqual([[]]);
    expect(notices(without(filled, 'MINISTER'), '2026-11-25')).toEqual([['N26 MINISTER: zoe, copy hugo julio']]);
  });
  it('the clocks go on, and the letters of the vacant rung go to the next, marked vacant', () => {
    const book = administered(without(mop(), 'MINISTER'));
    run(book, '2026-11-25');
    expect(told(run(book, '2026-11-26'))).toContain('N09 R-001: hugo julio, copy lucia rosa (vacant MINISTER)');
  });
});

describe('E7: commitments and follow-ups (6.2)', () => {
  const promised = (over: Partial<Commitment> = {}): Book => {
    const book = withItems({ ...mop(), opportunities: new Map() }, anItem({ goal: 'MOP-01', limitDate: '2027-03-31' }));
    book.commitments.set('promise', aCommitment({ itemId: itemId('R-001'), ...over }));
    return book;
  };
  const reminder = ['N28 R-001: ana, copy hugo'];
  const rows: [string, Partial<Commitment>, Day, string[]][] = [
    ['two business days before the date', {}, '2026-11-30', reminder],
    ['not on the day before', {}, '2026-12-01', []],
    ['not on the date', {}, '2026-12-02', []],
    ['one after', {}, '2026-12-03', reminder],
    ['not two after', {}, '2026-12-04', []],
    ['six after', {}, '2026-12-10', reminder],
    ['eleven after', {}, '2026-12-17', reminder],
    ['sixteen after', {}, '2026-12-24', reminder],
    ['no copy where the responsible person recorded it', { recordedById: 'ana' }, '2026-11-30', ['N28 R-001: ana']],
    ['no more once it has ended', { endedAt: at('2026-11-29T10:00') }, '2026-11-30', []],
  ];
  test.each(rows)('%s', (_what, over, date, expected) => expect(told(run(promised(over), date))).toEqual(expected));
  it('what came with the data stays with the rung that made it, whoever holds that, without a copy', () => {
    const book = promised({ recordedById: null, responsibleId: 'hugo' });
    given(book, 'R-001', { stays: [aStay({ scope: 'COMMITTEE' }), aStay({ scope: 'HEAD_OF_GOVERNMENT', at: at('2026-11-26T07:00') })] });
    expect(told(run(book, '2026-11-30'))).toEqual(['N28 R-001: hugo julio']);
    const delegated = withDelegation(book, { principalId: 'julio', delegateId: 'ana', role: 'COMMITTEE_CHAIR' });
    expect(told(run(delegated, '2026-12-03'))).toEqual(['N28 R-001: ana hugo julio']);
  });

  it('of several to one person one letter, by its first item', () => {
    const book = promised();
    const another = anItem({ goal: 'MOP-02', code: 'R-000', limitDate: '2027-03-31' });
    book.items.set(another.id, another);
    book.commitments.set('other', aCommitment({ id: 'other', itemId: another.id, recordedById: 'rosa' }));
    expect(told(run(book, '2026-11-30'))).toEqual(['N28 R-000 R-001: ana, copy hugo rosa']);
  });
  it('a follow-up of an agenda item is followed like a commitment', () => {
    const book = promised({ itemId: null, agendaId: 'AG-001' });
    book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', originId: 'elsewhere', state: 'FOLLOW_UP' }));
    expect(told(run(book, '2026-11-30'))).toEqual(['N28 AG-001: ana, copy hugo']);
  });
  it('before its date it is useful to the end of the run’s date, after it without limit (6.6)', () => {
    expect(run(promised(), '2026-11-30').letters[0]?.usefulUntil).toBe(at('2026-12-01T00:00'));
    expect(run(promised(), '2026-12-03').letters[0]?.usefulUntil).toBeNull();
  });
});
