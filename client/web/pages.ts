import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { sayMessage } from '../../templates/locales.ts';
import { LANGUAGES, type Language, say, type Words, wordsOf } from '../words.ts';
import { formHelpers } from './form-helpers.ts';
import type { PageData } from './page-data.ts';
import { textHelpers } from './text-helpers.ts';

export interface Pages {
  /** One page of templates/pages in a language; what a template names and the view lacks is an error. */
  readonly render: (name: string, view: object, data: PageData) => string;
  /** Says a text of the page's folder, else a shared one. */
  readonly textsOf: (name: string, language: Language, locale: string) => PageData['t'];
}

const FOLDER = path.join(import.meta.dirname, '../../templates/pages');
type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Compiles every page, so that one that is missing or wrong stops the server and not a reader. */
export function createPages(): Pages {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({ ...textHelpers(handlebars), ...formHelpers(handlebars) });
  const texts = new Map<string, Texts>();
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  handlebars.registerPartial('layout', handlebars.compile(readFileSync(path.join(FOLDER, 'layout.hbs'), 'utf8'), { strict: true }));
  for (const folder of folders()) {
    const at = path.join(FOLDER, folder);
    if (existsSync(path.join(at, 'texts.json'))) texts.set(folder, JSON.parse(readFileSync(path.join(at, 'texts.json'), 'utf8')));
    for (const file of readdirSync(at).filter((name) => name.endsWith('.hbs'))) {
      const template = handlebars.compile(readFileSync(path.join(at, file), 'utf8'), { strict: true });
      const name = path.basename(file, '.hbs');
      // A file whose name begins with `_` is a part of its area's pages: `{{> desk/_row}}`.
      if (folder === 'partials') handlebars.registerPartial(name, template);
      else if (name.startsWith('_')) handlebars.registerPartial(`${folder}/${name}`, template);
      else templates.set(folder === '' ? name : `${folder}/${name}`, template);
    }
  }
  templates.delete('layout');
  for (const language of LANGUAGES) wordsOf(language);
  return {
    render: (name, view, data) => {
      const template = templates.get(name);
      if (template === undefined) throw new Error(`there is no page ${name}`);
      return template({ ...view, frame: data.frame, words: data.words, language: data.language }, { data: { page: data } });
    },
    textsOf: (name, language, locale) => {
      const folder = name.includes('/') ? path.dirname(name) : '';
      const sources = [texts.get(folder), texts.get('partials')].flatMap((one) => (one === undefined ? [] : [one[language]]));
      return (key, values = {}) => {
        const source = sources.find((one) => one[key] !== undefined)?.[key];
        return source === undefined ? shared(wordsOf(language), key, values) : sayMessage(source, locale, values);
      };
    },
  };
}

const folders = (): string[] => [
  '',
  ...readdirSync(FOLDER, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => Number(b === 'partials') - Number(a === 'partials')),
];

function shared(words: Words, key: string, values: Readonly<Record<string, string | number>>): string {
  const text = words.page[key];
  if (text === undefined)
    throw new Error(`no text ${key} in ${words.language}: neither in the page's folder nor in texts.${words.language}.json`);
  return say(text, values);
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
