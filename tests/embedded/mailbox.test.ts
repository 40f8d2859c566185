import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { type Behaviour, type Mailbox, mailboxUrl, startMailbox } from '../../embedded/mailbox.ts';
import { readMailbox, readMessage } from '../../embedded/mailbox-files.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'rutina mailbox '));
const open: Mailbox[] = [];
afterEach(async () => {
  for (const mailbox of open.splice(0)) await mailbox.stop();
  rmSync(home, { recursive: true, force: true });
});

async function aMailbox(options: Parameters<typeof startMailbox>[0] = {}): Promise<Mailbox> {
  const mailbox = await startMailbox({ port: 0, ...options });
  open.push(mailbox);
  return mailbox;
}

async function send(
  { url }: Pick<Mailbox, 'url'>,
  to: string,
  subject = 'Ficha de Meta ♦ árbol',
  messageId = `<${subject.length}@rutina>`,
) {
  const transport = createTransport({ url, socketTimeout: 1_000 });
  try {
    return await transport.sendMail({
      from: 'Rutina <rutina@localhost>',
      to: `José <${to}>`,
      cc: 'otra@mop.gob',
      subject,
      text: 'Hola',
      messageId,
      envelope: { from: 'rutina@localhost', to },
    });
  } finally {
    transport.close();
  }
}

test('a letter is kept with its envelope, its head and its bytes, and can be read by another process', async () => {
  const mailbox = await aMailbox({ home });
  const heard: string[] = [];
  mailbox.onMessage(({ subject }) => heard.push(subject));
  await send(mailbox, 'ana@mop.gob');
  await send(mailbox, 'ñandú@mop.gob', 'segunda');
  expect(readMailbox(home).map(({ subject, envelope }) => [subject, envelope.to])).toEqual([
    ['segunda', ['ñandú@mop.gob']],
    ['Ficha de Meta ♦ árbol', ['ana@mop.gob']],
  ]);
  const [first] = mailbox.messages();
  expect(first).toMatchObject({
    from: 'Rutina <rutina@localhost>',
    to: ['José <ana@mop.gob>'],
    cc: ['otra@mop.gob'],
    messageId: '<21@rutina>',
  });
  expect(readMessage(home, first?.id ?? '')?.toString()).toContain('\r\n\r\nHola');
  expect(heard).toEqual(['Ficha de Meta ♦ árbol', 'segunda']);
  expect(mailboxUrl(home)).toBe(mailbox.url);
});

test('a line that a crash cut short loses itself and nothing else', async () => {
  const first = await aMailbox({ home });
  await send(first, 'ana@mop.gob', 'antes');
  await first.stop();
  appendFileSync(path.join(home, 'mailbox', 'index.jsonl'), '{"id":"17-ab","subj');
  const again = await aMailbox({ home });
  expect(again.url).toBe(first.url);
  await send(again, 'ana@mop.gob', 'después');
  expect(again.messages().map(({ subject }) => subject)).toEqual(['antes', 'después']);
  again.clear();
  expect(readMailbox(home)).toEqual([]);
});

test('a message is asked for by its id and by nothing else', async () => {
  await aMailbox({ home });
  expect(readMessage(home, '../index.jsonl')).toBeUndefined();
  expect(readMessage(home, '1-ab')).toBeUndefined();
});

test.each<[string, Behaviour, object, number]>([
  ['refuses for now', { reply: 451 }, { responseCode: 451 }, 0],
  ['closes down', { reply: 421 }, { responseCode: 421 }, 0],
  ['refuses for good', { reply: 550 }, { responseCode: 550 }, 0],
  ['refuses for good after the final dot', { reply: 550, at: 'data' }, { responseCode: 550 }, 0],
  ['closes down after the final dot', { reply: 421, at: 'data' }, { responseCode: 421 }, 0],
  ['hangs after the final dot', 'hang', { code: 'ETIMEDOUT' }, 0],
  ['cuts the connection, having kept the letter', 'cut', { code: 'ECONNECTION' }, 1],
  ['cuts the connection and loses the letter', 'lose', { code: 'ECONNECTION' }, 0],
])('it %s, and serves the next address', async (_what, behaviour, expected, kept) => {
  const mailbox = await aMailbox({ behave: (address) => (address.startsWith('mala') ? behaviour : 'accept') });
  await expect(send(mailbox, 'mala@mop.gob')).rejects.toMatchObject(expected);
  expect(mailbox.messages()).toHaveLength(kept);
  await send(mailbox, 'buena@mop.gob');
  expect(mailbox.messages()).toHaveLength(kept + 1);
});

test('a letter repeated after a cut bears the same Message-ID', async () => {
  let cut = true;
  const mailbox = await aMailbox({ behave: () => (cut ? 'cut' : 'accept') });
  await expect(send(mailbox, 'ana@mop.gob')).rejects.toThrow();
  cut = false;
  await send(mailbox, 'ana@mop.gob');
  expect(new Set(mailbox.messages().map(({ messageId }) => messageId)).size).toBe(1);
  expect(mailbox.messages()).toHaveLength(2);
});

test('a port that somebody else has gives way to a free one', async () => {
  const stranger = net.createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => stranger.once('listening', ready));
  const address = stranger.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const mailbox = await aMailbox({ home, port });
  expect(mailbox.url).not.toBe(`smtp://127.0.0.1:${port}`);
  await send(mailbox, 'ana@mop.gob');
  stranger.close();
});
