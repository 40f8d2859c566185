import PostalMime from 'postal-mime';
import { daysOfWeek, isWeekKey, nextWeek } from '../../domain/week.ts';
import { type LetterView, listLetters, readLetter } from '../../store/letter-views.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { fields, table } from './table.ts';

const STATUSES = ['INTENDED', 'WRITTEN', 'LEFT', 'REFUSED', 'WITHDRAWN'];

/** `rutina letters list mop` */
export const list = command({
  name: 'list',
  about: 'Lists letters, newest first',
  args: {
    institution: INSTITUTION_ARG,
    week: { type: 'string', valueHint: '2026-W48', description: 'only those of a week' },
    status: { type: 'enum', options: STATUSES, description: 'only those that stand so' },
    notice: { type: 'string', valueHint: 'N09', description: 'only those of a notice' },
    limit: { type: 'string', default: '50', valueHint: 'number', description: 'at most so many' },
    json: JSON_FLAG,
  },
  examples: ['rutina letters list mop', 'rutina letters list mop --week 2026-W48 --notice N09', 'rutina letters list mop --status REFUSED'],
  perform: ({ institution, week, status, notice, limit, json }, io) => {
    const problems = [
      ...(week !== undefined && !isWeekKey(week) ? [`--week: ${JSON.stringify(week)} is no week as 2026-W48`] : []),
      ...(notice !== undefined && !/^(?:N\d\d|CAL)$/.test(notice) ? [`--notice: ${JSON.stringify(notice)} is no notice as N09`] : []),
      ...(/^[1-9]\d{0,5}$/.test(limit) ? [] : [`--limit: ${JSON.stringify(limit)} is no number as 50`]),
    ];
    if (problems.length > 0) throw new Refused(problems, 'Nothing was looked up:');
    return reading(io, institution, async (tx) => {
      const between =
        week === undefined
          ? undefined
          : ([week, nextWeek(week)].map((one) => tx.zone.instantOf(daysOfWeek(one)[0] ?? '', '00:00')) as [number, number]);
      const found = await listLetters(tx, {
        limit: Number(limit),
        ...(between && { between }),
        ...(status !== undefined && { status }),
        ...(notice !== undefined && { notice }),
      });
      return printRows(
        found,
        [
          { title: 'when', of: ({ leftAt, asOf }) => local(tx, leftAt ?? asOf) },
          { title: 'notice', of: nameOf },
          { title: 'status', of: ({ status: is }) => is },
          {
            title: 'copies',
            of: ({ copies }) => `${copies.filter((copy) => copy.status === 'SENT').length} of ${copies.length}`,
            right: true,
          },
          {
            title: 'to',
            of: ({ copies }) =>
              copies
                .filter(({ capacity }) => capacity === 'TO')
                .map(({ address }) => address)
                .join(', '),
            shrinks: true,
          },
          { title: 'subject', of: ({ copies, reason }) => copies[0]?.subject ?? reason, shrinks: true },
          { title: 'id', of: ({ id }) => id },
        ],
        { json, io, none: 'There is no such letter.' },
      );
    });
  },
});

/** `rutina letters show mop <id>` */
export const show = command({
  name: 'show',
  about: 'Shows one letter with the fate of each copy, and its text',
  args: {
    institution: INSTITUTION_ARG,
    letter: { type: 'positional', description: 'its id or key, as "rutina letters list" shows it' },
    source: { type: 'boolean', description: "print the first copy's bytes as they left" },
    json: JSON_FLAG,
  },
  examples: ['rutina letters show mop 0b54c6f0-…', 'rutina letters show mop 0b54c6f0-… --source > letter.eml'],
  perform: ({ institution, letter: named, source, json }, io) =>
    reading(io, institution, async (tx) => {
      const letter = await readLetter(tx, named);
      if (!letter)
        throw new Refused(
          `There is no letter ${JSON.stringify(named)} in ${tx.institutionId}: "rutina letters list ${tx.institutionId}" shows them.`,
        );
      const { bytes, ...view } = letter;
      const first = bytes[0];
      if (source) {
        if (first === undefined) throw new Refused(`The letter ${named} has no bytes: it is ${letter.status}.`);
        io.out(Buffer.from(first).toString('utf8').trimEnd());
        return EXIT.ok;
      }
      if (json) {
        io.out(JSON.stringify(view, null, 2));
        return EXIT.ok;
      }
      io.out(
        fields([
          ['letter', letter.id],
          ['key', letter.key],
          ['notice', nameOf(letter)],
          ['about', letter.about.join(', ') || null],
          ['status', `${letter.status}${letter.reason === null ? '' : `: ${letter.reason}`}`],
          ['planned, left', `${local(tx, letter.asOf)}, ${local(tx, letter.leftAt) ?? '–'}`],
          ['subject', letter.copies[0]?.subject],
        ]),
      );
      io.out('');
      io.out(
        table(letter.copies, [
          { title: '', of: ({ capacity }) => capacity },
          { title: 'name', of: ({ name }) => name },
          { title: 'address', of: ({ address }) => address },
          { title: 'status', of: ({ status }) => status },
          { title: 'sent', of: ({ sentAt }) => local(tx, sentAt) },
          {
            title: 'attempts',
            of: ({ attempts, ambiguousEnds }) => `${attempts}${ambiguousEnds > 0 ? `, ${ambiguousEnds} in doubt` : ''}`,
          },
          { title: 'reply', of: ({ reply }) => reply, shrinks: true },
        ]),
      );
      if (first !== undefined) io.out(`\n${((await PostalMime.parse(Buffer.from(first))).text ?? '').trimEnd()}`);
      return EXIT.ok;
    }),
});

const nameOf = ({ notice, number }: LetterView): string => (number === null ? notice : `${notice}.${number}`);
