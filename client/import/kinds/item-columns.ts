import { OPPORTUNITY_KINDS, PROBLEM_TYPES, SCOPES } from '../../../domain/values.ts';
import type { ImportColumn } from './import-column.ts';

export const ITEM_KINDS = ['RESTRICTION', 'ALERT', 'OPPORTUNITY'] as const;
/** In which states what is open stands (domain.md 4.3). */
export const ITEM_STATES = ['UNREVIEWED', 'IN_PROCESS'] as const;
export type ItemField =
  | 'kind'
  | 'code'
  | 'goal'
  | 'step'
  | 'title'
  | 'type'
  | 'limit'
  | 'scope'
  | 'state'
  | 'reported'
  | 'arrived'
  | 'reportedBy'
  | 'treatment'
  | 'responsible'
  | 'urgent'
  | 'transsectoral'
  | 'blocking'
  | 'proposed'
  | 'place'
  | 'opportunity'
  | 'description';

const NOTHING = { es: '', pt: '', en: '' };
const same = (text: string) => ({ es: text, pt: text, en: text });
const day = (text: string) => ({ es: text, pt: text, en: text.split('/').reverse().join('-') });
/** The columns of a table of restrictions, alerts and opportunities (domain.md 3.7, 3.8). */
export const ITEM_COLUMNS: Readonly<Record<ItemField, ImportColumn>> = {
  kind: {
    titles: { es: 'Clase', pt: 'Classe', en: 'Kind' },
    also: ['clase de asunto', 'asunto', 'assunto', 'item kind'],
    needed: true,
    list: 'aroKind',
    values: ITEM_KINDS,
    width: 14,
    example: { es: 'Restricción', pt: 'Restrição', en: 'Restriction' },
  },
  code: { titles: { es: 'Código', pt: 'Código', en: 'Code' }, kind: 'code', width: 10, example: NOTHING },
  goal: {
    titles: { es: 'Meta', pt: 'Meta', en: 'Goal' },
    also: ['código de la meta', 'código meta', 'código da meta', 'goal code'],
    needed: true,
    kind: 'code',
    width: 12,
    example: same('MOP-01'),
  },
  step: {
    titles: { es: 'Meta intermedia', pt: 'Meta intermediária', en: 'Intermediate goal' },
    also: ['código mi', 'código meta intermedia', 'hito', 'marco', 'milestone'],
    kind: 'code',
    width: 12,
    example: same('1,03'),
  },
  title: {
    titles: { es: 'Título', pt: 'Título', en: 'Title' },
    also: ['descripción corta', 'problema', 'restricción', 'alerta', 'restrição', 'restriction'],
    needed: true,
    width: 50,
    example: {
      es: 'Pago de expropiaciones sin desembolso',
      pt: 'Pagamento de desapropriações sem desembolso',
      en: 'Expropriations not paid',
    },
  },
  type: {
    titles: { es: 'Tipo de problema', pt: 'Tipo de problema', en: 'Type of problem' },
    also: ['tipo', 'type'],
    list: 'problemType',
    values: PROBLEM_TYPES,
    width: 22,
    example: { es: 'Financieras', pt: 'Financeiras', en: 'Financial' },
  },
  limit: {
    titles: { es: 'Fecha límite', pt: 'Data limite', en: 'Limit date' },
    also: ['límite', 'vencimiento', 'prazo', 'due date', 'limit'],
    kind: 'day',
    example: day('15/12/2026'),
  },
  scope: {
    titles: { es: 'Ámbito', pt: 'Âmbito', en: 'Scope' },
    also: ['instancia', 'nivel', 'instância', 'level', 'held by'],
    list: 'scope',
    values: SCOPES,
    width: 18,
    example: { es: 'Gerente', pt: 'Gerente', en: 'Manager' },
  },
  state: {
    titles: { es: 'Estado', pt: 'Estado', en: 'State' },
    also: ['revisión', 'revisão', 'status'],
    list: 'reviewState',
    values: ITEM_STATES,
    width: 14,
    example: { es: 'En proceso', pt: 'Em processo', en: 'In process' },
  },
  reported: {
    titles: { es: 'Informada el', pt: 'Informada em', en: 'Reported on' },
    also: ['fecha de registro', 'fecha', 'data de registro', 'data', 'reported', 'date'],
    kind: 'day',
    example: day('02/11/2026'),
  },
  arrived: {
    titles: { es: 'En su ámbito desde', pt: 'No seu âmbito desde', en: 'At its scope since' },
    also: ['llegada', 'chegada', 'arrived'],
    kind: 'day',
    example: NOTHING,
  },
  reportedBy: {
    titles: { es: 'Informada por', pt: 'Informada por', en: 'Reported by' },
    also: ['reportada por', 'registrada por'],
    width: 30,
    example: NOTHING,
  },
  treatment: {
    titles: { es: 'Propuesta de tratamiento', pt: 'Proposta de tratamento', en: 'Treatment' },
    also: ['tratamiento', 'tratamento'],
    width: 40,
    example: NOTHING,
  },
  responsible: { titles: { es: 'Responsable', pt: 'Responsável', en: 'Responsible' }, width: 24, example: NOTHING },
  urgent: { titles: { es: 'Urgente', pt: 'Urgente', en: 'Urgent' }, width: 10, example: NOTHING },
  transsectoral: { titles: { es: 'Transectorial', pt: 'Transetorial', en: 'Transsectoral' }, width: 12, example: NOTHING },
  blocking: {
    titles: { es: 'Detiene la meta', pt: 'Detém a meta', en: 'Blocking' },
    also: ['bloqueante', 'bloqueia'],
    width: 12,
    example: NOTHING,
  },
  proposed: { titles: { es: 'Fecha propuesta', pt: 'Data proposta', en: 'Proposed date' }, kind: 'day', example: NOTHING },
  place: { titles: { es: 'Lugar', pt: 'Lugar', en: 'Place' }, width: 24, example: NOTHING },
  opportunity: {
    titles: { es: 'Clase de oportunidad', pt: 'Classe de oportunidade', en: 'Kind of opportunity' },
    list: 'opportunityKind',
    values: OPPORTUNITY_KINDS,
    width: 20,
    example: NOTHING,
  },
  description: {
    titles: { es: 'Descripción', pt: 'Descrição', en: 'Description' },
    also: ['detalle', 'detalhe'],
    width: 50,
    example: NOTHING,
  },
};
