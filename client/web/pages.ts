import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language, say, type Words, wordsOf } from '../words.ts';

export interface Pages {
  /** One page of templates/pages in a language; what a template names and the view lacks is an error. */
  readonly render: (name: string, language: Language, view: object) => string;
}

const FOLDER = path.join(import.meta.dirname, '../../templates/pages');

/** Compiles every page, so that one that is missing or wrong stops the server and not a reader. */
export function createPages(): Pages {
  const handlebars = Handlebars.create();
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  // `{{say "answered" answered=3 total=5}}`: a text of texts.<language>.json, its values escaped like everything else.
  handlebars.registerHelper('say', function (this: unknown, key: string, { hash, data }: Handlebars.HelperOptions) {
    const words = (data as { root: { words: Words } }).root.words;
    const text = words.page[key];
    if (text === undefined) throw new Error(`templates/pages/texts.${words.language}.json has no page.${key}`);
    return say(text, hash as Record<string, string | number>);
  });
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.hbs'))) {
    const name = path.basename(file, '.hbs');
    const source = readFileSync(path.join(FOLDER, file), 'utf8');
    if (name === 'layout') handlebars.registerPartial('layout', handlebars.compile(source, { strict: true, knownHelpersOnly: false }));
    else templates.set(name, handlebars.compile(source, { strict: true }));
  }
  for (const language of LANGUAGES) wordsOf(language);
  return {
    render: (name, language, view) => {
      const template = templates.get(name);
      if (template === undefined) throw new Error(`there is no page ${name}`);
      return template({ ...view, words: wordsOf(language), language });
    },
  };
}

/** The language a browser asks for first among ours. */
export function languageFor(accepted: string | undefined): Language {
  const wishes = (accepted ?? '')
    .split(',')
    .map((one) => {
      const [tag = '', quality] = one.trim().split(';q=');
      return { language: tag.slice(0, 2).toLowerCase(), weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wishes) {
    const ours = LANGUAGES.find((one) => one === language);
    if (ours !== undefined) return ours;
  }
  return 'es'; // of the house
}
