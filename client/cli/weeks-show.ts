import { managerOf } from '../../domain/addressees.ts';
import { goalByCode } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { listUpdates, readInstitution, type WeekView } from '../../store/institution-views.ts';
import { word, wordsOf } from '../words.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { fields, table } from './table.ts';

/** `rutina weeks list mop` */
export const list = command({
  name: 'list',
  about: 'Lists the weeks of an institution, newest first',
  args: { institution: INSTITUTION_ARG, json: JSON_FLAG },
  examples: ['rutina weeks list mop'],
  perform: ({ institution, json }, io) =>
    reading(io, institution, async (tx) => {
      const { weeks } = await readInstitution(tx);
      return printRows(
        weeks.map((week) => ({ ...week, next: nextOf(week) })),
        [
          { title: 'week', of: ({ week }) => week },
          { title: 'state', of: ({ state }) => state },
          { title: 'plan', of: ({ plan }) => `${plan.state}, version ${plan.version}` },
          { title: 'done', of: ({ done, plan }) => `${done.length} of ${plan.milestones.length}`, right: true },
          { title: 'next', of: ({ next }) => next && `${next.code} ${local(tx, next.at)}` },
        ],
        { json, io, none: `There is no week yet: "rutina weeks open ${tx.institutionId}" opens the present one.` },
      );
    }),
});

/** `rutina weeks show mop 2026-W48` */
export const show = command({
  name: 'show',
  about: 'Shows one week, the present one without a key: its milestones, planned and done, and who answered',
  args: {
    institution: INSTITUTION_ARG,
    week: { type: 'positional', required: false, description: 'its key, as 2026-W48' },
    json: JSON_FLAG,
  },
  examples: ['rutina weeks show mop', 'rutina weeks show mop 2026-W48 --json'],
  perform: ({ institution, week: asked, json }, io) =>
    reading(io, institution, async (tx) => {
      const { weeks, handAt } = await readInstitution(tx);
      const week =
        asked === undefined
          ? (weeks.find(({ state }) => state !== 'SCHEDULED') ?? weeks[0])
          : weeks.find((one) => one.week === asked.toUpperCase());
      if (!week)
        throw new Refused(
          `There is no week ${asked ?? 'yet'} in ${tx.institutionId}. There are: ${weeks.map((one) => one.week).join(', ') || 'none'}.`,
        );
      const updates = await listUpdates(tx, week.week);
      if (json) {
        io.out(JSON.stringify({ ...week, updates }, null, 2));
        return EXIT.ok;
      }
      const book = await loadBook(tx, 'all');
      const { milestones } = wordsOf('en');
      const done = new Map(week.done.map((one) => [one.code, one]));
      io.out(
        fields([
          ['week', week.week],
          ['state', week.state],
          [
            'plan',
            `${week.plan.state}, version ${week.plan.version}${week.planRead === 0 ? ', not yet handed over to the engine' : week.planRead < week.plan.version ? `, of which the engine has read ${week.planRead}` : ''}`,
          ],
          ['clock', handAt === null ? 'wall' : `by hand, at ${local(tx, handAt)}`],
        ]),
      );
      io.out('');
      io.out(
        table(week.plan.milestones, [
          { title: 'code', of: ({ code }) => code },
          { title: 'milestone', of: ({ code }) => word(milestones, code) },
          { title: 'planned', of: ({ at }) => local(tx, at) },
          { title: 'done', of: ({ code, at }) => local(tx, done.get(code)?.doneAt) ?? (at < tx.now ? 'overdue' : null) },
        ]),
      );
      if (updates.length > 0) io.out('');
      io.out(
        table(updates, [
          { title: 'goal', of: ({ goal }) => goal },
          { title: 'update', of: ({ state, late }) => `${state}${late ? ', late' : ''}` },
          { title: 'submitted', of: ({ submittedAt }) => local(tx, submittedAt) },
          { title: 'by', of: ({ by }) => by },
          { title: 'manager', of: ({ goal }) => managerOf(book, goalByCode(book, goal)?.id ?? '', tx.today)?.name ?? 'vacant' },
          { title: 'title', of: ({ title }) => title, shrinks: true },
        ]),
      );
      return EXIT.ok;
    }),
});

const nextOf = ({ plan, done, state }: WeekView) =>
  state === 'CLOSED' || state === 'CANCELLED' ? null : (plan.milestones.find(({ code }) => !done.some((one) => one.code === code)) ?? null);
