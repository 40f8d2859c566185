import type { Indicator, Territory } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import { plainWord, shown } from '../values.ts';
import type { ImportKind, Present, RowPlan } from './kind.ts';

type Field = 'indicator' | 'period' | 'value' | 'place' | 'note' | 'evidence';
const NOTHING = { es: '', pt: '', en: '' };

/** Values of indicators by period, and by place where they are broken down so (domain.md 3.6, 5.8). */
export const MEASUREMENTS: ImportKind<Field> = {
  name: 'measurements',
  columns: {
    indicator: {
      titles: { es: 'Indicador', pt: 'Indicador', en: 'Indicator' },
      also: ['código', 'código del indicador', 'código do indicador', 'code', 'indicator code'],
      needed: true,
      kind: 'code',
      width: 12,
      example: { es: 'I-001', pt: 'I-001', en: 'I-001' },
    },
    period: {
      titles: { es: 'Período', pt: 'Período', en: 'Period' },
      also: ['periodo', 'fin del período', 'fecha', 'mes', 'data', 'fim do período', 'month', 'period end', 'date'],
      needed: true,
      width: 14,
      example: { es: '31/10/2026', pt: '31/10/2026', en: '2026-10-31' },
    },
    value: {
      titles: { es: 'Valor', pt: 'Valor', en: 'Value' },
      also: ['valor medido', 'medición', 'medição', 'measurement'],
      needed: true,
      kind: 'number',
      width: 12,
      example: { es: '42,5', pt: '42,5', en: '42.5' },
    },
    place: {
      titles: { es: 'Lugar', pt: 'Lugar', en: 'Place' },
      also: ['territorio', 'território', 'territory'],
      width: 24,
      example: NOTHING,
    },
    note: {
      titles: { es: 'Nota', pt: 'Nota', en: 'Note' },
      also: ['observación', 'comentario', 'observação', 'comment'],
      width: 40,
      example: NOTHING,
    },
    evidence: {
      titles: { es: 'Evidencia', pt: 'Evidência', en: 'Evidence' },
      also: ['verificación', 'enlace', 'link'],
      width: 30,
      example: NOTHING,
    },
  },
  plan,
};

function plan(row: Row<Field>, reading: RowReading<Field>, present: Present): RowPlan<Field> | undefined {
  const before = reading.count();
  const code = reading.told(row, 'indicator', 20).toUpperCase();
  const indicator = [...present.book.indicators.values()].find((one) => one.code === code);
  if (code !== '' && !indicator) reading.say(row, 'indicator', 'is no indicator here', 'the code of an indicator, as I-001');
  reading.required(row, 'period', 'the last day of the period, or its month');
  reading.required(row, 'value', 'a number');
  const period = monthEnd(shown(row.cells.get('period') ?? null)) ?? reading.day(row, 'period');
  const value = reading.number(row, 'value');
  const territory = placeOf(row, reading, present);
  const note = reading.text(row, 'note', { most: 2000 });
  const evidence = reading.text(row, 'evidence', { most: 500 });
  if (reading.count() > before || indicator === undefined || period === null || value === null) return undefined;
  const key = `${code}/${period}/${territory?.id ?? ''}`;
  const above = present.planned.get(key);
  if (above !== undefined)
    reading.say(row, 'value', `is of the period and place of row ${above} again`, 'one value for each period and place');
  present.planned.set(key, String(row.number));
  const known = knownOf(present, indicator, period, territory);
  if (known !== undefined && known.value !== value && !present.book.measurements.has(known.id))
    reading.say(row, 'period', 'was told long ago', 'a correction of one of the last three periods');
  const given = { indicator: code, period, value, ...(territory && { territory: territory.id }) };
  const words = { ...(note !== null && { note }), ...(evidence !== null && { evidence }) };
  return {
    acts: known?.value === value ? [] : [{ do: 'recordMeasurement', ...given, ...words, imported: true }],
    code,
    title: [indicator.name, territory?.name].filter((one) => one !== undefined).join(' · '),
    day: period,
    standing: known === undefined ? 'NEW' : known.value === value ? 'SAME' : 'CHANGED',
    columnOf: (where) => (where === 'territory' ? 'place' : (where as Field)),
  };
}

/** What stands of this period and place, what waits to be validated before what is. */
function knownOf({ measurements }: Present, indicator: Indicator, period: Day, territory: Territory | null) {
  const own = measurements.filter(
    (one) => one.indicatorId === indicator.id && one.periodEnd === period && one.territoryId === (territory?.id ?? null),
  );
  return own.find(({ validatedAt }) => validatedAt === null) ?? own[0];
}

function placeOf(row: Row<Field>, reading: RowReading<Field>, { book }: Present): Territory | null {
  const named = reading.text(row, 'place', { most: 200 });
  if (named === null) return null;
  const plain = plainWord(named);
  const found = [...book.territories.values()].filter(
    ({ name, code }) => plainWord(name) === plain || (code !== null && plainWord(code) === plain),
  );
  const [place] = found;
  if (place && found.length === 1) return place;
  reading.say(row, 'place', found.length === 0 ? 'is no place here' : 'are several here', 'a place by its name or code');
  return null;
}

/** The last day of a month that is written as `10/2026` or `2026-10`. */
function monthEnd(text: string): Day | undefined {
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text.trim()) ?? /^(\d{1,2})[-/](\d{4})$/.exec(text.trim());
  const [, one = '', other = ''] = month ?? [];
  const [year, number] = one.length === 4 ? [Number(one), Number(other)] : [Number(other), Number(one)];
  return number >= 1 && number <= 12 ? new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) : undefined;
}
