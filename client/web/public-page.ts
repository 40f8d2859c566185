import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatsOf } from '../../templates/format.ts';
import { wordsOf } from '../words.ts';
import { errorLines } from './form-helpers.ts';
import { publicFrame } from './frame.ts';
import { languageFor, type Pages } from './pages.ts';
import type { FailedForm } from './visit.ts';

interface Shown {
  readonly status?: number;
  readonly house?: string | null; // the institution it speaks of, if any
  readonly csrf?: string;
  readonly failed?: FailedForm | null;
}

/** Answers with a page above institutions: for no reader, in the browser's language, by no institution's clock. */
export function sendPublicPage(
  pages: Pages,
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  view: object,
  { status = 200, house = null, csrf = '', failed = null }: Shown = {},
): FastifyReply {
  const language = languageFor(request.headers['accept-language']);
  const words = wordsOf(language);
  const html = pages.render(name, view, {
    t: pages.textsOf(name, language, language),
    f: formatsOf(language, 'UTC'),
    words,
    language,
    today: '',
    now: 0,
    base: '',
    path: request.url,
    csrf,
    failed,
    frame: publicFrame(words, house, csrf, errorLines(failed)),
  });
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}
