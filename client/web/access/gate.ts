import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Look } from '../../../domain/entities.ts';
import { institutionIds, type Tx, transaction } from '../../../store/transaction.ts';
import { formatsOf } from '../../../templates/format.ts';
import { languageOf, wordsOf } from '../../words.ts';
import { errorLines } from '../form-helpers.ts';
import { publicFrame } from '../frame.ts';
import { languageFor } from '../pages.ts';
import type { FailedForm, FormValues } from '../visit.ts';
import type { Entrance } from './entrance.ts';

/** The institution whose door it is. */
export interface House {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly look: Look | null;
}
/** What was wrong with a form before the door. */
export interface Failing {
  readonly key: string;
  readonly values: FormValues;
  readonly field: string;
  readonly text: string; // of templates/pages/access/texts.json
}
interface Shown {
  readonly status?: number;
  readonly failing?: Failing | undefined;
  readonly locale?: string; // of a reader who is known; else the browser's
}

/** The institution of an address; undefined where there is none, and the answer is given. */
export async function houseOf(entrance: Entrance, request: FastifyRequest, reply: FastifyReply): Promise<House | undefined> {
  const { institution: id = '' } = request.params as Record<string, string>;
  if (!(await institutionIds(entrance.store)).includes(id)) {
    entrance.notFound(request, reply);
    return undefined;
  }
  return transaction(entrance.store, id, 'none', houseIn);
}

/** The institution of a transaction. */
export async function houseIn(tx: Tx): Promise<House> {
  const row = await tx.db.institution.findUniqueOrThrow({
    where: { id: tx.institutionId },
    select: { id: true, name: true, locale: true, timeZone: true, look: true },
  });
  return { ...row, look: row.look as Look | null };
}

/** Answers with a page before the door: of the institution, for nobody known. Its view may ask for days and hours of the institution. */
export async function gatePage(
  { store, pages, sessions }: Pick<Entrance, 'store' | 'pages' | 'sessions'>,
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  name: string,
  view: object,
  { status = 200, failing, locale: known }: Shown = {},
): Promise<FastifyReply> {
  const accepted = request.headers['accept-language'];
  const language = known !== undefined ? languageOf(known) : accepted === undefined ? languageOf(house.locale) : languageFor(accepted);
  const locale = known ?? (languageOf(house.locale) === language ? house.locale : language);
  const csrf = await sessions.formToken(request, reply);
  const words = wordsOf(language);
  const f = formatsOf(locale, house.timeZone);
  const now = store.wall();
  const t = pages.textsOf(name, language, locale);
  const failed: FailedForm | null = failing
    ? { key: failing.key, values: failing.values, problems: [{ field: failing.field, message: t(failing.text) }], status: 422 }
    : null;
  const html = pages.render(name, view, {
    t,
    f,
    words,
    language,
    today: f.dayOf(now),
    now,
    base: `/${house.id}`,
    path: request.url,
    csrf,
    failed,
    frame: {
      ...publicFrame(words, house.name, csrf, errorLines(failed)),
      look: house.look && `/${house.id}/look.css`,
      logo: house.look?.logo ? `/${house.id}/logo.svg` : null,
    },
  });
  return reply
    .code(failed?.status ?? status)
    .type('text/html; charset=utf-8')
    .send(html);
}
