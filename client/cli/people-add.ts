import { managerOf } from '../../domain/addressees.ts';
import { goalByCode } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { addPeople, personIds } from '../../store/institutions.ts';
import { transaction } from '../../store/transaction.ts';
import { fieldErrors } from '../acts.schema.ts';
import { personSchema } from '../rehearsal/scenario.schema.ts';
import { command } from './command.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { institutionOf, withStore } from './service.ts';

/** `rutina people add mop --id lucia …` */
export const add = command({
  name: 'add',
  about: 'Adds a person with roles to an institution',
  args: {
    institution: INSTITUTION_ARG,
    id: { type: 'string', required: true, valueHint: 'lucia', description: 'what the command line calls the person' },
    name: { type: 'string', required: true, valueHint: 'text', description: 'the full name' },
    email: { type: 'string', required: true, valueHint: 'address', description: 'where letters go' },
    locale: { type: 'string', valueHint: 'es-PE', description: "of the person's letters; the institution's without it" },
    roles: { type: 'string', default: '', valueHint: 'COORDINATOR,MINISTER', description: 'the roles, divided by commas' },
    goals: {
      type: 'string',
      default: '',
      valueHint: 'MOP-01,MOP-04',
      description: 'the goals that the roles are about; a manager manages nothing without it',
    },
    from: { type: 'string', valueHint: '2026-01-01', description: 'first day of the roles' },
    to: { type: 'string', valueHint: '2026-12-31', description: 'last day of the roles' },
  },
  examples: [
    'rutina people add mop --id olga --name "Olga Medina" --email olga@mop.example --roles INSTANCE_ADMIN',
    'rutina people add mop --id lucia --name "Lucía Paredes" --email lucia@mop.example --roles GOAL_MANAGER --goals MOP-01,MOP-04',
  ],
  perform: ({ institution, id, name, email, locale, roles, goals, from, to }, io) => {
    const about = { ...(goals !== '' && { goals: words(goals) }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const given = { id, name, email, ...(locale !== undefined && { locale }), roles: words(roles).map((role) => ({ role, ...about })) };
    const parsed = personSchema.safeParse(given);
    const problems = parsed.success
      ? []
      : fieldErrors(parsed.error, given).map(({ path, message, expected }) => `--${path.join('.')}: ${message}; expected ${expected}`);
    if (from !== undefined && to !== undefined && to < from) problems.push(`--to: ${to} is before ${from}`);
    return withStore(io.config(), async (store) => {
      const institutionId = await institutionOf(store, institution).catch((error: unknown) => {
        throw error instanceof Refused && problems.length > 0 ? new Refused([...error.problems, ...problems], 'Nobody was added:') : error;
      });
      await transaction(store, institutionId, 'exclusive', async (tx) => {
        const book = await loadBook(tx, 'all');
        const rows = words(goals).map((code) => ({ code, goal: goalByCode(book, code) }));
        for (const { code, goal } of rows) {
          const manager = goal && words(roles).includes('GOAL_MANAGER') ? managerOf(book, goal.id, from ?? tx.today) : undefined;
          if (!goal) problems.push(`--goals: there is no goal ${code} in ${institutionId}`);
          else if (manager) problems.push(`--goals: ${code} is managed by ${manager.name}; a goal has one manager`);
        }
        if ((await personIds(tx)).has(id)) problems.push(`--id: ${id} is here already`);
        const same = [...book.people.values()].find((one) => one.email.toLowerCase() === email.toLowerCase());
        if (same) problems.push(`--email: ${email} is the address of ${same.name}`);
        if (!parsed.success || problems.length > 0) throw new Refused([...new Set(problems)], 'Nobody was added:');
        const goalIds = rows.flatMap(({ goal }) => (goal ? [goal.id] : []));
        await addPeople(tx, [
          {
            handle: id,
            name: parsed.data.name,
            email: parsed.data.email,
            locale: parsed.data.locale ?? book.institution.locale,
            active: true,
            roles: parsed.data.roles.map(({ role, goals: some, from: first, to: last }) => ({
              role,
              ...(some && { goalIds }),
              ...(first !== undefined && { from: first }),
              ...(last !== undefined && { to: last }),
            })),
          },
        ]);
      });
      io.out(`added ${id} to ${institutionId}`);
      return EXIT.ok;
    });
  },
});

const words = (list: string): string[] => [...new Set(list.split(',').map((one) => one.trim()))].filter((one) => one !== '');
