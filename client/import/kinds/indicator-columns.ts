import { INDICATOR_FREQUENCIES, INDICATOR_KINDS } from '../../../domain/values.ts';
import type { ImportColumn } from './import-column.ts';

export type IndicatorField =
  | 'goal'
  | 'code'
  | 'name'
  | 'unit'
  | 'kind'
  | 'baseline'
  | 'baselineDate'
  | 'target'
  | 'targetDate'
  | 'frequency'
  | 'lagDays'
  | 'tolerance'
  | 'byTerritory'
  | 'definition'
  | 'formula'
  | 'source'
  | 'responsible';

const NOTHING = { es: '', pt: '', en: '' };
const same = (text: string) => ({ es: text, pt: text, en: text });
/** The columns of a table of indicators (domain.md 3.6). */
export const INDICATOR_COLUMNS: Readonly<Record<IndicatorField, ImportColumn>> = {
  goal: {
    titles: { es: 'Meta', pt: 'Meta', en: 'Goal' },
    also: ['código de la meta', 'código meta', 'código da meta', 'goal code'],
    needed: true,
    kind: 'code',
    width: 12,
    example: same('MOP-01'),
  },
  code: {
    titles: { es: 'Código', pt: 'Código', en: 'Code' },
    also: ['código del indicador', 'código indicador', 'código do indicador', 'indicator code'],
    kind: 'code',
    width: 10,
    example: NOTHING,
  },
  name: {
    titles: { es: 'Indicador', pt: 'Indicador', en: 'Indicator' },
    also: ['nombre', 'nombre del indicador', 'nome', 'nome do indicador', 'name'],
    needed: true,
    width: 40,
    example: { es: 'Kilómetros pavimentados', pt: 'Quilômetros pavimentados', en: 'Kilometres paved' },
  },
  unit: {
    titles: { es: 'Unidad', pt: 'Unidade', en: 'Unit' },
    also: ['unidad de medida', 'unidade de medida', 'unit of measure'],
    needed: true,
    width: 14,
    example: same('km'),
  },
  kind: {
    titles: { es: 'Tipo', pt: 'Tipo', en: 'Kind' },
    also: ['clase', 'type'],
    list: 'indicatorKind',
    values: INDICATOR_KINDS,
    width: 14,
    example: { es: 'Producto', pt: 'Produto', en: 'Product' },
  },
  baseline: {
    titles: { es: 'Línea de base', pt: 'Linha de base', en: 'Baseline' },
    also: ['valor base', 'valor de base', 'baseline value'],
    needed: true,
    kind: 'number',
    example: same('0'),
  },
  baselineDate: {
    titles: { es: 'Fecha de la línea de base', pt: 'Data da linha de base', en: 'Baseline date' },
    also: ['fecha base', 'fecha línea de base', 'data base'],
    needed: true,
    kind: 'day',
    example: { es: '01/01/2026', pt: '01/01/2026', en: '2026-01-01' },
  },
  target: {
    titles: { es: 'Meta numérica', pt: 'Meta numérica', en: 'Target' },
    also: ['valor meta', 'valor esperado', 'valor da meta', 'objetivo', 'target value'],
    needed: true,
    kind: 'number',
    example: same('120'),
  },
  targetDate: {
    titles: { es: 'Fecha de la meta numérica', pt: 'Data da meta numérica', en: 'Target date' },
    also: ['fecha meta', 'fecha objetivo', 'fecha de la meta', 'data da meta'],
    needed: true,
    kind: 'day',
    example: { es: '30/06/2027', pt: '30/06/2027', en: '2027-06-30' },
  },
  frequency: {
    titles: { es: 'Frecuencia', pt: 'Frequência', en: 'Frequency' },
    also: ['periodicidad', 'periodicidade'],
    list: 'indicatorFrequency',
    values: INDICATOR_FREQUENCIES,
    width: 14,
    example: { es: 'Mensual', pt: 'Mensal', en: 'Monthly' },
  },
  lagDays: {
    titles: { es: 'Rezago en días', pt: 'Defasagem em dias', en: 'Lag in days' },
    also: ['rezago', 'defasagem', 'lag'],
    kind: 'count',
    example: same('15'),
  },
  tolerance: {
    titles: { es: 'Tolerancia (%)', pt: 'Tolerância (%)', en: 'Tolerance (%)' },
    also: ['tolerancia', 'tolerância', 'tolerance'],
    kind: 'number',
    example: same('10'),
  },
  byTerritory: {
    titles: { es: 'Por territorio', pt: 'Por território', en: 'By place' },
    also: ['por lugar', 'by territory'],
    width: 12,
    example: { es: 'no', pt: 'não', en: 'no' },
  },
  definition: { titles: { es: 'Definición', pt: 'Definição', en: 'Definition' }, width: 40, example: NOTHING },
  formula: { titles: { es: 'Fórmula', pt: 'Fórmula', en: 'Formula' }, width: 30, example: NOTHING },
  source: {
    titles: { es: 'Fuente', pt: 'Fonte', en: 'Source' },
    also: ['fuente de datos', 'medio de verificación'],
    width: 30,
    example: NOTHING,
  },
  responsible: { titles: { es: 'Responsable', pt: 'Responsável', en: 'Responsible' }, width: 24, example: NOTHING },
};
