import { loadConfig } from '../../config/env.ts';
import { runCli } from './run.ts';

// A reader that has seen enough, as in `rutina letters list mop | head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  config: loadConfig,
  locale: Intl.DateTimeFormat().resolvedOptions().locale, // of LC_ALL, LC_MESSAGES or LANG
});

// What a failure left open, as a connection that is still being tried, must not keep a process that a supervisor waits to see end.
setInterval(() => {
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}, 1_000).unref();
