import { createHmac, randomInt } from 'node:crypto';
import type { Log } from '../../../activities/dependencies.ts';
import { CODE_LIVES_MS, keepCode, personByAddress, tryCode } from '../../../store/access/codes.ts';
import type { Store } from '../../../store/store.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Pages } from '../pages.ts';
import { codeLetter } from './code-letter.ts';
import type { AccessSettings } from './entrance.ts';
import type { House } from './gate.ts';

const DIGITS = 6;
export const CODE_MINUTES = CODE_LIVES_MS / 60_000;

interface Codes {
  /** Sends a code to whoever has this address here, if anybody; the answer to the browser is the same, and does not wait. */
  readonly send: (house: House, id: string, address: string) => Promise<void>;
  /** Whose code it is, when it is right and still good: once. */
  readonly spend: (institutionId: string, id: string, typed: string) => Promise<string | undefined>;
}
interface CodeParts {
  readonly store: Store;
  readonly log: Log;
  readonly pages: Pages;
  readonly settings: AccessSettings;
  readonly publicUrl: string;
}

/** Sign-in codes: six digits by mail, ten minutes, five tries, one use; what is kept cannot be turned back into the code without our key. */
export function codesOf({ store, log, pages, settings, publicUrl }: CodeParts): Codes {
  const hash = (id: string, code: string): string => createHmac('sha256', settings.sessionKey).update(`${id} ${code}`).digest('hex');
  return {
    send: async (house, id, address) => {
      try {
        const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
        const wall = store.wall();
        const person = await transaction(store, house.id, 'none', async (tx) => {
          const found = await personByAddress(tx, address);
          return found && (await keepCode(tx, { id, personId: found.id, hash: hash(id, code), wall })) ? found : undefined;
        });
        if (person === undefined) return log.info('no code was sent', { institution: house.id });
        const { from, server, sign = async (raw: Uint8Array) => raw } = settings.mail;
        const raw = await codeLetter({ pages, house, person, code, minutes: CODE_MINUTES, from, publicUrl, date: wall, key: id });
        await server.send({ from, to: person.email, raw: await sign(raw) });
      } catch (error) {
        log.error('a code could not be sent', { institution: house.id, error: error instanceof Error ? error.message : String(error) });
      }
    },
    spend: async (institutionId, id, typed) => {
      const code = typed.replace(/\D/g, '');
      if (code.length !== DIGITS) return undefined;
      return transaction(store, institutionId, 'none', (tx) => tryCode(tx, id, hash(id, code), store.wall()));
    },
  };
}
