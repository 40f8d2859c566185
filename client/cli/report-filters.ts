import type { FilterName, ReportCode, ReportFilters } from '../../contracts/documents.ts';
import { isDay } from '../../domain/calendar.ts';
import type { Book } from '../../domain/work.ts';
import { reportOf } from '../../reports/catalogue.ts';
import { plainWord } from '../import/values.ts';
import { Refused } from './outcome.ts';

/** What a command line asks of a report, as it was typed; the manager and the reader are looked up already. */
interface Asked extends Readonly<Record<Exclude<FilterName, 'actionType' | 'problemType' | 'priority'>, string | undefined>> {
  readonly code: ReportCode;
  readonly priority: boolean;
  readonly 'action-type': string | undefined;
  readonly 'problem-type': string | undefined;
  readonly readerId: string | null;
}

/** What was asked of the report, all that is wrong with it at once (domain.md 7.1, 7.2). */
export function filtersOf(book: Book, asked: Asked): ReportFilters {
  const { code, goal, area, manager, priority, mode, classifier, value, territory, official, from, to, readerId } = asked;
  const { filters: taken, subject } = reportOf(code);
  const problems: string[] = [];
  const given = {
    ...{ goal: goal?.toUpperCase(), area, manager, mode, official, from, to },
    priority: priority ? true : undefined,
    classifier: idOf('classifier', classifier, book.classifiers.values(), problems),
    value,
    territory: idOf('territory', territory, book.territories.values(), problems),
    actionType: asked['action-type'],
    problemType: asked['problem-type'],
  };
  const filters = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) as ReportFilters;
  const values = book.classifiers.get(given.classifier ?? '')?.values;
  problems.push(
    ...(Object.keys(filters) as FilterName[])
      .filter((name) => !taken.includes(name))
      .map((name) => `--${optionOf(name)}: ${code} is not narrowed by it; it takes ${taken.map(optionOf).join(', ') || 'nothing'}`),
    ...[['--from', from] as const, ['--to', to] as const].flatMap(([name, day]) =>
      day === undefined || isDay(day) ? [] : [`${name}: ${JSON.stringify(day)} is no day as 2026-11-30`],
    ),
    ...(classifier !== undefined && value === undefined ? ['--value is missing: --classifier says nothing without it'] : []),
    ...(classifier === undefined && value !== undefined ? ['--classifier is missing: --value says nothing without it'] : []),
    ...(value === undefined || values === undefined || values.includes(value)
      ? []
      : [`--value: ${JSON.stringify(value)} is none of ${values.join(', ')}`]),
    ...(subject === 'goal' && goal === undefined ? [`--goal is missing: ${code} is about one goal`] : []),
    ...(subject === 'reader' && readerId === null ? [`--as is missing: ${code} is about who asks`] : []),
  );
  if (problems.length > 0) throw new Refused(problems, 'Nothing was computed:');
  return filters;
}

/** What the command line calls a filter: `problem-type`. */
export const optionOf = (name: FilterName): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

interface Named {
  readonly id: string;
  readonly name: string;
  readonly code?: string | null;
}
/** The id of what is called so by its name, its code or its id. */
function idOf(option: string, named: string | undefined, all: Iterable<Named>, problems: string[]): string | undefined {
  if (named === undefined) return undefined;
  const some = [...all];
  const plain = plainWord(named);
  const found = some.filter(({ id, name, code }) => id === named || plainWord(name) === plain || (code && plainWord(code) === plain));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one.id;
  const known = some.map(({ name }) => name).sort();
  const there = known.length === 0 ? 'there is none' : `there are: ${known.join(', ')}`;
  problems.push(`--${option}: ${found.length === 0 ? 'nothing is' : 'several are'} called ${JSON.stringify(named)}; ${there}`);
  return undefined;
}
