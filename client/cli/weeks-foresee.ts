import { isDay } from '../../domain/calendar.ts';
import { word, wordsOf } from '../words.ts';
import { command, JSON_FLAG } from './command.ts';
import { foresee } from './foresee.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { Refused } from './outcome.ts';

/** `rutina weeks would-be-sent mop 2026-11-26` */
export const wouldBeSent = command({
  name: 'would-be-sent',
  about: 'Shows which letters a day would send if nobody did anything from now until then; nothing is sent or changed',
  args: {
    institution: INSTITUTION_ARG,
    day: { type: 'positional', required: false, description: 'as 2026-11-26; without it today by the clock of the institution' },
    json: JSON_FLAG,
  },
  examples: ['rutina weeks would-be-sent mop', 'rutina weeks would-be-sent mop 2026-11-26'],
  perform: ({ institution, day: asked, json }, io) =>
    reading(io, institution, async (tx) => {
      const day = asked ?? tx.today;
      if (!isDay(day)) throw new Refused(`${JSON.stringify(day)} is no day of the calendar as 2026-11-26.`);
      if (day < tx.today)
        throw new Refused(
          `${day} is past: it is ${tx.today} in ${tx.institutionId}. "rutina letters list ${tx.institutionId}" shows what was sent.`,
        );
      const { book, letters, blocked } = await foresee(tx, day);
      const names = (ids: readonly string[]): string => ids.map((id) => book.people.get(id)?.name ?? id).join(', ');
      const { notices = {} } = wordsOf('en').states;
      for (const why of blocked) io.err(why);
      const some = letters.filter(({ at }) => tx.zone.dayOf(at) === day);
      return printRows(
        some.map(({ at, occasion, letter: { notice, number, to, cc, about } }) => ({
          at: tx.zone.format(at),
          time: local(tx, at)?.slice(11) ?? '',
          occasion,
          notice: number === undefined ? notice : `${notice}.${number}`,
          name: word(notices, notice),
          about,
          to: names(to),
          cc: names(cc),
        })),
        [
          { title: 'time', of: ({ time }) => time },
          { title: 'occasion', of: ({ occasion }) => occasion },
          { title: 'notice', of: ({ notice, name }) => `${notice} ${name}` },
          { title: 'about', of: ({ about }) => about.join(', '), shrinks: true },
          { title: 'to', of: ({ to }) => to, shrinks: true },
          { title: 'copy', of: ({ cc }) => cc || null, shrinks: true },
        ],
        { json, io, none: `On ${day} no letter would be sent.` },
      );
    }),
});
