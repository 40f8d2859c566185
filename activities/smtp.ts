import { createTransport } from 'nodemailer';
import DKIM from 'nodemailer/lib/dkim';
import type { MailServer } from './dependencies.ts';

const PATIENCE_MS = 20_000;

/** A mail server by its address (`smtp://…`, `smtps://…`): one pooled connection, one message and one recipient at a time. */
export function connectSmtp(url: string, patienceMs = PATIENCE_MS): MailServer & { readonly close: () => void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ from, to, raw }) => {
      const { response } = await transport.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(raw) });
      return String(response);
    },
    close: () => transport.close(),
  };
}

export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: string;
}

/** Signs a message once, when its bytes are made, so that every attempt sends the signed bytes. */
export function dkimSigner({ domain, selector, privateKey }: DkimSettings): (raw: Uint8Array) => Promise<Uint8Array> {
  const dkim = new DKIM({ domainName: domain, keySelector: selector, privateKey });
  return async (raw) => {
    const chunks: Buffer[] = [];
    for await (const chunk of dkim.sign(Buffer.from(raw))) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
}
