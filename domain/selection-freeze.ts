import type { Cycle, Id, SelectionLine } from './entities.ts';
import { moveCycle } from './milestone-cycle.ts';
import { statesShown } from './selection.ts';
import { put, putInstitution, tell, type Work } from './work.ts';

/**
 * Freezes what the minister hears, confirmed by a person or automatic: the week is in its briefing, and "this cycle" of the next
 * selection begins (domain.md 4.7, 5.6).
 */
export function freezeSelection(
  work: Work,
  cycle: Cycle,
  auto: boolean,
  lines: readonly SelectionLine[],
  by: Id | null = null,
  leftOut: readonly SelectionLine[] = [],
): void {
  const inSection = (wanted: SelectionLine['section']) => lines.filter(({ section }) => section === wanted).map(({ ref }) => ref);
  const sections = { '1': inSection('1'), '2': inSection('2'), '3': inSection('3'), '4': inSection('4') };
  put(work, 'selections', { week: cycle.week, auto, lines, leftOut, confirmedAt: work.now, confirmedBy: by });
  tell(work, { kind: 'selection', week: cycle.week, auto, sections });
  moveCycle(work, cycle, 'BRIEFING', { selectionFrozenAt: work.now, selectionConfirmed: !auto });
  const { institution } = work.book;
  const states = statesShown(work.book, work.asOfDay);
  putInstitution(work, { ...institution, baseline: { at: work.asOf, states, before: institution.baseline.states } });
}
