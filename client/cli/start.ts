import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Config, environmentWith } from '../../config/env.ts';
import { choosePort } from '../../embedded/ports.ts';
import { type ChildExit, type SupervisedChild, supervise } from '../../embedded/supervisor.ts';
import { playDemonstration } from '../demo.ts';
import { languageOf, say, type Words, wordsOf } from '../words.ts';
import { command, type Io } from './command.ts';
import { EXIT, type ExitCode, Refused } from './outcome.ts';
import { onlyStartOf } from './start-once.ts';
import { type Running, startParts } from './start-parts.ts';
import { whereToLook } from './start-told.ts';

/** `rutina start`: everything of this home, kept running until Ctrl-C. */
export const start = command({
  name: 'start',
  about: 'Starts everything and keeps it running until Ctrl-C; the first time a ministry of example lives its week before your eyes',
  args: {
    pace: { type: 'string', default: '60', valueHint: 'seconds', description: 'how long the week of the example takes' },
    demo: {
      type: 'boolean',
      default: true,
      description: 'found the example where nothing lives yet, and play its week',
      negativeDescription: 'no example',
    },
  },
  examples: [
    'rutina start',
    'rutina start --pace 20',
    'rutina start --no-demo',
    'RUTINA_HOME=/srv/rutina PORT=8080 rutina start --no-demo',
  ],
  perform: async ({ pace, demo }, io) => {
    const paceMs = paceOf(pace);
    const config = io.config();
    return onlyStartOf(config.home, (announce) => run(config, io, { paceMs, demo, announce }));
  },
});

interface Wishes {
  readonly paceMs: number;
  readonly demo: boolean;
  /** Tells a second start where this one is. */
  readonly announce: (where: { readonly web: string }) => void;
}

async function run(config: Config, io: Io, { paceMs, demo, announce }: Wishes): Promise<ExitCode> {
  const words = wordsOf(languageOf(io.locale));
  io.out(say(words.start.starting, { home: config.home }));
  const stopping = new AbortController();
  const onSignal = (): void => stopping.abort(); // also while the parts are still starting
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const running = await startParts(config, io, { demo });
  let played: Promise<void> = Promise.resolve();
  try {
    const port = await choosePort([config.webPort]);
    if (port !== config.webPort) io.out(say(words.start.portTaken, { taken: config.webPort, port }));
    const web = `http://127.0.0.1:${port}`;
    if (stopping.signal.aborted) return EXIT.ok;
    const supervisor = supervise({ children: childrenOf(config, port), onExit: tellExit(io) });
    announce({ web });
    await answers(`${web}/health`, stopping.signal);
    io.out(whereToLook({ config, running, web, words }));
    if (demo) played = demonstrate(running, io, words, { paceMs, web, stopping: stopping.signal });
    await supervisor.finished;
  } finally {
    stopping.abort();
    io.out(say(words.start.stopping));
    await running.stop();
    await played;
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  return EXIT.ok;
}

const tellExit =
  ({ err }: Io) =>
  ({ name, code, signal, againInMs }: ChildExit): void => {
    if (againInMs !== undefined) err(`the ${name} died (${signal ?? `exit ${code}`}) and is started again in ${againInMs / 1_000} s`);
  };

async function demonstrate(
  { store, engine, waker }: Running,
  io: Io,
  words: Words,
  { paceMs, web, stopping }: { readonly paceMs: number; readonly web: string; readonly stopping: AbortSignal },
): Promise<void> {
  try {
    await playDemonstration({ store, engine, waker, paceMs, words, tell: io.out, web, stopping });
  } catch (error) {
    if (!stopping.aborted) io.err(say(words.told.stopped, { why: error instanceof Error ? error.message : String(error) }));
  }
}

/** The worker and the web, each a process of its own; their logs are about trouble only, unless more was asked for. */
function childrenOf({ logLevel }: Config, port: number): SupervisedChild[] {
  const launcher = path.join(import.meta.dirname, 'rutina.mjs');
  const env = environmentWith({ MALLOC_ARENA_MAX: '2', PORT: String(port), LOG_LEVEL: logLevel === 'info' ? 'warn' : logLevel });
  // Small heaps and few arenas: what is garbage goes back to the machine before the process has grown (npm run bench shows the figures).
  return ['worker', 'web'].map((name) => ({
    name,
    argv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', launcher, name],
    env,
  }));
}

const PATIENCE_MS = 30_000;
/** Waits until the pages are there; who looks after them goes on trying if they are not. */
async function answers(url: string, stopping: AbortSignal): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !stopping.aborted; ) {
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(2_000) })).status < 500) return;
    } catch {} // not there yet
    await pause(100, undefined, { signal: stopping }).catch(() => {});
  }
}

function paceOf(text: string): number {
  const seconds = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0 || seconds > 86_400)
    throw new Refused(`--pace: ${JSON.stringify(text)} is no number of seconds from 0 to 86400, as 60.`);
  return seconds * 1_000;
}
