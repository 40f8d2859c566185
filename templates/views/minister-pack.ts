import type { ItemLine, P3, SelectedLine } from '../../domain/letter-data.ts';
import type { AsksView } from '../catalog.ts';
import { meetingPart } from '../invitation.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';
import { lateNote } from './coordinator-pack.ts';
import type { Build } from './frame.ts';
import { numbers } from './goals.ts';
import { dueOf, itemList, openByScope } from './items.ts';
import { decisionLine, selectedLine } from './lines.ts';
import { capital, facts, moreOf, section, uncapital } from './sections.ts';
import { untilOf } from './work-list.ts';

const MOST_ASKED = 6;

/** Pack P3 as a letter: one sentence, the decisions asked, the numbers, then its sections (domain.md 7.3). */
export const ministerPack: Build<'N16'> = (input, s) => {
  const { data } = input;
  const { cover, sections } = data;
  const asked = askedOf(data);
  const n = asked.length;
  const today = data.decisionsDue !== null && s.f.dayOf(data.decisionsDue) === s.today;
  return {
    subject: s.t('N16.subject', { key: cover.week }),
    heading: s.t(today ? 'N16.headingToday' : 'N16.heading', { n }),
    lead: leadOf(s, data),
    action: {
      label: s.t(n === 0 ? 'N16.view' : 'N16.action'),
      view: s.t('N16.view'),
      until: n === 0 ? s.t('until.nothing') : untilOf(s, data.decisionsDue),
    },
    why: s.t('why.minister'),
    week: cover.week,
    dataAt: cover.at,
    ...calendarOf(input, s),
    body: {
      asks: n === 0 ? null : asksOf(s, data, asked),
      numbers: numbers(s, cover.counts, [unchanged(s, data), openByScope(s, data.open), lateNote(s, cover)], {
        number: 1,
        before: beforeOf(data),
      }),
      selected: s.t(data.auto ? 'N16.auto' : 'N16.confirmed'),
      items: itemList(s, { title: 'sec.items', number: 2 }, itemsOf(sections['1']), (item) => shownOf(s, item)),
      delays: selected(s, 'sec.delays', 3, [...sections['2'], ...sections['1'].filter(({ what }) => what !== 'ITEM')]),
      progress: selected(s, 'sec.significant', 4, sections['3']),
      opportunities: selected(s, 'sec.opportunitiesToValue', 5, sections['4']),
      followUp: section(s, { title: 'sec.followUp', number: 6 }, data.followUp, (one) => decisionLine(s, one)),
    },
  };
};

const itemsOf = (lines: readonly SelectedLine[]): ItemLine[] => lines.flatMap((one) => (one.what === 'ITEM' ? [one.item] : []));
const selected = (s: Speech, title: MessageKey, number: number, lines: readonly SelectedLine[]) =>
  section(s, { title, number }, lines, (one) => selectedLine(s, one));

/** What the minister alone can settle: items at the minister's rung, opportunities for political valuation. */
export const askedOf = ({ sections }: P3): SelectedLine[] => [
  ...sections['1'].filter((one) => one.what === 'ITEM' && one.item.scope === 'MINISTER'),
  ...sections['4'].filter((one) => one.what === 'OPPORTUNITY'),
];

function asksOf(s: Speech, data: P3, asked: readonly SelectedLine[]): AsksView {
  const rows = asked.slice(0, MOST_ASKED).map((one, at) => {
    const number = `${at + 1}.`;
    if (one.what === 'ITEM') {
      const { item } = one;
      const note = facts(s.name(item.goal), s.t('ask.MINISTER').replace(/\.$/, ''), again(s, data, one.ref));
      return { number, text: `${s.name(item.item)} · ${s.title(item.title)}`, note, until: null };
    }
    if (one.what !== 'OPPORTUNITY') return { number, text: s.name(one.ref), note: null, until: null };
    const { opportunity, title, goal, place, proposedDate } = one.opportunity;
    const note = facts(s.name(goal), place && s.name(place), s.weekday(proposedDate), s.t('N16.political'), again(s, data, one.ref));
    return { number, text: `${s.name(opportunity)} · ${s.title(title)}`, note, until: null };
  });
  return { title: s.t('sec.decisionsToday'), rows, more: moreOf(s, asked.length, MOST_ASKED) };
}

export function shownOf(s: Speech, item: ItemLine) {
  if (item.scope === 'MINISTER') return { ask: s.t('ask.MINISTER'), more: carried(s, item.carriedOver) };
  return {
    due: s.t('item.forInfo'),
    light: 'grey' as const,
    note: `${s.t(`rung.${item.scope}`)}: ${uncapital(dueOf(s, item))}`,
    more: carried(s, item.carriedOver),
  };
}
const carried = (s: Speech, times: number | undefined): string | null =>
  times !== undefined && times > 0 ? capital(`${s.t('item.carried', { n: times })}.`) : null;

export function leadOf(s: Speech, { cover, briefingAt }: P3): string {
  const count = (state: string) => cover.counts.find((one) => one.state === state)?.count ?? 0;
  const meeting = briefingAt === null ? 'none' : s.atMoment(briefingAt);
  return s.t('N16.lead', { total: cover.total, stopped: count('STOPPED'), delayed: count('DELAYED'), meeting });
}

const again = (s: Speech, { carried: refs }: P3, ref: string): string | null => (refs.includes(ref) ? s.t('item.again') : null);
export const beforeOf = ({ changes }: P3): ReadonlyMap<string, number> => new Map(changes.map(({ state, before }) => [state, before]));
export const unchanged = (s: Speech, { changes }: P3): string =>
  changes.length > 0 && changes.every(({ before, now }) => before === now) ? s.t('pack.unchanged') : '';

const HOUR = 3_600_000;
function calendarOf(input: Parameters<Build<'N16'>>[0], s: Speech) {
  const { cover, briefingAt, decisionsDue } = input.data;
  if (briefingAt === null) return {};
  const end = Math.min(briefingAt + HOUR, decisionsDue ?? Number.POSITIVE_INFINITY);
  return meetingPart(input, s, { kind: 'briefing', week: cover.week, start: briefingAt, end });
}
