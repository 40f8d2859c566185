import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rehearse } from '../../client/rehearsal/rehearse.ts';
import type { Scenario } from '../../client/rehearsal/scenario.ts';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { differences, example, expected, testParts } from '../support/rehearsing.ts';
import { byHand } from './by-hand.ts';
import { LOOKS, SCRIPT } from './worked-example.script.ts';

const TIMEOUT_MS = 180_000;

/** Screens give no codes: what is born gets the lowest free one, and here the one that section 11 speaks of in its place. */
const given = example('mop-2026-W48.yaml');
const scenario: Scenario = {
  ...given,
  reserved: given.reserved.filter((code) => !['A-005', 'R-003'].includes(code)),
  names: new Map([
    ['A-006', 'A-005'],
    ['A-007', 'A-004'],
  ]),
};

// Section 11 of domain.md as people live it: the engine keeps the week, nine people work on their pages at the scripted instants.
describe.runIf(hasChromium())('the worked example, done by hand through the screens', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  }, TIMEOUT_MS);
  afterAll(() => browser?.close());

  test.each([
    ['with script', true],
    ['without any script', false],
  ])(
    '%s it ends in the timeline written by hand from section 11',
    async (_what, javaScript) => {
      const { hands, close } = byHand(browser, SCRIPT, LOOKS, javaScript);
      try {
        const out = mkdtempSync(path.join(os.tmpdir(), 'by-hand-'));
        const { timeline } = await rehearse(testParts(), scenario, out, { hands });
        expect(differences(expected('mop-2026-W48.expected.jsonl'), timeline)).toEqual([]);
      } finally {
        await close();
      }
    },
    TIMEOUT_MS,
  );
});
