// Makes a scenario on real input: the goals of one ministry from the table of the city's plan, as the import reads them, and beside
// them invented people, restrictions, alerts and acts.
//
//     npm run --silent example:caba -- proyectos.csv > rehearsal/caba-2018-W07.yaml
//     npm run rehearse -- rehearsal/caba-2018-W07.yaml --out rehearsal/caba
import { readFileSync } from 'node:fs';
import { readColumnMap } from '../client/import/column-map.ts';
import { type ImportedGoal, readGoals } from '../client/import/goals.ts';

const INSTITUTION = 'Ministerio de Educación';
const START = '2018-02-12';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the table of projects: node examples/make-caba-scenario.ts proyectos.csv');
const read = readColumnMap(readFileSync(new URL('caba-map.yaml', import.meta.url)));
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const map = { ...read.map, codes: { goalPrefix: 'EDU-', goalDigits: 3 } };
const { goals, errors } = await readGoals(readFileSync(file), file, { map, locale: 'es-AR', institution: INSTITUTION, today: START });
if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
process.stdout.write([HEAD(), 'goals:', ...goals.flatMap(goalLines), TAIL()].join('\n'));

function goalLines(goal: ImportedGoal): string[] {
  const steps = goal.intermediateGoals.map(({ code, title, end, finished }) => {
    const done = finished === null ? '' : `, finished: ${finished}`;
    return `      - {code: "${code}", title: ${JSON.stringify(title)}, end: ${end}${done}}`;
  });
  const priority = goal.priority ? ['    priority: true'] : [];
  return [`  - code: ${goal.code}`, `    title: ${JSON.stringify(goal.title)}`, `    end: ${goal.end}`, ...priority, '    intermediateGoals:', ...steps];
}

function HEAD(): string {
  return `# A real plan in a short week: seven goals with sixty intermediate goals of a ministry of the City of Buenos Aires (open data of the
# city's government, as they stood on 1 February 2018), in week 2018-W07. Monday 12 and Tuesday 13 February were carnival holidays:
# the week opens on Wednesday, which is also the managers' day. Made by make-caba-scenario.ts.
# People, restrictions, alerts, opportunities and acts are invented; the restrictions stand on projects that were in fact overdue.
institution:
  code: EDU
  name: ${INSTITUTION}
  kind: SUBNATIONAL
  timeZone: America/Argentina/Buenos_Aires
  locale: es-AR
  holidays:
    - {date: ${START}, name: Carnaval}
    - {date: 2018-02-13, name: Carnaval}

people:
  - {id: paz, name: Paz Lugones, email: paz@educacion.example, roles: [{role: GOAL_MANAGER, goals: [EDU-012]}]}
  - {id: bruno, name: Bruno Achával, email: bruno@educacion.example, roles: [{role: GOAL_MANAGER, goals: [EDU-073, EDU-074]}]}
  - {id: ines, name: Inés Cabral, email: ines@educacion.example, roles: [{role: GOAL_MANAGER, goals: [EDU-075, EDU-076]}]}
  - {id: tomas, name: Tomás Iriarte, email: tomas@educacion.example, locale: pt, roles: [{role: GOAL_MANAGER, goals: [EDU-077, EDU-078]}]}
  - {id: vera, name: Vera Montiel, email: vera@educacion.example, roles: [{role: GOAL_ASSISTANT, goals: [EDU-012]}]}
  - {id: olga, name: Olga Reyes, email: olga@educacion.example, roles: [{role: COORDINATOR}]}
  - {id: dario, name: Darío Funes, email: dario@educacion.example, roles: [{role: TECHNICAL_ADVISER}]}
  - {id: sara, name: Sara Quintana, email: sara@educacion.example, roles: [{role: MINISTER}]}
  - {id: hector, name: Héctor Salas, email: hector@gobierno.example, roles: [{role: COMMITTEE_CHAIR}]}
  - {id: nora, name: Nora Bianchi, email: nora@gobierno.example, roles: [{role: COMMITTEE_SECRETARY}]}
  - {id: raul, name: Raúl Ponce, email: raul@hacienda.example, roles: [{role: COMMITTEE_MEMBER}]}
  - {id: julia, name: Julia Ferro, email: julia@gobierno.example, roles: [{role: HEAD_OFFICE}]}
  - {id: admin, name: Mesa de ayuda, email: ayuda@educacion.example, roles: [{role: INSTANCE_ADMIN}]}

delegations:
  - {from: olga, to: dario, role: COORDINATOR, since: 2018-02-16, until: 2018-02-16, reason: licencia}
`;
}

function TAIL(): string {
  return `
items:
  - {id: R-001, kind: RESTRICTION, on: "EDU-012/1,12", title: Certificados de pintura sin pagar, type: FINANCIAL, transsectoral: true,
     reported: 2018-01-29, by: paz, limit: 2018-02-14, scope: COORDINATOR, arrived: 2018-02-07, state: IN_PROCESS}
  - {id: R-002, kind: RESTRICTION, on: "EDU-077/1,10", title: Aulas sin tendido eléctrico para el equipamiento, type: TECHNICAL_ADMINISTRATIVE,
     reported: 2018-01-15, by: tomas, limit: 2018-02-09, state: IN_PROCESS}
  - {id: R-003, kind: RESTRICTION, on: "EDU-078/1,01", title: Licencias de las plataformas sin contrato, type: LEGAL, blocking: true,
     reported: 2017-12-18, by: tomas, limit: 2018-01-26, scope: MINISTER, arrived: 2018-02-05, state: IN_PROCESS, committed: 2018-02-14}
  - {id: R-004, kind: RESTRICTION, on: "EDU-075/1,02", title: Sedes de adultos sin docentes designados, type: POLITICAL, urgent: true,
     reported: 2018-01-31, by: ines, limit: 2018-02-06, scope: COORDINATOR, arrived: 2018-02-09, state: UNREVIEWED}
  - {id: A-001, kind: ALERT, on: "EDU-073/1,03", title: Tutores sin designar para el comienzo de clases, type: TECHNICAL_ADMINISTRATIVE,
     reported: 2018-02-01, by: bruno, limit: 2018-02-19, state: IN_PROCESS}
  - {id: A-002, kind: ALERT, on: "EDU-075/1,05", title: Comedores sin proveedor para la jornada extendida, type: FINANCIAL,
     reported: 2018-02-02, by: ines, limit: 2018-02-14, state: IN_PROCESS}
  - {id: A-003, kind: ALERT, on: EDU-076, title: Meta sin actualizar, type: INFORMATION_COMMUNICATION,
     reported: 2018-02-08, limit: 2018-02-14, scope: COORDINATOR, state: UNREVIEWED, origin: SYSTEM}

opportunities:
  - {id: O-001, on: "EDU-074/1,02", title: Entrega de computadoras en escuelas de jornada completa, proposed: 2018-02-28, place: Comuna 8, state: VALIDATED, by: bruno}
  - {id: O-002, on: EDU-077, title: Presentación del Plan Sarmiento a las familias, proposed: 2018-02-21, place: Comuna 4, state: IDENTIFIED, by: tomas}

updates:
  - {goal: EDU-076, last: 2018-01-24, missedInARow: 2}
  - {goal: EDU-078, last: 2018-01-31, missedInARow: 1}

start: ${START}T00:00
end: 2018-02-16T18:00

acts:
  # Wednesday 14, opening and managers' day in one
  - {at: 2018-02-14T09:10, by: vera, do: finishIntermediateGoal, on: "EDU-012/1,13", date: 2018-02-14}
  - {at: 2018-02-14T09:30, by: paz, do: requestReprogramming, on: "EDU-012/1,08", to: 2018-04-30, reason: las lluvias de enero atrasaron las veredas}
  - {at: 2018-02-14T09:40, by: paz, do: submitUpdate, goal: EDU-012, narrative: Impermeabilización concluida; la pintura espera el pago (R-001).}
  - {at: 2018-02-14T11:00, by: bruno, do: finishIntermediateGoal, on: "EDU-073/1,06", date: 2018-02-14}
  - {at: 2018-02-14T11:05, by: bruno, do: submitUpdate, goal: EDU-073, narrative: El programa de estímulo cerró su inscripción.}
  - {at: 2018-02-14T11:10, by: bruno, do: submitUpdate, goal: EDU-074, noChange: true}
  - {at: 2018-02-14T12:30, by: tomas, do: addAction, item: R-002, text: Pedido de obra menor enviado a infraestructura.}
  - {at: 2018-02-14T12:35, by: tomas, do: addAction, item: R-003, text: Nuevo dictamen pedido.}
  - {at: 2018-02-14T12:40, by: tomas, do: validateOpportunity, opportunity: O-002}
  - {at: 2018-02-14T12:45, by: tomas, do: submitUpdate, goal: EDU-077, narrative: Equipos comprados; faltan los tendidos eléctricos (R-002).}
  - {at: 2018-02-14T16:00, by: ines, do: registerRestriction, id: R-005, on: "EDU-076/1,03", title: Resolución de la nueva secundaria sin firma, type: LEGAL, limit: 2018-02-28,
     treatment: {what: firmar la resolución, withWhom: asesoría legal, when: antes del comienzo de clases}}
  - {at: 2018-02-14T16:05, by: ines, do: submitUpdate, goal: EDU-076, narrative: Falta la firma de la resolución (R-005).}
  - {at: 2018-02-14T17:00, by: olga, do: derive, item: R-005, text: la firma depende de la asesoría legal del ministerio}
  # Thursday 15, coordinator and minister; the service is down over the end of the grace
  - {at: 2018-02-15T07:50, by: olga, do: review, item: R-004}
  - {at: 2018-02-15T08:15, do: outage, until: 2018-02-15T08:50}
  - {at: 2018-02-15T09:00, by: ines, do: submitUpdate, goal: EDU-075, narrative: Tarde por el corte.}      # after the grace: refused
  - {at: 2018-02-15T09:10, by: olga, do: acceptLate, goal: EDU-075, reason: el servicio estuvo caído al fin de la gracia}
  - {at: 2018-02-15T10:00, by: olga, do: decideReprogramming, on: "EDU-012/1,08", approve: true}
  - {at: 2018-02-15T10:30, by: olga, do: validateUpdate, goal: EDU-012}
  - {at: 2018-02-15T10:35, by: olga, do: returnUpdate, goal: EDU-077, reason: falta la fecha del tendido eléctrico}
  - {at: 2018-02-15T11:40, by: tomas, do: submitUpdate, goal: EDU-077, narrative: Tendidos eléctricos comprometidos para el 5 de marzo.}
  - {at: 2018-02-15T12:30, by: olga, do: confirmSelection, add: [EDU-077], order: [EDU-077]}
  - {at: 2018-02-15T17:00, by: olga, do: recordDecision, level: MINISTER, on: O-001, decision: APPROVE, valuation: HIGH}
  - {at: 2018-02-15T17:05, by: olga, do: recordDecision, level: MINISTER, on: O-002, decision: DECLINE, text: esperar al comienzo de clases}
  # Friday 16, committee; Darío stands in for Olga
  - {at: 2018-02-16T09:00, by: dario, do: addAction, item: R-002, text: Reunión con infraestructura fijada para el lunes.}
  - {at: 2018-02-16T12:00, by: nora, do: recordDecision, level: COMMITTEE, on: R-003, decision: COMMIT, responsible: raul, due: 2018-02-23,
     text: Hacienda libera los fondos del contrato.}
  - {at: 2018-02-16T12:10, by: bruno, do: discard, item: R-003, text: no es de mi meta}         # not his: refused

snapshots: [2018-02-15T08:30, 2018-02-16T17:00]
`;
}
