import type { Cycle } from '../../../domain/entities.ts';
import type { P4 } from '../../../domain/letter-data.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { isSitting } from '../../../domain/sitting.ts';
import { startWork } from '../../../domain/work.ts';
import { compilePack } from '../../../reports/index.ts';
import { readSitting, type Sitting } from '../../../store/sitting.ts';
import type { Visit } from '../visit.ts';

/** A week's sitting as its pages look at it: what the pack says now, what was noted, and whether it is the committee's turn (domain.md 7.3 P4). */
export interface SittingWeek {
  readonly cycle: Cycle;
  readonly pack: P4;
  readonly noted: Sitting;
  readonly running: boolean;
}

/** The week that was asked for, else the one under way, else the last one known; undefined where the institution has none yet. */
export async function sittingWeek(visit: Visit): Promise<SittingWeek | undefined> {
  const { book, tx, query } = visit;
  const asked = typeof query.week === 'string' ? query.week : undefined;
  const cycle = asked === undefined ? (openCycle(book) ?? lastCycle(visit)) : book.cycles.get(asked);
  if (cycle === undefined) return undefined;
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: () => '' });
  const pack = compilePack(work, cycle, { pack: 'P4', version: 1 }) as P4;
  return { cycle, pack, noted: await readSitting(tx, cycle.week), running: isSitting(cycle) };
}

const lastCycle = ({ book }: Visit): Cycle | undefined =>
  [...book.cycles.values()].filter(({ state }) => state !== 'CANCELLED').sort((a, b) => (a.week < b.week ? 1 : -1))[0];
