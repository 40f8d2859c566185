import { headerOf } from '../../domain/dashboard.ts';
import type { Day, Instant } from '../../domain/instant.ts';
import type { GoalLine, PackCover } from '../../domain/letter-data.ts';
import { weekOf } from '../../domain/week.ts';
import type { Book } from '../../domain/work.ts';
import type { Kept } from '../../store/report-history.ts';

/** What a pack outside the weekly routine is made from: the book as it stands, seen today (domain.md 7.4). */
export interface PackAsked {
  readonly book: Book;
  readonly now: Instant;
  readonly today: Day;
  readonly version?: number;
  readonly kept?: Partial<Kept>;
}

/** The cover of a pack that is asked for by itself: the week in which it was, and the goals it speaks of by state (domain.md 7.3). */
export function ownCover(
  { book, now, today, version = 1 }: PackAsked,
  code: PackCover['code'],
  lines: readonly Pick<GoalLine, 'state'>[],
): PackCover {
  return { code, institution: book.institution.name, week: weekOf(today), version, asOf: now, at: now, today, ...headerOf(lines) };
}
