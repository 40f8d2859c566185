/** A ministry small enough to be read at a glance, as the text of a scenario; every rung has its holder. */
export function smallMinistry({
  acts = [],
  items = [],
  end = '2026-11-30T12:00',
  extra = '',
}: {
  readonly acts?: readonly string[];
  readonly items?: readonly string[];
  readonly end?: string;
  readonly extra?: string;
} = {}): string {
  return `
institution: {code: TINY, name: Ministerio Pequeño, timeZone: America/Lima, locale: es-PE}
people:
  - {id: lucia, name: Lucía Paredes, email: lucia@tiny.example, roles: [{role: GOAL_MANAGER, goals: [T-001, T-002]}]}
  - {id: rosa, name: Rosa Benítez, email: rosa@tiny.example, roles: [{role: COORDINATOR}]}
  - {id: carmen, name: Carmen Ibarra, email: carmen@tiny.example, roles: [{role: MINISTER}]}
  - {id: hugo, name: Hugo Vera, email: hugo@tiny.example, roles: [{role: COMMITTEE_SECRETARY}]}
  - {id: gabriel, name: Gabriel Ocampo, email: gabriel@tiny.example, roles: [{role: HEAD_OFFICE}]}
  - {id: admin, name: Teresa Luna, email: teresa@tiny.example, roles: [{role: INSTANCE_ADMIN}]}
goals:
  - {code: T-001, title: Puente principal en servicio, end: 2027-06-30, intermediateGoals: [{code: "1,01", title: contrato firmado, end: 2026-12-15}, {code: "1,02", title: obra terminada, end: 2027-06-30}]}
  - {code: T-002, title: Escuela central reconstruida, end: 2027-03-31, intermediateGoals: [{code: "1,01", title: diseño aprobado, end: 2026-12-01}]}
items: [${items.join(', ')}]
start: 2026-11-23T00:00
end: ${end}
acts: [${acts.join(', ')}]
${extra}`;
}
