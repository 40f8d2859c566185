import { isVacant } from '../../../domain/addressees.ts';
import type { Visit } from '../visit.ts';

/** Rungs and goals that nobody holds: somebody has to be named (domain.md 5.7). */
export function vacancies({ book, t, tx, words }: Pick<Visit, 'book' | 't' | 'tx' | 'words'>): string[] {
  const rungs = book.institution.ladder.filter((scope) => scope !== 'MANAGER' && isVacant(book, scope, undefined, tx.today));
  const goals = [...book.goals.values()]
    .filter(({ id, lifecycle }) => lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED' && isVacant(book, 'MANAGER', id, tx.today))
    .map(({ code }) => code)
    .sort();
  return [
    ...rungs.map((scope) => t('people.vacantRung', { name: words.scopes[scope] ?? scope })),
    ...(goals.length > 0 ? [t('people.vacantGoals', { goals: goals.join(', '), n: goals.length })] : []),
  ];
}
