import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readKept, writeKept } from '../../embedded/kept.ts';
import { onlyOne } from '../../embedded/only-one.ts';
import { Refused } from './outcome.ts';

const schema = z.object({ pid: z.number(), web: z.string() });

/** Runs one start of a home at a time; a second one is told that it already runs, and where. */
export async function onlyStartOf<Result>(
  home: string,
  work: (announce: (where: { readonly web: string }) => void) => Promise<Result>,
): Promise<Result> {
  mkdirSync(home, { recursive: true });
  const folder = realpathSync(home);
  const file = path.join(folder, 'start.json');
  let isBusy = false;
  let isOurs = false;
  const busy = (): void => {
    isBusy = true;
  };
  try {
    return await onlyOne(
      `${folder} (start)`,
      () => {
        isOurs = true;
        return work(({ web }) => writeKept(file, { pid: process.pid, web }));
      },
      { patienceMs: 0, waiting: busy },
    );
  } catch (error) {
    if (isOurs || !isBusy) throw error;
    const other = readKept(file, schema);
    throw new Refused(
      other === undefined
        ? `Rutina is already starting in ${folder}.`
        : `Rutina already runs in ${folder} (process ${other.pid}): its pages are at ${other.web}. Ctrl-C where it runs stops it; RUTINA_HOME names another home.`,
    );
  }
}
