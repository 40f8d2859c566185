import type Handlebars from 'handlebars';
import type { Day, Instant } from '../../domain/instant.ts';
import type { Formats } from '../../templates/format.ts';
import { say } from '../words.ts';
import type { PageData } from './page-data.ts';

type Options = Handlebars.HelperOptions;
export const pageOf = (options: Options): PageData => (options.data as { readonly page: PageData }).page;

/** The helpers that put words, days, instants and figures into a page; everything they answer is escaped like any value. */
export function textHelpers(handlebars: typeof Handlebars): Handlebars.HelperDeclareSpec {
  return {
    t: (key: string, options: Options) => pageOf(options).t(key, options.hash),
    // `{{say "answered" answered=3}}`: a shared text, for pages above institutions.
    say: (key: string, options: Options) => {
      const { words } = pageOf(options);
      const text = words.page[key];
      if (text === undefined) throw new Error(`templates/pages/texts.${words.language}.json has no page.${key}`);
      return say(text, options.hash);
    },
    word: (list: string, code: string, options: Options) => wordAt(pageOf(options), list, code),
    day: (day: Day, options: Options) => pageOf(options).f.record(day),
    near: (day: Day, options: Options) => nearDay(pageOf(options), day),
    named: (day: Day, options: Options) => pageOf(options).f.named(day, pageOf(options).today),
    time: (at: Instant, options: Options) => pageOf(options).f.time(at),
    moment: (at: Instant, options: Options) => moment(pageOf(options), at),
    percent: (value: number, options: Options) => pageOf(options).f.percent(value),
    signed: (value: number, options: Options) => pageOf(options).f.signed(value),
    number: (value: number, options: Options) => pageOf(options).f.number(value),
    url: (...given: unknown[]) => {
      const parts = given.slice(0, -1).map((part, index) => (index === 0 ? String(part) : encodeURIComponent(String(part))));
      return `${pageOf(given.at(-1) as Options).base}${parts.join('')}`;
    },
    concat: (...given: unknown[]) => given.slice(0, -1).join(''),
    eq: (a: unknown, b: unknown) => a === b,
    not: (a: unknown) => !truth(a),
    and: (...given: unknown[]) => given.slice(0, -1).every(truth),
    or: (...given: unknown[]) => given.slice(0, -1).some(truth),
    list: (...given: unknown[]) => given.slice(0, -1),
    // `{{#drawn kept}}…{{/drawn}}`: what is inside is drawn once for all readers of one language and zone, and kept where the page says.
    drawn(this: unknown, kept: WeakMap<Formats, Handlebars.SafeString>, options: Options) {
      const { f } = pageOf(options);
      const html = kept.get(f) ?? new handlebars.SafeString(options.fn(this));
      kept.set(f, html);
      return html;
    },
  };
}

const truth = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** `jue 26/11` */
export function nearDay({ f, today }: Pick<PageData, 'f' | 'today'>, day: Day): string {
  const [weekday = '', ...rest] = f.weekday(day, today).split(' ');
  return `${[...weekday].slice(0, 3).join('')} ${rest.join(' ')}`;
}
/** `jue 26/11 10:12` */
export const moment = (page: Pick<PageData, 'f' | 'today'>, at: Instant): string => `${nearDay(page, page.f.dayOf(at))} ${page.f.time(at)}`;

function wordAt({ words }: PageData, list: string, code: string): string {
  const [first = '', second] = list.split('.');
  const found = (words as unknown as Record<string, Record<string, unknown>>)[first];
  const texts = second === undefined ? found : (found?.[second] as Record<string, unknown> | undefined);
  if (texts === undefined) throw new Error(`there are no words ${list}`);
  return typeof texts[code] === 'string' ? texts[code] : code;
}
