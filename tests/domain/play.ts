import { runDeadlines } from '../../domain/deadline-run.ts';
import type { Fact } from '../../domain/facts.ts';
import type { Day } from '../../domain/instant.ts';
import type { LetterIntent } from '../../domain/letters.ts';
import type { Book } from '../../domain/work.ts';
import { aWork } from '../support/builders.ts';

/** What one run or act wrote. */
export interface Played {
  readonly facts: readonly Fact[];
  readonly letters: readonly LetterIntent[];
}
/** The morning run of a date, at seven o'clock of that day or later. */
export function run(book: Book, date: Day, when = `${date}T07:00`): Played {
  const work = aWork(book, { at: when, asOf: `${date}T07:00`, occasion: date });
  runDeadlines(work, date);
  return { facts: work.facts, letters: work.letters };
}

/** `N09 R-002: hugo julio, copy andres carmen rosa`; what stands in for a vacant rung says so. */
export function told({ letters }: Pick<Played, 'letters'>): string[] {
  return letters.map(({ notice, about, to, cc, vacant }) => {
    const copy = cc.length > 0 ? `, copy ${cc.join(' ')}` : '';
    const instead = vacant.length > 0 ? ` (vacant ${vacant.join(' ')})` : '';
    return `${notice} ${about.join(' ')}: ${to.join(' ')}${copy}${instead}`;
  });
}
/** Changes of scope and state as lines: `R-001 COORDINATOR>MINISTER LIMIT_PASSED 2026-12-03`, `item A-004 UNREVIEWED>IN_PROCESS`. */
export function happened({ facts }: Pick<Played, 'facts'>): string[] {
  return facts.flatMap((fact) => {
    if (fact.kind === 'scope') return [`${fact.item} ${fact.from}>${fact.to} ${fact.trigger} ${fact.due ?? 'top'}`];
    if (fact.kind === 'state') return [`${fact.of} ${fact.id} ${fact.from ?? 'none'}>${fact.to}`];
    if (fact.kind === 'agenda') return [`${fact.id} ${fact.type} of ${fact.origin} ${fact.state}`];
    return [];
  });
}
