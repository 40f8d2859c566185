/** A line of two timelines that is not the same in both, with its place and, where two are alike, the fields that differ. */
export interface Difference {
  readonly what: 'missing' | 'extra' | 'different' | 'malformed';
  readonly line: number; // of the expected file; of the played one for `extra`
  readonly expected?: string;
  readonly actual?: string;
  readonly fields?: readonly string[];
  readonly message: string; // ready to be printed
}
type Told = Readonly<Record<string, unknown>>;
interface Line {
  readonly number: number;
  readonly at: number;
  readonly told: Told;
  readonly canonical: string;
}

const COMPARED: ReadonlySet<unknown> = new Set(['mail', 'scope', 'state', 'selection', 'agenda']);
const NEVER_COMPARED: ReadonlySet<string> = new Set(['file', 'sha256', 'why']);

/** Compares what was expected with what was played: the lines of one instant as a multiset (scenario.md, `--expect`). */
export function compareTimelines(expected: string, actual: string): Difference[] {
  const wanted = read(expected, 'the expected timeline');
  const played = read(actual, 'the timeline');
  const malformed = [...wanted.malformed, ...played.malformed];
  if (malformed.length > 0) return malformed;
  const left = new Map<string, Line[]>();
  for (const line of played.lines) left.set(line.canonical, [...(left.get(line.canonical) ?? []), line]);
  const missing = wanted.lines.filter(({ canonical }) => left.get(canonical)?.shift() === undefined);
  const extra = [...left.values()].flat();
  return pairUp(missing, extra);
}

/** What lacks and what is too much, those that are nearly the same as one difference, in the order of time. */
function pairUp(missing: readonly Line[], extra: readonly Line[]): Difference[] {
  const free = new Set(extra);
  const found: { at: number; difference: Difference }[] = [];
  for (const line of missing) {
    const near = nearest(line, free);
    if (near) free.delete(near);
    found.push({ at: line.at, difference: near ? differentFrom(line, near) : missingLine(line) });
  }
  for (const line of free) found.push({ at: line.at, difference: extraLine(line) });
  return found.sort((a, b) => a.at - b.at || a.difference.line - b.difference.line).map(({ difference }) => difference);
}

/** The played line that tells of the same thing: of the same kind, and most alike; at another instant only if all else is the same. */
function nearest(line: Line, free: ReadonlySet<Line>): Line | undefined {
  let best: { line: Line; score: number } | undefined;
  for (const other of free) {
    if (other.told.kind !== line.told.kind) continue;
    const different = fieldsThatDiffer(line.told, other.told);
    const sameAt = line.at === other.at;
    if (sameAt ? !tellOfTheSame(line.told, other.told) : different.length > 0) continue;
    const score = different.length + (sameAt ? 0 : 1);
    if (best === undefined || score < best.score) best = { line: other, score };
  }
  return best?.line;
}

const NAMING = ['notice', 'item', 'of', 'id'];
const tellOfTheSame = (a: Told, b: Told): boolean => NAMING.every((key) => canonicalText(a[key]) === canonicalText(b[key]));

function fieldsThatDiffer(a: Told, b: Told): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => key !== 'at' && !NEVER_COMPARED.has(key));
  return keys.filter((key) => canonicalText(a[key]) !== canonicalText(b[key]));
}

function differentFrom(line: Line, other: Line): Difference {
  const moved = line.at === other.at ? [] : ['at'];
  const fields = [...moved, ...fieldsThatDiffer(line.told, other.told)];
  const [expected, actual] = [shown(line), shown(other)];
  const each = fields.map((key) => `    ${key}: expected ${JSON.stringify(line.told[key])}, was ${JSON.stringify(other.told[key])}`);
  const message = [`different (line ${line.number}): ${expected}`, `  played as (line ${other.number}): ${actual}`, ...each].join('\n');
  return { what: 'different', line: line.number, expected, actual, fields, message };
}

function missingLine(line: Line): Difference {
  const expected = shown(line);
  return { what: 'missing', line: line.number, expected, message: `missing (line ${line.number}): ${expected}` };
}

function extraLine(line: Line): Difference {
  const actual = shown(line);
  return { what: 'extra', line: line.number, actual, message: `extra (line ${line.number} of the played one): ${actual}` };
}

const shown = ({ told }: Line): string => JSON.stringify(told);

function read(text: string, name: string): { readonly lines: readonly Line[]; readonly malformed: readonly Difference[] } {
  const lines: Line[] = [];
  const malformed: Difference[] = [];
  for (const [index, row] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const number = index + 1;
    if (row.trim() === '') continue;
    const told = parse(row);
    if (typeof told === 'string') malformed.push({ what: 'malformed', line: number, message: `line ${number} of ${name}: ${told}` });
    else if (COMPARED.has(told.kind)) lines.push({ number, at: instantOf(told), told, canonical: canonicalOf(told) });
  }
  return { lines, malformed };
}

/** The object of a line, or what is wrong with it. */
function parse(row: string): Told | string {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return 'is not JSON; expected one object a line';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not an object; expected one object a line';
  const told = value as Told;
  if (typeof told.kind !== 'string') return 'has no "kind"';
  if (typeof told.at !== 'string' || Number.isNaN(instantOf(told)))
    return 'has no instant in "at", expected one as 2026-11-25T07:00:00-05:00';
  return told;
}

const instantOf = ({ at }: Told): number => (/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(String(at)) ? Date.parse(String(at)) : Number.NaN);

function canonicalOf(told: Told): string {
  const compared = Object.entries(told).filter(([key]) => key !== 'at' && !NEVER_COMPARED.has(key));
  return `${instantOf(told)} ${canonicalText(Object.fromEntries(compared))}`;
}

/** JSON with its keys in one order, so that two objects that say the same are the same text. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`).join(',')}}`;
}
