import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { kitTexts } from '../../../client/web/kit/texts.ts';
import { textHelpers } from '../../../client/web/text-helpers.ts';
import type { Visit } from '../../../client/web/visit.ts';
import { wordsOf } from '../../../client/words.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Book } from '../../../domain/work.ts';
import { formatsOf } from '../../../templates/format.ts';
import { at } from '../../support/builders.ts';
import { mop } from '../../support/mop.ts';

const PARTIALS = path.join(import.meta.dirname, '../../../templates/pages/partials');

export type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language' | 'base' | 'words'>;
/** A visit of the ministry of domain.md 11 on a day, as far as the kit asks. */
export const seen = (today: Day, book: Book = mop()): Seen => ({
  book,
  f: formatsOf('es', 'America/Lima'),
  tx: { today, now: at(`${today}T10:00`) } as Visit['tx'],
  language: 'es',
  words: wordsOf('es'),
  base: '/mop',
});

/** Draws a partial of the kit as a page would. */
export function draw(name: string, view: object, { f, tx, words, language, base }: Seen, inside = ''): string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(textHelpers(handlebars));
  for (const file of readdirSync(PARTIALS).filter((one) => one.endsWith('.hbs'))) {
    handlebars.registerPartial(file.slice(0, -4), handlebars.compile(readFileSync(path.join(PARTIALS, file), 'utf8'), { strict: true }));
  }
  const source = inside === '' ? `{{> ${name} x}}` : `{{#> ${name} x}}${inside}{{/${name}}}`;
  const page = { f, today: tx.today, now: tx.now, words, language, base, t: kitTexts(language) };
  return handlebars.compile(source, { strict: true })({ x: view }, { data: { page } });
}
