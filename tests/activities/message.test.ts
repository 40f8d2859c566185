import { describe, expect, test } from 'vitest';
import { composeMessage, messageIdOf } from '../../activities/message.ts';

const rendered = { subject: 'Restricción R-001 vence hoy', text: 'hoy', html: '<p>hoy</p>' };
const input = {
  from: { name: 'Rutina', address: 'rutina@mop.example' },
  to: [{ name: 'Lucía Paredes', address: 'lucia@mop.example' }],
  cc: [{ name: 'Rosa Benítez', address: 'rosa@mop.example' }],
  rendered,
  date: Date.parse('2026-11-25T12:00:00Z'),
  messageId: '<one@mop.example>',
  listId: 'mop.rutina.mop.example',
};
const headers = async (over: Partial<typeof input & { threadId: string }> = {}): Promise<string> =>
  Buffer.from(await composeMessage({ ...input, ...over }))
    .toString()
    .split('\r\n\r\n')[0]
    ?.replaceAll(/\r\n[ \t]/g, ' ') ?? '';

describe('what every letter says of itself', () => {
  test.each([
    ['that no person wrote it, so that nobody is told to be away', /^Auto-Submitted: auto-generated$/m],
    ['of which list it is', /^List-ID: <mop\.rutina\.mop\.example>$/im],
    ['its one identity', /^Message-ID: <one@mop\.example>$/m],
    ['its fixed date', /^Date: Wed, 25 Nov 2026 12:00:00 \+0000$/m],
    ['the same To and Cc on every copy', /^To: .*lucia@mop\.example>[\s\S]*^Cc: .*rosa@mop\.example>/m],
  ])('%s', async (_what, header) => {
    expect(await headers()).toMatch(header);
  });

  test('the letters of one item form one conversation', async () => {
    const threadId = messageIdOf('mop/R-001/lucia', 'mop.example');
    const told = await headers({ threadId });
    expect(told).toContain(`In-Reply-To: ${threadId}`);
    expect(told).toContain(`References: ${threadId}`);
  });

  test('the same letter has the same bytes', async () => {
    expect(Buffer.from(await composeMessage(input)).equals(Buffer.from(await composeMessage(input)))).toBe(true);
  });

  test('a subject or a name cannot add a header', async () => {
    const told = await headers({
      rendered: { ...rendered, subject: 'Hola\r\nBcc: spy@evil.example' },
      to: [{ name: 'Lucía\r\nX-Evil: yes', address: 'lucia@mop.example' }],
    });
    expect(told).not.toMatch(/^(Bcc|X-Evil):/m);
  });
});
