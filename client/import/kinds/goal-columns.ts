import { IG_KINDS } from '../../../domain/values.ts';
import type { Field } from '../fields.ts';
import type { ImportColumn } from './import-column.ts';

const NOTHING = { es: '', pt: '', en: '' };
const same = (text: string) => ({ es: text, pt: text, en: text });
const day = (text: string) => ({ es: text, pt: text, en: text.split('/').reverse().join('-') });
/** What a template of goals has; the import knows more columns, and more names of these (fields.ts). */
export const GOAL_COLUMNS: readonly (readonly [field: Field, column: ImportColumn])[] = [
  ['goalCode', { titles: { es: 'Código meta', pt: 'Código da meta', en: 'Goal code' }, kind: 'code', width: 12, example: same('MOP-01') }],
  [
    'goalTitle',
    {
      titles: { es: 'Meta', pt: 'Meta', en: 'Goal' },
      needed: true,
      width: 44,
      example: {
        es: '120 km de la carretera Norte pavimentados',
        pt: '120 km da rodovia Norte pavimentados',
        en: '120 km of the Northern road paved',
      },
    },
  ],
  ['goalStart', { titles: { es: 'Fecha de inicio', pt: 'Data de início', en: 'Start date' }, kind: 'day', example: day('01/01/2026') }],
  [
    'goalEnd',
    { titles: { es: 'Fecha de finalización', pt: 'Data de conclusão', en: 'Goal end date' }, kind: 'day', example: day('30/06/2027') },
  ],
  [
    'priority',
    { titles: { es: 'Prioritaria', pt: 'Prioritária', en: 'Priority' }, width: 12, example: { es: 'sí', pt: 'sim', en: 'yes' } },
  ],
  ['manager', { titles: { es: 'Gerente', pt: 'Gerente', en: 'Manager' }, width: 28, example: same('lucia.paredes@mop.example') }],
  ['orgUnit', { titles: { es: 'Área', pt: 'Área', en: 'Unit' }, width: 28, example: NOTHING }],
  ['description', { titles: { es: 'Descripción', pt: 'Descrição', en: 'Description' }, width: 40, example: NOTHING }],
  ['baseline', { titles: { es: 'Línea de base', pt: 'Linha de base', en: 'Baseline' }, width: 30, example: NOTHING }],
  [
    'expectedResult',
    { titles: { es: 'Resultado esperado', pt: 'Resultado esperado', en: 'Expected result' }, width: 30, example: NOTHING },
  ],
  [
    'code',
    {
      titles: { es: 'Código MI', pt: 'Código da meta intermediária', en: 'Intermediate goal code' },
      kind: 'code',
      width: 12,
      example: same('1,01'),
    },
  ],
  [
    'title',
    {
      titles: { es: 'Meta intermedia', pt: 'Meta intermediária', en: 'Intermediate goal' },
      width: 44,
      example: { es: 'proyecto ejecutivo aprobado', pt: 'projeto executivo aprovado', en: 'detailed design approved' },
    },
  ],
  ['end', { titles: { es: 'Fecha de término', pt: 'Data de término', en: 'End date' }, kind: 'day', example: day('31/03/2026') }],
  ['responsible', { titles: { es: 'Responsable', pt: 'Responsável', en: 'Responsible' }, width: 24, example: NOTHING }],
  [
    'kind',
    {
      titles: { es: 'Tipo', pt: 'Tipo', en: 'Kind' },
      list: 'igKind',
      values: IG_KINDS,
      width: 16,
      example: { es: 'Técnica', pt: 'Técnica', en: 'Technical' },
    },
  ],
  [
    'critical',
    { titles: { es: 'Ruta crítica', pt: 'Caminho crítico', en: 'Critical path' }, width: 12, example: { es: 'sí', pt: 'sim', en: 'yes' } },
  ],
  ['weight', { titles: { es: 'Peso', pt: 'Peso', en: 'Weight' }, kind: 'number', width: 9, example: same('1') }],
  ['detail', { titles: { es: 'Detalle', pt: 'Detalhe', en: 'Detail' }, width: 40, example: NOTHING }],
  ['finished', { titles: { es: 'Terminada', pt: 'Concluída', en: 'Finished' }, kind: 'day', example: NOTHING }],
];
