import type { ActOf } from '../../../domain/acts.ts';
import type { Indicator } from '../../../domain/entities.ts';
import { INDICATOR_FREQUENCIES, INDICATOR_KINDS, type IndicatorKind } from '../../../domain/values.ts';
import { goalByCode } from '../../../domain/work.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import { plainWord } from '../values.ts';
import { type IndicatorField as Field, INDICATOR_COLUMNS } from './indicator-columns.ts';
import type { ImportKind, Present, RowPlan } from './kind.ts';

/** Indicators of goals: baseline, target, rhythm (domain.md 3.6); one that is there is brought up to date. */
export const INDICATORS: ImportKind<Field> = { name: 'indicators', columns: INDICATOR_COLUMNS, plan };

function plan(row: Row<Field>, reading: RowReading<Field>, present: Present): RowPlan<Field> | undefined {
  const before = reading.count();
  const goal = reading.told(row, 'goal', 40).toUpperCase();
  if (goal !== '' && !goalByCode(present.book, goal)) reading.say(row, 'goal', 'is no goal here', 'the code of a goal, as MOP-01');
  const code = reading.text(row, 'code', { most: 20 })?.toUpperCase() ?? null;
  if (code !== null && !/^I-\d{3,}$/.test(code)) reading.say(row, 'code', 'does not fit', 'a code as I-001, or nothing');
  const values = valuesOf(row, reading);
  if (reading.count() > before || values === undefined) return undefined;
  const known = knownOf(present, goal, code, values.name);
  const given = { ...values, kind: values.kind ?? known?.kind ?? 'PRODUCT' };
  const key = code ?? `${goal}/${plainWord(given.name)}`;
  const above = present.planned.get(key);
  if (above !== undefined) reading.say(row, 'name', `is the indicator of row ${above} again`, 'each indicator once');
  present.planned.set(key, String(row.number));
  const same =
    known !== undefined && Object.entries(given).every(([field, value]) => JSON.stringify(was(known, field)) === JSON.stringify(value));
  return {
    acts: same ? [] : [{ do: 'setIndicator', goal, ...given, ...(known ? { indicator: known.code } : code !== null && { id: code }) }],
    code: known?.code ?? code,
    title: `${goal} · ${given.name}`,
    standing: known === undefined ? 'NEW' : same ? 'SAME' : 'CHANGED',
    columnOf: (where) => (where === 'indicator' || where === 'id' ? 'code' : where === 'alsoGoals' ? 'goal' : (where as Field)),
  };
}

type Given = Omit<ActOf<'setIndicator'>, 'do' | 'goal' | 'indicator' | 'id' | 'kind'> & { readonly kind: IndicatorKind | null };
function valuesOf(row: Row<Field>, reading: RowReading<Field>): Given | undefined {
  for (const field of ['baseline', 'baselineDate', 'target', 'targetDate'] as const) reading.required(row, field, 'something');
  const name = reading.told(row, 'name', 250);
  const unit = reading.told(row, 'unit', 60);
  const [baseline, target] = [reading.number(row, 'baseline'), reading.number(row, 'target')];
  const [baselineDate, targetDate] = [reading.day(row, 'baselineDate'), reading.day(row, 'targetDate')];
  const tolerance = reading.number(row, 'tolerance', 0);
  const lagDays = reading.number(row, 'lagDays', 0);
  const frequency = reading.word(row, 'frequency', INDICATOR_FREQUENCIES);
  const kind = reading.word(row, 'kind', INDICATOR_KINDS);
  const byTerritory = reading.flag(row, 'byTerritory');
  const texts = (['definition', 'formula', 'source', 'responsible'] as const).map(
    (field) => [field, reading.text(row, field, { most: field === 'responsible' ? 200 : 500 })] as const,
  );
  if (baseline === null || target === null || baselineDate === null || targetDate === null) return undefined;
  return {
    name,
    unit,
    kind,
    baseline,
    baselineDate,
    target,
    targetDate,
    ...(frequency !== null && { frequency }),
    ...(lagDays !== null && { lagDays }),
    ...(tolerance !== null && { tolerance: tolerance / 100 }),
    ...(byTerritory !== null && { byTerritory }),
    ...Object.fromEntries(texts.filter(([, text]) => text !== null)),
  };
}

/** By its code, else the one of that goal that is called the same. */
const knownOf = ({ book }: Present, goal: string, code: string | null, name: string): Indicator | undefined => {
  const goalId = goalByCode(book, goal)?.id;
  return [...book.indicators.values()].find((one) =>
    code === null ? one.goalId === goalId && plainWord(one.name) === plainWord(name) : one.code === code,
  );
};

const NAMES: Readonly<Record<string, keyof Indicator>> = { baseline: 'baselineValue', target: 'targetValue' };
const was = (known: Indicator, field: string): unknown => known[NAMES[field] ?? (field as keyof Indicator)];
