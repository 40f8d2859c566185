import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { differences, example, expected, type Line, played } from '../support/rehearsing.ts';

// Section 11 of domain.md, complete, on the real engine: what it says, and what it says must not happen.
let lines: Line[];
let timeline: string;
let out: string;
beforeAll(async () => {
  ({ lines, timeline, out } = await played(example('mop-2026-W48.yaml')));
}, 120_000);

const mails = (day: string, notice?: string): Line[] =>
  lines.filter((line) => line.kind === 'mail' && line.at.startsWith(day) && (notice === undefined || line.notice === notice));
const figures = (file: string) =>
  JSON.parse(readFileSync(path.join(out, file), 'utf8')) as {
    header: Record<string, { count: number; percent: number } | number>;
    rows: Record<string, unknown>[];
  };

describe('the worked example', () => {
  test('is the timeline written by hand from section 11', () => {
    expect(differences(expected('mop-2026-W48.expected.jsonl'), timeline)).toEqual([]);
  });

  test.each([
    ['2026-11-23', 5],
    ['2026-11-24', 6],
    ['2026-11-25', 15],
    ['2026-11-26', 11],
    ['2026-11-27', 7],
  ])('on %s %i letters leave', (day, count) => {
    expect(mails(day)).toHaveLength(count);
  });

  test('one copy leaves for each address', () => {
    const addresses = lines
      .filter(({ kind }) => kind === 'mail')
      .reduce((sum, line) => sum + (line.to as string[]).length + (line.cc as string[]).length, 0);
    expect(readdirSync(path.join(out, 'mail'))).toHaveLength(addresses);
  });

  test('dashboard of Thursday 07:30 (11.6)', () => {
    const { header, rows } = figures('dashboard-2026-11-26T07:30.json');
    expect(header).toMatchObject({
      total: 6,
      STOPPED: { count: 1, percent: 16.7 },
      DELAYED: { count: 2, percent: 33.3 },
      NORMAL: { count: 2, percent: 33.3 },
      FINISHED: { count: 1, percent: 16.7 },
    });
    expect(rows).toMatchObject([
      {
        goal: 'MOP-03',
        restrictions: 1,
        alerts: 1,
        delayed: 1,
        reprogrammed: 1,
        state: 'DELAYED',
        days: 35,
        actual: 33.3,
        expected: 66.7,
        gap: -33.3,
        light: 'red',
      },
      {
        goal: 'MOP-01',
        restrictions: 1,
        alerts: 1,
        delayed: 1,
        reprogrammed: 1,
        state: 'DELAYED',
        days: 216,
        actual: 33.3,
        expected: 50,
        gap: -16.7,
        light: 'red',
      },
      {
        goal: 'MOP-02',
        restrictions: 1,
        alerts: 0,
        delayed: 0,
        reprogrammed: 1,
        state: 'STOPPED',
        days: 35,
        actual: 50,
        expected: 75,
        gap: -25,
        light: 'red',
      },
      {
        goal: 'MOP-05',
        restrictions: 0,
        alerts: 1,
        delayed: 0,
        reprogrammed: 0,
        state: 'NORMAL',
        days: 155,
        actual: 33.3,
        expected: 33.3,
        gap: 0,
        light: 'green',
      },
      {
        goal: 'MOP-04',
        restrictions: 0,
        alerts: 0,
        delayed: 0,
        reprogrammed: 0,
        state: 'NORMAL',
        days: 384,
        actual: 50,
        expected: 25,
        gap: 25,
        light: 'green',
      },
      { goal: 'MOP-06', state: 'FINISHED', days: null, actual: 100, expected: 100 },
    ]);
  });

  test('dashboard of Friday 17:00 (11.6)', () => {
    const { header, rows } = figures('dashboard-2026-11-27T17:00.json');
    expect(header).toMatchObject({
      total: 6,
      STOPPED: { count: 1, percent: 16.7 },
      DELAYED: { count: 1, percent: 16.7 },
      NORMAL: { count: 3, percent: 50 },
      FINISHED: { count: 1, percent: 16.7 },
    });
    expect(rows).toMatchObject([
      {
        goal: 'MOP-01',
        restrictions: 1,
        alerts: 1,
        delayed: 1,
        reprogrammed: 1,
        state: 'DELAYED',
        days: 215,
        actual: 33.3,
        expected: 50,
        gap: -16.7,
        light: 'red',
      },
      {
        goal: 'MOP-03',
        restrictions: 1,
        alerts: 1,
        delayed: 0,
        reprogrammed: 1,
        state: 'NORMAL',
        days: 34,
        actual: 33.3,
        expected: 33.3,
        original: 66.7,
        gap: 0,
        light: 'green',
      },
      {
        goal: 'MOP-05',
        restrictions: 0,
        alerts: 2,
        delayed: 0,
        reprogrammed: 0,
        state: 'NORMAL',
        stale: true,
        days: 154,
        actual: 33.3,
        expected: 33.3,
        gap: 0,
        light: 'green',
      },
      {
        goal: 'MOP-02',
        restrictions: 1,
        alerts: 0,
        delayed: 0,
        reprogrammed: 1,
        state: 'STOPPED',
        days: 34,
        actual: 50,
        expected: 75,
        gap: -25,
        light: 'red',
      },
      { goal: 'MOP-04', restrictions: 0, alerts: 0, state: 'NORMAL', days: 383, actual: 50, expected: 50, gap: 0, light: 'green' },
      { goal: 'MOP-06', state: 'FINISHED', days: null },
    ]);
  });

  test('indicators of the close (11.7)', () => {
    const { cycles } = JSON.parse(readFileSync(path.join(out, 'summary.json'), 'utf8')) as {
      cycles: Record<string, Record<string, unknown>>;
    };
    expect(cycles['2026-W48']).toMatchObject({
      K1: { of: 3, total: 5, percent: 60 },
      K2: { of: 1, total: 5, percent: 20 },
      K3: { of: 1, total: 5, percent: 20 },
      K4: { of: 2, total: 4, percent: 50 },
      K5: { of: 1, total: 1 },
      K11: { of: 3, total: 22, percent: 13.6 },
      K13: { of: 3, total: 5, percent: 60 },
      K17: { of: 1, total: 1 },
    });
  });
});

describe('must not happen (11.8)', () => {
  test('no mail to Elena before the N18 of Thursday', () => {
    const hers = lines.filter(
      (line) => line.kind === 'mail' && [...(line.to as string[]), ...(line.cc as string[])].includes('elena@mop.example'),
    );
    expect(hers[0]).toMatchObject({ notice: 'N18', at: '2026-11-26T17:10:00-05:00' });
  });
  test('no warning about A-001 after its conversion', () => {
    const after = lines.filter(
      (line) => line.kind === 'mail' && line.at > '2026-11-25T16:40:00' && (line.about as string[]).includes('A-001'),
    );
    expect(after).toEqual([]);
  });
  test('R-001 moves one rung on Thursday at 07:00, not two', () => {
    expect(lines.filter((line) => line.kind === 'scope' && line.item === 'R-001' && line.at === '2026-11-26T07:00:00-05:00')).toHaveLength(
      1,
    );
  });
  test('MOP-03 does not become normal before 10:20 on Thursday', () => {
    expect(lines.filter((line) => line.kind === 'state' && line.of === 'goal' && line.id === 'MOP-03')).toMatchObject([
      { at: '2026-11-26T10:20:00-05:00', to: 'NORMAL' },
    ]);
  });
  test('MOP-02 stays stopped although R-002 changes scope', () => {
    expect(lines.filter((line) => line.kind === 'state' && line.of === 'goal' && line.id === 'MOP-02')).toEqual([]);
  });
});

test('everything done twice gives the same week', async () => {
  const again = await played(example('mop-2026-W48.yaml'), { twice: true });
  expect(differences(timeline, again.timeline)).toEqual([]);
}, 120_000);

test('if nobody confirms by 13:00 the same eight lines go out, selected automatically (11.8)', async () => {
  const scenario = example('mop-2026-W48.yaml');
  const without = { ...scenario, acts: scenario.acts.filter((one) => one.kind === 'outage' || one.act.do !== 'confirmSelection') };
  const { lines: auto, out: folder } = await played(without);
  const confirmed = lines.find(({ kind }) => kind === 'selection');
  expect(auto.find(({ kind }) => kind === 'selection')).toMatchObject({
    at: '2026-11-26T13:00:00-05:00',
    auto: true,
    sections: confirmed?.sections,
  });
  // approval then assesses and approves in one act
  expect(auto.filter((line) => line.kind === 'state' && line.id === 'O-001')).toMatchObject([
    { to: 'VALIDATED' },
    { at: '2026-11-26T17:10:00-05:00', to: 'ASSESSED' },
    { at: '2026-11-26T17:10:00-05:00', to: 'APPROVED' },
  ]);
  const { cycles } = JSON.parse(readFileSync(path.join(folder, 'summary.json'), 'utf8')) as {
    cycles: Record<string, Record<string, { of: number }>>;
  };
  expect(cycles['2026-W48']?.K5?.of).toBe(0);
}, 120_000);
