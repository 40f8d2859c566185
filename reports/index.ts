import type { Cycle } from '../domain/entities.ts';
import type { P2, P3, P4, P5, P6, P7 } from '../domain/letter-data.ts';
import type { PackRequest } from '../domain/letters.ts';
import type { Work } from '../domain/work.ts';
import type { Kept } from '../store/report-history.ts';
import type { Need } from './definition.ts';
import { type PackView, viewOf } from './packs/cover.ts';
import { p2 } from './packs/p2.ts';
import { p3 } from './packs/p3.ts';
import { p4 } from './packs/p4.ts';
import { p5 } from './packs/p5.ts';
import { p6 } from './packs/p6.ts';
import { p7 } from './packs/p7.ts';

/** The data of one pack as of now, seen today; what it says has no language and no form yet (domain.md 5.2, 7.3). */
export function compilePack(work: Work, cycle: Cycle, request: PackRequest, kept: Partial<Kept> = {}): WeekPack {
  return PACKS[request.pack](viewOf(work, cycle, kept), request);
}

/** What a pack needs beyond the book: P7 tells of twelve months (domain.md 7.4). */
export const PACK_NEEDS: Readonly<Partial<Record<PackRequest['pack'], readonly Need[]>>> = {
  P7: ['closedWeeks', 'reprogrammings', 'closedItems', 'measurements'],
};

type WeekPack = P2 | P3 | P4 | P5 | P6 | P7;
const PACKS: Readonly<Record<PackRequest['pack'], (view: PackView, request: PackRequest) => WeekPack>> = {
  P2: p2,
  P3: p3,
  P4: p4,
  P5: p5,
  P6: p6,
  P7: p7,
};
