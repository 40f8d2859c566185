import type { Looks, Person, Script } from './by-hand.ts';

/** Who does what on which page, for each act of examples/mop-2026-W48.yaml; one form may do several of them (domain.md 11.3 to 11.5). */
export const SCRIPT: Script = {
  // Wednesday, the managers
  'registerAlert MOP-01/1,04': {
    who: 'lucia',
    do: async (lucia) => {
      await lucia.open('/mine');
      await lucia.page.getByRole('link', { name: 'Registrar una alerta' }).click();
      await lucia.pick('on', 'MOP-01 · 1,04 tramo 2 pavimentado');
      await lucia.fill('title', 'Alquiler de asfaltadora sin renovar');
      await lucia.pick('type', 'Técnico-administrativo');
      await lucia.fill('description', 'Sin asfaltadora se detiene el tramo 2.');
      await lucia.fill('limit', '01/12/2026');
      await lucia.fill('treatment.what', 'renovar el contrato de alquiler por seis meses');
      await lucia.press('Registrar una alerta');
      await lucia.reads('Le quedan 2 metas por actualizar');
    },
  },
  'submitUpdate MOP-01': {
    who: 'lucia',
    do: async (lucia) => {
      await lucia.open('/mine');
      await lucia.page.getByRole('link', { name: 'Empezar MOP-01' }).click();
      await lucia.choose('ig-1,03', 'ON_COURSE');
      await lucia.fill('ig-1,03-why', 'Llovió seis de los últimos diez días; se trabaja en dos turnos.');
      await report(
        lucia,
        'Tramo 1 al 92 % y retrasado por las lluvias de octubre; las expropiaciones del tramo 2 esperan el desembolso (R-001).',
      );
      await lucia.press('Enviar MOP-01');
      await lucia.reads('MOP-01 quedó enviada');
    },
  },
  'finishIntermediateGoal MOP-04/1,02': undefined, // with the form of MOP-04
  'validateOpportunity O-001': undefined,
  'submitUpdate MOP-04': {
    who: 'lucia',
    do: async (lucia) => {
      await lucia.open('/mine/MOP-04');
      await lucia.choose('ig-1,02', 'FINISHED');
      await lucia.fill('ig-1,02-date', '25/11/2026');
      await lucia.choose('op-O-001', 'VALIDATED');
      await report(lucia, 'Entregadas las primeras 500 viviendas del Distrito Sur.');
      await lucia.press('Enviar MOP-04');
      await lucia.reads('No le queda nada por enviar esta semana.');
    },
  },
  'convertAlert A-001': undefined, // with the form of MOP-03
  'requestReprogramming MOP-03/1,02': undefined,
  'submitUpdate MOP-03': {
    who: 'marta',
    do: async (marta) => {
      await marta.open('/mine/MOP-03');
      await marta.choose('ig-1,02', 'REPROGRAM');
      await marta.fill('ig-1,02-to', '11/12/2026');
      await marta.fill('ig-1,02-reason', 'el proveedor de acero incumplió y el nuevo entrega el 30 de noviembre');
      await marta.choose('ig-1,03', 'ON_COURSE');
      await marta.choose('item-A-001', 'CONVERT');
      await marta.fill('item-A-001-title', 'Incumplimiento del proveedor de acero');
      await marta.fill('item-A-001-limit', '11/12/2026');
      await marta.choose('item-A-002', 'NO_MOVEMENT');
      await marta.fill('item-A-002-nothing', 'no ha llovido en la zona norte');
      await report(marta, 'Diez de los quince puentes del centro concluidos.');
      await marta.press('Enviar MOP-03');
      await marta.reads('MOP-03 quedó enviada');
    },
  },

  // Thursday, a late manager, then the coordinator, also for the minister
  'submitUpdate MOP-02': {
    who: 'andres',
    do: async (andres) => {
      await andres.open('/mine');
      await andres.reads('se acepta con retraso hasta las 08:30 de hoy');
      await andres.open('/mine/MOP-02');
      await andres.choose('ig-1,03', 'RESTRICTED');
      await andres.choose('ig-1,03-which', 'R-002');
      await report(andres, 'La licitación sigue suspendida por la orden judicial (R-002).');
      await andres.press('Enviar MOP-02');
      await andres.reads('Llegó después del cierre');
    },
  },
  'addAction A-003': {
    who: 'rosa',
    do: async (rosa) => {
      await rosa.open('/items/A-003');
      await rosa.choose('do', 'addAction');
      await rosa.fill('addAction.text', 'Reunión pedida a la municipalidad para el permiso de desvío.');
      await rosa.press('Guardar la acción');
    },
  },

  'decideReprogramming MOP-03/1,02': {
    who: 'rosa',
    do: async (rosa) => {
      await rosa.open('/desk');
      await rosa.send('date/MOP-03/1,02/yes');
    },
  },
  'validateUpdate MOP-01': {
    who: 'rosa',
    do: async (rosa) => {
      await rosa.open('/desk');
      await rosa.send('validateAll');
    },
  },
  'validateUpdate MOP-02': undefined, // all four at once
  'validateUpdate MOP-03': undefined,
  'validateUpdate MOP-04': undefined,
  confirmSelection: {
    who: 'rosa',
    do: async (rosa) => {
      await rosa.open('/desk');
      await rosa.press('Confirmar las 8 líneas');
    },
  },
  'recordDecision MINISTER R-001': { who: 'rosa', do: (rosa) => decides(rosa, 'decide/R-001/DERIVE') },
  'recordDecision MINISTER O-001': { who: 'rosa', do: (rosa) => decides(rosa, 'decide/O-001/APPROVE', 'HIGH') },
  'recordDecision MINISTER O-002': { who: 'rosa', do: (rosa) => decides(rosa, 'decide/O-002/APPROVE', 'MEDIUM') },
  'recordDecision MINISTER R-002': { who: 'rosa', do: (rosa) => decides(rosa, 'decide/R-002/NOTE') },

  // Friday, the committee's secretary
  'recordDecision COMMITTEE R-001': {
    who: 'hugo',
    do: async (hugo) => {
      await hugo.open('/sitting?item=R-001');
      await hugo.choose('decision', 'COMMIT');
      await hugo.pick('commit-who', 'Ana Torres');
      await hugo.fill('commit-due', '02/12/2026');
      await hugo.fill('commit-text', 'Hacienda desembolsa el pago de las expropiaciones.');
      await hugo.send('decide/R-001');
      await hugo.reads('Hacienda desembolsa el pago de las expropiaciones.');
    },
  },
  'recordDecision COMMITTEE R-002': {
    who: 'hugo',
    do: async (hugo) => {
      await hugo.open('/sitting?item=R-002');
      await hugo.choose('decision', 'DERIVE');
      await hugo.fill('derive-text', 'Instruir a la Procuraduría que pida levantar la orden judicial.');
      await hugo.send('decide/R-002');
      await hugo.reads('Instruir a la Procuraduría que pida levantar la orden judicial.');
    },
  },
};

/** Who looks at a page of theirs before an act: what was asked of them, and what others did. */
export const LOOKS: Looks = {
  'submitUpdate MOP-03': [{ who: 'ivan', at: '/mine', reads: 'Le queda una meta por actualizar' }],
  'recordDecision MINISTER R-001': [{ who: 'carmen', at: '/briefing', reads: 'Pago de expropiaciones sin desembolso' }],
  'recordDecision COMMITTEE R-001': [{ who: 'ana', at: '/sitting', reads: 'Pago de expropiaciones sin desembolso' }],
  'recordDecision COMMITTEE R-002': [{ who: 'gabriel', at: '/agenda', reads: 'Entrega de las primeras 500 viviendas' }],
};

async function report(person: Person, text: string): Promise<void> {
  await person.choose('news', 'NONE');
  await person.choose('report', 'NARRATIVE');
  await person.fill('report-text', text);
}

/** The coordinator records on the minister's behalf what she decided, each in one touch. */
async function decides(rosa: Person, key: string, value?: string): Promise<void> {
  await rosa.open('/briefing');
  await rosa.send(key, value);
}
