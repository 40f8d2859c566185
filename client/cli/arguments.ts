import { parseArgs } from 'node:util';
import type { ArgDef, ArgsDef } from 'citty';
import { Refused } from './outcome.ts';

/** What was wrong with a command line, and what it gave. */
interface Read {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly rest: readonly string[];
}

/** Reads the arguments of a command; several mistakes are all named at once, each with what was expected. */
export function readArguments(raw: readonly string[], args: ArgsDef, { rest: restHint }: { readonly rest?: string } = {}): Read {
  const options = Object.entries(args).filter(([, arg]) => arg.type !== 'positional');
  const { tokens } = parseArgs({
    args: [...raw],
    options: Object.fromEntries(options.map(([name, arg]) => [name, { type: arg.type === 'boolean' ? 'boolean' : 'string' }])),
    allowPositionals: true,
    allowNegative: true,
    strict: false,
    tokens: true,
  });
  const problems: string[] = [];
  const values: Record<string, string | boolean | undefined> = {};
  const positional: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positional.push(token.value);
    if (token.kind !== 'option') continue;
    const { name } = token;
    const negated = token.rawName.startsWith('--no-');
    const arg = Object.hasOwn(args, name) ? args[name] : undefined;
    const swallowed = token.value !== undefined && !token.inlineValue && token.value.startsWith('--'); // the next option is no value
    if (arg === undefined || arg.type === 'positional')
      problems.push(
        unknownOption(
          token.rawName,
          options.map(([known]) => known),
        ),
      );
    else if (values[name] !== undefined) problems.push(`--${name} is given twice`);
    else values[name] = valueGiven(name, arg, swallowed ? undefined : token.value, negated, problems);
  }
  const named = Object.entries(args).filter(([, arg]) => arg.type === 'positional');
  for (const [index, [name]] of named.entries()) values[name] = positional[index];
  const rest = positional.slice(named.length);
  if (restHint === undefined && rest.length > 0) problems.push(`too much: ${rest.map((one) => JSON.stringify(one)).join(', ')}`);
  for (const [name, arg] of Object.entries(args)) problems.push(...missing(name, arg, values));
  if (problems.length > 0)
    throw new Refused(
      problems,
      problems.length === 1 ? 'The command is not complete or not right:' : `${problems.length} things are wrong with the command:`,
    );
  return { values, rest };
}

function valueGiven(
  name: string,
  arg: ArgDef,
  value: string | undefined,
  negated: boolean,
  problems: string[],
): string | boolean | undefined {
  if (arg.type === 'boolean') {
    if (value !== undefined) problems.push(`--${name} takes no value, ${JSON.stringify(value)} was given`);
    return !negated;
  }
  const hint = arg.type === 'enum' ? (arg.options ?? []).join(', ') : (arg.valueHint ?? name);
  if (negated || value === undefined || value === '')
    problems.push(`--${name} needs a value: ${arg.type === 'enum' ? `one of ${hint}` : hint}`);
  else if (arg.type === 'enum' && !(arg.options ?? []).includes(value))
    problems.push(`--${name}: ${JSON.stringify(value)} is none of ${hint}`);
  return value ?? '';
}

/** Absent ones get their default; one that must be there is named. */
function missing(name: string, arg: ArgDef, values: Record<string, string | boolean | undefined>): string[] {
  if (values[name] !== undefined) return [];
  values[name] = arg.default === undefined ? (arg.type === 'boolean' ? false : undefined) : (arg.default as string | boolean);
  if (values[name] !== undefined || arg.type === 'boolean') return [];
  if (arg.type === 'positional') return arg.required === false ? [] : [`${name.toUpperCase()} is missing: ${arg.description ?? name}`];
  return arg.required === true ? [`--${name} is missing: ${arg.description ?? name}`] : [];
}

function unknownOption(given: string, known: readonly string[]): string {
  const near = nearest(given.replace(/^-+/, ''), known);
  const there = known.length === 0 ? 'this command has no options' : `there are ${known.map((name) => `--${name}`).join(', ')}`;
  return `${given} is no option here: ${near === undefined ? there : `did you mean --${near}?`}`;
}

/** The word that was probably meant, if one is near enough. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const ranked = known.map((word) => ({ word, distance: distanceOf(given, word) })).sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.word.length / 3)) ? best.word : undefined;
}

function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_one, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
