import type { FastifyInstance } from 'fastify';
import { maySee } from '../../../domain/views.ts';
import { loadBook } from '../../../store/book.ts';
import { readLetter } from '../../../store/letter-views.ts';
import { type OutboxLetter, searchOutbox } from '../../../store/outbox.ts';
import { transaction } from '../../../store/transaction.ts';
import { word } from '../../words.ts';
import { actFromForm } from '../act-forms.ts';
import { readMime, sendLetterPage } from '../message.ts';
import { problemsIn } from '../refusals.ts';
import type { Screen } from '../screen.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { letterRow } from './letter-rows.ts';

/** `/admin/letters/:id`: one letter, the fate of each copy, how a copy looks, and its return to the queue (domain.md 6.6). */
export const LETTER: PageDefinition = {
  address: '/admin/letters/:id',
  view: 'LETTERS',
  name: 'week/letter',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    const { tx, t, f, params, query, base, may, words } = visit;
    const letter = await outboxLetter(visit, params.id ?? '');
    if (letter === undefined) return undefined;
    const row = letterRow(visit, letter, true);
    const at = `${base}/admin/letters/${letter.id}`;
    const shown = Math.max(
      0,
      letter.copies.findIndex(({ id }) => id === query.copy),
    );
    const whole = await readLetter(tx, letter.id);
    const bytes = whole?.bytes[shown];
    const copy = letter.copies[shown];
    const mime = bytes === undefined || copy === undefined ? null : await readMime(bytes);
    return {
      ...row,
      occasion: occasionOf(visit, letter.key),
      planned: moment({ f, today: tx.today }, letter.asOf),
      intended: moment({ f, today: tx.today }, letter.intendedAt),
      copies: row.copies.map((one, index) => ({ ...one, href: `${at}?copy=${one.id}#copy`, here: index === shown })),
      preview:
        mime === null || copy === undefined
          ? null
          : {
              title: t('letter.copyOf', { name: copy.name }),
              page: mime.html === null ? null : `${at}/copies/${shown}`,
              text: mime.text === null ? null : withoutLinks(mime.text),
              attachments: mime.attachments.map(({ name }) => name).join(', ') || null,
            },
      again: row.again && may({ do: 'retryLetter', letter: letter.id, reason: '.' }),
      status: word(words.states.letter, letter.status),
    };
  },
  forms: {
    again: async (visit, values) => {
      const { t, language, params } = visit;
      const letter = await outboxLetter(visit, params.id ?? '');
      if (letter === undefined) return 'not-found';
      const read = actFromForm({ do: 'retryLetter', letter: letter.id, reason: values.reason ?? '' });
      if ('errors' in read) return { problems: problemsIn(language, 'retryLetter', read.errors) };
      return { acts: [read.act], told: t('letter.againTold') };
    },
  },
};

/** The bytes of a copy as its reader would see them, in a frame that can do nothing, and without the reader's own link. */
export function outboxRoutes(server: FastifyInstance, { store, access, notFound }: Screen): void {
  interface At {
    readonly Params: { readonly institution: string; readonly id: string; readonly n: string };
  }
  server.get<At>('/:institution/admin/letters/:id/copies/:n', async (request, reply) => {
    const { institution, id, n } = request.params;
    const reader = await access.readerOf(request, institution);
    if (reader === undefined || reader.link !== undefined) return notFound(request, reply);
    const html = await transaction(store, institution, 'none', async (tx) => {
      const book = await loadBook(tx, { goalIds: [] });
      if (!maySee(book, reader.person.id, 'LETTERS', tx.today)) return undefined;
      const bytes = (await readLetter(tx, id))?.bytes[/^\d{1,6}$/.test(n) ? Number(n) : -1];
      return bytes && (await readMime(bytes)).html;
    });
    return html ? sendLetterPage(reply, withoutLinks(html)) : notFound(request, reply);
  });
}

/** Nobody but its reader holds the link of a copy (domain.md 12, 43): what is shown of it leads nowhere. */
export const withoutLinks = (text: string): string =>
  text
    .replace(/href="[^"]*\/open\/[^"]*"/gi, 'href="#"')
    .replace(/https?:\/\/[^\s"'<>]*\/open\/[^\s"'<>)\]]+/gi, '…')
    .replace(/\/open\/[\w.~-]+/g, '/open/…');

async function outboxLetter({ tx }: Visit, id: string): Promise<OutboxLetter | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const { letters } = await searchOutbox(tx, { id, most: 1 });
  return letters[0];
}

/** What the letter belongs to: a milestone, the morning run of a day, or something a person did. */
function occasionOf({ words, t, f }: Visit, key: string): string {
  const [, first = '', second = ''] = key.split('/');
  if (/^\d{4}-W\d{2}$/.test(first)) return `${word(words.milestones, second)}, ${first}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(first) ? `${word(words.milestones, 'R07')}, ${f.record(first)}` : t('letter.byPerson');
}
