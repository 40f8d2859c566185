import type { WorkList } from '../../domain/letter-data.ts';
import type { LetterInput, Message, MessageData } from '../../templates/letter-input.ts';
import { aGoalLine, lima, MOP02, MOP03, MOP04, MOP05 } from './letter-goals.ts';
import {
  A002,
  A004,
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
import { months } from './letter-months.ts';
import { packs } from './letter-packs.ts';

export function aWorkList(rest: Partial<WorkList> = {}): WorkList {
  return {
    goal: aGoalLine({ days: 219, alerts: 0, lastUpdateAt: lima('2026-11-18', '12:00') }),
    update: 'PENDING',
    lines: [
      { line: 'ig/1,03', what: 'IG_DUE', ig: anIgLine({ daysLate: 3 }) },
      { line: 'delay/1,03', what: 'IG_DELAYED', ig: anIgLine({ daysLate: 3 }) },
      { line: 'narrative', what: 'NARRATIVE', noChangeInARow: 0 },
    ],
    elsewhere: [{ ...R001, scope: 'COORDINATOR', due: '2026-11-25', daysToDue: 2, stays: R001.stays.slice(0, 2) }],
    decisions: [],
    upcoming: [],
    draftKept: false,
    ...rest,
  };
}
const LOT_LIST = aWorkList({
  goal: { ...MOP04, days: 387, actual: 25, gap: 0, lastUpdateAt: lima('2026-11-18', '12:00') },
  lines: [
    { line: 'ig/1,02', what: 'IG_DUE', ig: { ...LOT_1, state: 'NORMAL', finishedOn: null } },
    { line: 'opportunity/O-001', what: 'OPPORTUNITY', opportunity: anOpportunityLine({ state: 'IDENTIFIED' }) },
    { line: 'narrative', what: 'NARRATIVE', noChangeInARow: 2 },
  ],
  elsewhere: [],
});
export const MARTAS_LIST = aWorkList({
  goal: { ...MOP03, days: 36, restrictions: 0, alerts: 2, lastUpdateAt: lima('2026-11-18', '12:00') },
  lines: [
    {
      line: 'ig/1,02',
      what: 'IG_DUE',
      ig: anIgLine({ goal: 'MOP-03', ig: '1,02', title: '15 puentes del centro', endDate: '2026-10-15', daysLate: 41 }),
    },
    {
      line: 'delay/1,02',
      what: 'IG_DELAYED',
      ig: anIgLine({ goal: 'MOP-03', ig: '1,02', title: '15 puentes del centro', endDate: '2026-10-15', daysLate: 41 }),
    },
    { line: 'item/A-002', what: 'ITEM', item: A002 },
    {
      line: 'returned/A-001',
      what: 'ITEM_RETURNED',
      item: { ...A002, item: 'A-001', title: 'Proveedor de acero con entregas parciales' },
      instruction: 'Acordar un calendario de entregas',
    },
    { line: 'narrative', what: 'NARRATIVE', noChangeInARow: 0 },
  ],
  elsewhere: [],
});
const WEEK = { week: '2026-W48', closesAt: lima('2026-11-25', '18:00'), graceAt: lima('2026-11-26', '08:30') };
/** The data of every message, as the worked example has them. */
export function lettersOfTheExample(): MessageData {
  return {
    N01: { ...WEEK, lists: [aWorkList(), LOT_LIST] },
    N02: { ...WEEK, k: 3, lists: [MARTAS_LIST] },
    N03: { ...WEEK, goals: [{ ...MOP02, days: 36 }] },
    N04: {
      ...WEEK,
      reported: 3,
      updates: [
        anUpdateLine({ goal: 'MOP-02', title: MOP02.title, manager: 'Andrés Quiroga', state: 'PENDING', submittedAt: null }),
        anUpdateLine({
          goal: 'MOP-05',
          title: MOP05.title,
          manager: 'Iván Rojas',
          state: 'DRAFT',
          submittedAt: null,
          missedInARow: 1,
          lastUpdateAt: MOP05.lastUpdateAt,
        }),
      ],
    },
    N05: { ...WEEK, goals: [MOP05] },
    N06: {
      ...WEEK,
      goal: aGoalLine(),
      reason: 'Falta decir cuándo termina el tramo 1.',
      by: 'Rosa Benítez',
      until: lima('2026-11-26', '13:00'),
    },
    N07: { items: [{ ...A002, inDays: 5 }] },
    N08: { items: [{ ...A004, unreviewedDays: 3 }] },
    N09: {
      item: anItemLine(),
      from: 'MINISTER',
      to: 'COMMITTEE',
      trigger: 'TURN_EXPIRED',
      returned: false,
      by: null,
      text: null,
      nextRung: 'HEAD_OF_GOVERNMENT',
    },
    N10: { item: { ...A004, state: 'RESOLVED' }, outcome: 'RESOLVED', text: 'Se recibió el reporte de la meta', by: null, after: 7 },
    N11: { item: A004, goal: MOP05 },
    N12: { reprogramming: aReprogramming(), why: ['SECOND_TIME', 'CRITICAL_LONG'], goalEnd: '2026-12-31' },
    N13: { reprogramming: aReprogramming({ decision: 'APPROVED' }), approved: true, by: 'Rosa Benítez', newState: 'NORMAL' },
    ...packs(),
    ...months(),
    N18: {
      decision: aDecision(),
      item: { ...R001, scope: 'COMMITTEE', state: 'IN_PROCESS', commitment: { responsible: 'Ana Torres', due: '2026-12-02' } },
      opportunity: null,
      agenda: null,
    },
    N20: { agenda: anAgendaLine(), answer: 'REJECT', text: 'Corresponde primero a la Procuraduría', date: null, by: 'Gabriel Ocampo' },
    N25: {
      principal: 'Rosa Benítez',
      delegate: 'Elena Duarte',
      role: 'COORDINATOR',
      from: '2026-12-07',
      to: '2026-12-18',
      canSubmit: true,
      canDecide: true,
      reason: 'Vacaciones',
      withdrawn: false,
      by: 'Rosa Benítez',
    },
    N26: {
      rungs: [
        { scope: 'MANAGER', goals: [{ goal: 'MOP-05', title: MOP05.title }], standsIn: ['Rosa Benítez'] },
        { scope: 'MINISTER', goals: [], standsIn: ['Hugo Vera', 'Julio Ferreira'] },
      ],
    },
    N27: { opportunities: [anOpportunityLine()] },
    N28: {
      commitments: [
        {
          ref: 'R-001',
          title: R001.title,
          goal: 'MOP-01',
          text: 'Desembolso de las expropiaciones del tramo 2',
          due: '2026-12-02',
          responsible: 'Ana Torres',
          recordedBy: 'Hugo Vera',
          daysLate: 0,
          inDays: 2,
        },
      ],
    },
    N29: { week: '2026-W53', reason: null, byCalendar: true, next: NEXT },
    N30: {
      week: '2026-W48',
      month: null,
      reports: [
        { run: 'c0ffee00-0000-4000-8000-000000000001', report: 'A 3.2', goals: 6, filtered: false, formats: ['PDF', 'XLSX'] },
        { run: 'c0ffee00-0000-4000-8000-000000000002', report: 'A 2.1', goals: 2, filtered: true, formats: [] },
      ],
    },
    CAL: { kind: 'committee', week: '2026-W48', was: lima('2026-11-27', '10:00'), now: lima('2026-11-26', '10:00'), sequence: 2 },
  };
}

type Frame = Omit<LetterInput<'N01'>, 'notice' | 'data'>;
const AT: Readonly<Partial<Record<Message, number>>> = {
  N01: lima('2026-11-23', '08:00'),
  N02: lima('2026-11-25', '15:00'),
  N03: lima('2026-11-25', '18:00'),
  N04: lima('2026-11-25', '18:00'),
  N07: lima('2026-11-27', '07:00'),
  N08: lima('2026-12-01', '07:00'),
  N09: lima('2026-11-25', '07:00'),
  N12: lima('2026-11-25', '16:40'),
  N14: lima('2026-11-26', '07:30'),
  N15: lima('2026-11-26', '12:00'),
  N16: lima('2026-11-26', '13:30'),
  N17: lima('2026-11-27', '07:30'),
  N18: lima('2026-11-27', '12:20'),
  N19: lima('2026-11-27', '15:00'),
  N20: lima('2026-11-27', '16:10'),
  N21: lima('2026-11-27', '17:00'),
  N22: lima('2026-11-30', '08:00'),
  N23: lima('2026-12-02', '08:30'),
  N24: lima('2026-12-04', '17:00'),
  N28: lima('2026-11-30', '07:00'),
};
const NAMES: Readonly<Partial<Record<Message, readonly [string, string]>>> = {
  N01: ['Lucía Paredes', 'lucia@mop.example'],
  N02: ['Marta Solís', 'marta@mop.example'],
  N22: ['Lucía Paredes', 'lucia@mop.example'],
  N23: ['Lucía Paredes', 'lucia@mop.example'],
  N05: ['Iván Rojas', 'ivan@mop.example'],
  N09: ['Hugo Vera', 'hugo@presidencia.example'],
  N16: ['Carmen Ibarra', 'carmen@mop.example'],
  N17: ['Julio Ferreira', 'julio@presidencia.example'],
  N18: ['Ana Torres', 'ana@hacienda.example'],
  N19: ['Gabriel Ocampo', 'gabriel@presidencia.example'],
};

/** One copy of a letter of the example, to be changed where it matters. */
export function aLetter<M extends Message>(notice: M, rest: Partial<Frame> = {}, data: Partial<MessageData[M]> = {}): LetterInput {
  const at = AT[notice] ?? lima('2026-11-26', '08:30');
  const [name, email] = NAMES[notice] ?? ['Rosa Benítez', 'rosa@mop.example'];
  const frame: Frame = {
    locale: 'es',
    timeZone: 'America/Lima',
    institution: { name: 'Ministerio de Obras Públicas', shortName: 'MOP', code: 'MOP' },
    at,
    asOf: at,
    late: false,
    vacant: [],
    capacity: 'TO',
    recipientName: name,
    links: { act: 'https://rutina.example/l/oaHOZuGeIvDPOp3Qq7jdDErdzUpua_tBfEUEqay1cLI', week: 'https://rutina.example/mop/w/2026-W48' },
    to: [{ name, email }],
    cc:
      notice === 'N09'
        ? [
            { name: 'Carmen Ibarra', email: 'carmen@mop.example' },
            { name: 'Rosa Benítez', email: 'rosa@mop.example' },
          ]
        : [],
    meeting: { organizer: { name: 'Hugo Vera', email: 'hugo@presidencia.example' }, sequence: 0 },
    ...rest,
  };
  // The pair of notice and data is right by construction; TypeScript cannot follow it into the union.
  return { notice, ...frame, data: { ...lettersOfTheExample()[notice], ...data } } as unknown as LetterInput;
}
