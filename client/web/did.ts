import type { Act } from '../../domain/acts.ts';
import { type Words, word } from '../words.ts';

/** What was done just now, as the next page says it: «A-004: Acción anotada.»; undefined where several things were done at once. */
export function didWords({ did }: Words, acts: readonly Act[]): string | undefined {
  const [act, ...others] = acts;
  if (act === undefined || others.length > 0) return undefined;
  const about = ABOUT.flatMap((field) => (field in act ? [String(Reflect.get(act, field))] : []))[0];
  const code = about === undefined ? '' : `${about.replace('/', ' · ')}: `;
  return `${code}${word(did, act.do)}.`;
}

/** The fields by which an act says what it is about, which people know by its code. */
const ABOUT = ['item', 'opportunity', 'agenda', 'goal', 'on'] as const;
