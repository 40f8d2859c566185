import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { onlyOne } from './only-one.ts';
import { type Ended, run } from './processes.ts';
import {
  findTemporal,
  inspect,
  keptFile,
  TEMPORAL_CLI_VERSION,
  type TemporalExecutable,
  type Tried,
  type WhereToLook,
} from './temporal-executable.ts';

const SOURCE = `github.com/temporalio/cli/cmd/temporal@${TEMPORAL_CLI_VERSION}`;
/** A download is given up when no byte has come for so long: a proxy may swallow it all. */
const SILENCE_MS = 90_000;
const BUILD_LIMIT_MS = 30 * 60_000;

export type Progress = (line: string) => void;

/** A Temporal server for this machine: one that is there, else the SDK's download, else built with Go; one complete message where none works. */
export async function installTemporal(progress: Progress = () => {}, where: WhereToLook = {}): Promise<TemporalExecutable> {
  const first = await findTemporal(where);
  if ('server' in first) return first;
  if (where.cliPath !== undefined) throw new Error(noServer(first, where));
  const folder = path.dirname(keptFile(where.cacheFolder));
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(noServer([...first, { what: `keeping one in ${folder}`, why: String(error) }], where), { cause: error });
  }
  const waiting = (): void => progress('another process is fetching the Temporal server: waiting for it');
  return onlyOne(
    `${folder} (Temporal)`,
    async () => {
      const again = await findTemporal(where); // the one we waited for may have brought it
      if ('server' in again) return again;
      for (const left of readdirSync(folder))
        if (left.startsWith('new-')) rmSync(path.join(folder, left), { recursive: true, force: true });
      const tried = [...again];
      for (const { what, from, make } of WAYS) {
        const made = await keep(folder, where, from, (aside) => make(aside, progress));
        if ('server' in made) return made;
        tried.push({ what, why: made.why });
        progress(`${what}: ${made.why}`);
      }
      throw new Error(noServer(tried, where));
    },
    { patienceMs: BUILD_LIMIT_MS + SILENCE_MS, waiting },
  );
}

interface Way {
  readonly what: string;
  readonly from: TemporalExecutable['from'];
  readonly make: (folder: string, progress: Progress) => Promise<Ended>;
}

const WAYS: readonly Way[] = [
  { what: `the SDK's download of the Temporal CLI ${TEMPORAL_CLI_VERSION}`, from: 'download', make: download },
  { what: `go install ${SOURCE}`, from: 'go', make: build },
];

/** Makes it aside and renames it when whole, so that an interrupted one is never taken for the real thing. */
async function keep(
  folder: string,
  where: WhereToLook,
  from: Way['from'],
  make: (folder: string) => Promise<Ended>,
): Promise<TemporalExecutable | { why: string }> {
  const aside = mkdtempSync(path.join(folder, 'new-'));
  try {
    const made = await make(aside);
    if (!made.ok) return { why: lastWords(made.output) };
    const file = readdirSync(aside).find((name) => name.startsWith('temporal'));
    if (file === undefined) return { why: 'it ended well, but left no executable' };
    chmodSync(path.join(aside, file), 0o755);
    const inspected = await inspect(path.join(aside, file), from);
    if (!('server' in inspected)) return inspected;
    renameSync(path.join(aside, file), keptFile(where.cacheFolder));
    return { ...inspected, path: keptFile(where.cacheFolder) };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** In a process of its own, since the SDK's native part cannot be interrupted. */
async function download(folder: string, progress: Progress): Promise<Ended> {
  const giveUp = new AbortController();
  let size = -1;
  let heardAt = Date.now();
  const watch = setInterval(() => {
    const now = readdirSync(folder).reduce(
      (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
    if (now !== size) heardAt = Date.now();
    else if (Date.now() - heardAt > SILENCE_MS) giveUp.abort();
    size = now;
    progress(`downloading the Temporal server, once: ${Math.round(now / 1e6)} MB`);
  }, 1_000);
  try {
    const script = path.join(import.meta.dirname, 'temporal-download.ts');
    const ended = await run(process.execPath, [script, folder, TEMPORAL_CLI_VERSION], { signal: giveUp.signal });
    return giveUp.signal.aborted ? { ok: false, output: `nothing came for ${SILENCE_MS / 1000} s` } : ended;
  } finally {
    clearInterval(watch);
  }
}

async function build(folder: string, progress: Progress): Promise<Ended> {
  const go = await run('go', ['version'], { timeoutMs: 20_000 });
  if (!go.ok) return { ok: false, output: /ENOENT/.test(go.output) ? 'Go is not installed' : go.output };
  const startedAt = Date.now();
  const tick = (): void =>
    progress(`building the Temporal server with Go, once, in 3 to 4 minutes: ${Math.round((Date.now() - startedAt) / 1000)} s`);
  tick();
  const every = setInterval(tick, 1_000);
  const limits = { timeoutMs: BUILD_LIMIT_MS };
  try {
    if (process.platform !== 'win32')
      return await run('env', [`GOBIN=${folder}`, 'go', 'install', '-trimpath', '-ldflags=-s -w', SOURCE], limits);
    const install = `$env:GOBIN='${folder.replaceAll("'", "''")}'; go install -trimpath '-ldflags=-s -w' ${SOURCE}; exit $LASTEXITCODE`;
    return await run('powershell', ['-NoProfile', '-Command', install], limits);
  } finally {
    clearInterval(every);
  }
}

/** What a failed program said at the end, in one line. */
function lastWords(output: string): string {
  const lines = output.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.slice(-3).join(' · ').slice(-600) || 'it failed without a word';
}

function noServer(tried: readonly Tried[], { cacheFolder }: WhereToLook): string {
  const kept = keptFile(cacheFolder);
  return [
    'There is no Temporal server to start. What was tried:',
    ...tried.map(({ what, why }) => `  - ${what}: ${why}`),
    'Any one of these mends it:',
    '  1. Install the Temporal CLI (https://docs.temporal.io/cli), so that "temporal" is on the PATH, or name it in TEMPORAL_CLI_PATH.',
    '  2. Set TEMPORAL_ADDRESS (or TEMPORAL_PROFILE) to use a Temporal cluster that exists already.',
    `  3. Install Go 1.25 or later and run "npm run temporal:install", or bring ${existsSync(kept) ? 'a working' : 'an'} executable from a like machine to ${kept}.`,
  ].join('\n');
}
