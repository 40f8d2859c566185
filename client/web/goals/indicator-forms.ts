import { isDay } from '../../../domain/calendar.ts';
import { parseAct } from '../../acts.schema.ts';
import { typedDay } from '../act-forms.ts';
import { textIn } from '../manager/typed.ts';
import { problemsIn } from '../refusals.ts';
import { typedNumber } from '../typed-number.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';
import { goalAt } from './goal-at.ts';

type Problems = { readonly field: string | null; readonly message: string }[];

/** Takes a value of an indicator, typed as its reader writes numbers (domain.md 3.6). */
export function takeMeasurement(visit: Visit, values: FormValues): FormResult {
  const indicator = textIn(values, 'key').split('/')[1] ?? '';
  const value = numberTyped(visit, textIn(values, 'value'));
  if (value === undefined) return { problems: [{ field: 'value', message: wrongNumber(visit) }] };
  const { acts, problems } = readAct(visit, {
    do: 'recordMeasurement',
    indicator,
    period: textIn(values, 'period'),
    value,
    ...given(values, ['territory', 'note', 'evidence']),
    ...(textIn(values, 'underOath') !== '' && { underOath: true }),
  });
  if (problems) return { problems };
  return { acts, told: visit.t('indicator.recorded', { indicator, value: visit.f.digits(value) }) };
}

/** Takes a new indicator, or one as it shall be from now on (domain.md 3.6). */
export function takeIndicator(visit: Visit, values: FormValues): FormResult {
  const goal = goalAt(visit);
  if (goal === undefined) return 'not-found';
  const [form, indicator] = textIn(values, 'key').split('/');
  const numbers = ['baseline', 'target', 'tolerance'].map((field) => [field, numberTyped(visit, textIn(values, field))] as const);
  const partial = partialTargets(visit, textIn(values, 'partialTargets'));
  const wrong: Problems = [
    ...numbers.filter(([, read]) => read === undefined).map(([field]) => ({ field, message: wrongNumber(visit) })),
    ...(partial === undefined ? [{ field: 'partialTargets', message: wrongPartial(visit) }] : []),
  ];
  const { tolerance = 0, ...points } = Object.fromEntries(numbers);
  const { acts, problems } = readAct(visit, {
    do: 'setIndicator',
    goal: goal.code,
    ...(form === 'change' && { indicator }),
    ...Object.fromEntries(['name', 'unit', 'kind', 'frequency'].map((name) => [name, textIn(values, name)])),
    ...points,
    baselineDate: typedDay(textIn(values, 'baselineDate')),
    targetDate: typedDay(textIn(values, 'targetDate')),
    tolerance: Math.round(tolerance * 10_000) / 1_000_000, // typed as a percentage
    lagDays: Number(textIn(values, 'lagDays') || Number.NaN),
    partialTargets: partial ?? [],
    byTerritory: textIn(values, 'byTerritory') !== '',
    ...Object.fromEntries(['definition', 'formula', 'source', 'responsible'].map((name) => [name, textIn(values, name) || null])),
    ...(form === 'change' && { active: textIn(values, 'active') !== '' }),
  });
  const all = [...wrong, ...(problems ?? []).filter(({ field }) => !wrong.some((one) => one.field === field))];
  return all.length > 0 ? { problems: all } : { acts: acts ?? [], told: visit.t('indicator.saved') };
}

/** A number as the reader types it (client/web/typed-number.ts). */
export const numberTyped = ({ f }: Pick<Visit, 'f'>, typed: string): number | undefined => typedNumber(typed, f.number(SAMPLE));
const SAMPLE = 1234.5;
const wrongNumber = ({ t, f }: Visit): string => t('indicator.wrongNumber', { example: f.digits(12.5) });
const wrongPartial = ({ t, f, tx }: Visit): string => t('indicator.wrongPartial', { example: `${f.record(tx.today)} ${f.digits(12.5)}` });

/** Lines as `30/06/2027 45,5`; undefined where one of them is none. */
function partialTargets(visit: Visit, typed: string): { date: string; value: number }[] | undefined {
  const lines = typed.split('\n').flatMap((line) => line.trim() || []);
  const read = lines.map((line) => {
    const [, day = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    return { date: typedDay(day), value: numberTyped(visit, rest) };
  });
  return read.every((one): one is { date: string; value: number } => isDay(one.date) && one.value !== undefined) ? read : undefined;
}

/** Fields that were filled in. */
const given = (values: FormValues, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, textIn(values, name)] as const).filter(([, text]) => text !== ''));

function readAct({ language }: Visit, act: { readonly do: 'recordMeasurement' | 'setIndicator'; readonly [field: string]: unknown }) {
  const read = parseAct(act);
  return 'act' in read
    ? { acts: [read.act], problems: undefined }
    : { acts: undefined, problems: problemsIn(language, act.do, read.errors) };
}
