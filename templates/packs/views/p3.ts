import type { ItemLine, P3, SelectedLine } from '../../../domain/letter-data.ts';
import { rungAbove } from '../../views/items.ts';
import { decisionLine, selectedLine } from '../../views/lines.ts';
import { askedOf, beforeOf, leadOf, shownOf, unchanged } from '../../views/minister-pack.ts';
import { facts, sentences } from '../../views/sections.ts';
import { itemCard } from './cards.ts';
import { delayRow } from './delay-row.ts';
import { coverOf, forWhom, lateOf, voiceFor } from './frame.ts';
import { narrow } from './narrow.ts';
import { byScopeOf, countsOf, dashboardRows, goalRef, itemRows, lineOf, opportunityRows, part } from './pieces.ts';
import { type Room, roomOf } from './room.ts';
import { selectionWords } from './selection-words.ts';
import type { AskRow, Asks } from './shapes.ts';
import type { Print, Voice } from './voice.ts';

/** The minister's briefing on paper: two pages whatever the week; the first is read, the second consulted (domain.md 7.3). */
export function p3(data: P3, print: Print) {
  const { cover, sections } = data;
  const room = roomOf(data, adornments(print, cover));
  const s = voiceFor(print, cover, room.limits);
  const items = sections['1'].flatMap((one) => (one.what === 'ITEM' ? [one.item] : []));
  const goals = room.roomy ? data.dashboard : data.dashboard.filter(({ state }) => state === 'STOPPED' || state === 'DELAYED');
  const shown = goals.slice(0, room.goals);
  const delays = [...sections['2'], ...sections['1'].filter(({ what }) => what !== 'ITEM')];
  const feminine = s.t('list.noneF');
  return {
    d: coverOf(s, 'P3', cover, print, { subtitle: facts(forWhom(s, cover, 'subtitle.P3'), selectionWords(s, data).short) }),
    roomy: room.roomy,
    lead: lead(s, data),
    late: lateOf(s, cover),
    numbers: {
      n: '1',
      title: s.t('sec.numbers'),
      ...countsOf(s, cover.counts, beforeOf(data)),
    },
    scopes: byScopeOf(s, data.open),
    asks: asks(s, data, room),
    items: part(
      s,
      [2, s.t('sec.items')],
      items.slice(0, room.cards).map((item) => cardOf(s, item, room.roomy)),
      { none: feminine },
    ),
    moreItems: { rows: itemRows(s, items.slice(room.cards)) },
    delays: part(
      s,
      [3, s.t('sec.delays')],
      delays.map((one) => delayRow(s, one)),
      { head: ['col.igOrGoal', 'col.what', 'col.detail'] },
    ),
    progress: part(
      s,
      [4, s.t('sec.significant')],
      sections['3'].map((one) => lineOf(selectedLine(s, one))),
    ),
    opportunities: part(
      s,
      [5, s.t('sec.opportunitiesToValue')],
      opportunityRows(
        s,
        sections['4'].flatMap((one) => (one.what === 'OPPORTUNITY' ? [one.opportunity] : [])),
        (code) => data.carried.includes(code),
      ),
      { none: feminine, head: ['col.date', 'col.opportunity', 'col.place', 'col.origin'] },
    ),
    followUp: part(
      s,
      [6, s.t('sec.followUp')],
      data.followUp.slice(0, room.followUp).map((one) => lineOf(decisionLine(s, one))),
      { none: feminine },
    ),
    goals: {
      ...part(s, [null, s.w(room.roomy ? 'sec.goals' : 'sec.goalsBad')], room.roomy ? dashboardRows(s, shown) : shortRows(s, shown), {
        none: feminine,
        note:
          shown.length === data.dashboard.length
            ? s.t('pack.order')
            : s.w('P3.someGoals', { shown: shown.length, total: data.dashboard.length }),
      }),
    },
    upcoming:
      room.upcoming > 0
        ? part(
            s,
            [null, s.t('sec.upcoming')],
            data.upcoming.slice(0, room.upcoming).map((ig) => dueRow(s, data, ig)),
            {
              none: feminine,
              note: s.w('P3.upcomingNote'),
              head: ['col.end', 'col.state', 'col.ig', 'col.responsible'],
            },
          )
        : null,
    selection: selectionWords(s, data, room.roomy).whole,
  };
}

/** What an emblem, a draft and a delay take of the first page, in points. */
const adornments = ({ setting }: Print, { at, asOf }: P3['cover']): number =>
  (setting.look?.logo ? 44 : 0) + (setting.draft ? 34 : 0) + (at > asOf ? 26 : 0);

function lead(s: Voice, data: P3): string {
  const n = askedOf(data).length;
  const today = data.decisionsDue !== null && s.f.dayOf(data.decisionsDue) === s.today;
  return sentences(leadOf(s, data), unchanged(s, data) || before(s, data), s.w(today ? 'P3.asked' : 'P3.askedWeek', { n }));
}

/** What it was a week before, where the counts changed. */
function before(s: Voice, { changes }: P3): string {
  const was = (state: string): number => changes.find((one) => one.state === state)?.before ?? 0;
  return changes.some(({ before }) => before > 0) ? s.w('P3.was', { stopped: was('STOPPED'), delayed: was('DELAYED') }) : '';
}

/** Goals of a full week take two lines each: the title, then the state and who answers for it. */
const shortRows = (s: Voice, goals: P3['dashboard']) =>
  dashboardRows({ ...s, title: (text) => narrow(s.title(text), 34) }, goals).map((row, at) => ({
    ...row,
    facts: s.name(goals[at]?.manager ?? ''),
  }));

/** Where the week is full, what is asked stands above already, and what was said of the item is on its page. */
function cardOf(s: Voice, item: ItemLine, roomy: boolean) {
  const shown = shownOf(s, item);
  return roomy
    ? itemCard(s, item, shown)
    : itemCard(s, { ...item, description: null, treatment: null, lastAction: null }, { ...shown, ask: null, more: null });
}

/** What only the minister can settle, with boxes for the pen (domain.md 5.7: what the level can do). */
function asks(s: Voice, data: P3, { asked: most, roomy }: Room): Asks | null {
  const asked = askedOf(data);
  if (asked.length === 0) return null;
  const until = data.decisionsDue === null ? 'none' : s.f.time(data.decisionsDue);
  return {
    title: s.t('sec.decisionsToday'),
    note: s.w('P3.pen', { until }),
    rows: asked.slice(0, most).map((one, at) => askRow(s, data, one, at + 1, roomy)),
    more: asked.length > most ? s.w('P3.more', { n: asked.length - most }) : null,
  };
}

const againOf = (s: Voice, n: number, roomy: boolean): string => (roomy ? s.t('item.carried', { n }) : s.w('again.short', { n }));

function askRow(s: Voice, { carried }: P3, one: SelectedLine, n: number, roomy: boolean): AskRow {
  const note = carried.includes(one.ref) && roomy ? s.w('again') : null;
  if (one.what === 'ITEM') {
    const { item } = one;
    const above = rungAbove(item);
    return {
      n,
      text: `${s.name(item.item)} · ${s.title(item.title)}`,
      goal: facts(s.name(item.goal), item.carriedOver === undefined ? note : againOf(s, item.carriedOver, roomy)),
      note: null,
      options: [
        s.w('box.instruct'),
        ...(above === undefined ? [] : [s.w('box.deriveUp', { to: s.t(`rung.${above}`) })]),
        s.w('box.return'),
        s.w('box.resolve'),
      ],
      until: item.due === null ? s.t('item.top') : s.w('item.until', { day: s.weekday(item.due) }),
    };
  }
  if (one.what !== 'OPPORTUNITY') return { n, text: s.name(one.ref), goal: null, note, options: null, until: '' };
  const { opportunity, title, place, proposedDate, goal } = one.opportunity;
  return {
    n,
    text: `${s.name(opportunity)} · ${facts(s.title(title), place && s.name(place))}`,
    goal: facts(s.name(goal), note),
    note: null,
    options: [s.w('box.high'), s.w('box.medium'), s.w('box.low'), s.w('box.decline')],
    until: s.w('P3.event', { day: s.weekday(proposedDate) }),
  };
}

/** What is due soon, by end date (domain.md 7.2, B 1.1). */
const dueRow = (s: Voice, { dashboard }: P3, ig: P3['upcoming'][number]) => ({
  date: s.f.record(ig.endDate),
  state: ig.state,
  word: s.t(`state.${ig.state}`),
  ref: goalRef(s, ig),
  title: s.title(ig.title),
  responsible: s.name(ig.responsible ?? dashboard.find(({ goal }) => goal === ig.goal)?.manager ?? '') || '–',
});
