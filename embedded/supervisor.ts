import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface SupervisedChild {
  readonly name: string;
  /** Given to this Node: the script and its arguments. */
  readonly argv: readonly string[];
  /** Its whole environment; ours without one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface ChildExit {
  readonly name: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** When it is started again; nothing while stopping. */
  readonly againInMs?: number;
}

export interface SupervisorOptions {
  readonly children: readonly SupervisedChild[];
  readonly log?: (message: string, fields?: Record<string, unknown>) => void;
  readonly onExit?: (exit: ChildExit) => void;
  /** Only tests are in a hurry. */
  readonly timing?: Partial<typeof TIMING>;
}

export interface Supervisor {
  /** Stops every child; resolves when all are gone. */
  stop(): Promise<void>;
  /** Resolves when stopped, by `stop` or by a signal. */
  readonly finished: Promise<void>;
  /** The process id of a child that runs. */
  pidOf(name: string): number | undefined;
}

const TIMING = { firstMs: 1_000, longestMs: 30_000, steadyMs: 60_000, graceMs: 20_000 };

/** Keeps processes running: one that dies is started again, later each time it dies young; SIGINT and SIGTERM stop them all cleanly. */
export function supervise({ children, log = () => {}, onExit, timing }: SupervisorOptions): Supervisor {
  const { firstMs, longestMs, steadyMs, graceMs } = { ...TIMING, ...timing };
  const running = new Map<string, ChildProcess>();
  const stopping = new AbortController();

  async function keep({ name, argv, env }: SupervisedChild): Promise<void> {
    let delay = firstMs;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      const child = launch(argv, env);
      running.set(name, child);
      log('started', { child: name, pid: child.pid });
      const { code, signal } = await ended(child);
      running.delete(name);
      if (stopping.signal.aborted) return onExit?.({ name, code, signal });
      if (Date.now() - startedAt >= steadyMs) delay = firstMs;
      log('died, will be started again', { child: name, code, signal, againInMs: delay });
      onExit?.({ name, code, signal, againInMs: delay });
      await pause(delay, undefined, { signal: stopping.signal }).catch(() => {});
      delay = Math.min(delay * 2, longestMs);
    }
  }

  function stop(): Promise<void> {
    if (!stopping.signal.aborted) {
      stopping.abort();
      for (const child of running.values()) child.kill('SIGTERM');
      setTimeout(kill, graceMs).unref();
    }
    return finished;
  }
  const kill = (): void => {
    for (const [name, child] of running) {
      log('did not end in time and is killed', { child: name });
      child.kill('SIGKILL');
    }
  };

  let askedAt = 0;
  const onSignal = (): void => {
    // The same Ctrl-C may come twice, by the terminal and by the launcher; only a later one is impatience.
    if (askedAt !== 0 && Date.now() - askedAt > 1_000) kill();
    if (askedAt === 0) askedAt = Date.now();
    void stop();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const finished = Promise.all(children.map(keep)).then(() => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  });
  return { stop, finished, pidOf: (name) => running.get(name)?.pid };
}

/** Called in a child: runs `leave` when its supervisor is gone, be it by kill -9, so that no child is left behind. */
export function whenSupervisorIsGone(leave: () => void): void {
  if (process.channel === undefined) return; // started by hand
  process.once('disconnect', leave);
  process.channel.unref();
}

/** In a group of its own, so that a terminal's Ctrl-C reaches the supervisor alone, which then stops all in order. */
function launch(argv: readonly string[], env: SupervisedChild['env']): ChildProcess {
  const detached = process.platform !== 'win32';
  return spawn(process.execPath, argv, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached, ...(env !== undefined && { env }) });
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((settled) => {
    child.once('error', () => settled({ code: null, signal: null }));
    child.once('exit', (code, signal) => settled({ code, signal }));
  });
}
