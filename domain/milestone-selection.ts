import type { Cycle } from './entities.ts';
import { pushLetter } from './letter-writing.ts';
import { selectedLine } from './lines.ts';
import { lookUps } from './look-ups.ts';
import { askedUntil, moveCycle } from './milestone-cycle.ts';
import { planned } from './routine.ts';
import { proposeSelection } from './selection.ts';
import { freezeSelection } from './selection-freeze.ts';
import { moveUpdate, updatesOf } from './update.ts';
import type { Work } from './work.ts';

/** M06: the first review pack, N14 (domain.md 5.2). */
export const review = (work: Work, cycle: Cycle): void => sendReviewPack(work, cycle, 1);

/** N14 with the coordinator's pack, which is sent even when it has nothing to tell (domain.md 5.2). */
export function sendReviewPack(work: Work, { week }: Cycle, version: 1 | 2): void {
  pushLetter(work, { notice: 'N14', number: version, to: [{ role: 'COORDINATOR' }], about: [week], data: { pack: 'P2', version } });
}

/** M08: N15 to the coordinator while the selection is not confirmed (domain.md 5.2). */
export function remindOfSelection(work: Work, cycle: Cycle): void {
  if (cycle.selectionFrozenAt !== null) return;
  const { book, today } = work;
  const known = lookUps(book, today);
  const proposal = proposeSelection(book, work.asOfDay).flatMap((line) => {
    const selected = selectedLine(book, line, today, known);
    return selected ? [{ ...selected, section: line.section }] : [];
  });
  pushLetter(work, {
    notice: 'N15',
    to: [{ role: 'COORDINATOR' }],
    about: [cycle.week],
    usefulUntil: askedUntil(work, cycle, 'N15'),
    data: { week: cycle.week, until: planned(cycle.plan, 'M09') ?? null, proposal },
  });
}

/** M09: what was returned and not corrected counts as submitted; unconfirmed, the proposal is selected as it stands (domain.md 4.6, 5.6). */
export function select(work: Work, cycle: Cycle): void {
  for (const update of updatesOf(work.book, cycle.week)) {
    if (update.state !== 'RETURNED') continue;
    moveUpdate(work, update, 'SUBMITTED', { marks: [...update.marks, 'RETURNED_NOT_CORRECTED'] });
  }
  if (cycle.selectionFrozenAt === null) freezeSelection(work, cycle, true, proposeSelection(work.book, work.asOfDay));
}

/** M10: N16 with the minister's briefing (domain.md 5.2). */
export function brief(work: Work, { week }: Cycle): void {
  const data = { pack: 'P3', version: 1 } as const;
  pushLetter(work, { notice: 'N16', to: [{ role: 'MINISTER' }], cc: [{ role: 'COORDINATOR' }], about: [week], data });
}

/** M12: the minister's turn of the week ends; what has no decision is carried over as it stands (domain.md 4.7). */
export function decideForMinister(work: Work, cycle: Cycle): void {
  moveCycle(work, cycle, 'COMMITTEE');
}
