import type { Deed } from './week-play.ts';

/** What the people of domain.md 11.3 to 11.5 do, from Wednesday to Friday. */
export const MOP_DEEDS: readonly Deed[] = [
  [
    '2026-11-25T10:10',
    'lucia',
    {
      do: 'registerAlert',
      id: 'A-005',
      on: 'MOP-01/1,04',
      title: 'Alquiler de asfaltadora sin renovar',
      type: 'TECHNICAL_ADMINISTRATIVE',
      limit: '2026-12-01',
      treatment: { what: 'renovar el contrato', withWhom: 'unidad de equipo mecánico', when: 'antes del 1 de diciembre' },
    },
  ],
  ['2026-11-25T10:15', 'lucia', { do: 'submitUpdate', goal: 'MOP-01', narrative: 'Tramo 1 al 92 %.' }],
  ['2026-11-25T11:00', 'lucia', { do: 'finishIntermediateGoal', on: 'MOP-04/1,02', date: '2026-11-25' }],
  ['2026-11-25T11:00', 'lucia', { do: 'validateOpportunity', opportunity: 'O-001' }],
  ['2026-11-25T11:00', 'lucia', { do: 'submitUpdate', goal: 'MOP-04', narrative: 'Entregadas 500 viviendas.' }],
  [
    '2026-11-25T16:40',
    'marta',
    { do: 'convertAlert', item: 'A-001', id: 'R-003', title: 'Incumplimiento del proveedor de acero', limit: '2026-12-11' },
  ],
  [
    '2026-11-25T16:40',
    'marta',
    { do: 'requestReprogramming', on: 'MOP-03/1,02', to: '2026-12-11', reason: 'el proveedor de acero incumplió' },
  ],
  ['2026-11-25T16:40', 'marta', { do: 'submitUpdate', goal: 'MOP-03', narrative: 'Diez puentes concluidos.' }],
  ['2026-11-26T08:10', 'andres', { do: 'submitUpdate', goal: 'MOP-02', narrative: 'La licitación sigue suspendida.' }],
  ['2026-11-26T09:30', 'rosa', { do: 'addAction', item: 'A-003', text: 'Reunión pedida a la municipalidad.' }],
  ['2026-11-26T10:20', 'rosa', { do: 'decideReprogramming', on: 'MOP-03/1,02', approve: true }],
  ['2026-11-26T11:30', 'rosa', { do: 'validateUpdate', goal: 'MOP-01' }],
  ['2026-11-26T11:30', 'rosa', { do: 'validateUpdate', goal: 'MOP-02' }],
  ['2026-11-26T11:30', 'rosa', { do: 'validateUpdate', goal: 'MOP-03' }],
  ['2026-11-26T11:30', 'rosa', { do: 'validateUpdate', goal: 'MOP-04' }],
  ['2026-11-26T12:40', 'rosa', { do: 'confirmSelection' }],
  [
    '2026-11-26T17:10',
    'rosa',
    { do: 'recordDecision', level: 'MINISTER', on: 'R-001', decision: 'DERIVE', text: 'El Comité fija la fecha del desembolso.' },
  ],
  ['2026-11-26T17:10', 'rosa', { do: 'recordDecision', level: 'MINISTER', on: 'O-001', decision: 'APPROVE', valuation: 'HIGH' }],
  ['2026-11-26T17:10', 'rosa', { do: 'recordDecision', level: 'MINISTER', on: 'O-002', decision: 'APPROVE', valuation: 'MEDIUM' }],
  ['2026-11-26T17:10', 'rosa', { do: 'recordDecision', level: 'MINISTER', on: 'R-002', decision: 'NOTE' }],
  [
    '2026-11-27T12:20',
    'hugo',
    {
      do: 'recordDecision',
      level: 'COMMITTEE',
      on: 'R-001',
      decision: 'COMMIT',
      responsible: 'ana',
      due: '2026-12-02',
      text: 'Hacienda desembolsa.',
    },
  ],
  [
    '2026-11-27T12:20',
    'hugo',
    { do: 'recordDecision', level: 'COMMITTEE', on: 'R-002', decision: 'DERIVE', text: 'Instruir a la Procuraduría.' },
  ],
];
/** The same without some of them. */
export const without = (...acts: readonly Deed[2]['do'][]): Deed[] => MOP_DEEDS.filter(([, , { do: name }]) => !acts.includes(name));
