import { expect, test } from 'vitest';
import { deadlineRunId, INSTITUTION, mailingId, openWeekId, WEEK, weeklyCycleId } from '../../contracts/ids.ts';
import { SEARCH_ATTRIBUTES } from '../../embedded/temporal-session.ts';

// Running workflows are found by these: none is ever renamed.
test.each([
  [weeklyCycleId('mop', '2026-W48'), 'weekly-cycle/mop/2026-W48'],
  [deadlineRunId('mop', '2026-11-25'), 'deadline-run/mop/2026-11-25'],
  [mailingId('mop'), 'mailing/mop'],
  [openWeekId('mop', '2026-11-23'), 'open-week/mop/2026-11-23'],
])('%s', (made, id) => {
  expect(made).toBe(id);
});

test('the embedded server, which knows nothing of ours, has the search attributes that runs are started with', () => {
  expect([...SEARCH_ATTRIBUTES].sort()).toEqual([INSTITUTION.name, WEEK.name].sort());
});
