import type { FastifyReply } from 'fastify';
import PostalMime from 'postal-mime';

/** A message as a page shows it. */
export interface Message {
  readonly subject: string;
  readonly date: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly Attachment[];
}
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const LONGEST_TEXT = 500_000;

/** Takes a message apart; whatever it holds is data, and stays so. */
export async function readMime(bytes: Uint8Array): Promise<Message> {
  const mail = await PostalMime.parse(Buffer.from(bytes), { attachmentEncoding: 'arraybuffer' });
  return {
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    text: mail.text === undefined || mail.text.trim() === '' ? null : mail.text.slice(0, LONGEST_TEXT),
    html: mail.html === undefined || mail.html.trim() === '' ? null : mail.html,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map(({ filename, mimeType, content }, index) => ({
      name: nameOf(filename, index),
      type: mimeType,
      bytes:
        typeof content === 'string'
          ? Buffer.from(content)
          : Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content),
    })),
  };
}

/** Neither a path nor anything a terminal or a header would obey. */
function nameOf(given: string | null, index: number): string {
  const name = (given ?? '')
    .replace(/[\p{C}/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 120);
  return name === '' ? `attachment-${index + 1}` : name;
}

// Links open beside the letter; no script, form, frame, or anything of another host; it may not be framed but by us.
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';
const LETTER_POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox ${SANDBOX}`;

/** Answers with a message's own page, for a sandboxed frame: it can be looked at, and that is all. */
export function sendLetterPage(reply: FastifyReply, html: string): FastifyReply {
  const still = html.replace(/<meta\b[^>]*http-equiv[^>]*>/gi, ''); // a refresh would lead elsewhere without a click
  return reply
    .header('content-security-policy', LETTER_POLICY)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html><meta charset="utf-8"><base target="_blank">${still}`);
}

/** Answers with an attachment to be saved, never shown. */
export function sendAttachment(reply: FastifyReply, { name, type, bytes }: Attachment): FastifyReply {
  const safe = /^[a-z]+\/[a-z0-9.+-]+$/i.test(type) && !/html|xml|svg|script/i.test(type) ? type : 'application/octet-stream';
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header(
      'content-disposition',
      `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(safe)
    .send(bytes);
}
