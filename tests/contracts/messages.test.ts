import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lettersQueued } from '../../contracts/mailing.ts';
import { advanceTo, replan, weeklyCycleView } from '../../contracts/weekly-cycle.ts';
import * as workflows from '../../workflows/index.ts';

// Names on the wire: running workflows answer to them.
test.each([
  ['update', 'advanceTo', advanceTo],
  ['update', 'replan', replan],
  ['query', 'weeklyCycleView', weeklyCycleView],
  ['signal', 'lettersQueued', lettersQueued],
])('the %s %s', (type, name, message) => {
  expect(message).toMatchObject({ type, name });
});

test('a workflow bears the name it is exported under, and is exported one by one', () => {
  const index = readFileSync(path.join(import.meta.dirname, '../../workflows/index.ts'), 'utf8');
  expect(index).not.toContain('*');
  expect(Object.entries(workflows).map(([name, workflow]) => [name, workflow.name])).toEqual(
    ['deadlineRun', 'mailing', 'openWeek', 'webhooks', 'weeklyCycle'].map((name) => [name, name]),
  );
});
