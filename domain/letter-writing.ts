import { type Addressees, addressees, type Group } from './addressees.ts';
import type { Id } from './entities.ts';
import type { Instant } from './instant.ts';
import type { LetterData } from './letter-data.ts';
import type { LetterIntent, LetterKind, PackRequest } from './letters.ts';
import type { Work } from './work.ts';

interface Audience {
  readonly to: readonly Group[];
  readonly cc?: readonly Group[];
  readonly goalId?: Id; // whose manager, whose coordinators
  readonly about: readonly string[]; // codes
}
/** One letter to write. */
export interface LetterSpec<N extends LetterKind> extends Audience {
  readonly notice: N;
  readonly number?: number; // k of N02 and N23, version of N14
  readonly item?: string; // N09 only
  readonly usefulUntil?: Instant | null; // absent: without limit
  readonly data: LetterData[N] | PackRequest;
}
/** What one goal or item has to say in a letter that may say several things. */
export interface LetterPart<Line> extends Audience {
  readonly line: Line;
}
/** What a joined letter says, once it is known which lines it has. */
export interface Composed<N extends LetterKind> {
  readonly data: LetterData[N];
  readonly number?: number;
  readonly usefulUntil?: Instant | null;
}

/** Writes the intent of one letter (domain.md 6.6); where nobody holds what it is for, nothing is sent. */
export function pushLetter<N extends LetterKind>(work: Work, spec: LetterSpec<N>): void {
  post(work, spec, addressees(work, spec, spec.goalId), spec.about);
}

/** One letter for each set of To persons about all the parts that are theirs, with all their copies (domain.md 6.6). */
export function joinLetters<N extends LetterKind, Line>(
  work: Work,
  notice: N,
  parts: readonly LetterPart<Line>[],
  compose: (lines: readonly Line[]) => Composed<N>,
): void {
  const letters = new Map<string, { readonly parts: LetterPart<Line>[]; readonly addressed: Addressees[] }>();
  for (const part of parts) {
    const addressed = addressees(work, part, part.goalId);
    const key = addressed.to.join('+');
    const letter = letters.get(key) ?? { parts: [], addressed: [] };
    letters.set(key, letter);
    letter.parts.push(part);
    letter.addressed.push(addressed);
  }
  for (const letter of letters.values()) {
    const { data, ...rest } = compose(letter.parts.map(({ line }) => line));
    const about = letter.parts.flatMap((part) => part.about);
    post(work, { notice, data, ...rest }, merged(work, letter.addressed), about);
  }
}

/** All have the same To persons; each part's copies are without them already. */
function merged(work: Work, some: readonly Addressees[]): Addressees {
  const vacant = work.book.institution.ladder.filter((scope) => some.some((one) => one.vacant.includes(scope)));
  return { to: some[0]?.to ?? [], cc: [...new Set(some.flatMap(({ cc }) => cc))].sort(), vacant };
}

function post<N extends LetterKind>(
  work: Work,
  { notice, number, item, usefulUntil, data }: Omit<LetterSpec<N>, keyof Audience>,
  { to, cc, vacant }: Addressees,
  about: readonly string[],
): void {
  if (to.length === 0) return;
  const letter = {
    notice,
    ...(number !== undefined && { number }),
    to,
    cc,
    vacant,
    about: [...new Set(about)].sort(),
    ...(item !== undefined && { item }),
    asOf: work.asOf,
    usefulUntil: usefulUntil ?? null,
    data,
  };
  // The notice decides the data by LetterSpec; TypeScript cannot follow that into the union.
  work.letters.push(letter as LetterIntent);
}
