import type { WeekKey } from '../../domain/entities.ts';
import type { AdoptionFigure } from '../../domain/letter-data.ts';

/** What a closed cycle left: its indicators of domain.md 9.3, as M17 wrote them. */
export interface ClosedCycle {
  readonly week: WeekKey;
  readonly stats: Readonly<Record<string, unknown>> | null;
}
/** `summary.json`: how many lines of each kind and letters of each notice, the indicators per closed cycle, the seconds it took. */
export interface Summary {
  readonly kinds: Readonly<Record<string, number>>;
  readonly notices: Readonly<Record<string, number>>;
  readonly cycles: Readonly<Record<WeekKey, Readonly<Record<string, AdoptionFigure | unknown>>>>;
  readonly seconds: number;
}

/** Counts a timeline and puts the indicators of its closed cycles beside it (scenario.md, `summary.json`). */
export function summaryOf(timeline: string, cycles: readonly ClosedCycle[], seconds: number): Summary {
  const lines = timeline
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly notice?: string });
  const indicators = [...cycles]
    .sort((a, b) => (a.week < b.week ? -1 : 1))
    .map(
      ({ week, stats }) =>
        [
          week,
          Object.fromEntries(
            Object.entries(stats ?? {})
              .filter(isIndicator)
              .sort(byNumber),
          ),
        ] as const,
    );
  return {
    kinds: countBy(lines.map(({ kind }) => kind)),
    notices: countBy(lines.flatMap(({ notice }) => notice ?? [])),
    cycles: Object.fromEntries(indicators),
    seconds: Math.round(seconds * 10) / 10,
  };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The goals by state are kept for reports; what is asserted here are the indicators. */
const isIndicator = ([key]: readonly [string, unknown]): boolean => key.startsWith('K');
/** K2 before K10. */
const byNumber = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => a.localeCompare(b, 'en', { numeric: true });
