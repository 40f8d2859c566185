import type { Goal, IntermediateGoal, Item, Opportunity, Person } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { ManagementState, Role } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anInstitution, anItem, anOpportunity, aPerson, aStay, at, goalId } from './builders.ts';

/** The ministry of domain.md 11.1 and 11.2 as it stands on Monday 23 November 2026 at 00:00, with the cycle of 2026-W48 scheduled. */
export function mop(): Book {
  return aBook({
    institution: anInstitution({ baseline: { at: at('2026-11-23T00:00'), states: STATES } }),
    people: PEOPLE,
    goals: GOALS,
    igs: IGS,
    items: ITEMS,
    opportunities: OPPORTUNITIES,
    cycles: [aCycle({ state: 'SCHEDULED' })],
    reserved: ['R-003', 'A-005'],
  });
}

const person = (id: string, name: string, mail: string, role: Role, goals?: readonly string[]): Person =>
  aPerson({ id, name, email: `${id}@${mail}.example`, roles: [{ role, ...(goals && { goalIds: goals.map(goalId) }) }] });
const PEOPLE: readonly Person[] = [
  person('lucia', 'Lucía Paredes', 'mop', 'GOAL_MANAGER', ['MOP-01', 'MOP-04']),
  person('andres', 'Andrés Quiroga', 'mop', 'GOAL_MANAGER', ['MOP-02']),
  person('marta', 'Marta Solís', 'mop', 'GOAL_MANAGER', ['MOP-03']),
  person('ivan', 'Iván Rojas', 'mop', 'GOAL_MANAGER', ['MOP-05']),
  person('elena', 'Elena Duarte', 'mop', 'GOAL_MANAGER', ['MOP-06']),
  person('rosa', 'Rosa Benítez', 'mop', 'COORDINATOR'),
  person('carmen', 'Carmen Ibarra', 'mop', 'MINISTER'),
  person('julio', 'Julio Ferreira', 'presidencia', 'COMMITTEE_CHAIR'),
  person('hugo', 'Hugo Vera', 'presidencia', 'COMMITTEE_SECRETARY'),
  person('ana', 'Ana Torres', 'hacienda', 'COMMITTEE_MEMBER'),
  person('sergio', 'Sergio Campos', 'procuraduria', 'COMMITTEE_MEMBER'),
  person('paula', 'Paula Neri', 'presidencia', 'COMMITTEE_MEMBER'),
  person('gabriel', 'Gabriel Ocampo', 'presidencia', 'HEAD_OFFICE'),
];

const STATES: Readonly<Record<string, ManagementState>> = {
  'MOP-01': 'DELAYED',
  'MOP-02': 'STOPPED',
  'MOP-03': 'DELAYED',
  'MOP-04': 'NORMAL',
  'MOP-05': 'NORMAL',
  'MOP-06': 'FINISHED',
};
const goal = (code: string, title: string, endDate: Day, over: Partial<Goal> = {}): Goal => {
  const state = STATES[code] ?? 'NORMAL';
  return aGoal({ code, title, endDate, managementState: state, computedState: state, lastUpdateAt: at('2026-11-18T12:00'), ...over });
};
const GOALS: readonly Goal[] = [
  goal('MOP-01', '120 km de la carretera Norte pavimentados y en servicio', '2027-06-30', { priority: true }),
  goal('MOP-02', '3 hospitales regionales construidos', '2026-12-31', {
    priority: true,
    stopped: { since: '2026-11-04', reason: 'orden judicial sobre la licitación' },
  }),
  goal('MOP-03', '45 puentes rurales rehabilitados', '2026-12-31'),
  goal('MOP-04', '2.000 viviendas entregadas', '2027-12-15'),
  goal('MOP-05', 'Drenaje pluvial de la capital operativo', '2027-04-30', { missedInARow: 1, lastUpdateAt: at('2026-11-11T12:00') }),
  goal('MOP-06', 'Laboratorio nacional de suelos en funcionamiento', '2026-11-30', { finishedOn: '2026-11-19' }),
];

const ig = (ref: string, title: string, endDate: Day, over: Partial<IntermediateGoal> = {}): IntermediateGoal => {
  const [of = '', code = ''] = ref.split('/');
  return anIg({ goal: of, code, title, endDate, ...over });
};
const done = (ref: string, title: string, endDate: Day): IntermediateGoal => ig(ref, title, endDate, { finishedOn: endDate });
const IGS: readonly IntermediateGoal[] = [
  done('MOP-01/1,01', 'proyecto ejecutivo aprobado', '2026-03-31'),
  done('MOP-01/1,02', 'contrato firmado', '2026-06-15'),
  ig('MOP-01/1,03', 'tramo 1 pavimentado', '2026-11-20', { originalEndDate: '2026-09-30', reprogramCount: 1, state: 'DELAYED' }),
  ig('MOP-01/1,04', 'tramo 2 pavimentado', '2027-03-31'),
  ig('MOP-01/1,05', 'tramo 3 pavimentado', '2027-06-15'),
  ig('MOP-01/2,01', 'expropiaciones del tramo 2 concluidas', '2026-12-15'),
  done('MOP-02/1,01', 'terrenos transferidos', '2026-02-27'),
  done('MOP-02/1,02', 'estudios concluidos', '2026-05-29'),
  ig('MOP-02/1,03', 'licitación adjudicada', '2026-10-30', { originalEndDate: '2026-08-31', reprogramCount: 2, stopped: true }),
  ig('MOP-02/1,04', 'obra gruesa iniciada', '2026-12-20'),
  done('MOP-03/1,01', '15 puentes del sur', '2026-07-15'),
  ig('MOP-03/1,02', '15 puentes del centro', '2026-10-15', { originalEndDate: '2026-09-15', reprogramCount: 1, state: 'DELAYED' }),
  ig('MOP-03/1,03', '15 puentes del norte', '2026-11-30'),
  done('MOP-04/1,01', 'urbanización habilitada', '2026-08-31'),
  ig('MOP-04/1,02', 'lote 1 de 500 viviendas entregado', '2026-11-26'),
  ig('MOP-04/1,03', 'lote 2 entregado', '2027-05-31'),
  ig('MOP-04/1,04', 'lotes 3 y 4 entregados', '2027-12-10'),
  done('MOP-05/1,01', 'diseño aprobado', '2026-06-30'),
  ig('MOP-05/1,02', 'colector central instalado', '2026-12-15'),
  ig('MOP-05/1,03', 'estaciones de bombeo operativas', '2027-04-15'),
  done('MOP-06/1,01', 'edificio concluido', '2026-09-30'),
  done('MOP-06/1,02', 'equipos instalados', '2026-11-18'),
];

const loaded = (code: string, on: string, title: string, over: Partial<Item>): Item => {
  const [of = '', step = ''] = on.split('/');
  const kind = code.startsWith('A') ? 'ALERT' : 'RESTRICTION';
  return anItem({ goal: of, ig: step, code, kind, title, loaded: true, createdAt: at('2026-11-23T00:00'), ...over });
};
const ITEMS: readonly Item[] = [
  loaded('R-001', 'MOP-01/2,01', 'Pago de expropiaciones sin desembolso', {
    problemType: 'FINANCIAL',
    transsectoral: true,
    reportedOn: '2026-11-11',
    reportedBy: 'lucia',
    limitDate: '2026-11-25',
    scope: 'COORDINATOR',
    arrivedAt: '2026-11-12',
  }),
  loaded('R-002', 'MOP-02/1,03', 'Licitación suspendida por orden judicial', {
    problemType: 'LEGAL',
    transsectoral: true,
    reportedOn: '2026-10-20',
    reportedBy: 'andres',
    limitDate: '2026-11-06',
    scope: 'MINISTER',
    arrivedAt: '2026-11-17',
    stays: [aStay({ scope: 'MINISTER', on: '2026-11-17', reviewedOn: '2026-11-19' })],
  }),
  loaded('A-001', 'MOP-03/1,02', 'Proveedor de acero con entregas parciales', {
    reportedOn: '2026-11-02',
    reportedBy: 'marta',
    limitDate: '2026-11-27',
  }),
  loaded('A-002', 'MOP-03/1,03', 'Lluvias adelantadas en la zona norte', {
    reportedOn: '2026-11-16',
    reportedBy: 'marta',
    limitDate: '2026-12-04',
  }),
  loaded('A-003', 'MOP-05/1,02', 'Permiso municipal de desvío sin emitir', {
    reportedOn: '2026-11-05',
    reportedBy: 'ivan',
    limitDate: '2026-11-24',
  }),
];
const OPPORTUNITIES: readonly Opportunity[] = [
  anOpportunity({
    code: 'O-001',
    goal: 'MOP-04',
    ig: '1,02',
    title: 'Entrega de las primeras 500 viviendas',
    proposedDate: '2026-12-03',
    place: 'Distrito Sur',
    proposedBy: 'lucia',
  }),
  anOpportunity({
    code: 'O-002',
    goal: 'MOP-06',
    title: 'Inauguración del laboratorio',
    proposedDate: '2026-12-10',
    place: 'Capital',
    state: 'ASSESSED',
    proposedBy: 'elena',
  }),
];
