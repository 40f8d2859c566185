import { loadBook } from '../../store/book.ts';
import { handlesOf } from '../../store/institution-views.ts';
import type { Tx } from '../../store/transaction.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, printRows, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { rolesShown } from './people-of.ts';
import { fields } from './table.ts';

/** `rutina people list mop` */
export const list = command({
  name: 'list',
  about: 'Lists the people of an institution and their roles',
  args: { institution: INSTITUTION_ARG, json: JSON_FLAG },
  examples: ['rutina people list mop'],
  perform: ({ institution, json }, io) =>
    reading(io, institution, async (tx) =>
      printRows(
        await readPeople(tx),
        [
          { title: 'id', of: ({ handle }) => handle },
          { title: 'name', of: ({ name }) => name, shrinks: true },
          { title: 'address', of: ({ email }) => email },
          { title: 'locale', of: ({ locale }) => locale },
          { title: 'roles', of: ({ shown, active }) => `${active ? '' : '(inactive) '}${shown}`, shrinks: true },
        ],
        { json, io, none: 'Nobody is here yet: "rutina people add" adds the first person.' },
      ),
    ),
});

/** `rutina people show mop lucia` */
export const show = command({
  name: 'show',
  about: 'Shows one person',
  args: {
    institution: INSTITUTION_ARG,
    person: { type: 'positional', description: 'the id of the person, as "rutina people list" shows it' },
    json: JSON_FLAG,
  },
  examples: ['rutina people show mop lucia'],
  perform: ({ institution, person: named, json }, io) =>
    reading(io, institution, async (tx) => {
      const people = await readPeople(tx);
      const person = people.find(({ handle, id }) => handle === named || id === named);
      if (!person)
        throw new Refused(
          `There is nobody called ${JSON.stringify(named)} in ${tx.institutionId}. There are: ${people.map(({ handle }) => handle).join(', ') || 'nobody yet'}.`,
        );
      if (json) io.out(JSON.stringify(person, null, 2));
      else
        io.out(
          fields([
            ['id', person.handle],
            ['name', person.name],
            ['address', person.email],
            ['locale', person.locale],
            ['active', person.active ? 'yes' : 'no'],
            ['roles', person.shown || null],
          ]),
        );
      return EXIT.ok;
    }),
});

async function readPeople(tx: Tx) {
  const { people, goals } = await loadBook(tx, 'all');
  const handles = await handlesOf(tx);
  const codes = new Map([...goals.values()].map(({ id, code }) => [id, code]));
  return [...people.values()].map(({ roles, ...person }) => ({
    handle: handles.get(person.id) ?? person.id,
    ...person,
    roles: roles.map(({ goalIds, ...role }) => ({ ...role, ...(goalIds && { goals: goalIds.map((id) => codes.get(id) ?? id) }) })),
    shown: rolesShown({ roles }, codes),
  }));
}
