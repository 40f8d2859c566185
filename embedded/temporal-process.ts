import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { choosePort } from './ports.ts';
import { endProcess } from './processes.ts';
import { temporalAnswers } from './temporal-session.ts';

const LOG_LIMIT = 20_000_000;
const START_LIMIT_MS = 60_000;

export interface ServerCall {
  readonly executable: string;
  /** In memory where there is none. */
  readonly database?: string;
  /** Preferred ports; 0 is any free one. */
  readonly port: number;
  /** Without one, the server has no pages. */
  readonly uiPort?: number;
  readonly namespace: string;
  readonly logFile: string;
  /** Whether it outlives who starts it. */
  readonly outlives: boolean;
  /** Told before it answers, so that a starter who dies meanwhile leaves no server that nobody knows of. */
  readonly launched?: (server: RunningServer) => void;
}

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly uiPort?: number;
}

/** Starts the development server of the Temporal CLI and waits until it answers; where somebody takes its port meanwhile, it takes another. */
export async function spawnServer(call: ServerCall): Promise<RunningServer> {
  if (existsSync(call.logFile) && statSync(call.logFile).size > LOG_LIMIT) renameSync(call.logFile, `${call.logFile}.1`);
  const lost: number[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort([call.port], lost);
    const uiPort = call.uiPort === undefined ? undefined : await choosePort([call.uiPort], [...lost, port]);
    const before = existsSync(call.logFile) ? statSync(call.logFile).size : 0;
    const child = launch(call, port, uiPort);
    const server = child.pid === undefined ? undefined : { pid: child.pid, port, ...(uiPort !== undefined && { uiPort }) };
    if (server !== undefined) call.launched?.(server);
    const failure = await untilItAnswers(child, port);
    if (failure === undefined && server !== undefined) return server;
    const said = existsSync(call.logFile) ? readFileSync(call.logFile, 'utf8').slice(before).trim() : '';
    if (attempt === 5 || !/address already in use|can't set .*port/i.test(said))
      throw new Error(`the Temporal server (${call.executable}) does not start: ${failure ?? ''} ${said.slice(-1_500)}`.trim());
    lost.push(port, ...(uiPort === undefined ? [] : [uiPort]));
  }
}

function launch(
  { executable, database, namespace, logFile, outlives }: ServerCall,
  port: number,
  uiPort: number | undefined,
): ChildProcess {
  const file = database === undefined ? [] : ['--db-filename', database, '--sqlite-pragma', 'journal_mode=wal'];
  const args = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...file,
    ...(database === undefined ? [] : ['--sqlite-pragma', 'synchronous=normal']),
    ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'], // by default every timer costs about a second
    ...['--log-level', 'warn', '--log-format', 'json'],
  ];
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(executable, args, { stdio: ['ignore', log, log], detached: outlives, windowsHide: true });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Why it did not come up; nothing when it did. */
async function untilItAnswers(child: ChildProcess, port: number): Promise<string | undefined> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const until = Date.now() + START_LIMIT_MS;
  while (failure === undefined) {
    if (await temporalAnswers(port)) return failure;
    if (Date.now() > until) {
      if (child.pid !== undefined) await endProcess(child.pid, 5_000);
      return `it did not answer within ${START_LIMIT_MS / 1000} s`;
    }
    await pause(50);
  }
  return failure;
}
