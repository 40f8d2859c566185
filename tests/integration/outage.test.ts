import { describe, expect, test } from 'vitest';
import { example, type Line, played, scenarioOf } from '../support/rehearsing.ts';
import { smallMinistry } from '../support/small-ministry.ts';

const milestones = (lines: readonly Line[]): [string, string][] =>
  lines
    .filter(({ kind }) => kind === 'milestone' || kind === 'deadlineRun')
    .map((line) => [String(line.code ?? line.date), String(line.planned ?? line.at)]);

describe('a service that was down from Wednesday 14:00 to Friday 09:00', () => {
  const down = async (): Promise<Line[]> => {
    const scenario = example('mop-2026-W48.yaml');
    const before = scenario.acts.filter((one) => one.at < '2026-11-25T14:00');
    const outage = { kind: 'outage' as const, index: 99, line: 1, at: '2026-11-25T14:00', until: '2026-11-27T09:00' };
    return (await played({ ...scenario, acts: [...before, outage], snapshots: [] })).lines;
  };

  test('catches up each missed milestone and morning run once, in the order of their planned instants', async () => {
    const lines = await down();
    const ran = milestones(lines);
    expect(new Set(ran.map(([code]) => code)).size).toBe(ran.length);
    const planned = ran.map(([, instant]) => instant);
    expect(planned).toEqual([...planned].sort());
    const late = lines.filter((line) => line.planned !== undefined);
    expect(late.map((line) => line.code ?? line.date)).toEqual([
      'M04',
      'M05',
      '2026-11-26',
      'M06',
      'M07',
      'M08',
      'M09',
      'M10',
      'M11',
      'M12',
      '2026-11-27',
      'M13',
    ]);
    for (const line of late) expect(line.at).toBe('2026-11-27T09:00:00-05:00');
  }, 60_000);

  test('writes no letter for warnings gone by, and tells every change of scope', async () => {
    const lines = await down();
    const told = lines.filter((line) => line.kind === 'mail' && line.at === '2026-11-27T09:00:00-05:00').map((line) => line.notice);
    for (const notice of ['N02', 'N03', 'N04', 'N15']) expect(told).not.toContain(notice);
    expect(told).toEqual(expect.arrayContaining(['N05', 'N09', 'N11', 'N14', 'N16', 'N17']));
    const moved = lines.filter((line) => line.kind === 'scope' && line.at === '2026-11-27T09:00:00-05:00').length;
    expect(told.filter((notice) => notice === 'N09')).toHaveLength(moved);
  }, 60_000);

  test('the deadlines of the days gone by are those of their own dates', async () => {
    const lines = await down();
    expect(lines.filter((line) => line.kind === 'scope' && line.item === 'R-001')[0]).toMatchObject({
      trigger: 'LIMIT_PASSED',
      to: 'MINISTER',
      due: '2026-12-03',
    });
  }, 60_000);
});

test('a holiday declared in mid-week moves what has not happened', async () => {
  const { lines } = await played(
    scenarioOf(
      smallMinistry({
        acts: ['{at: 2026-11-25T09:00, by: admin, do: declareHoliday, date: 2026-11-26, name: Duelo nacional}'],
      }),
    ),
  );
  const at = (code: string): string | undefined => lines.find((line) => line.kind === 'milestone' && line.code === code)?.at;
  expect(at('M05')).toBe('2026-11-25T18:00:00-05:00');
  expect(at('M06')).toMatch(/^2026-11-27T/); // the coordinator's day moves to Friday…
  expect(at('M13') ?? '').toMatch(/^2026-11-30T08:00/); // …and the committee, without a day, to the first working day after the week
  expect(lines.find((line) => line.kind === 'state' && line.of === 'cycle' && line.to === 'CLOSED')?.at).toMatch(/^2026-11-30T08:00/);
}, 60_000);
