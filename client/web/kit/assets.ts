import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Asset {
  readonly name: string; // `/assets/<name>`
  readonly type: string;
  readonly body: string;
}

const FOLDER = path.join(import.meta.dirname, '../../../templates/pages');
const CSS = 'text/css; charset=utf-8';
const PHONE = ['tokens', 'text', 'frame', 'parts', 'measures', 'forms', 'tables']; // all that the pages of a phone need
const DESK = ['desks', 'pictures', 'charts', 'wall']; // loaded after it by pages with a frame of their own

/** Everything the pages fetch from us, read once when the server starts; the style sheets without what only people read. */
export function assets(): readonly Asset[] {
  return [
    { name: 'rutina.css', type: CSS, body: sheet(PHONE) },
    { name: 'desk.css', type: CSS, body: sheet(DESK) },
    ...files('.js', 'text/javascript; charset=utf-8'),
    ...files('.svg', 'image/svg+xml'),
  ];
}

/** A style sheet in fewer bytes: no comments, no space but inside values and strings. */
export function compact(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/("[^"]*")/)
    .map((part, place) => (place % 2 === 1 ? part : squeezed(part)))
    .join('')
    .replaceAll(';}', '}')
    .trim();
}

const sheet = (names: readonly string[]): string => names.map((name) => compact(read(`css/${name}.css`))).join('\n');
const files = (ending: string, type: string): readonly Asset[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, type, body: read(name) }));
const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');
const squeezed = (part: string): string =>
  part
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/(?<![\w.])0\.(?=\d)/g, '.');
