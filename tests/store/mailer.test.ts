import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMailActivities } from '../../activities/mailer.ts';
import { connectSmtp } from '../../activities/smtp.ts';
import { startWork } from '../../domain/work.ts';
import { type Behaviour, type Mailbox, startMailbox } from '../../embedded/mailbox.ts';
import { loadBook } from '../../store/book.ts';
import { saveWork } from '../../store/save.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foundTestInstitution } from '../support/institutions.ts';

// What engineering.md section 7 promises of letters, against a mail server that misbehaves in every way it can.
let database: TestDatabase;
let store: Store;
let mailbox: Mailbox;
let server: ReturnType<typeof connectSmtp>;
let behaviour: (address: string) => Behaviour = () => 'accept';
let number = 0;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  mailbox = await startMailbox({ behave: (address) => behaviour(address) });
  server = connectSmtp(mailbox.url, 1_500);
});
afterEach(() => {
  behaviour = () => 'accept';
  mailbox.clear();
});
afterAll(async () => {
  server.close();
  await mailbox.stop();
  await store.close();
  await database.drop();
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const mailer = () => createMailActivities(dependenciesOf());

/** An institution with so many people, each of whom one letter is intended for. */
async function intended(people: number, usefulUntil: number | null = null): Promise<string> {
  number += 1;
  const id = `mail${number}`;
  await foundTestInstitution(store, id);
  await transaction(store, id, 'exclusive', async (tx) => {
    const rows = Array.from({ length: people }, (_, n) => ({
      id: randomUUID(),
      handle: `p${n}`,
      name: `Person ${n}`,
      email: `p${n}@${id}.example`,
      locale: 'es',
      institutionId: id,
    }));
    await tx.db.person.createMany({ data: rows });
    const work = startWork({
      book: await loadBook(tx, 'all'),
      zone: tx.zone,
      now: tx.now,
      asOf: tx.now,
      occasion: 'test',
      newId: randomUUID,
    });
    for (const person of rows) {
      work.letters.push({
        notice: 'N15',
        to: [person.id],
        cc: [],
        vacant: [],
        about: ['2026-W48'],
        asOf: tx.now,
        usefulUntil,
        data: { week: '2026-W48', until: null, proposal: [] },
      });
    }
    await saveWork(tx, work);
  });
  return id;
}

const copies = (id: string) =>
  transaction(store, id, 'none', (tx) =>
    tx.db.letterCopy.findMany({
      where: { institutionId: id },
      orderBy: { address: 'asc' },
      select: { status: true, attempts: true, ambiguousEnds: true, reply: true },
    }),
  );
const letters = (id: string) =>
  transaction(store, id, 'none', (tx) => tx.db.letter.findMany({ where: { institutionId: id }, select: { status: true, reason: true } }));

describe('a letter leaves once', () => {
  test('what waits is sent, and asked again nothing is', async () => {
    const id = await intended(3);
    expect(await mailer().sendWaiting({ institutionId: id })).toEqual({ left: 3 });
    expect(await mailer().sendWaiting({ institutionId: id })).toEqual({ left: 0 });
    expect(mailbox.messages()).toHaveLength(3);
  });

  test('two attempts send the same bytes under the same Message-ID', async () => {
    const id = await intended(1);
    behaviour = () => ({ reply: 451 });
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toThrow(/put off/);
    behaviour = () => 'accept';
    await mailer().sendWaiting({ institutionId: id });
    const [copy] = await transaction(store, id, 'none', (tx) => tx.db.letterCopy.findMany({ where: { institutionId: id } }));
    const raw = mailbox.raw(mailbox.messages()[0]?.id ?? '');
    expect(raw?.toString().trimEnd()).toBe(
      Buffer.from(copy?.bytes ?? [])
        .toString()
        .trimEnd(),
    );
    expect(raw?.toString()).toContain(copy?.messageId);
  });
});

describe('a mail server that misbehaves', () => {
  test('451: the copy waits while the others go', async () => {
    const id = await intended(3);
    behaviour = (address) => (address.startsWith('p1@') ? { reply: 451 } : 'accept');
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toMatchObject({ type: 'MailUnavailable' });
    expect((await copies(id)).map(({ status }) => status)).toEqual(['SENT', 'WAITING', 'SENT']);
  });

  test('421: the copy waits and leaves when the server is back', async () => {
    const id = await intended(2);
    behaviour = () => ({ reply: 421 });
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toMatchObject({ type: 'MailUnavailable' });
    behaviour = () => 'accept';
    await mailer().sendWaiting({ institutionId: id });
    expect((await copies(id)).map(({ status }) => status)).toEqual(['SENT', 'SENT']);
  });

  test('550: the copy ends as refused with the reply, shown and never fatal', async () => {
    const id = await intended(2);
    behaviour = (address) => (address.startsWith('p0@') ? { reply: 550 } : 'accept');
    expect(await mailer().sendWaiting({ institutionId: id })).toEqual({ left: 1 });
    expect(await copies(id)).toMatchObject([{ status: 'REFUSED', reply: expect.stringContaining('550') }, { status: 'SENT' }]);
    expect((await letters(id)).map(({ status }) => status).sort()).toEqual(['LEFT', 'REFUSED']);
  });

  test('a server that hangs is given up, and the copy leaves later', async () => {
    const id = await intended(1);
    behaviour = () => 'hang';
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toMatchObject({ type: 'MailUnavailable' });
    behaviour = () => 'accept';
    await mailer().sendWaiting({ institutionId: id });
    expect(await copies(id)).toMatchObject([{ status: 'SENT' }]);
  });

  test.each(['cut', 'lose'] as const)('cut after the final dot (%s): sent again with the same Message-ID, and counted', async (way) => {
    const id = await intended(1);
    behaviour = () => way;
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toMatchObject({ type: 'MailUnavailable' });
    behaviour = () => 'accept';
    await mailer().sendWaiting({ institutionId: id });
    expect(await copies(id)).toMatchObject([{ status: 'SENT', attempts: 2, ambiguousEnds: 1 }]);
    const ids = mailbox.messages().map((message) => /^Message-ID: (.+)$/im.exec(mailbox.raw(message.id)?.toString() ?? '')?.[1]);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(way === 'cut' ? 2 : 1);
  });

  test('a server that is away costs no attempt that counts as ambiguous', async () => {
    const id = await intended(2);
    const away = connectSmtp('smtp://127.0.0.1:1', 1_500);
    const absent = createMailActivities({ ...dependenciesOf(), server: away });
    await expect(absent.sendWaiting({ institutionId: id })).rejects.toMatchObject({ type: 'MailUnavailable' });
    expect((await copies(id)).map(({ ambiguousEnds, status }) => [status, ambiguousEnds])).toEqual([
      ['WAITING', 0],
      ['WAITING', 0],
    ]);
    away.close();
  });

  test('a sender that died between claiming and confirming is an ambiguous end', async () => {
    const id = await intended(1);
    behaviour = () => ({ reply: 451 });
    await expect(mailer().sendWaiting({ institutionId: id })).rejects.toThrow();
    await transaction(store, id, 'none', (tx) =>
      tx.db.letterCopy.updateMany({ where: { institutionId: id }, data: { status: 'CLAIMED' } }),
    );
    behaviour = () => 'accept';
    await mailer().sendWaiting({ institutionId: id });
    expect(await copies(id)).toMatchObject([{ status: 'SENT', ambiguousEnds: 1 }]);
  });
});

describe('a letter is written once, before its first attempt', () => {
  test('one that is too late to be useful is withdrawn, visibly, and not sent', async () => {
    const id = await intended(1, Date.parse('2026-11-23T05:00:00Z'));
    expect(await mailer().sendWaiting({ institutionId: id })).toEqual({ left: 0 });
    expect(await letters(id)).toEqual([{ status: 'WITHDRAWN', reason: expect.stringContaining('late') }]);
    expect(mailbox.messages()).toEqual([]);
  });

  test('its bytes cannot be changed, not even by the service', async () => {
    const id = await intended(1);
    await mailer().sendWaiting({ institutionId: id });
    const change = transaction(store, id, 'none', (tx) =>
      tx.db.letterCopy.updateMany({ where: { institutionId: id }, data: { bytes: new Uint8Array([1]) } }),
    );
    await expect(change).rejects.toThrow(/written once/);
  });
});

function dependenciesOf() {
  return {
    store,
    server,
    identity: { from: 'Rutina <rutina@test.example>', publicUrl: 'http://127.0.0.1:3000' },
    renderer: { renderLetter: () => ({ subject: 'A letter', text: 'text', html: '<p>text</p>' }) },
    wakeMailing: async () => {},
    heartbeat: () => {},
    log: silent,
  };
}
