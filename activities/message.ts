import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedLetter } from '../templates/letter-input.ts';

export interface Address {
  readonly name: string;
  readonly address: string;
}
export interface Attachment {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
export interface MessageInput {
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly rendered: RenderedLetter;
  readonly date: number;
  readonly messageId: string;
  readonly listId: string; // `mop.rutina`
  readonly threadId?: string; // of the conversation of an item or week
  readonly attachments?: readonly Attachment[];
}

/** One copy's final bytes: Date, Message-ID and boundaries fixed, so that every attempt sends the same. */
export async function composeMessage(message: MessageInput): Promise<Uint8Array> {
  const { from, to, cc, rendered, date, messageId, listId, threadId, attachments = [] } = message;
  const { subject, text, html, calendar } = rendered;
  const composer = new MailComposer({
    from,
    to: [...to],
    cc: [...cc],
    subject,
    text,
    html,
    date: new Date(date),
    messageId,
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 24),
    ...(threadId !== undefined && { references: [threadId], inReplyTo: threadId }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': { prepared: true, value: `<${listId}>` }, // ASCII as it is: the library would encode the brackets
    },
    ...(calendar && { icalEvent: { method: calendar.method, content: calendar.content, filename: calendar.filename } }),
    attachments: attachments.map(({ filename, mediaType, bytes }) => ({
      filename: filename.replace(/\p{C}/gu, ''),
      contentType: mediaType,
      content: Buffer.from(bytes),
      contentDisposition: 'attachment' as const,
      contentTransferEncoding: 'base64' as const,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** `<digest@domain>`: the same key gives the same id, whoever computes it. */
export const messageIdOf = (key: string, domain: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
