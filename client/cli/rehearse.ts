import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { openDocuments } from '../../activities/documents.ts';
import type { Config } from '../../config/env.ts';
import { startPostgres } from '../../embedded/postgres.ts';
import { mayCreateDatabases } from '../../store/databases.ts';
import { quietEngine } from '../../worker/engine-log.ts';
import { createLog } from '../../worker/log.ts';
import { findDatabase, findEngine } from '../parts.ts';
import type { Parts } from '../rehearsal/engine-room.ts';
import { compareTimelines } from '../rehearsal/expect.ts';
import { rehearse as play } from '../rehearsal/rehearse.ts';
import { readScenario, type Scenario } from '../rehearsal/scenario.ts';
import { command, type Io } from './command.ts';
import { EXIT, type ExitCode, Refused } from './outcome.ts';
import { silent } from './service.ts';

/** `rutina rehearse` (scenario.md): 0 played, 1 the scenario was refused, 2 the service failed, 3 another timeline than expected. */
export const rehearse = command({
  name: 'rehearse',
  about: 'Plays a scenario on the real engine, in a database and a mailbox of its own, and writes its timeline, letters and packs',
  args: {
    scenario: { type: 'positional', description: 'the YAML file of the scenario' },
    out: { type: 'string', required: true, valueHint: 'folder', description: 'the folder to write to' },
    expect: { type: 'string', valueHint: 'timeline.jsonl', description: 'compare with this timeline; a difference ends with 3' },
    'everything-twice': { type: 'boolean', description: 'do every activity two times: nothing may change' },
  },
  examples: [
    'rutina rehearse examples/mop-2026-W48.yaml --out rehearsal/',
    'rutina rehearse examples/mop-2026-W48.yaml --out rehearsal/ --expect examples/mop-2026-W48.expected.jsonl --everything-twice',
  ],
  perform: async ({ scenario: file, out, expect, 'everything-twice': twice }, io) => {
    const { scenario, expected } = readGiven(file, out, expect);
    const config = io.config();
    quietEngine();
    const documents = openDocuments();
    const parts = { ...(await partsOf(config, io)), documents };
    io.err(`playing ${scenario.institution.code} from ${scenario.start} to ${scenario.end}${twice ? ', everything twice' : ''} …`);
    const { timeline, seconds } = await play(parts, scenario, out, { twice }).finally(() => documents.close());
    const lines = timeline.trimEnd().split('\n');
    const letters = lines.filter((line) => line.includes('"kind":"mail"')).length;
    io.out(`played in ${seconds.toFixed(1)} s: ${lines.length} lines, ${letters} letters, in ${path.resolve(out)}`);
    return expected === undefined ? EXIT.ok : compare(expected, timeline, expect ?? '', io);
  },
});

function compare(expected: string, timeline: string, file: string, io: Io): ExitCode {
  const differences = compareTimelines(expected, timeline);
  for (const { message } of differences) io.out(message);
  if (differences.length === 0) {
    io.out(`as expected by ${file}`);
    return EXIT.ok;
  }
  io.err(`${differences.length} ${differences.length === 1 ? 'line differs' : 'lines differ'} from ${file}`);
  return EXIT.differs;
}

/** Everything that is wrong with what was given, before anything runs. */
function readGiven(file: string, out: string, expect: string | undefined): { readonly scenario: Scenario; readonly expected?: string } {
  const problems: string[] = [];
  const text = readOr(file, problems, 'the scenario');
  const expected = expect === undefined ? undefined : readOr(expect, problems, '--expect');
  problems.push(...folderProblems(out));
  const read = text === undefined ? undefined : readScenario(text, path.basename(file));
  if (read !== undefined && 'problems' in read) {
    for (const { line, column, path: where, message, expected: wanted } of read.problems)
      problems.push(
        `${file}:${line}${column === undefined ? '' : `:${column}`}: ${where === '' ? '' : `${where}: `}${message}; expected ${wanted}`,
      );
  }
  if (problems.length > 0)
    throw new Refused(problems, `Nothing was played; ${problems.length} ${problems.length === 1 ? 'thing is' : 'things are'} wrong:`);
  if (read === undefined || 'problems' in read) throw new Error('a scenario without problems was not read');
  return { scenario: read.scenario, ...(expected !== undefined && { expected: expected.toString('utf8') }) };
}

function readOr(file: string, problems: string[], what: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'that is a folder' : String(error);
    problems.push(`${what} ${file} cannot be read: ${why}`);
    return undefined;
  }
}

const EMPTIED = { mail: /^\d{3,}(?:\..+)?\.eml$/, packs: /-(?:P\d+|ACTA)-v\d+\.[a-z]+$/ } as const;
/** A rehearsal empties the mail and packs of its folder, so these must be a rehearsal's; whatever else is there stays. */
function folderProblems(out: string): string[] {
  try {
    mkdirSync(out, { recursive: true });
    accessSync(out, constants.W_OK | constants.X_OK);
  } catch (error) {
    return [`--out ${out} cannot be written to: ${error instanceof Error ? error.message : String(error)}`];
  }
  if (existsSync(path.join(out, 'timeline.jsonl'))) return [];
  return Object.entries(EMPTIED).flatMap(([name, ours]) => {
    const folder = path.join(out, name);
    if (!existsSync(folder)) return [];
    const held = statSync(folder).isDirectory() ? readdirSync(folder) : [name];
    const stranger = held.find((file) => !ours.test(file));
    return stranger === undefined
      ? []
      : [`--out ${out} would have to empty ${folder}, which no rehearsal wrote (${stranger}): name another folder`];
  });
}

/** The servers to play on: the configured ones, else this home's own. */
async function partsOf(config: Config, io: Io): Promise<Parts> {
  const [ownerUrl, engine] = await Promise.all([ownerUrlOf(config, io), findEngine(config, silent, io.err)]);
  return {
    ownerUrl,
    engine: engine.options,
    namespace: engine.namespace,
    log: createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, 'rehearsal'),
    publicUrl: config.publicUrl,
  };
}

async function ownerUrlOf(config: Config, io: Io): Promise<string> {
  const { ownerUrl, embedded } = await findDatabase(config, silent);
  if (embedded !== undefined || (await mayCreateDatabases(ownerUrl))) return ownerUrl;
  io.err('the role of the configured database may not create databases: the embedded PostgreSQL is used for this rehearsal');
  return (await startPostgres({ home: config.home, port: config.ports.postgres })).adminUrl;
}
