import { addDays } from '../../domain/calendar.ts';
import type { Opportunity, SelectionSection } from '../../domain/entities.ts';
import { inKeyOrder } from '../../domain/item-lines.ts';
import type { P3, SelectedLine } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { decisionLine, igLine, selectedLine, selectedTitle } from '../../domain/lines.ts';
import { MANAGEMENT_STATES } from '../../domain/values.ts';
import { itemByCode, opportunityByCode } from '../../domain/work.ts';
import { timesCarried } from './carry-over.ts';
import { coverOf, momentOf, openByScope, type PackView, sinceLast, statesBefore } from './cover.ts';
import { proposal } from './p2.ts';
import { activeIgs } from './progress.ts';

/** The minister's briefing: what was selected, in its four sections, after the numbers (domain.md 7.3). */
export function p3(view: PackView, request: PackRequest): P3 {
  const { work, cycle } = view;
  const lines = proposal(view);
  const inSection = (wanted: SelectionSection): SelectedLine[] =>
    lines.filter(({ section }) => section === wanted).map(({ section: _told, ...line }) => withTimes(view, line));
  const told = { '1': undecidedFirst(inSection('1')), '2': inSection('2'), '3': inSection('3'), '4': inSection('4') };
  return {
    cover: coverOf(view, request),
    sequence: cycle.plan.version,
    auto: work.book.selections.get(cycle.week)?.auto ?? true,
    changes: changes(view),
    open: openByScope(view),
    sections: told,
    selection: sealed(view),
    followUp: instructionsSince(view, sinceLast(view, 'M10')),
    carried: lines.filter((line) => wasBefore(view, line)).map(({ ref }) => ref),
    dashboard: view.board.rows,
    upcoming: dueSoon(view),
    briefingAt: momentOf(view, 'M11'),
    decisionsDue: momentOf(view, 'M12'),
  };
}

/** Who selected, and what was left out of what the product had proposed. */
function sealed({ work: { book, today }, cycle, known }: PackView): P3['selection'] {
  const selection = book.selections.get(cycle.week);
  if (!selection) return { auto: true, confirmedBy: null, confirmedAt: null, leftOut: [] };
  const { auto, confirmedBy, confirmedAt, leftOut } = selection;
  return {
    auto,
    confirmedBy: confirmedBy === null ? null : (book.people.get(confirmedBy)?.name ?? null),
    confirmedAt,
    leftOut: leftOut.map(({ section, ref, why }) => {
      const line = selectedLine(book, { ref, why }, today, known);
      return { section, ref, title: line ? selectedTitle(line) : '', why };
    }),
  };
}

/** Counts by state against those of the selection before this one. */
function changes(view: PackView): P3['changes'] {
  const earlier = Object.values(statesBefore(view));
  return MANAGEMENT_STATES.map((state) => ({
    state,
    before: earlier.filter((one) => one === state).length,
    now: view.board.header.counts.find((one) => one.state === state)?.count ?? 0,
  }));
}

function withTimes(view: PackView, line: SelectedLine): SelectedLine {
  if (line.what !== 'ITEM') return line;
  const item = itemByCode(view.work.book, line.ref);
  const times = item?.scope === 'MINISTER' ? timesCarried(view, item, 'MINISTER', 'M10') : 0;
  return times > 0 ? { ...line, item: { ...line.item, carriedOver: times } } : line;
}
const undecidedFirst = (lines: readonly SelectedLine[]): SelectedLine[] => {
  const isCarried = (line: SelectedLine): boolean => line.what === 'ITEM' && line.item.carriedOver !== undefined;
  return [...lines.filter(isCarried), ...lines.filter((line) => !isCarried(line))];
};

/** What the minister was asked in an earlier week and has not decided. */
function wasBefore(view: PackView, line: SelectedLine): boolean {
  const { book } = view.work;
  if (line.what === 'ITEM') {
    const item = itemByCode(book, line.ref);
    return item?.scope === 'MINISTER' && timesCarried(view, item, 'MINISTER', 'M10') > 0;
  }
  const opportunity = line.what === 'OPPORTUNITY' ? opportunityByCode(book, line.ref) : undefined;
  return opportunity !== undefined && wasSelectedBefore(view, opportunity);
}
const wasSelectedBefore = ({ work: { book }, cycle }: PackView, { code }: Opportunity): boolean =>
  [...book.selections.values()].some(
    ({ week, lines }) => week < cycle.week && lines.some(({ ref, section }) => ref === code && section === '4'),
  );

/** What the minister instructed since the last briefing; a note asks for nothing. */
const instructionsSince = ({ work: { book } }: PackView, since: number): P3['followUp'] =>
  [...book.decisions.values()]
    .filter(({ level, decision, recordedAt }) => level === 'MINISTER' && decision !== 'NOTE' && recordedAt >= since)
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map((one) => decisionLine(book, one));

/** What is not finished and ends in the next 20 days, today included (domain.md 7.2, B 1.1). */
function dueSoon(view: PackView): P3['upcoming'] {
  const { book, today } = view.work;
  const last = addDays(today, book.institution.thresholds.lookAheadDays);
  const due = activeIgs(view).filter(
    ({ finishedOn, cancelled, endDate }) => finishedOn === null && !cancelled && endDate >= today && endDate <= last,
  );
  return inKeyOrder(
    due.map((ig) => igLine(book, ig, today)),
    ({ endDate, goal, ig }) => `${endDate} ${goal} ${ig}`,
  );
}
