import { describe, expect, it } from 'vitest';
import type { Risk } from '../../../domain/entities.ts';
import type { Book } from '../../../domain/work.ts';
import { goalId } from '../../support/builders.ts';
import { mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report } from './reading.ts';

const FRIDAY = '2026-11-27T17:00';

describe('A 4.2, risk action plans and their follow-up (domain.md 3.14, 7.2)', () => {
  const HEADING = ['risk', 'goal', 'probability', 'impact', 'riskLevel', 'riskSource', 'riskStage'];
  const COLUMNS = ['action', 'responsible', 'actionDue', 'daysLeft', 'doneOn'];
  it.each([
    ['Thursday 07:30', mopAtFirstPack, '2026-11-26T07:30'],
    ['Friday 17:00', mopAtClose, FRIDAY],
  ])('the example has none on %s', (_when, book, when) => {
    expect(groups(report('A 4.2', book(), { at: when }), HEADING, COLUMNS)).toEqual([]);
  });
  it('followed plans stand by level, closed ones last; actions by due date, a done one without time left', () => {
    expect(groups(report('A 4.2', withRisks(), { at: FRIDAY }), HEADING, COLUMNS)).toEqual([
      {
        heading: ['K-003', 'MOP-05', 5, 4, 20, 'AUDIT_RECOMMENDATION', 'FOLLOW_UP'],
        rows: [
          ['inspeccionar', 'Iván Rojas', '2026-11-20', null, '2026-11-19'],
          ['reforzar', null, '2026-11-24', -3, null],
          ['asegurar', 'Brigada', '2026-12-07', 10, null],
        ],
      },
      { heading: ['K-001', 'MOP-01', 3, 4, 12, 'SELF', 'ACTION_PLAN'], rows: [['prever', null, '2026-11-27', 0, null]] },
      { heading: ['K-004', 'MOP-02', 4, 3, 12, 'SELF', 'REPORTING'], rows: [] },
      { heading: ['K-002', 'MOP-01', 5, 5, 25, 'INTERNAL_CONTROL', 'CLOSED'], rows: [['cerrar', null, '2026-10-01', null, '2026-10-01']] },
    ]);
  });
  it.each([
    ['whoever is to do an action, that alone', 'Brigada', [{ heading: ['K-003'], rows: [['asegurar']] }]],
    ['the manager, all of the goal', 'Iván Rojas', [{ heading: ['K-003'], rows: [['inspeccionar'], ['reforzar'], ['asegurar']] }]],
    ['whoever has nothing to do with any', 'Elena Duarte', []],
  ])('of an official: %s', (_who, official, expected) => {
    expect(groups(report('A 4.2', withRisks(), { at: FRIDAY, filters: { official } }), ['risk'], ['action'])).toEqual(expected);
  });
  it('a period leaves the actions due in it, and the plans that have some', () => {
    const told = report('A 4.2', withRisks(), { at: FRIDAY, filters: { from: '2026-11-24', to: '2026-11-30' } });
    expect(groups(told, ['risk'], ['action'])).toEqual([
      { heading: ['K-003'], rows: [['reforzar']] },
      { heading: ['K-001'], rows: [['prever']] },
    ]);
  });
});

function withRisks(): Book {
  const book = mopAtClose();
  const action = (text: string, due: string, done: string | null = null, responsible: string | null = null) => ({
    text,
    due,
    done,
    responsible,
    alerted: false,
  });
  risk(book, 'K-001', 'MOP-01', { probability: 3, impact: 4, stage: 'ACTION_PLAN', actions: [action('prever', '2026-11-27')] });
  risk(book, 'K-002', 'MOP-01', {
    probability: 5,
    impact: 5,
    stage: 'CLOSED',
    source: 'INTERNAL_CONTROL',
    actions: [action('cerrar', '2026-10-01', '2026-10-01')],
  });
  risk(book, 'K-003', 'MOP-05', {
    probability: 5,
    impact: 4,
    source: 'AUDIT_RECOMMENDATION',
    actions: [
      action('asegurar', '2026-12-07', null, 'Brigada'),
      action('reforzar', '2026-11-24'),
      action('inspeccionar', '2026-11-20', '2026-11-19', 'ivan'),
    ],
  });
  risk(book, 'K-004', 'MOP-02', { probability: 4, impact: 3, stage: 'REPORTING' });
  return book;
}
function risk(book: Book, code: string, goal: string, over: Partial<Risk>): void {
  const none = { probability: 1, impact: 1, source: 'SELF', stage: 'FOLLOW_UP', actions: [], evidence: null, version: 1 } as const;
  book.risks.set(code, { id: code, code, goalId: goalId(goal), risk: `riesgo ${code}`, ...none, ...over });
}
