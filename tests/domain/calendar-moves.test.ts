import { describe, expect, test } from 'vitest';
import { tellCalendarMoves } from '../../domain/calendar-moves.ts';
import type { Cycle, RoutinePlan } from '../../domain/entities.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import { aBook, aCycle, aPerson, aWork } from '../support/builders.ts';

// Invitations leave with N16 and N17; a meeting that moves afterwards must move in people's calendars too (docs/adr/0008).
const cycle = aCycle({});
const instant = (code: MilestoneCode): number => cycle.plan.milestones.find((one) => one.code === code)?.at ?? 0;
const ran = (...codes: MilestoneCode[]): Cycle => ({
  ...cycle,
  done: codes.map((code) => ({ code, plannedAt: instant(code), doneAt: instant(code) })),
});
const moved = (before: Cycle, code: MilestoneCode, byMs: number): Cycle => ({
  ...before,
  plan: {
    ...before.plan,
    version: 2,
    milestones: before.plan.milestones.map((one) => (one.code === code ? { ...one, at: one.at + byMs } : one)),
  },
});
const cancelled = (before: Cycle): Cycle => ({ ...before, plan: { ...before.plan, version: 2, state: 'CANCELLED' } satisfies RoutinePlan });
const HOUR = 3_600_000;

const told = (before: Cycle, after: Cycle) => {
  const people = [
    aPerson({ id: 'carmen', roles: [{ role: 'MINISTER' }] }),
    aPerson({ id: 'hugo', roles: [{ role: 'COMMITTEE_SECRETARY' }] }),
    aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }),
  ];
  const work = aWork(aBook({ people }), { at: '2026-11-26T14:00' });
  tellCalendarMoves(work, before, after);
  return work.letters.map(({ notice, to, cc, data }) => ({ notice, to, cc, data }));
};

describe('those who were invited are told when a meeting moves or is cancelled', () => {
  const briefed = ran('M10');
  test.each([
    [
      'the briefing moves after its invitation left',
      briefed,
      moved(briefed, 'M11', HOUR),
      [
        {
          notice: 'CAL',
          to: ['carmen'],
          cc: ['rosa'],
          data: { kind: 'briefing', was: instant('M11'), now: instant('M11') + HOUR, sequence: 2 },
        },
      ],
    ],
    [
      'the week is cancelled after it left',
      briefed,
      cancelled(briefed),
      [{ notice: 'CAL', to: ['carmen'], data: { kind: 'briefing', now: null } }],
    ],
    ['nobody was invited yet', ran('M09'), moved(ran('M09'), 'M11', HOUR), []],
    ['the briefing has been held', ran('M10', 'M11'), moved(ran('M10', 'M11'), 'M11', HOUR), []],
    [
      'the sitting moves',
      ran('M10', 'M11', 'M13'),
      moved(ran('M10', 'M11', 'M13'), 'M14', HOUR),
      [{ notice: 'CAL', to: ['hugo'], data: { kind: 'committee' } }],
    ],
    ['nothing moves', briefed, { ...briefed, plan: { ...briefed.plan, version: 2 } }, []],
  ])('%s', (_what, before, after, expected) => {
    const letters = told(before, after);
    expect(letters).toHaveLength(expected.length);
    expect(letters).toMatchObject(expected);
  });
});
