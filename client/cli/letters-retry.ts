import { readLetter } from '../../store/letter-views.ts';
import { transaction } from '../../store/transaction.ts';
import { parseAct } from '../acts.schema.ts';
import { command } from './command.ts';
import { doAct, refuseAct } from './do-act.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { institutionOf, withStore } from './service.ts';

/** `rutina letters retry mop <id> --by olga --reason …` */
export const retry = command({
  name: 'retry',
  about: 'Lets the refused copies of a letter leave again, once the address or the server is mended',
  args: {
    institution: INSTITUTION_ARG,
    letter: { type: 'positional', description: 'its id or key, as "rutina letters list" shows it' },
    by: { type: 'string', required: true, valueHint: 'person', description: 'who does it: somebody with the role INSTANCE_ADMIN' },
    reason: { type: 'string', required: true, valueHint: 'text', description: 'why; it is kept' },
  },
  examples: ['rutina letters retry mop 0b54c6f0-… --by olga --reason "the mailbox was full"'],
  perform: ({ institution, letter: named, by, reason }, io) =>
    withStore(io.config(), async (store) => {
      const institutionId = await institutionOf(store, institution);
      const letter = (await transaction(store, institutionId, 'none', (tx) => readLetter(tx, named)))?.id ?? named; // a key may be long, an id is not
      const parsed = parseAct({ do: 'retryLetter', letter, reason });
      if ('errors' in parsed) return refuseAct(parsed.errors);
      return doAct(store, parsed.act, { institutionId, by }, io);
    }),
});
