import { expect, test } from 'vitest';
import { differences, example, played } from '../support/rehearsing.ts';

test('ten rehearsals at once are the same as one alone', async () => {
  const scenario = example('mop-2026-W48.yaml');
  const alone = await played(scenario);
  const together = await Promise.all(Array.from({ length: 10 }, () => played(scenario)));
  for (const { timeline } of together) expect(differences(alone.timeline, timeline)).toEqual([]);
}, 300_000);
