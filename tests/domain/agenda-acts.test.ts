import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { reproposeDeferred } from '../../domain/agenda.ts';
import type { AgendaItem, Opportunity } from '../../domain/entities.ts';
import { AGENDA_ANSWERS, AGENDA_STATES, type AgendaAnswer, type AgendaState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, anOpportunity, at, aWork, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, run, told } from './play.ts';
import { still, theItem, theOpportunity, withItems, withLadder } from './worlds.ts';

const NOW = '2026-11-30T10:00';
const all = (played: Acted): string[] => [played.outcome, ...happened(played), ...told(played)];
const answer = (what: AgendaAnswer, more: Partial<Extract<Act, { do: 'answerAgenda' }>> = {}): Act => ({
  do: 'answerAgenda',
  agenda: 'AG-001',
  answer: what,
  ...more,
});

/** R-001 of MOP-01 at the Head of Government's, asked about by AG-001. */
function decision(state: AgendaState = 'PROPOSED'): Book {
  const item = anItem({ goal: 'MOP-01', scope: 'HEAD_OF_GOVERNMENT', state: 'UNREVIEWED', arrivedAt: '2026-11-27' });
  const book = withItems(still(mop()), item);
  book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', originId: itemId('R-001'), state }));
  book.codes.used.add('AG-001');
  return book;
}
/** O-001 of MOP-01 with its event AG-001. */
function event(state: AgendaState = 'PROPOSED', opportunity: Opportunity['state'] = 'APPROVED'): Book {
  const book = still(mop());
  const one = anOpportunity({ goal: 'MOP-01', state: opportunity, proposedDate: '2026-12-10' });
  book.opportunities.set(one.id, one);
  const asked = {
    kind: 'EVENT',
    originType: 'OPPORTUNITY',
    originId: one.id,
    proposedDate: one.proposedDate,
    requestedDecision: null,
  } as const;
  book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', state, ...asked }));
  return book;
}
const agendaOf = (book: Book): AgendaItem => book.agenda.get('AG-001') ?? anAgendaItem();
const N20 = 'N20 AG-001: hugo, copy carmen lucia rosa';

describe('PROPOSED → ACCEPTED | DEFERRED | REJECTED; ACCEPTED → SCHEDULED → HELD (4.8)', () => {
  const steps: Partial<Record<AgendaState, readonly AgendaAnswer[]>> = {
    PROPOSED: ['ACCEPT', 'DEFER', 'REJECT'],
    ACCEPTED: ['SCHEDULE'],
    SCHEDULED: ['HELD'],
  };
  test.each(AGENDA_STATES)('%s', (state) => {
    const taken = AGENDA_ANSWERS.filter((one) => act(decision(state), NOW, 'gabriel', answer(one)).outcome === 'done');
    expect(taken).toEqual(steps[state] ?? []);
    for (const one of AGENDA_ANSWERS.filter((other) => !taken.includes(other))) {
      expect(act(decision(state), NOW, 'gabriel', answer(one)).outcome).toBe('NotPossible');
    }
  });
});

describe('every answer sends N20 to the secretary, copies to minister, coordinator and manager', () => {
  const rows: [string, Book, Act, string[]][] = [
    ['accepted', decision(), answer('ACCEPT'), ['done', 'AG-001 DECISION of R-001 ACCEPTED', N20]],
    ['deferred', decision(), answer('DEFER'), ['done', 'AG-001 DECISION of R-001 DEFERRED', N20]],
    ['scheduled', decision('ACCEPTED'), answer('SCHEDULE', { date: '2026-12-03' }), ['done', 'AG-001 DECISION of R-001 SCHEDULED', N20]],
    [
      'held without follow-ups: closed',
      decision('SCHEDULED'),
      answer('HELD'),
      ['done', 'AG-001 DECISION of R-001 HELD', 'AG-001 DECISION of R-001 CLOSED', N20],
    ],
    [
      'a rejected decision goes down to the committee in process, with its own N09',
      decision(),
      answer('REJECT', { text: 'Corresponde al Comité' }),
      [
        'done',
        'AG-001 DECISION of R-001 REJECTED',
        'R-001 HEAD_OF_GOVERNMENT>COMMITTEE MANUAL 2026-12-07',
        'N09 R-001: hugo julio, copy carmen lucia rosa',
        N20,
      ],
    ],
    [
      'where there is no committee, to the next below',
      withLadder(decision(), 'MANAGER', 'COORDINATOR', 'MINISTER', 'HEAD_OF_GOVERNMENT'),
      answer('REJECT'),
      [
        'done',
        'AG-001 DECISION of R-001 REJECTED',
        'R-001 HEAD_OF_GOVERNMENT>MINISTER MANUAL 2026-12-07',
        'N09 R-001: carmen, copy lucia rosa',
        N20,
      ],
    ],
    [
      'a rejected event: the opportunity is declined',
      event(),
      answer('REJECT', { text: 'Sin espacio' }),
      ['done', 'AG-001 EVENT of O-001 REJECTED', 'opportunity O-001 APPROVED>DECLINED', N20],
    ],
    [
      'a scheduled event: the opportunity with it',
      event('ACCEPTED'),
      answer('SCHEDULE', { date: '2026-12-11' }),
      ['done', 'AG-001 EVENT of O-001 SCHEDULED', 'opportunity O-001 APPROVED>SCHEDULED', N20],
    ],
    [
      'held: the opportunity too',
      event('SCHEDULED', 'SCHEDULED'),
      answer('HELD'),
      ['done', 'AG-001 EVENT of O-001 HELD', 'opportunity O-001 SCHEDULED>HELD', 'AG-001 EVENT of O-001 CLOSED', N20],
    ],
  ];
  test.each(rows)('%s', (_what, book, what, expected) => expect(all(act(book, NOW, 'gabriel', what))).toEqual(expected));

  it('the item that comes back carries the reason, in process, with a new turn', () => {
    const book = decision();
    const played = act(book, NOW, 'gabriel', answer('REJECT', { text: 'Corresponde al Comité' }));
    expect(theItem(book, 'R-001')).toMatchObject({
      scope: 'COMMITTEE',
      state: 'IN_PROCESS',
      arrivedAt: '2026-11-30',
      limitDate: '2026-12-04',
    });
    expect(played.letters[0]?.data).toMatchObject({ returned: true, text: 'Corresponde al Comité', by: 'Gabriel Ocampo' });
  });
  it('keeps the date and what was said', () => {
    const book = event('ACCEPTED');
    act(book, NOW, 'gabriel', answer('SCHEDULE', { date: '2026-12-11' }));
    expect(agendaOf(book)).toMatchObject({ state: 'SCHEDULED', proposedDate: '2026-12-11' });
    act(book, NOW, 'gabriel', answer('HELD', { text: 'Entregado' }));
    expect(agendaOf(book)).toMatchObject({ state: 'CLOSED', decisionText: 'Entregado', decidedAt: at(NOW) });
  });
  it('held with follow-ups: they are followed up', () => {
    const book = decision('SCHEDULED');
    const followUp: Act = {
      do: 'recordDecision',
      level: 'HEAD_OF_GOVERNMENT',
      on: 'AG-001',
      decision: 'COMMIT',
      responsible: 'ana',
      due: '2026-12-18',
    };
    act(book, NOW, 'gabriel', followUp);
    expect(happened(act(book, NOW, 'gabriel', answer('HELD')))).toEqual([
      'AG-001 DECISION of R-001 HELD',
      'AG-001 DECISION of R-001 FOLLOW_UP',
    ]);
    expect(told(run(book, '2026-12-16'))).toContain('N28 AG-001: ana, copy gabriel');
  });
});

describe('refused', () => {
  const rows: [string, Book, string, Act, string][] = [
    ['there is no such agenda item', decision(), 'gabriel', answer('ACCEPT', { agenda: 'AG-009' }), 'NotFound'],
    ['the committee answers nothing', decision(), 'hugo', answer('ACCEPT'), 'NotAllowed'],
    ['scheduled for a day past', decision('ACCEPTED'), 'gabriel', answer('SCHEDULE', { date: '2026-11-29' }), 'InvalidInput'],
    ['HELD of an opportunity may also be recorded by the coordinator', event('SCHEDULED', 'SCHEDULED'), 'rosa', answer('HELD'), 'done'],
    ['HELD of a decision may not', decision('SCHEDULED'), 'rosa', answer('HELD'), 'NotAllowed'],
    ['nor any other answer', event(), 'rosa', answer('ACCEPT'), 'NotAllowed'],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => expect(act(book, NOW, by, what).outcome).toBe(expected));
});

describe('the origin closes it (4.8)', () => {
  const states = AGENDA_STATES.filter((state) => ['PROPOSED', 'ACCEPTED', 'DEFERRED', 'SCHEDULED'].includes(state));
  test.each(states)('%s: when its item is returned down', (state) => {
    const book = decision(state);
    act(book, NOW, 'gabriel', { do: 'returnDown', item: 'R-001', text: 'Resolver en el Comité', limit: '2026-12-18' });
    expect(agendaOf(book).state).toBe('CLOSED');
  });
  test.each(['HELD', 'FOLLOW_UP', 'REJECTED'] as const)('%s: it stays', (state) => {
    const book = decision(state);
    act(book, NOW, 'gabriel', { do: 'resolve', item: 'R-001', text: 'Resuelto' });
    expect(agendaOf(book).state).toBe(state);
  });
  it('when its opportunity is declined', () => {
    const book = event('ACCEPTED');
    const what: Act = { do: 'recordDecision', level: 'MINISTER', on: 'O-001', decision: 'DECLINE' };
    expect(happened(act(book, NOW, 'carmen', what))).toEqual(['opportunity O-001 APPROVED>DECLINED', 'AG-001 EVENT of O-001 CLOSED']);
  });
  it('when its opportunity expires, though not once it is scheduled', () => {
    const book = event('DEFERRED');
    run(book, '2026-12-11');
    expect([theOpportunity(book, 'O-001').state, agendaOf(book).state]).toEqual(['EXPIRED', 'CLOSED']);
  });
  it('what comes to the top again is proposed anew', () => {
    const book = decision('FOLLOW_UP');
    act(book, NOW, 'gabriel', { do: 'returnDown', item: 'R-001', text: 'Resolver', limit: '2026-12-18' });
    expect(happened(act(book, NOW, 'hugo', { do: 'derive', item: 'R-001', text: 'No alcanza' }))).toContain(
      'AG-002 DECISION of R-001 PROPOSED',
    );
  });
});

it('DEFERRED → PROPOSED at M01 of the next cycle', () => {
  const book = decision('DEFERRED');
  book.agenda.set('AG-002', anAgendaItem({ id: 'AG-002', code: 'AG-002', state: 'ACCEPTED' }));
  const work = aWork(book, { at: '2026-11-30T08:00' });
  reproposeDeferred(work);
  expect(happened(work)).toEqual(['AG-001 DECISION of R-001 PROPOSED']);
  expect(agendaOf(book).state).toBe('PROPOSED');
});
