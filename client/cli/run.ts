import { stripVTControlCharacters } from 'node:util';
import { type ArgsDef, renderUsage } from 'citty';
import { ConfigError } from '../../config/env.ts';
import { nearest, readArguments } from './arguments.ts';
import type { Command, CommandGroup, Given, Io } from './command.ts';
import { commands } from './commands.ts';
import { EXIT, type ExitCode, Refused } from './outcome.ts';

/** Runs one command line to its exit code: 0 done, 1 refused or bad input, 2 the service failed, 3 a timeline differs. */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const { found, path, rest } = await find(commands, argv, []);
    if (!isCommand(found) || rest.some((one) => one === '--help' || one === '-h')) {
      io.out(await helpOf(found, path));
      return isCommand(found) || argv.length === 0 || argv.some((one) => one === '--help' || one === '-h') ? EXIT.ok : EXIT.refused;
    }
    const { values, rest: more } = readArguments(rest, found.args, found.restHint === undefined ? {} : { rest: found.restHint });
    return await found.perform({ ...values, rest: more } as Given<ArgsDef>, io); // checked against the command's own description
  } catch (error) {
    return tellFailure(error, argv, io);
  }
}

const isCommand = (one: Command | CommandGroup): one is Command => 'perform' in one;

/** Follows the words of the command line down to the command they name. */
async function find(
  at: CommandGroup,
  words: readonly string[],
  path: readonly string[],
): Promise<{ readonly found: Command | CommandGroup; readonly path: readonly string[]; readonly rest: readonly string[] }> {
  const [word, ...rest] = words;
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') return { found: at, path, rest: [] };
  const next = Object.hasOwn(at.commands, word) ? at.commands[word] : undefined;
  if (next === undefined) {
    const known = Object.keys(at.commands);
    const near = nearest(word, known);
    throw new Refused(
      `There is no command ${JSON.stringify([...path, word].join(' '))}${near === undefined ? '' : `, did you mean ${JSON.stringify([...path, near].join(' '))}`}? There are: ${known.join(', ')}.`,
    );
  }
  const found = await next.load();
  return isCommand(found) ? { found, path: [...path, word], rest } : find(found, rest, [...path, word]);
}

async function helpOf(found: Command | CommandGroup, path: readonly string[]): Promise<string> {
  const name = ['rutina', ...path].join(' ');
  const meta = { name, description: found.about };
  const usage = await renderUsage(isCommand(found) ? { meta, args: found.args } : { meta, subCommands: stubsOf(found) });
  const examples = isCommand(found) ? found.examples.map((example) => `  ${example}`) : [];
  const rest = isCommand(found) && found.restHint !== undefined ? ['', `  ${found.restHint}`] : [];
  const text = [usage.trimEnd(), ...rest, ...(examples.length > 0 ? ['', 'EXAMPLES', '', ...examples] : []), '', EXITS].join('\n');
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}
const stubsOf = ({ commands: all }: CommandGroup) =>
  Object.fromEntries(Object.entries(all).map(([name, { about }]) => [name, { meta: { name, description: about } }]));
const EXITS = 'Exit status: 0 done, 1 refused or wrong input, 2 the service failed, 3 not the expected timeline.';

function tellFailure(error: unknown, argv: readonly string[], io: Io): ExitCode {
  if (error instanceof Refused || error instanceof ConfigError) {
    io.err(error.message);
    return EXIT.refused;
  }
  io.err(`The service failed: ${messageOf(error)}`);
  if (argv.includes('--help')) return EXIT.failed;
  io.err('"rutina doctor" looks at everything it needs; with LOG_LEVEL=debug more is told.');
  return EXIT.failed;
}

/** What went wrong, with its causes; the stack only for those who ask by LOG_LEVEL=debug. */
function messageOf(error: unknown): string {
  const told: string[] = [];
  for (let cause: unknown = error; cause !== undefined && told.length < 6; cause = cause instanceof Error ? cause.cause : undefined) {
    const text =
      cause instanceof AggregateError ? cause.errors.map(String).join('; ') : cause instanceof Error ? cause.message : String(cause);
    if (text !== '' && !told.some((one) => one.includes(text))) told.push(text);
  }
  return told.join('\n  caused by: ');
}
