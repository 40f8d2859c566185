import type { LetterData, SelectedLine } from '../../domain/letter-data.ts';
import { aGoalLine, lima, MOP02, MOP03, MOP04, MOP05, MOP06 } from './letter-goals.ts';
import {
  A002,
  A003,
  A004,
  aCover,
  aDecision,
  anAgendaLine,
  anIgLine,
  anItemLine,
  anOpportunityLine,
  anUpdateLine,
  aReprogramming,
  LOT_1,
  NEXT,
  R001,
} from './letter-lines.ts';

const O2 = () =>
  anOpportunityLine({
    opportunity: 'O-002',
    title: 'Inauguración del laboratorio',
    goal: 'MOP-06',
    goalTitle: MOP06.title,
    ig: null,
    proposedDate: '2026-12-10',
    place: 'Capital',
    state: 'ASSESSED',
  });
const ITEMS = [
  { ref: 'R-001', why: 'minister', what: 'ITEM', item: R001 },
  { ref: 'R-002', why: 'left', what: 'ITEM', item: anItemLine() },
] as const satisfies readonly SelectedLine[];
const DELAYS = () =>
  [
    { ref: 'MOP-01/1,03', why: 'delayed', what: 'IG', ig: anIgLine() },
    { ref: 'MOP-03/1,02', why: 'reprogrammed', what: 'REPROGRAMMING', reprogramming: aReprogramming({ decision: 'APPROVED' }) },
    { ref: 'MOP-05', why: 'missed', what: 'GOAL', goal: MOP05 },
  ] as const satisfies readonly SelectedLine[];
const PROGRESS = [{ ref: 'MOP-04/1,02', why: 'finished', what: 'IG', ig: LOT_1 }] as const satisfies readonly SelectedLine[];
const OPPORTUNITIES = () =>
  [
    { ref: 'O-001', why: 'near', what: 'OPPORTUNITY', opportunity: anOpportunityLine() },
    { ref: 'O-002', why: 'near', what: 'OPPORTUNITY', opportunity: O2() },
  ] as const satisfies readonly SelectedLine[];

/** The packs of the worked example, and the letter that reminds of the selection. */
export function packs(): Pick<LetterData, 'N14' | 'N15' | 'N16' | 'N17' | 'N19' | 'N21'> {
  const proposal: LetterData['N14']['proposal'] = [
    ...ITEMS.map((one) => ({ ...one, section: '1' as const })),
    ...DELAYS().map((one) => ({ ...one, section: '2' as const })),
    ...PROGRESS.map((one) => ({ ...one, section: '3' as const })),
    ...OPPORTUNITIES().map((one) => ({ ...one, section: '4' as const })),
  ];
  return {
    N14: {
      cover: aCover('P2', lima('2026-11-26', '07:30')),
      updates: [
        anUpdateLine(),
        anUpdateLine({ goal: 'MOP-02', title: MOP02.title, manager: 'Andrés Quiroga', state: 'PENDING', submittedAt: null }),
        anUpdateLine({ goal: 'MOP-03', title: MOP03.title, manager: 'Marta Solís', submittedAt: lima('2026-11-25', '16:40') }),
        anUpdateLine({ goal: 'MOP-04', title: MOP04.title, submittedAt: lima('2026-11-25', '11:00') }),
        anUpdateLine({
          goal: 'MOP-05',
          title: MOP05.title,
          manager: 'Iván Rojas',
          state: 'PENDING',
          submittedAt: null,
          missedInARow: 1,
          lastUpdateAt: MOP05.lastUpdateAt,
        }),
      ],
      dashboard: [MOP03, aGoalLine(), MOP02, { ...MOP05, alerts: 1, stale: false, missedInARow: 1 }, MOP04, MOP06],
      arrivals: [{ item: A003, from: 'MANAGER', to: 'COORDINATOR', trigger: 'LIMIT_PASSED', on: '2026-11-25' }],
      mine: [A003],
      elsewhere: [
        anItemLine(),
        R001,
        A002,
        anItemLine({
          ...A002,
          item: 'R-003',
          kind: 'RESTRICTION',
          title: 'Incumplimiento del proveedor de acero',
          ig: '1,02',
          limitDate: '2026-12-11',
          due: '2026-12-11',
          daysToDue: 11,
        }),
      ],
      unexplained: [],
      delays: [
        anIgLine(),
        anIgLine({
          goal: 'MOP-02',
          title: 'licitación adjudicada',
          state: 'STOPPED',
          endDate: '2026-10-30',
          reprogramCount: 2,
          daysLate: 27,
        }),
      ],
      reprogrammings: [],
      pendingApprovals: [aReprogramming()],
      progress: { igs: [LOT_1], goals: [] },
      opportunities: [anOpportunityLine(), O2()],
      proposal,
      discards: [],
      orphans: [],
      noChangeStreaks: [],
      opinions: [],
      selectionDue: lima('2026-11-26', '13:00'),
    },
    N15: { week: '2026-W48', until: lima('2026-11-26', '13:00'), proposal },
    N16: {
      cover: aCover('P3', lima('2026-11-26', '13:30')),
      sequence: 1,
      auto: false,
      changes: [
        { state: 'STOPPED', before: 1, now: 1 },
        { state: 'DELAYED', before: 2, now: 1 },
        { state: 'NORMAL', before: 2, now: 3 },
        { state: 'FINISHED', before: 1, now: 1 },
      ],
      open: [
        { scope: 'MANAGER', restrictions: 1, alerts: 2 },
        { scope: 'COORDINATOR', restrictions: 0, alerts: 2 },
        { scope: 'MINISTER', restrictions: 1, alerts: 0 },
        { scope: 'COMMITTEE', restrictions: 1, alerts: 0 },
        { scope: 'HEAD_OF_GOVERNMENT', restrictions: 0, alerts: 0 },
      ],
      sections: { 1: ITEMS, 2: DELAYS(), 3: PROGRESS, 4: OPPORTUNITIES() },
      selection: { auto: false, confirmedBy: 'Rosa Benítez', confirmedAt: lima('2026-11-26', '12:40'), leftOut: [] },
      followUp: [],
      carried: ['O-002'],
      dashboard: [aGoalLine(), MOP03, MOP05, MOP02, MOP04, MOP06],
      upcoming: [anIgLine({ state: 'NORMAL', endDate: '2026-11-30', daysLate: 0 })],
      briefingAt: lima('2026-11-26', '16:00'),
      decisionsDue: lima('2026-11-26', '18:00'),
    },
    N17: {
      cover: aCover('P4', lima('2026-11-27', '07:30')),
      sequence: 1,
      open: [
        { scope: 'MANAGER', restrictions: 1, alerts: 2 },
        { scope: 'COORDINATOR', restrictions: 0, alerts: 2 },
        { scope: 'COMMITTEE', restrictions: 2, alerts: 0 },
      ],
      items: [
        { ...anItemLine(), daysToDue: 3, daysToLimit: -21 },
        {
          ...R001,
          scope: 'COMMITTEE',
          daysToDue: 4,
          daysToLimit: -2,
          stays: [...R001.stays, { scope: 'COMMITTEE', on: '2026-11-26', trigger: 'MANUAL', down: false }],
        },
      ],
      transsectoral: [],
      commitments: [],
      synergies: [{ goals: ['MOP-01', 'MOP-03'], kind: 'SHARED_TERRITORY', note: 'Zona norte' }],
      progress: { igs: [LOT_1], goals: [] },
      opportunities: [anOpportunityLine({ state: 'APPROVED', valuation: 'HIGH' }), { ...O2(), state: 'APPROVED', valuation: 'MEDIUM' }],
      agenda: [eventOf('AG-001', 'O-001', '2026-12-03'), eventOf('AG-002', 'O-002', '2026-12-10')],
      neglected: [],
      dashboard: [aGoalLine(), MOP03, MOP05, MOP02, MOP04, MOP06],
      sittingAt: lima('2026-11-27', '10:00'),
      minutesAt: lima('2026-11-27', '13:00'),
    },
    N19: {
      cover: aCover('P5', lima('2026-11-27', '15:00')),
      decisions: [anAgendaLine()],
      events: [eventOf('AG-001', 'O-001', '2026-12-03'), eventOf('AG-002', 'O-002', '2026-12-10')],
      information: [],
      followUps: [],
      answerBy: '2026-12-02',
    },
    N21: {
      cover: aCover('P6', lima('2026-11-27', '17:00')),
      indicators: {
        K1: { of: 3, total: 5, percent: 60 },
        K2: { of: 1, total: 5, percent: 20 },
        K3: { of: 1, total: 5, percent: 20 },
        K4: { of: 2, total: 4, percent: 50 },
        K5: { of: 1, total: 1, percent: 100 },
        K11: { of: 3, total: 22, percent: 13.6 },
        K13: { of: 3, total: 5, percent: 60 },
        K17: { of: 1, total: 1, percent: 100 },
      },
      dashboard: [
        aGoalLine({ days: 215 }),
        { ...MOP03, state: 'NORMAL', days: 34, delayed: 0, expected: 33.3, gap: 0, light: 'green' },
        { ...MOP05, days: 154 },
        { ...MOP02, days: 34 },
        { ...MOP04, days: 383, expected: 50, original: 50, gap: 0 },
        MOP06,
      ],
      decisions: [
        aDecision({ level: 'MINISTER', decision: 'DERIVE', text: null, responsible: null, due: null, at: lima('2026-11-26', '17:10') }),
        aDecision({
          level: 'MINISTER',
          ref: 'O-001',
          title: 'Entrega de las primeras 500 viviendas',
          decision: 'APPROVE',
          valuation: 'HIGH',
          text: null,
          responsible: null,
          due: null,
          at: lima('2026-11-26', '17:10'),
        }),
        aDecision(),
      ],
      moves: [
        { item: anItemLine(), from: 'MINISTER', to: 'COMMITTEE', trigger: 'TURN_EXPIRED', on: '2026-11-25' },
        { item: A003, from: 'MANAGER', to: 'COORDINATOR', trigger: 'LIMIT_PASSED', on: '2026-11-25' },
        { item: R001, from: 'MINISTER', to: 'COMMITTEE', trigger: 'MANUAL', on: '2026-11-26' },
      ],
      carried: [
        { ...anItemLine(), scope: 'HEAD_OF_GOVERNMENT', due: null, daysToDue: null },
        { ...R001, scope: 'COMMITTEE' },
        A003,
        A004,
        A002,
      ],
      next: NEXT,
    },
  };
}

function eventOf(agenda: string, origin: string, proposedDate: string) {
  const title = origin === 'O-001' ? 'Entrega de las primeras 500 viviendas' : 'Inauguración del laboratorio';
  const goal = origin === 'O-001' ? 'MOP-04' : 'MOP-06';
  return anAgendaLine({ agenda, kind: 'EVENT', title, requestedDecision: null, proposedDate, origin, goal, limitDate: null, item: null });
}
