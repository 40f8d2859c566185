import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { DocumentMaker } from '../../activities/dependencies.ts';
import type { Parts } from '../../client/rehearsal/engine-room.ts';
import { compareTimelines } from '../../client/rehearsal/expect.ts';
import { rehearse } from '../../client/rehearsal/rehearse.ts';
import { readScenario, type Scenario } from '../../client/rehearsal/scenario.ts';
import { createLog } from '../../worker/log.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../examples');

/** The test run's own servers, as a rehearsal takes them. */
export const testParts = (): Parts => ({
  ownerUrl: inject('postgresAdminUrl'),
  engine: { address: inject('temporalAddress') },
  namespace: 'default',
  log: createLog('silent', 'test'),
  publicUrl: 'http://127.0.0.1:3000',
});

/** A file of examples/ as a scenario. */
export function example(name: string): Scenario {
  const file = path.join(EXAMPLES, name);
  return scenarioOf(readFileSync(file, 'utf8'), name);
}
export const expected = (name: string): string => readFileSync(path.join(EXAMPLES, name), 'utf8');

/** A scenario from its text; one that is refused fails the test with its problems. */
export function scenarioOf(text: string, name = 'test.yaml'): Scenario {
  const read = readScenario(text, name);
  if ('problems' in read)
    throw new Error(read.problems.map(({ line, message, expected: wanted }) => `line ${line}: ${message}; expected ${wanted}`).join('\n'));
  return read.scenario;
}

export interface Line {
  readonly at: string;
  readonly kind: string;
  readonly [key: string]: unknown;
}
/** Plays a scenario, with documents where they are asked for; answers its timeline as lines, and the folder it was written to. */
export async function played(
  scenario: Scenario,
  { twice = false, documents }: { readonly twice?: boolean; readonly documents?: DocumentMaker } = {},
): Promise<{ lines: Line[]; timeline: string; out: string; seconds: number }> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'rehearsal-'));
  const { timeline, seconds } = await rehearse({ ...testParts(), ...(documents && { documents }) }, scenario, out, { twice });
  const lines = timeline
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return { lines, timeline, out, seconds };
}

/** What differs from an expected timeline, printed as people read it. */
export const differences = (wanted: string, timeline: string): unknown[] => [...compareTimelines(wanted, timeline)];
