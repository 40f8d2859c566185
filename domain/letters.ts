import type { Id } from './entities.ts';
import type { Instant } from './instant.ts';
import type { LetterData } from './letter-data.ts';
import type { Notice, Scope } from './values.ts';

/** Packs are compiled by `reports/` in the same transaction: the rules only say which. */
export interface PackRequest {
  readonly pack: 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7';
  readonly version: number;
}

/** Every kind of letter: the notices of 6.6, and CAL, which keeps calendars true when a meeting moves (docs/adr/0008). */
export type LetterKind = Notice | 'CAL';

interface IntentOf<N extends LetterKind> {
  readonly notice: N;
  readonly number?: number; // k of N02 and N23, version of N14
  readonly to: readonly Id[]; // persons, sorted
  readonly cc: readonly Id[];
  readonly vacant: readonly Scope[]; // rungs whose letters stand in for, shown as "vacant"
  readonly about: readonly string[]; // codes, sorted (the table of the timeline)
  readonly item?: string; // N09 only: part of the key
  readonly asOf: Instant;
  readonly usefulUntil: Instant | null; // it does not leave at or after it (6.6)
  readonly data: LetterData[N] | PackRequest;
}
/** The intent of a letter, written with the fact: whom it tells what, and until when that is useful (domain.md 6.6). */
export type LetterIntent = { [N in LetterKind]: IntentOf<N> }[LetterKind];

/**
 * `mop/2026-W48/M03/N02.2/<to>[/R-002]`: a second run of the same occasion makes the same key (domain.md 3.16). One person stands in it by
 * id, several by a digest of their sorted ids, which is handed in: a list of hundreds fits into no index.
 */
export function letterKey(institutionId: Id, occasion: string, intent: LetterIntent, digest: (text: string) => string): string {
  const number = intent.number === undefined ? '' : `.${intent.number}`;
  const item = intent.item === undefined ? '' : `/${intent.item}`;
  const [only, ...others] = intent.to;
  const to = only !== undefined && others.length === 0 ? only : digest([...intent.to].sort().join('+'));
  return `${institutionId}/${occasion}/${intent.notice}${number}/${to}${item}`;
}

/** What the store knows when a letter is written out, by the keys its lines carry. */
export interface Standing {
  readonly awaited: ReadonlySet<string>; // goal codes whose update of that week is PENDING or DRAFT
  readonly open: ReadonlyMap<string, { readonly scope: Scope; readonly unreviewed: boolean }>; // open items by code
}

/** The part of a letter's data that still holds; null when nothing is left, so that it is withdrawn (domain.md 6.6). */
export function whatStillHolds<N extends LetterKind>(notice: N, data: LetterData[N], standing: Standing): LetterData[N] | null {
  switch (notice) {
    case 'N02': {
      const { lists, ...rest } = data as LetterData['N02'];
      return kept(
        lists.filter(({ goal }) => standing.awaited.has(goal.goal)),
        (left) => ({ ...rest, lists: left }),
      ) as LetterData[N] | null;
    }
    case 'N23': {
      const { goals, ...rest } = data as LetterData['N23'];
      return kept(
        goals.filter(({ goal }) => standing.awaited.has(goal)),
        (left) => ({ ...rest, goals: left }),
      ) as LetterData[N] | null;
    }
    case 'N03': {
      const { goals, ...rest } = data as LetterData['N03'];
      return kept(
        goals.filter(({ goal }) => standing.awaited.has(goal)),
        (left) => ({ ...rest, goals: left }),
      ) as LetterData[N] | null;
    }
    case 'N07': {
      const { items } = data as LetterData['N07'];
      return kept(
        items.filter(({ item, scope }) => standing.open.get(item)?.scope === scope),
        (left) => ({ items: left }),
      ) as LetterData[N] | null;
    }
    case 'N08': {
      const { items } = data as LetterData['N08'];
      const holds = ({ item, scope }: { item: string; scope: Scope }) =>
        standing.open.get(item)?.scope === scope && standing.open.get(item)?.unreviewed === true;
      return kept(items.filter(holds), (left) => ({ items: left })) as LetterData[N] | null;
    }
    default:
      return data;
  }
}

function kept<Line, Data>(left: readonly Line[], make: (left: readonly Line[]) => Data): Data | null {
  return left.length === 0 ? null : make(left);
}

/** One hour: a letter that leaves later than this after its planned instant says so in its subject (domain.md 6.6). */
export const LATE_AFTER_MS = 3_600_000;
/** True when a letter leaving now must say that it is late. */
export const leavesLate = (asOf: Instant, now: Instant): boolean => now - asOf > LATE_AFTER_MS;
