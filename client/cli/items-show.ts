import { byDueDate, itemLine } from '../../domain/item-lines.ts';
import { SCOPES } from '../../domain/values.ts';
import { itemByCode } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { readEvents } from '../../store/events.ts';
import { namesOfPeople } from '../../store/institution-views.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { fields, table } from './table.ts';

const OPEN = ['UNREVIEWED', 'IN_PROCESS'];

/** `rutina items list mop` */
export const list = command({
  name: 'list',
  about: 'Lists the open restrictions and alerts by due date, or all of the last weeks',
  args: {
    institution: INSTITUTION_ARG,
    all: { type: 'boolean', description: 'those closed in the last ten weeks too' },
    scope: { type: 'enum', options: [...SCOPES], description: 'only those held on this rung' },
    json: JSON_FLAG,
  },
  examples: ['rutina items list mop', 'rutina items list mop --scope MINISTER'],
  perform: ({ institution, all, scope, json }, io) =>
    reading(io, institution, async (tx) => {
      const book = await loadBook(tx, 'all');
      const some = [...book.items.values()].filter(
        (item) => (all || OPEN.includes(item.state)) && (scope === undefined || item.scope === scope),
      );
      return printRows(
        byDueDate(book, some).map((item) => itemLine(book, item, tx.today)),
        [
          { title: 'item', of: ({ item }) => item },
          { title: 'held by', of: (line) => line.scope },
          { title: 'state', of: ({ state }) => state },
          { title: 'due', of: ({ due }) => due },
          { title: 'limit', of: ({ limitDate }) => limitDate },
          { title: 'on', of: ({ goal, ig }) => (ig === null ? goal : `${goal}/${ig}`) },
          {
            title: 'marks',
            of: ({ urgent, transsectoral, blocking }) =>
              [urgent && 'urgent', transsectoral && 'transsectoral', blocking && 'blocking'].filter(Boolean).join(', '),
          },
          { title: 'title', of: ({ title }) => title, shrinks: true },
        ],
        { json, io, none: 'There is none.' },
      );
    }),
});

/** `rutina items show mop R-001` */
export const show = command({
  name: 'show',
  about: 'Shows one restriction or alert with what happened to it',
  args: { institution: INSTITUTION_ARG, item: { type: 'positional', description: 'its code, as R-001' }, json: JSON_FLAG },
  examples: ['rutina items show mop R-001'],
  perform: ({ institution, item: code, json }, io) =>
    reading(io, institution, async (tx) => {
      const book = await loadBook(tx, 'all');
      const item = itemByCode(book, code.toUpperCase());
      if (!item)
        throw new Refused(
          `There is no ${code} in ${tx.institutionId}, open or closed in the last ten weeks. Open are: ${openCodes(book.items)}.`,
        );
      const line = itemLine(book, item, tx.today);
      const names = await namesOfPeople(tx);
      const history = (await readEvents(tx)).filter(({ payload }) => [payload.item, payload.id, payload.on].includes(item.code));
      if (json) {
        io.out(JSON.stringify({ ...line, stays: item.stays, history }, null, 2));
        return EXIT.ok;
      }
      io.out(
        fields([
          ['item', `${item.code}, ${item.kind}`],
          ['title', item.title],
          ['on', line.ig === null ? line.goal : `${line.goal}/${line.ig}`],
          ['held by', `${line.scope}: ${line.holders.join(', ') || 'vacant'}`],
          ['state', line.state],
          ['due, limit', `${line.due ?? 'no turn at the top'}, ${line.limitDate}`],
          ['reported', `${line.reportedOn} by ${line.reportedBy ?? 'the system'}`],
          ['rungs', item.stays.map(({ scope, on, trigger }) => `${scope} ${on}${trigger === null ? '' : ` ${trigger}`}`).join(' > ')],
        ]),
      );
      if (history.length > 0) io.out('');
      io.out(
        table(history, [
          { title: 'when', of: ({ at }) => local(tx, at) },
          { title: 'what', of: ({ kind, payload }) => (kind === 'act' ? String(payload.do) : kind) },
          { title: 'from', of: ({ payload }) => (payload.from === undefined ? null : String(payload.from)) },
          { title: 'to', of: ({ payload }) => (payload.to === undefined ? null : String(payload.to)) },
          { title: 'who', of: ({ by }) => (by === null ? null : (names.get(by) ?? by)) },
          { title: 'text', of: ({ payload }) => (typeof payload.text === 'string' ? payload.text : null), shrinks: true },
        ]),
      );
      return EXIT.ok;
    }),
});

const openCodes = (items: ReadonlyMap<string, { readonly code: string; readonly state: string }>): string =>
  [...items.values()]
    .filter(({ state }) => OPEN.includes(state))
    .map(({ code }) => code)
    .sort()
    .join(', ') || 'none';
