import type { FastifyInstance } from 'fastify';
import type { Instant } from '../../domain/instant.ts';
import { type MailboxMessage, readMailbox, readMessage } from '../../embedded/mailbox-files.ts';
import { formatsOf } from '../../templates/format.ts';
import { wordsOf } from '../words.ts';
import { isLocal } from './local.ts';
import { readMime, sendAttachment, sendLetterPage } from './message.ts';
import { languageFor } from './pages.ts';
import type { Screen } from './screen.ts';
import { moment } from './text-helpers.ts';

interface At {
  readonly Params: { readonly id: string };
}
const PAGE = 50;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone; // the mailbox lives on this machine and by its clock

/** `/mailbox`: the letters that stay on this machine, as they would have come. */
export function mailboxRoutes(server: FastifyInstance, { home, mailElsewhere, page, notFound, publicUrl }: Screen): void {
  // Letters carry links that let their reader in: what stays on this machine is for whoever sits at it. The route is asked, not the
  // address as it was written: `/%6dailbox` leads here, too.
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/mailbox') && !isLocal(request, publicUrl)) return notFound(request, reply);
  });
  const messages = (): readonly MailboxMessage[] => (mailElsewhere ? [] : readMailbox(home));
  const rawOf = (id: string): Buffer | undefined => (mailElsewhere ? undefined : readMessage(home, id));

  server.get<{ readonly Querystring: { readonly page?: string } }>('/mailbox', (request, reply) => {
    const f = formatsOf(languageFor(request.headers['accept-language']), ZONE);
    const short = (at: Instant): string => moment({ f, today: f.dayOf(at) }, at);
    const all = messages();
    const last = Math.max(1, Math.ceil(all.length / PAGE));
    const number = Math.min(last, Math.max(1, Math.trunc(Number(request.query.page)) || 1));
    return page(request, reply, 'mailbox', {
      elsewhere: mailElsewhere,
      count: all.length,
      messages: all.slice((number - 1) * PAGE, number * PAGE).map(({ id, subject, envelope, to, receivedAt }) => ({
        id,
        subject: subject || wordsOf(languageFor(request.headers['accept-language'])).page.noSubject,
        for: envelope.to.join(', '),
        to: to.join(', '),
        received: short(receivedAt),
      })),
      newer: number > 1 ? String(number - 1) : null,
      older: number < last ? String(number + 1) : null,
    });
  });

  server.get<At>('/mailbox/:id', async (request, reply) => {
    const raw = rawOf(request.params.id);
    const known = messages().find(({ id }) => id === request.params.id);
    if (raw === undefined || known === undefined) return notFound(request, reply);
    const full = formatsOf(languageFor(request.headers['accept-language']), ZONE).moment;
    const { subject, text, html, headers, attachments } = await readMime(raw);
    const at = `/mailbox/${known.id}`;
    return page(request, reply, 'message', {
      subject: subject || wordsOf(languageFor(request.headers['accept-language'])).page.noSubject,
      from: known.from,
      to: known.to.join(', '),
      cc: known.cc.length > 0 ? known.cc.join(', ') : null,
      for: known.envelope.to.join(', '),
      received: full(known.receivedAt),
      date: known.date === '' ? null : full(Date.parse(known.date)),
      letterAt: html === null ? null : `${at}/letter`,
      text,
      headers,
      source: `${at}/source`,
      attachments: attachments.map(({ name, type, bytes }, index) => ({
        name,
        type,
        size: sizeOf(bytes.length),
        href: `${at}/attachments/${index}`,
      })),
    });
  });

  server.get<At>('/mailbox/:id/letter', async (request, reply) => {
    const raw = rawOf(request.params.id);
    const html = raw && (await readMime(raw)).html;
    return html ? sendLetterPage(reply, html) : notFound(request, reply);
  });

  server.get<At>('/mailbox/:id/source', (request, reply) => {
    const raw = rawOf(request.params.id);
    if (raw === undefined) return notFound(request, reply);
    return reply.header('content-security-policy', "default-src 'none'; sandbox").type('text/plain; charset=utf-8').send(raw);
  });

  server.get<{ readonly Params: { readonly id: string; readonly n: string } }>('/mailbox/:id/attachments/:n', async (request, reply) => {
    const raw = rawOf(request.params.id);
    const attachment = raw && (await readMime(raw)).attachments[Number(request.params.n)];
    return attachment ? sendAttachment(reply, attachment) : notFound(request, reply);
  });
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
