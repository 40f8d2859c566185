import { createMailActivities } from '../../../activities/mailer.ts';
import { createRenderer } from '../../../templates/render.ts';
import type { Screens } from '../../support/screens.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const renderer = createRenderer();

/** Writes and sends what waits; the mail server refuses the addresses that `refuses` names. */
export async function postLetters({ store, institutionId }: Screens, refuses: (address: string) => boolean = () => false): Promise<void> {
  const mailer = createMailActivities({
    store,
    renderer,
    server: {
      send: async ({ to }) => {
        if (refuses(to))
          throw Object.assign(new Error('no such mailbox'), { responseCode: 550, response: '550 no such mailbox', command: 'RCPT TO' });
        return '250 taken';
      },
    },
    identity: { from: 'Rutina <rutina@mop.example>', publicUrl: 'http://127.0.0.1:3000' },
    wakeMailing: async () => {},
    heartbeat: () => {},
    log: silent,
  });
  await mailer.sendWaiting({ institutionId });
}
