import { randomUUID } from 'node:crypto';
import type { Store } from '../../../store/store.ts';
import { testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { playScenario } from '../../support/playing.ts';
import { example } from '../../support/rehearsing.ts';
import { aLetter } from '../a-letter.ts';
import { type Doors, type Jar, openDoors, type Page } from './doors.ts';

export interface Wednesday {
  readonly store: Store;
  readonly doors: Doors;
  readonly idOf: (handle: string) => string;
  /** The secret of a new letter to somebody. */
  readonly linkTo: (handle: string, notice: string, more?: Partial<Parameters<typeof aLetter>[2]>) => Promise<string>;
  /** Opens a link as a person does: the letter, the page, the button. */
  readonly enter: (secret: string, to: string, jar?: Jar) => Promise<{ readonly jar: Jar; readonly page: Page }>;
  readonly close: () => Promise<void>;
}

/** Section 11 on Wednesday at 08:40, beside another institution: every update is awaited. */
export async function openWednesday(): Promise<Wednesday> {
  const database = await testDatabase();
  const store = database.store();
  const { people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-25T08:40');
  await foundTestInstitution(store, 'msp');
  const doors = await openDoors(store);
  const idOf = (handle: string): string => people.get(handle) ?? '';
  return {
    store,
    doors,
    idOf,
    linkTo: async (handle, notice, more = {}) => {
      const secret = `${handle}-${notice}-${randomUUID()}`;
      await aLetter(store, 'mop', { secret, personId: idOf(handle), notice, ...more });
      return secret;
    },
    enter: async (secret, to, jar = doors.browser()) => {
      await jar.get(`/mop/open/${secret}`);
      const opened = await jar.fill(await jar.get('/mop/opened'), '/mop/opened', { to });
      return { jar, page: await jar.get(opened.location ?? '/nowhere') };
    },
    close: async () => {
      await doors.server.close();
      await database.drop();
    },
  };
}
