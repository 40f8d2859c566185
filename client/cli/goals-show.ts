import { managerOf } from '../../domain/addressees.ts';
import { catchUpDates } from '../../domain/goal-state.ts';
import { goalLine } from '../../domain/lines.ts';
import { goalByCode, intermediateGoalsOf } from '../../domain/work.ts';
import { workAsOf } from '../../store/routine.ts';
import type { Tx } from '../../store/transaction.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { fields, table } from './table.ts';

/** `rutina goals list mop` */
export const list = command({
  name: 'list',
  about: 'Lists the goals of an institution as they stand today',
  args: { institution: INSTITUTION_ARG, json: JSON_FLAG },
  examples: ['rutina goals list mop', 'rutina goals list mop --json'],
  perform: ({ institution, json }, io) =>
    reading(io, institution, async (tx) => {
      const book = await bookOfToday(tx);
      const rows = [...book.goals.values()].map((goal) => goalLine(book, goal, tx.today)).sort((a, b) => (a.goal < b.goal ? -1 : 1));
      return printRows(
        rows,
        [
          { title: 'goal', of: ({ goal }) => goal },
          { title: 'state', of: ({ state, byHand }) => `${state}${byHand ? ' (by hand)' : ''}` },
          { title: 'ends', of: ({ endDate }) => endDate },
          { title: 'actual', of: ({ actual }) => `${actual} %`, right: true },
          { title: 'expected', of: ({ expected }) => `${expected} %`, right: true },
          { title: 'restrictions', of: ({ restrictions }) => restrictions, right: true },
          { title: 'alerts', of: ({ alerts }) => alerts, right: true },
          { title: 'manager', of: ({ manager }) => manager ?? 'vacant' },
          { title: 'title', of: ({ title }) => title, shrinks: true },
        ],
        { json, io, none: 'There is no goal yet: "rutina goals import" reads them from a table.' },
      );
    }),
});

/** `rutina goals show mop MOP-01` */
export const show = command({
  name: 'show',
  about: 'Shows one goal with its intermediate goals',
  args: { institution: INSTITUTION_ARG, goal: { type: 'positional', description: 'the code of the goal' }, json: JSON_FLAG },
  examples: ['rutina goals show mop MOP-01'],
  perform: ({ institution, goal: code, json }, io) =>
    reading(io, institution, async (tx) => {
      const book = await bookOfToday(tx);
      const goal = goalByCode(book, code.toUpperCase());
      if (!goal)
        throw new Refused(
          `There is no goal ${code} in ${tx.institutionId}. There are: ${
            [...book.goals.values()]
              .map((one) => one.code)
              .sort()
              .join(', ') || 'none yet'
          }.`,
        );
      const igs = intermediateGoalsOf(book, goal.id);
      const line = goalLine(book, goal, tx.today);
      if (json) {
        io.out(JSON.stringify({ ...goal, ...line, intermediateGoals: igs }, null, 2));
        return EXIT.ok;
      }
      io.out(
        fields([
          ['goal', goal.code],
          ['title', goal.title],
          ['state', `${line.state}${line.byHand ? ' (by hand)' : ''}`],
          ['manager', managerOf(book, goal.id, tx.today)?.name ?? 'vacant'],
          ['from, to', `${goal.startDate}, ${goal.endDate}`],
          ['actual, expected', `${line.actual} %, ${line.expected} %`],
          ['last update', local(tx, goal.lastUpdateAt)],
        ]),
      );
      io.out('');
      io.out(
        table(igs, [
          { title: 'code', of: (ig) => ig.code },
          { title: 'state', of: (ig) => ig.state },
          { title: 'ends', of: (ig) => ig.endDate },
          { title: 'original', of: (ig) => (ig.originalEndDate === ig.endDate ? null : ig.originalEndDate) },
          { title: 'moved', of: (ig) => ig.reprogramCount, right: true },
          { title: 'finished', of: (ig) => ig.finishedOn },
          { title: 'title', of: (ig) => ig.title, shrinks: true },
        ]),
      );
      return EXIT.ok;
    }),
});

/** What the date alone changes is shown, and not written. */
async function bookOfToday(tx: Tx) {
  const work = await workAsOf(tx, tx.now, 'reading');
  catchUpDates(work, 'all');
  return work.book;
}
