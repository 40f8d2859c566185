import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { createMailActivities } from '../activities/mailer.ts';
import { connectSmtp } from '../activities/smtp.ts';
import type { EngineRoom } from '../client/rehearsal/engine-room.ts';
import { loadScenario } from '../client/rehearsal/load.ts';
import { startWork } from '../domain/work.ts';
import { startMailbox } from '../embedded/mailbox.ts';
import { loadBook } from '../store/book.ts';
import { saveWork } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { createRenderer } from '../templates/render.ts';
import { madeUpInstitution } from './institutions.ts';

const LETTERS = 300;
const GOALS = 500; // a hundred managers

/** Letters per second of a plain loop of the library, and of our whole path (render, keep, claim, send, confirm), into mailboxes of one kind. */
export async function mailPath(room: EngineRoom): Promise<{ readonly raw: number; readonly ours: number }> {
  await rawRate(); // both roads are warm when they are measured
  const ours = await ownRate(room);
  return { raw: await rawRate(), ours };
}

async function rawRate(): Promise<number> {
  const mailbox = await startMailbox();
  const transport = createTransport({ url: mailbox.url, pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY });
  const html = '<p>made up</p>'.repeat(1_100);
  const began = performance.now();
  for (let n = 0; n < LETTERS; n += 1) {
    await transport.sendMail({
      from: 'a@bench.example',
      to: `b${n}@bench.example`,
      subject: `Letter ${n}`,
      text: 'made up '.repeat(300),
      html,
    });
  }
  const rate = LETTERS / ((performance.now() - began) / 1000);
  transport.close();
  await mailbox.stop();
  return rate;
}

async function ownRate({ store, name }: EngineRoom): Promise<number> {
  const institutionId = `mail-path~${name}`;
  const scenario = madeUpInstitution(0, GOALS);
  const { people } = await loadScenario(
    store,
    { ...scenario, institution: { ...scenario.institution, code: 'MAIL-PATH', name: 'Mail path' } },
    institutionId,
  );
  const managers = [...people].filter(([handle]) => handle.startsWith('manager-')).map(([, id]) => id);
  await transaction(store, institutionId, 'exclusive', async (tx) => {
    const work = startWork({
      book: await loadBook(tx, 'all'),
      zone: tx.zone,
      now: tx.now,
      asOf: tx.now,
      occasion: 'bench',
      newId: randomUUID,
    });
    for (let n = 0; n < LETTERS; n += 1) {
      const to = managers[n % managers.length];
      const data = { week: '2026-W48', until: tx.now + 3_600_000, proposal: [] };
      if (to !== undefined)
        work.letters.push({
          notice: 'N15',
          number: n,
          to: [to],
          cc: [],
          vacant: [],
          about: ['2026-W48'],
          asOf: tx.now,
          usefulUntil: null,
          data,
        });
    }
    await saveWork(tx, work);
  });
  const mailbox = await startMailbox();
  const server = connectSmtp(mailbox.url);
  const silent = (): void => {};
  const { sendWaiting } = createMailActivities({
    store,
    server,
    renderer: createRenderer(),
    identity: { from: 'Rutina <rutina@bench.example>', publicUrl: 'http://127.0.0.1:3000' },
    wakeMailing: async () => {},
    heartbeat: silent,
    log: { info: silent, warn: silent, error: silent },
  });
  const began = performance.now();
  const { left } = await sendWaiting({ institutionId });
  const rate = left / ((performance.now() - began) / 1000);
  server.close();
  await mailbox.stop();
  return rate;
}
