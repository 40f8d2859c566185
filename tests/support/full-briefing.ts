import type { P3, SelectedLine } from '../../domain/letter-data.ts';
import { packData } from './printed-packs.ts';

/** A briefing with as many lines as the selection may have (domain.md 5.6), every text replaced by `words` unless it is empty. */
export function fullBriefing(words: string, { problems = 8, delays = 8, others = 6, goals = 40 } = {}): P3 {
  const data = packData('P3');
  const { sections } = data;
  const atMinister = sections['1'].map((one) =>
    one.what === 'ITEM' ? { ...one, item: { ...one.item, scope: 'MINISTER' as const } } : one,
  );
  const full: P3 = {
    ...data,
    sections: {
      1: times(atMinister, problems),
      2: times(sections['2'], Math.min(delays, problems)),
      3: times(sections['3'], others),
      4: times(sections['4'], others),
    },
    dashboard: times(data.dashboard, goals),
  };
  return words === ''
    ? full
    : (JSON.parse(JSON.stringify(full), (key, value: unknown) => (TEXTS.includes(key) && isText(key, value) ? words : value)) as P3);
}

const TEXTS: readonly string[] = ['title', 'goalTitle', 'igTitle', 'description', 'reason', 'place', 'manager', 'narrative'];
const isText = (key: string, value: unknown): boolean => typeof value === 'string' || (value === null && key === 'description');
const times = <One extends SelectedLine | P3['dashboard'][number]>(some: readonly One[], n: number): One[] =>
  Array.from({ length: n }, (_, at) => some[at % some.length]).filter((one) => one !== undefined);
