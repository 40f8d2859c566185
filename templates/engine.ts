import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { MESSAGES, type Message } from './letter-input.ts';
import { colourOf, STYLE_BLOCK, styleOf } from './styles.ts';

type Template = (view: unknown) => string;
/** The three templates of one message. */
export type Templates = Readonly<Record<'subject' | 'text' | 'html', Template>>;

const PREHEADER_FILL = '&#847;&zwnj;&nbsp;'.repeat(60); // keeps the body out of the line that a mailbox shows beside the subject
const PARTS = ['subject', 'text', 'html'] as const;

/** Compiles every template now: a missing file, a syntax error or an unknown partial stops the start, not Thursday's briefing. */
export function loadTemplates(folder: string): ReadonlyMap<Message, Templates> {
  const engines = { subject: engine(folder, false), text: engine(folder, false), html: engine(folder, true) };
  return new Map(
    MESSAGES.map((message) => {
      const part = (name: (typeof PARTS)[number]): Template =>
        engines[name](readFileSync(join(folder, 'mail', message, `${name}.hbs`), 'utf8'), `${message}/${name}`);
      return [message, { subject: part('subject'), text: part('text'), html: part('html') }];
    }),
  );
}

/** An isolated Handlebars: escaping for HTML, none for text and subject, and no silence about what a view does not have. */
function engine(folder: string, forHtml: boolean): (source: string, name: string) => Template {
  const handlebars = Handlebars.create();
  const options = { strict: true, noEscape: !forHtml, preventIndent: true };
  const safe = (text: string) => new handlebars.SafeString(text);
  handlebars.registerHelper({
    s: (name: string) => safe(styleOf(name)),
    c: (name: string) => safe(colourOf(name)),
    css: () => safe(STYLE_BLOCK),
    preheaderFill: () => safe(PREHEADER_FILL),
    eq: (a: unknown, b: unknown) => a === b,
    upper: (text: string) => text.toLocaleUpperCase('es'),
    cell: (kind: string, light: string) => safe(cellColour(kind, light)),
    cellClass: (kind: string, light: string) => safe(kind === 'done' ? `b-${light}` : kind),
  });
  const partials = join(folder, 'partials');
  const files = readdirSync(partials).filter((file) => file.endsWith('.hbs'));
  const known = new Set([...files.map((file) => file.slice(0, -4)), '@partial-block']);
  const compile = (source: string, name: string): Template => {
    const parsed = handlebars.parse(source);
    for (const partial of partialsIn(parsed)) if (!known.has(partial)) throw new Error(`template ${name} asks for the partial ${partial}`);
    return handlebars.compile(parsed, options);
  };
  for (const file of files) {
    const name = file.slice(0, -4);
    handlebars.registerPartial(name, compile(readFileSync(join(partials, file), 'utf8'), name) as Handlebars.Template);
  }
  return compile;
}

function partialsIn(program: hbs.AST.Program): string[] {
  const found: string[] = [];
  class Partials extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      found.push(nameOf(partial));
      super.PartialStatement(partial);
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      found.push(nameOf(partial));
      super.PartialBlockStatement(partial);
    }
  }
  new Partials().accept(program);
  return found;
}
const nameOf = (partial: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): string =>
  'original' in partial.name ? String(partial.name.original) : '';

function cellColour(kind: string, light: string): string {
  if (kind === 'done') return colourOf(light);
  return colourOf(kind === 'track' ? 'track' : kind === 'mark' ? 'ink' : 'soft');
}
