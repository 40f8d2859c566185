import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differences, expected, played, scenarioOf } from '../support/rehearsing.ts';

// A ministry of a real plan, where its open data lie beside the checkout: seven goals, sixty intermediate goals, a week shortened by carnival.
const TABLE = '../shared/data/plan-de-gobierno-caba/proyectos.csv';

describe.runIf(existsSync(TABLE))('a week of a real plan', () => {
  test('is the timeline that was read through and kept', async () => {
    const text = execFileSync(process.execPath, ['client/cli/rutina.mjs', '--script', 'examples/make-caba-scenario.ts', TABLE]).toString();
    const { timeline } = await played(scenarioOf(text, 'caba-2018-W07.yaml'));
    expect(differences(expected('caba-2018-W07.expected.jsonl'), timeline)).toEqual([]);
  }, 120_000);
});
