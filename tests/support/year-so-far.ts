import type { Kept } from '../../store/report-history.ts';
import { at, goalId } from './builders.ts';

type States = readonly [stopped: number, delayed: number, normal: number, finished: number];
/** The last close of each month before the example week: sample data, since domain.md 11 begins with the week itself. */
const CLOSES: readonly (readonly [week: string, closedAt: string, states: States])[] = [
  ['2025-W52', '2025-12-26', [0, 0, 6, 0]],
  ['2026-W05', '2026-01-30', [0, 0, 6, 0]],
  ['2026-W09', '2026-02-27', [0, 0, 6, 0]],
  ['2026-W13', '2026-03-27', [0, 0, 6, 0]],
  ['2026-W17', '2026-04-24', [0, 0, 6, 0]],
  ['2026-W22', '2026-05-29', [0, 0, 6, 0]],
  ['2026-W26', '2026-06-26', [0, 0, 6, 0]],
  ['2026-W31', '2026-07-31', [0, 0, 6, 0]],
  ['2026-W35', '2026-08-28', [0, 1, 5, 0]],
  ['2026-W39', '2026-09-25', [0, 2, 4, 0]],
  ['2026-W44', '2026-10-30', [0, 2, 4, 0]],
  ['2026-W48', '2026-11-27', [1, 1, 3, 1]],
];
const GOALS = ['MOP-01', 'MOP-02', 'MOP-03', 'MOP-04', 'MOP-05'];
const WEEKS = ['2026-W41', '2026-W42', '2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];

/** What reports need of the year before the example week, so that a picture of them has something to show. */
export function yearSoFar(): Partial<Kept> {
  return {
    closedWeeks: CLOSES.map(([week, day, [STOPPED, DELAYED, NORMAL, FINISHED]]) => ({
      week,
      days: null,
      closedAt: at(`${day}T17:00`),
      stats: {},
      states: { STOPPED, DELAYED, NORMAL, FINISHED },
    })),
    pastUpdates: WEEKS.flatMap((week) =>
      GOALS.map((code) => {
        const missed = code === 'MOP-05' && week === '2026-W47';
        const late = code === 'MOP-02' && week === '2026-W45';
        return {
          week,
          goalId: goalId(code),
          state: missed ? ('MISSED' as const) : ('VALIDATED' as const),
          late,
          marks: [],
          submittedAt: null,
        };
      }),
    ),
  };
}
