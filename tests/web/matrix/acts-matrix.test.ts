import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '../../../domain/acts.ts';
import { permitted } from '../../../domain/permissions.ts';
import { ROLES } from '../../../domain/values.ts';
import type { Book } from '../../../domain/work.ts';
import { loadBook } from '../../../store/book.ts';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import { fieldsOf, foundOf, type Named, SAMPLES } from './acts.ts';
import { everyone, handleOf, type Matrix } from './everyone.ts';

const DAY = '2026-11-27';
const NO_VERSION = '999999'; // what is permitted is refused as stale, or done: never as not allowed
const AT_ONCE = 8;
const DOOR = '/mop/account'; // a page that everybody may see, so that only the act's own right decides

let matrix: Matrix;
let book: Book;
beforeAll(async () => {
  matrix = await everyone();
  book = await transaction(matrix.store, 'mop', 'none', (tx) => loadBook(tx, 'all'));
}, 120_000);
afterAll(() => matrix?.close());

const common = (handle: string): Pick<Named, 'self' | 'spare' | 'gone' | 'delegation' | 'letter' | 'assignment'> => ({
  self: matrix.idOf(handle),
  spare: matrix.idOf('spare'),
  gone: matrix.idOf('gone'),
  delegation: matrix.delegation,
  letter: matrix.letter,
  assignment: matrix.assignment,
});
type Where = Pick<Named, 'goal' | 'ig' | 'item' | 'opportunity' | 'agenda' | 'indicator'>;
/** The same act on own goals at two rungs of the ladder, and on those of others. */
const OWN: Where = {
  goal: 'MOP-01',
  ig: 'MOP-01/1,03',
  item: 'R-001',
  opportunity: 'O-001',
  agenda: 'AG-001',
  indicator: 'I-001',
};
const PLACES: readonly (readonly [string, Where])[] = [
  ['own, held by the committee', OWN],
  ['own, held by the manager', { ...OWN, goal: 'MOP-04', ig: 'MOP-04/1,03', item: 'A-005', indicator: 'I-004' }],
  [
    "another's, held by the head office",
    { goal: 'MOP-02', ig: 'MOP-02/1,03', item: 'R-002', opportunity: 'O-002', agenda: 'AG-003', indicator: 'I-002' },
  ],
];
const ELSEWHERE: Where = {
  goal: 'OTR-01',
  ig: 'OTR-01/1,03',
  item: 'R-901',
  opportunity: 'O-901',
  agenda: 'AG-901',
  indicator: 'I-901',
};

/** The sample acts that name something of a goal, and those that do not. */
const aboutGoals = (handle: string, where: Where): Act[] => samples(handle, where).filter((act) => namesOf(act, where));
const aboutNone = (handle: string): Act[] => samples(handle, OWN).filter((act) => !namesOf(act, OWN));
const samples = (handle: string, where: Where): Act[] => Object.values(SAMPLES).flatMap((of) => of({ ...common(handle), ...where }));
const namesOf = (act: Act, where: Where): boolean => Object.values(act).some((value) => Object.values(where).includes(value));

/** How the act was answered: through a page, or through the door behind the pages where no form can say it. */
async function answered(handle: string, act: Act): Promise<number> {
  if (act.do === 'importGoals') {
    const outcome = await perform(matrix.store, act, {
      institutionId: 'mop',
      formId: crypto.randomUUID(),
      by: matrix.idOf(handle),
      via: 'web',
    });
    return outcome.kind === 'done' ? 303 : outcome.failure === 'NotAllowed' ? 403 : 409;
  }
  return (await matrix.as(handle).post(DOOR, { key: 'matrix', version: NO_VERSION, ...fieldsOf(act) })).status;
}

/** A letter that is there and has nothing to leave again is looked for after the right: that it is not found says that one may. */
const wordFor = (status: number, act: Act): string =>
  status === 403 ? 'may not' : status === 404 && act.do !== 'retryLetter' ? 'not found' : 'may';

/** Several at a time: one waits for the database while another is rendered. */
async function tried(handle: string, acts: readonly Act[]): Promise<readonly (readonly [Act, number])[]> {
  const answers: (readonly [Act, number])[] = [];
  for (let from = 0; from < acts.length; from += AT_ONCE)
    answers.push(...(await Promise.all(acts.slice(from, from + AT_ONCE).map(async (act) => [act, await answered(handle, act)] as const))));
  return answers;
}

describe.each(ROLES)('%s', (role) => {
  const handle = handleOf(role);
  const expectTable = async (acts: readonly Act[]): Promise<void> => {
    const actor = { by: matrix.idOf(handle), via: 'web' as const };
    const expected = acts.map((act) => [act, permitted({ book, act, found: foundOf(book, act), actor }, DAY) ? 'may' : 'may not']);
    expect((await tried(handle, acts)).map(([act, status]) => [act, wordFor(status, act)])).toEqual(expected);
  };

  test.each(PLACES)('may do what the table of acts says, and nothing else: %s', (_place, where) => expectTable(aboutGoals(handle, where)));
  test('may do what the table of acts says, and nothing else: to the institution', () => expectTable(aboutNone(handle)));

  test("finds nothing of another institution's by name", async () => {
    const born: readonly Act['do'][] = ['createGoal', 'assignRole']; // a code that is free here, a list that is looked at after the right
    const acts = aboutGoals(handle, ELSEWHERE).filter((act) => !born.includes(act.do));
    expect(await tried(handle, acts)).toEqual(acts.map((act) => [act, 404]));
  });
});
