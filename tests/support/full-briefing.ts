import type { P3, SelectedLine } from '../../domain/letter-data.ts';
import { packData } from './printed-packs.ts';

/** A briefing with as many lines as the selection may have (domain.md 5.6), every text replaced by `words` unless it is empty. */
export function fullBriefing(words: string, { problems = 8, delays = 8, others = 6, goals = 40 } = {}): P3 {
  const data = packData('P3');
  const { sections } = data;
  const atMinister = sections['1'].map((one) =>
    one.what === 'ITEM' ? { ...one, item: { ...one.item, scope: 'MINISTER' as const, carriedOver: 2 } } : one,
  );
  const full: P3 = {
    ...data,
    sections: {
      1: times(atMinister, problems),
      2: times(sections['2'], Math.min(delays, problems)),
      3: times(sections['3'], others),
      4: times(sections['4'], others),
    },
    selection: { ...data.selection, leftOut: ['R-010', 'R-011', 'R-012', 'A-020', 'A-021', 'O-030', 'O-031'].map(leftOut) },
    dashboard: times(data.dashboard, goals),
    followUp: problems > 3 ? times(packData('P6').decisions, 8) : [],
  };
  return words === ''
    ? full
    : (JSON.parse(JSON.stringify(full), (key, value: unknown) => (TEXTS.includes(key) && isText(key, value) ? words : value)) as P3);
}

const leftOut = (ref: string) => ({ section: '1' as const, ref, title: `Lo que se dejó fuera de ${ref}`, why: 'minister' });
const TEXTS: readonly string[] = [
  'title',
  'goalTitle',
  'igTitle',
  'description',
  'reason',
  'place',
  'manager',
  'narrative',
  'text',
  'responsible',
];
const isText = (key: string, value: unknown): boolean =>
  typeof value === 'string' || (value === null && (key === 'description' || key === 'text'));
const times = <One extends SelectedLine | P3['dashboard'][number] | P3['followUp'][number]>(some: readonly One[], n: number): One[] =>
  Array.from({ length: n }, (_, at) => some[at % some.length]).filter((one) => one !== undefined);
