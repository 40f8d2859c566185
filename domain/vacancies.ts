import { addressees, type Group, isVacant, standIns } from './addressees.ts';
import type { Goal, Id, WeekKey } from './entities.ts';
import type { Day } from './instant.ts';
import { pushLetter } from './letter-writing.ts';
import type { Scope } from './values.ts';
import { weekOf } from './week.ts';
import { putInstitution, type Work } from './work.ts';

/** A rung that nobody holds: of `MANAGER` one for each goal (domain.md 5.7). */
interface Vacancy {
  readonly key: string; // of `institution.vacancyNoticed`
  readonly scope: Scope;
  readonly goal?: Goal;
}

/** E6: N26 on the first run that finds a vacancy and on the first of each later ISO week, one letter for all of them (domain.md 5.7). */
export function noticeVacancies(work: Work, date: Day): void {
  const week = weekOf(date);
  const { institution } = work.book;
  const found = vacancies(work, date);
  const due = found.filter(({ key }) => institution.vacancyNoticed[key] !== week);
  const told = tell(work, due) ? due.map(({ key }) => key) : [];
  // What is filled again is forgotten, so that the next vacancy of the same rung is a new one.
  const kept = found.filter(({ key }) => institution.vacancyNoticed[key] !== undefined).map(({ key }) => key);
  const noticed: Record<string, WeekKey> = {};
  for (const key of kept) noticed[key] = institution.vacancyNoticed[key] ?? week;
  for (const key of told) noticed[key] = week;
  putInstitution(work, { ...institution, vacancyNoticed: noticed });
}

/** To the administrator, copy to the next rung's holder, who gets it where there is no administrator; false when there is nobody. */
function tell(work: Work, due: readonly Vacancy[]): boolean {
  if (due.length === 0) return false;
  const next: Group[] = [...new Set(due.flatMap((one) => standInsOf(work, one)))].map((person) => ({ person }));
  const administrators: Group[] = [{ role: 'INSTANCE_ADMIN' }];
  const administered = addressees(work, { to: administrators }).to.length > 0;
  const to = administered ? administrators : next;
  pushLetter(work, {
    notice: 'N26',
    to,
    cc: administered ? next : [],
    about: due.map(({ scope, goal }) => goal?.code ?? scope),
    data: { rungs: rungsOf(work, due) },
  });
  return administered || next.length > 0;
}

function vacancies(work: Work, date: Day): Vacancy[] {
  const { book } = work;
  const goals = [...book.goals.values()]
    .filter(({ integrating, lifecycle }) => !integrating && lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return book.institution.ladder.flatMap((scope): Vacancy[] =>
    scope === 'MANAGER'
      ? goals.filter(({ id }) => isVacant(book, scope, id, date)).map((goal) => ({ key: `${scope}/${goal.code}`, scope, goal }))
      : isVacant(book, scope, undefined, date)
        ? [{ key: scope, scope }]
        : [],
  );
}

const standInsOf = (work: Work, { scope, goal }: Vacancy): Id[] => standIns(work, scope, goal?.id).map(({ id }) => id);

function rungsOf(work: Work, due: readonly Vacancy[]) {
  return work.book.institution.ladder
    .map((scope) => ({ scope, of: due.filter((one) => one.scope === scope) }))
    .filter(({ of }) => of.length > 0)
    .map(({ scope, of }) => ({
      scope,
      goals: of.flatMap(({ goal }) => (goal ? [{ goal: goal.code, title: goal.title }] : [])),
      standsIn: [...new Set(of.flatMap((one) => standInsOf(work, one)))].map((id) => work.book.people.get(id)?.name ?? id),
    }));
}
