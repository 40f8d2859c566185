import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium of this machine: `CHROMIUM_PATH`, else one of the known names on the path; undefined where there is none. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return given;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(canRun);
}

/** Starts it, or says how to get one. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] });
}

export const NO_CHROMIUM = `There is no Chromium: install Debian's (apt-get install chromium), or name one in CHROMIUM_PATH. Looked for ${NAMES.join(', ')}.`;

/** Where a machine for tests has none, they fail; elsewhere they are left out, and say so. */
export function hasChromium(): boolean {
  if (findChromium() !== undefined || process.env.CI !== undefined) return true;
  process.stderr.write(`The pages were not looked at in a browser. ${NO_CHROMIUM}\n`);
  return false;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
