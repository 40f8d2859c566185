import type { Cycle, SelectionSection } from '../../../domain/entities.ts';
import type { P2, SelectedLine } from '../../../domain/letter-data.ts';
import { selectedLine } from '../../../domain/lines.ts';
import { lookUps } from '../../../domain/look-ups.ts';
import { p3Of } from '../briefing/packs.ts';
import { saidLine } from '../briefing/said.ts';
import type { Visit } from '../visit.ts';
import { type Choice, goalIdOf, othersOf, selectedLines } from './choice.ts';
import type { Reach } from './reach.ts';

const SECTIONS: readonly SelectionSection[] = ['1', '2', '3', '4'];

/** The four sections with what is proposed or added, ticked or not, and what else could be told (domain.md 5.6). */
export function selectionView(visit: Visit, cycle: Cycle, choice: Choice, reach: Reach, delays: P2['delays']) {
  const { book, t } = visit;
  const frozen = book.selections.get(cycle.week);
  const pack = p3Of(visit, cycle, frozen?.lines ?? choice.lines);
  const within = (ref: string): boolean => {
    const goalId = goalIdOf(book, ref);
    return goalId !== undefined && reach.has(goalId);
  };
  const others = othersOf(
    book,
    choice,
    delays.map(({ goal, ig }) => `${goal}/${ig}`),
  );
  const carriedIn = (line: SelectedLine): boolean => line.what === 'ITEM' && line.item.carriedOver !== undefined;
  const sections = SECTIONS.map((section) => {
    const shown = pack.sections[section].filter(({ ref }) => within(ref));
    const lines = shown.map((line, at) => {
      const said = saidLine(visit, line, pack.carried.includes(line.ref));
      const beside = (step: number): boolean => {
        const other = shown[at + step];
        return other !== undefined && carriedIn(other) === carriedIn(line);
      };
      return {
        ...said,
        why: assesses(line) ? `${said.why} ${t('assesses')}` : said.why,
        ticked: choice.selected.has(line.ref),
        fresh: choice.fresh.has(line.ref),
        canRise: beside(-1),
        canFall: beside(1),
      };
    });
    const more = frozen ? [] : others[section].filter(within).flatMap((ref) => otherLine(visit, ref));
    return {
      number: section,
      title: t(`section.${section}`),
      count: t('lines', { n: lines.filter(({ ticked }) => ticked).length }),
      lines,
      more,
    };
  });
  const chosen = frozen?.lines ?? selectedLines(choice);
  const elsewhere = chosen.filter(({ ref }) => !within(ref)).length;
  return {
    sections,
    known: choice.proposed.filter(within),
    total: chosen.length,
    elsewhere: elsewhere === 0 ? null : t('elsewhereLines', { n: elsewhere }),
  };
}

const assesses = (line: SelectedLine): boolean => line.what === 'OPPORTUNITY' && line.opportunity.state === 'VALIDATED';

function otherLine(visit: Visit, ref: string) {
  const { book, tx } = visit;
  const line = selectedLine(book, { ref, why: 'other' }, tx.today, lookUps(book, tx.today));
  return line ? [{ ...saidLine(visit, line), ticked: false }] : [];
}
