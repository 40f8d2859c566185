import { createHash, randomUUID } from 'node:crypto';
import { hashOf } from '../../activities/letter-links.ts';
import { composeMessage } from '../../activities/message.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';

/** A letter that left for one person, with a link of its own. */
export async function aLetter(
  store: Store,
  institutionId: string,
  given: {
    readonly secret: string;
    readonly personId: string;
    readonly subject?: string;
    readonly html?: string;
    readonly text?: string;
    readonly notice?: string;
    readonly asOf?: number;
  },
): Promise<void> {
  const {
    secret,
    personId,
    subject = 'Actualice MOP-01 antes de las 18:00',
    text = 'Le queda una meta.',
    html = '<p>Le queda <b>una</b> meta.</p>',
    notice = 'N02',
  } = given;
  const rendered = { subject, text, html };
  const bytes = await composeMessage({
    from: { name: 'Rutina', address: 'rutina@mop.example' },
    to: [{ name: 'Rosa Benítez', address: 'rosa@mop.example' }],
    cc: [],
    rendered,
    date: Date.parse('2026-11-25T13:30:00Z'),
    messageId: `<${randomUUID()}@mop.example>`,
    listId: 'mop.rutina.mop.example',
  });
  await transaction(store, institutionId, 'shared', async (tx) => {
    const id = randomUUID();
    const at = new Date(given.asOf ?? tx.now);
    await tx.db.letter.create({
      data: {
        institutionId,
        id,
        key: `${institutionId}/2026-W48/M03/N02.2/${id}`,
        notice,
        number: 2,
        toIds: [personId],
        ccIds: [],
        vacant: [],
        about: ['MOP-01'],
        asOf: at,
        intendedAt: at,
        status: 'LEFT',
        leftAt: at,
      },
    });
    await tx.db.letterCopy.create({
      data: {
        ...{
          institutionId,
          id: randomUUID(),
          letterId: id,
          position: 0,
          personId,
          address: 'rosa@mop.example',
          capacity: 'TO',
          language: 'es-PE',
        },
        ...{
          messageId: randomUUID(),
          linkHash: hashOf(secret),
          subject,
          bytes: new Uint8Array(bytes),
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
        ...{ status: 'SENT', attempts: 1, sentAt: at, reply: '250 ok' },
      },
    });
  });
}
