import type { P7 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { coverOf, type PackView } from './cover.ts';

/** The monthly report (domain.md 7.4). */
export function p7(view: PackView, request: PackRequest): P7 {
  const { board } = view;
  return {
    cover: coverOf(view, request),
    month: view.cycle.month ?? view.work.today.slice(0, 7),
    changes: board.header.counts.map(({ state, count }) => ({ state, before: null, now: count })),
    figures: { opened: 0, closed: 0, escalated: 0, reprogrammed: 0, finishedSteps: 0, indicators: { green: 0, amber: 0, red: 0, grey: 0 } },
    parts: [],
  };
}
