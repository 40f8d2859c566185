import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Ended {
  readonly ok: boolean;
  /** Both streams as they came, or why it did not start. */
  readonly output: string;
}

export interface RunOptions {
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  readonly cwd?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a program to its end, without a shell, so that paths with spaces are one argument. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { uid, gid, cwd, timeoutMs } = options;
  const tooLong = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs); // spawn's own would keep us waiting where nothing starts
  const ends = [options.signal, tooLong].filter((one) => one !== undefined);
  return new Promise((settled) => {
    let output = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
      ...(cwd !== undefined && { cwd }),
      ...(ends.length > 0 && { signal: AbortSignal.any(ends), killSignal: 'SIGKILL' as const }),
    });
    const hear = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) =>
      settled({ ok: false, output: tooLong?.aborted ? `it did not end within ${Number(timeoutMs) / 1000} s` : error.message }),
    );
    child.once('exit', (code, killedBy) => {
      // What it started may hold the pipes open for ever: its end is the exit, plus a moment for the last bytes.
      const finish = (): void => settled({ ok: code === 0, output: output || (killedBy === null ? '' : `ended by ${killedBy}`) });
      child.once('close', finish);
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        finish();
      }, 500).unref();
    });
  });
}

/** Whether a process of this id runs; a dead one whose parent has not looked yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Whether it has died and only waits to be buried: its id still answers. */
export function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** How a process was called, to tell ours from a stranger that got the same id; empty where the system does not say. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  if (process.platform !== 'win32') return (await run('ps', ['-o', 'command=', '-p', String(pid)], { timeoutMs: 5_000 })).output;
  return new Promise((settled) => {
    const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
    execFile('powershell', ['-NoProfile', '-Command', query], { timeout: 10_000 }, (_error, out) => settled(out ?? ''));
  });
}

/** Asks a process to end, and ends it when it has not after the grace. */
export async function endProcess(pid: number, graceMs: number): Promise<void> {
  if (!send(pid, 'SIGTERM')) return;
  if (await gone(pid, graceMs)) return;
  send(pid, 'SIGKILL');
  await gone(pid, 5_000);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(20);
  }
  return true;
}
