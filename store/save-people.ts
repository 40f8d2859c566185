import { randomUUID } from 'node:crypto';
import type { Work } from '../domain/work.ts';
import type { Tx } from './transaction.ts';

/** Writes the people a work put, and their roles: new rows and changed ones, none taken away (domain.md 3, 3.3). */
export async function savePeople(tx: Tx, { book, touched }: Work): Promise<void> {
  const people = [...touched.people].flatMap((id) => book.people.get(id) ?? []);
  await tx.db.$executeRaw`
    INSERT INTO person (institution_id, id, handle, name, email, locale, active)
    SELECT ${tx.institutionId}, r.id, coalesce(r.handle, r.id::text), r.name, r.email, r.locale, r.active
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS r(id uuid, handle text, name text, email text, locale text, active bool)
    ON CONFLICT (institution_id, id) DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, locale = EXCLUDED.locale, active = EXCLUDED.active`;
  const roles = people.flatMap(({ id: person, roles: held }) =>
    held.map(({ id = randomUUID(), role, goalIds, from, to }) => ({
      id,
      person,
      role,
      all: goalIds === undefined,
      goals: goalIds ?? [],
      from: from ?? null,
      to: to ?? null,
    })),
  );
  await tx.db.$executeRaw`
    INSERT INTO role_assignment (institution_id, id, person_id, role, all_goals, goal_ids, from_day, to_day)
    SELECT ${tx.institutionId}, r.id, r.person, r.role, r."all", ARRAY(SELECT jsonb_array_elements_text(r.goals)::uuid), r."from", r."to"
    FROM jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) AS r(id uuid, person uuid, role text, "all" bool, goals jsonb, "from" date, "to" date)
    ON CONFLICT (institution_id, id) DO UPDATE SET all_goals = EXCLUDED.all_goals, goal_ids = EXCLUDED.goal_ids, from_day = EXCLUDED.from_day, to_day = EXCLUDED.to_day`;
}
