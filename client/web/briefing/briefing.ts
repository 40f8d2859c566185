import { holdsRole } from '../../../domain/capacities.ts';
import type { Cycle } from '../../../domain/entities.ts';
import type { P3, SelectedLine } from '../../../domain/letter-data.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { planned } from '../../../domain/routine.ts';
import { goalsSeen } from '../../../domain/views.ts';
import { goalIdOf } from '../desk/choice.ts';
import { COLOUR_OF_STATE, markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { packLinks } from '../reports/pack-links.ts';
import { moment, nearDay } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { decidable, isWaiting, NOTHING } from './choices.ts';
import { takeDecision } from './decide.ts';
import { followUps } from './follow-up.ts';
import { p3Of } from './packs.ts';
import { saidLine } from './said.ts';

/** `/briefing`: the two pages of P3, each line decided in one touch (domain.md 5.7, 7.3). */
export const BRIEFING_PAGE: PageDefinition = {
  address: '/briefing',
  view: 'BRIEFING',
  name: 'briefing/briefing',
  frame: 'minister',
  linkForms: ['BRIEFING'],
  pack: 'P3',
  show: async (visit) => {
    const cycle = openCycle(visit.book);
    const recording = recordsFor(visit);
    if (!cycle) return { ...EMPTY, title: visit.t('noWeek'), lede: visit.t('noWeekLede'), recording };
    const pack = p3Of(visit, cycle);
    const shown = cycle.selectionFrozenAt !== null;
    const sections = shown ? readSections(visit, cycle, pack, 'BRIEFING', true) : [];
    const waiting = sections.flatMap(({ lines }) => lines).filter(({ waits }) => waits).length;
    return {
      title: shown ? visit.t(recording === null ? 'title' : 'titleFor', { n: waiting, name: recording ?? '' }) : visit.t('notYet'),
      lede: shown ? ledeOf(visit, cycle, pack, waiting) : visit.t('notYetLede', { at: momentOf(visit, planned(cycle.plan, 'M09')) }),
      recording,
      documents: await packLinks(visit, cycle.week, ['P3']),
      numbers: numbersOf(visit, pack),
      sections,
      followUp: followUps(visit, cycle, pack.followUp),
      followUpTitle: visit.t('followUp'),
    };
  },
  forms: { decide: takeDecision },
};

const SECTIONS = ['1', '2', '3', '4'] as const;
const EMPTY = { documents: [], numbers: null, sections: [], followUp: [], followUpTitle: null };

/** On whose behalf the reader records: null for whoever holds the role in person. */
function recordsFor({ book, person, tx }: Visit): string | null {
  if (holdsRole(person, 'MINISTER', undefined, tx.today)) return null;
  return [...book.people.values()].find((one) => holdsRole(one, 'MINISTER', undefined, tx.today))?.name ?? null;
}

const momentOf = ({ f, tx }: Visit, at: number | undefined): string => (at === undefined ? '–' : moment({ f, today: tx.today }, at));

function ledeOf(visit: Visit, cycle: Cycle, pack: P3, waiting: number): string {
  const { book, t, f, tx } = visit;
  const selection = book.selections.get(cycle.week);
  const lines = SECTIONS.reduce((sum, section) => sum + pack.sections[section].length, 0);
  const due = pack.decisionsDue;
  const until = due === null ? '–' : f.dayOf(due) === tx.today ? f.time(due) : moment({ f, today: tx.today }, due);
  const who = selection?.confirmedBy == null ? undefined : book.people.get(selection.confirmedBy)?.name;
  const prepared =
    who === undefined || selection?.auto ? t('automatic') : t('prepared', { who, at: momentOf(visit, selection?.confirmedAt) });
  return [
    t('rest', { n: lines - waiting, waiting }),
    prepared,
    t(due !== null && due < tx.now ? 'untilPast' : 'until', { at: until }),
  ].join(' ');
}

/** Counts by state beside those before, and what is open by rung (domain.md 7.3, P3 section 1). */
export function numbersOf({ t, f, words, language }: Visit, { cover, changes, open }: P3) {
  const rung = kitTexts(language);
  const sum = (kind: 'restrictions' | 'alerts'): number => open.reduce((total, one) => total + one[kind], 0);
  const byRung = (kind: 'restrictions' | 'alerts'): string =>
    open.flatMap((one) => (one[kind] > 0 ? [`${rung(`rung.${one.scope}`)} ${one[kind]}`] : [])).join(', ');
  const whereOf = (kind: 'restrictions' | 'alerts') => ({ n: sum(kind), where: byRung(kind), hasWhere: sum(kind) > 0 ? 'yes' : 'no' });
  let x = 0;
  const bars = cover.counts.flatMap(({ state, count }) => {
    if (count === 0) return [];
    const width = (100 * count) / cover.total;
    const bar = { colour: COLOUR_OF_STATE[state], x: x.toFixed(2), width: Math.max(0.3, width - 0.4).toFixed(2) };
    x += width;
    return [bar];
  });
  return {
    states: cover.counts.map(({ state, count, percent }) => {
      const before = changes.find((one) => one.state === state)?.before ?? count;
      return {
        mark: markOf(state, words),
        count: f.number(count),
        share: percent === null ? '–' : f.percent(percent),
        before: before === count ? null : t('before', { n: before }),
      };
    }),
    bars,
    label: cover.counts.map(({ state, count }) => `${words.states.goal?.[state] ?? ''}: ${count}`).join('; '),
    total: t('total', { n: cover.total }),
    open: [t('openRestrictions', whereOf('restrictions')), t('openAlerts', whereOf('alerts'))].join(' '),
  };
}

/** The four sections as they are read, of the goals the reader may see; with what may be decided where they may decide here. */
export function readSections(visit: Visit, cycle: Cycle, pack: P3, view: 'BRIEFING' | 'DESK', decides = false) {
  const { book, person, tx, t } = visit;
  const seen = goalsSeen(book, person.id, view, tx.today);
  const isSeen = ({ ref }: SelectedLine): boolean => {
    const goalId = goalIdOf(book, ref);
    return goalId !== undefined && seen.has(goalId);
  };
  return SECTIONS.map((section) => {
    const lines = pack.sections[section].filter(isSeen).map((line) => lineOf(visit, cycle, pack, line, decides));
    const cards = section === '1' || section === '4';
    return { number: section, title: t(`section.${section}`), lines, cards, pairs: section === '4' && lines.length > 1 };
  });
}

function lineOf(visit: Visit, cycle: Cycle, { carried }: P3, line: SelectedLine, decides: boolean) {
  const said = saidLine(visit, line, carried.includes(line.ref));
  const choices = decides ? decidable(visit, cycle, line) : NOTHING;
  const asked = line.what === 'OPPORTUNITY' || (line.what === 'ITEM' && line.item.scope === 'MINISTER');
  const waits = asked && isWaiting(choices);
  return {
    ...said,
    ...choices,
    waits,
    folded: !waits && (choices.decided.length > 0 || isWaiting(choices)), // the rules would take more, but nobody asks for it
    detail: line.what === 'ITEM' ? line.item.description : null,
    treatment: line.what === 'ITEM' ? (line.item.treatment?.what ?? null) : null,
    lastAction:
      line.what === 'ITEM' && line.item.lastAction !== null
        ? visit.t('lastAction', {
            who: line.item.lastAction.by ?? '',
            day: nearDay({ f: visit.f, today: visit.tx.today }, visit.f.dayOf(line.item.lastAction.at)),
            text: line.item.lastAction.text,
          })
        : null,
    narrative: line.what === 'GOAL' ? line.goal.narrative : null,
  };
}
