import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** One thing wrong in a file: where it stands, what it is, and what would have been right. */
export interface Problem {
  readonly line: number;
  readonly column?: number;
  readonly path: string;
  readonly message: string;
  readonly expected: string;
}
export type Path = readonly (string | number)[];
/** A YAML file as data, and where each part of it stands. */
export interface YamlSource {
  readonly data: unknown;
  readonly faults: readonly Problem[]; // keys given twice: the rest can still be read
  /** Where the value at this path stands, or the nearest thing around it. */
  readonly valueAt: (path: Path) => { readonly line: number; readonly column: number };
  /** Where the key that ends this path stands. */
  readonly keyAt: (path: Path) => { readonly line: number; readonly column: number };
}

const LARGEST = 4_000_000;
const MOST_FAULTS = 20;
const DEEPEST = 20;
const MOST_ALIASES = 100; // a file that repeats itself more often than that is an attack

/** Reads one YAML 1.2 document with the core schema, all faults of form at once (scenario.md). */
export function readYaml(given: string | Uint8Array): YamlSource | { readonly problems: readonly Problem[] } {
  const text = typeof given === 'string' ? given.replace(/^\uFEFF/, '') : decode(given);
  if (text === undefined) return refused('the file is not text in UTF-8', 'a file saved as UTF-8');
  if (text.length > LARGEST) return refused(`the file has ${text.length} characters`, `at most ${LARGEST}`);
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, lineCounter: lines, merge: false });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const errors = [...document.errors, ...document.warnings];
  if (errors.some(({ message }) => message.includes('call stack'))) return nestedTooDeeply;
  const faults = errors.slice(0, MOST_FAULTS).map(({ code, message, pos }) => {
    const [says = message.split(' at line ')[0] ?? message, expected = 'YAML 1.2'] = FAULTS[code] ?? [];
    return { ...position(pos[0]), path: '', message: says, expected };
  });
  if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { problems: faults };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return refused('the file is empty', 'a document with fields');
  const read = asData(document);
  if ('problems' in read) return read;
  const valueAt = (path: Path) => position(find(document, path).value);
  return { data: read.data, faults, valueAt, keyAt: (path) => position(find(document, path).key) };
}

const FAULTS: Readonly<Record<string, readonly [says: string, expected: string]>> = {
  DUPLICATE_KEY: ['a key is given twice', 'each key once'],
  MULTIPLE_DOCS: ['a second document begins', 'one document in the file'],
  TAG_RESOLVE_FAILED: ['a tag is not known', 'plain values without tags'],
  TAB_AS_INDENT: ['a tab is used for indentation', 'spaces for indentation'],
};

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function asData(document: Document): { readonly data: unknown } | { readonly problems: readonly Problem[] } {
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return depthOf(data) > DEEPEST ? nestedTooDeeply : { data };
  } catch (error) {
    if (error instanceof RangeError) return nestedTooDeeply;
    if (!(error instanceof ReferenceError)) throw error;
    if (error.message.includes('Excessive'))
      return refused('the file repeats its parts too often', `at most ${MOST_ALIASES} uses of anchors (*name)`);
    return refused(error.message, 'names of anchors that were set before');
  }
}

/** How deep lists and fields are nested; a part that contains itself is without end, so the count stops early. */
function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return depth;
  let deepest = depth;
  for (const part of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(part, depth + 1));
    if (deepest > DEEPEST) break;
  }
  return deepest;
}

/** The offsets of the value at a path and of its key; of the deepest part that exists when the whole path does not. */
function find(document: Document, path: Path): { key: number; value: number } {
  let node: Node | null = document.contents as Node | null;
  let at = { key: startOf(node), value: startOf(node) };
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    let next: Node | null | undefined;
    let key: Node | undefined;
    if (isMap(node)) {
      const pair = node.items.find((one) => String(isScalar(one.key) ? one.key.value : one.key) === String(step));
      key = pair?.key as Node | undefined;
      next = pair === undefined ? undefined : ((pair.value ?? pair.key) as Node);
    } else if (isSeq(node)) next = node.items[Number(step)] as Node | undefined;
    if (next === undefined || next === null) return at;
    at = { key: startOf(key ?? next), value: startOf(next) };
    node = next;
  }
  return at;
}

const startOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

function refused(message: string, expected: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ line: 1, path: '', message, expected }] };
}
const nestedTooDeeply = refused('the file is nested too deeply', 'a few levels of lists and fields');
