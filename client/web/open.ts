import type { FastifyInstance } from 'fastify';
import { hashOf } from '../../activities/letter-links.ts';
import { readInstitution } from '../../store/institution-views.ts';
import { copyByLink } from '../../store/letter-views.ts';
import { institutionIds, transaction } from '../../store/transaction.ts';
import { languageOf } from '../words.ts';
import { readMime, sendLetterPage } from './message.ts';
import { languageFor } from './pages.ts';
import type { Screen } from './screen.ts';
import { clockOf } from './when.ts';

interface At {
  readonly Params: { readonly institution: string; readonly secret: string };
}
const A_SECRET = /^[A-Za-z0-9_-]{16,128}$/;

/** `/mop/open/<secret>`: what a letter's link opens. Reading changes nothing, so that a scanner of links does no harm. */
export function openRoutes(server: FastifyInstance, { store, page, notFound }: Screen): void {
  server.get<At>('/:institution/open/:secret', async (request, reply) => {
    const found = await find(request.params);
    if (found === undefined) return notFound(request, reply);
    const { institution, copy } = found;
    const accepted = request.headers['accept-language'];
    const language = accepted === undefined ? languageOf(copy.language) : languageFor(accepted);
    const { subject, date, text, html } = await readMime(copy.bytes);
    return page(request, reply, 'open', {
      institution: { id: institution.id, name: institution.name },
      name: copy.name,
      subject: subject || copy.subject,
      sent: date === null ? null : clockOf(language, institution.timeZone).full(Date.parse(date)),
      frame: html === null ? null : `/${institution.id}/open/${request.params.secret}/letter`,
      text,
    });
  });
  server.get<At>('/:institution/open/:secret/letter', async (request, reply) => {
    const found = await find(request.params);
    const html = found && (await readMime(found.copy.bytes)).html;
    return html ? sendLetterPage(reply, html) : notFound(request, reply);
  });

  /** A link of another institution opens nothing here: its hash is looked for under this one's own rows. */
  async function find({ institution: id, secret }: At['Params']) {
    if (!A_SECRET.test(secret) || !(await institutionIds(store)).includes(id)) return undefined;
    return transaction(store, id, 'none', async (tx) => {
      const copy = await copyByLink(tx, hashOf(secret));
      return copy && { copy, institution: await readInstitution(tx) };
    });
  }
}
