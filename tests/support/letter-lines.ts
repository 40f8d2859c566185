import type { IgLine, ItemLine, LetterData, OpportunityLine, PackCover, UpdateLine } from '../../domain/letter-data.ts';
import { lima } from './letter-goals.ts';

// The worked example of domain.md 11 as what its letters say, valid and dull; a test changes only what matters to it.

const LADDER = ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const;

/** R-002 on the committee's rung, as of Wednesday 25. */
export function anItemLine(rest: Partial<ItemLine> = {}): ItemLine {
  return {
    item: 'R-002',
    kind: 'RESTRICTION',
    title: 'Licitación suspendida por orden judicial',
    type: 'LEGAL',
    description: null,
    goal: 'MOP-02',
    goalTitle: '3 hospitales regionales construidos',
    ig: '1,03',
    igTitle: 'licitación adjudicada',
    scope: 'COMMITTEE',
    state: 'UNREVIEWED',
    limitDate: '2026-11-06',
    due: '2026-12-02',
    dueLight: 'amber',
    daysToDue: 5,
    daysToLimit: -19,
    urgent: false,
    transsectoral: true,
    blocking: false,
    treatment: { what: 'Pedir el levantamiento de la orden', withWhom: 'Procuraduría', when: null },
    holders: ['Hugo Vera', 'Julio Ferreira'],
    manager: 'Andrés Quiroga',
    reportedOn: '2026-10-20',
    reportedBy: 'Andrés Quiroga',
    stays: [
      { scope: 'MANAGER', on: '2026-10-20', trigger: null, down: false },
      { scope: 'COORDINATOR', on: '2026-11-09', trigger: 'LIMIT_PASSED', down: false },
      { scope: 'MINISTER', on: '2026-11-17', trigger: 'TURN_EXPIRED', down: false },
      { scope: 'COMMITTEE', on: '2026-11-25', trigger: 'TURN_EXPIRED', down: false },
    ],
    ladder: LADDER,
    commitment: null,
    lastAction: null,
    ...rest,
  };
}
export const R001 = anItemLine({
  item: 'R-001',
  title: 'Pago de expropiaciones sin desembolso',
  type: 'FINANCIAL',
  goal: 'MOP-01',
  goalTitle: '120 km de la carretera Norte pavimentados y en servicio',
  ig: '2,01',
  igTitle: 'expropiaciones del tramo 2 concluidas',
  scope: 'MINISTER',
  limitDate: '2026-11-25',
  due: '2026-12-03',
  dueLight: 'amber',
  daysToDue: 5,
  daysToLimit: -1,
  treatment: null,
  holders: ['Carmen Ibarra'],
  manager: 'Lucía Paredes',
  reportedOn: '2026-11-11',
  reportedBy: 'Lucía Paredes',
  stays: [
    { scope: 'MANAGER', on: '2026-11-11', trigger: null, down: false },
    { scope: 'COORDINATOR', on: '2026-11-12', trigger: 'MANUAL', down: false },
    { scope: 'MINISTER', on: '2026-11-26', trigger: 'LIMIT_PASSED', down: false },
  ],
});
export const A002 = anItemLine({
  item: 'A-002',
  kind: 'ALERT',
  title: 'Lluvias adelantadas en la zona norte',
  type: 'TECHNICAL_ADMINISTRATIVE',
  goal: 'MOP-03',
  goalTitle: '45 puentes rurales rehabilitados',
  ig: '1,03',
  igTitle: '15 puentes del norte',
  scope: 'MANAGER',
  state: 'IN_PROCESS',
  limitDate: '2026-12-04',
  due: '2026-12-04',
  dueLight: 'green',
  daysToDue: 5,
  daysToLimit: 7,
  transsectoral: false,
  treatment: null,
  holders: ['Marta Solís'],
  manager: 'Marta Solís',
  reportedOn: '2026-11-16',
  reportedBy: 'Marta Solís',
  stays: [{ scope: 'MANAGER', on: '2026-11-16', trigger: null, down: false }],
});
export const A003 = anItemLine({
  ...A002,
  item: 'A-003',
  title: 'Permiso municipal de desvío sin emitir',
  goal: 'MOP-05',
  goalTitle: 'Drenaje pluvial de la capital operativo',
  ig: '1,02',
  igTitle: 'colector central instalado',
  scope: 'COORDINATOR',
  state: 'UNREVIEWED',
  limitDate: '2026-11-24',
  due: '2026-12-02',
  dueLight: 'amber',
  daysToDue: 4,
  daysToLimit: -2,
  holders: ['Rosa Benítez'],
  manager: 'Iván Rojas',
  reportedOn: '2026-11-05',
  reportedBy: 'Iván Rojas',
  stays: [
    { scope: 'MANAGER', on: '2026-11-05', trigger: null, down: false },
    { scope: 'COORDINATOR', on: '2026-11-25', trigger: 'LIMIT_PASSED', down: false },
  ],
});
export const A004 = anItemLine({
  ...A003,
  item: 'A-004',
  title: 'Meta sin actualizar',
  type: 'INFORMATION_COMMUNICATION',
  ig: null,
  igTitle: null,
  limitDate: '2026-12-02',
  due: '2026-12-03',
  dueLight: 'green',
  daysToDue: 5,
  daysToLimit: 6,
  reportedOn: '2026-11-26',
  reportedBy: null,
  stays: [{ scope: 'COORDINATOR', on: '2026-11-26', trigger: null, down: false }],
});

/** MOP-01 / 1,03, six days late. */
export function anIgLine(rest: Partial<IgLine> = {}): IgLine {
  return {
    goal: 'MOP-01',
    ig: '1,03',
    title: 'tramo 1 pavimentado',
    kind: 'TECHNICAL',
    state: 'DELAYED',
    critical: true,
    responsible: null,
    endDate: '2026-11-20',
    originalEndDate: '2026-09-30',
    reprogramCount: 1,
    finishedOn: null,
    daysLate: 6,
    ...rest,
  };
}
export const LOT_1 = anIgLine({
  goal: 'MOP-04',
  ig: '1,02',
  title: 'lote 1 de 500 viviendas entregado',
  state: 'FINISHED',
  endDate: '2026-11-26',
  originalEndDate: '2026-11-26',
  reprogramCount: 0,
  finishedOn: '2026-11-25',
  daysLate: 0,
});

export function anOpportunityLine(rest: Partial<OpportunityLine> = {}): OpportunityLine {
  return {
    opportunity: 'O-001',
    title: 'Entrega de las primeras 500 viviendas',
    goal: 'MOP-04',
    goalTitle: '2.000 viviendas entregadas',
    ig: '1,02',
    proposedDate: '2026-12-03',
    place: 'Distrito Sur',
    state: 'VALIDATED',
    valuation: null,
    ...rest,
  };
}
export function anUpdateLine(rest: Partial<UpdateLine> = {}): UpdateLine {
  return {
    goal: 'MOP-01',
    title: '120 km de la carretera Norte pavimentados y en servicio',
    manager: 'Lucía Paredes',
    state: 'SUBMITTED',
    late: false,
    noChange: false,
    submittedAt: lima('2026-11-25', '10:15'),
    missedInARow: 0,
    noChangeInARow: 0,
    marks: [],
    lastUpdateAt: lima('2026-11-18', '12:00'),
    ...rest,
  };
}
export function aCover(code: PackCover['code'], at: number): PackCover {
  const share = (state: 'STOPPED' | 'DELAYED' | 'NORMAL' | 'FINISHED', count: number, percent: number) => ({ state, count, percent });
  const counts = [share('STOPPED', 1, 16.7), share('DELAYED', 1, 16.7), share('NORMAL', 3, 50), share('FINISHED', 1, 16.7)];
  return { code, institution: 'MOP', week: '2026-W48', version: 1, asOf: at, at, today: '2026-11-26', counts, total: 6 };
}
const REPROGRAMMING = {
  ref: 'MOP-03/1,02',
  goal: 'MOP-03',
  title: '15 puentes del centro',
  from: '2026-10-15',
  to: '2026-12-11',
  reason: 'El proveedor de acero incumplió las entregas',
  decision: 'PENDING',
  count: 2,
  requestedBy: 'Marta Solís',
  decisionReason: null,
} as const;
export const aReprogramming = (rest: Partial<LetterData['N12']['reprogramming']> = {}): LetterData['N12']['reprogramming'] => ({
  ...REPROGRAMMING,
  ...rest,
});
export const anAgendaLine = (rest: Partial<LetterData['N20']['agenda']> = {}): LetterData['N20']['agenda'] => ({
  agenda: 'AG-003',
  kind: 'DECISION',
  title: 'Licitación suspendida por orden judicial',
  requestedDecision: 'Instruir a la Procuraduría que solicite el levantamiento de la orden',
  proposedDate: null,
  state: 'PROPOSED',
  origin: 'R-002',
  goal: 'MOP-02',
  limitDate: '2026-11-06',
  item: anItemLine({
    scope: 'HEAD_OF_GOVERNMENT',
    due: null,
    daysToDue: null,
    daysToLimit: -21,
    stays: [...anItemLine().stays, { scope: 'HEAD_OF_GOVERNMENT', on: '2026-11-27', trigger: 'MANUAL', down: false }],
  }),
  ...rest,
});
export const aDecision = (rest: Partial<LetterData['N18']['decision']> = {}): LetterData['N18']['decision'] => ({
  level: 'COMMITTEE',
  ref: 'R-001',
  title: 'Pago de expropiaciones sin desembolso',
  goal: 'MOP-01',
  decision: 'COMMIT',
  text: 'Desembolso de las expropiaciones del tramo 2',
  responsible: 'Ana Torres',
  due: '2026-12-02',
  valuation: null,
  recordedBy: 'Hugo Vera',
  at: lima('2026-11-27', '12:20'),
  ...rest,
});
export const NEXT: LetterData['N29']['next'] = {
  week: '2026-W49',
  days: { open: '2026-11-30', manager: '2026-12-02', coordinator: '2026-12-03', committee: '2026-12-04' },
  opensAt: lima('2026-11-30', '08:00'),
};
