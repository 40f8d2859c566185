import type { ItemLine, P4 } from '../../domain/letter-data.ts';
import type { LineView } from '../catalog.ts';
import { meetingPart } from '../invitation.ts';
import type { Speech } from '../speech.ts';
import { lateNote, progressOf } from './coordinator-pack.ts';
import type { Build } from './frame.ts';
import { numbers, stateOf } from './goals.ts';
import { itemLine, itemList, openByScope } from './items.ts';
import { agendaLine, opportunityLine } from './lines.ts';
import { line, section, sentences } from './sections.ts';

/** Pack P4 as a letter: what only the committee can settle, and when it sits, then its sections (domain.md 7.3). */
export const committeePack: Build<'N17'> = (input, s) => {
  const { data } = input;
  const { cover } = data;
  const n = data.items.length;
  return {
    subject: s.t('N17.subject', { key: cover.week, n }),
    heading: s.t('N17.heading', { n }),
    lead: s.t('N17.lead', { n, meeting: data.sittingAt === null ? 'none' : s.atMoment(data.sittingAt) }),
    action: { label: s.t('N17.action', { n }), until: untilOf(s, data) },
    why: s.t('why.committee'),
    week: cover.week,
    dataAt: cover.at,
    ...calendarOf(input, s),
    body: {
      numbers: numbers(s, cover.counts, [openByScope(s, data.open), lateNote(s, cover)], { number: 1 }),
      items: itemList(s, { title: 'sec.committeeItems', number: 2 }, data.items, (item) => ({
        ask: askOf(s, item),
        more: carriedOf(s, item),
      })),
      transsectoral: section(s, { title: 'sec.transsectoral', number: 3, none: 'list.noneF' }, data.transsectoral, (item) =>
        itemLine(s, item),
      ),
      commitments: section(s, { title: 'sec.commitments', number: 4 }, data.commitments, (one) => commitmentLine(s, one)),
      synergies: section(s, { title: 'sec.synergies', number: 5, none: 'list.noneF' }, eachKindFirst(data.synergies), (one) =>
        synergyLine(s, one),
      ),
      progress: progressOf(s, data.progress, 6),
      opportunities: section(s, { title: 'sec.opportunitiesApproved', number: 7, none: 'list.noneF' }, data.opportunities, (one) =>
        opportunityLine(s, one),
      ),
      agenda: section(s, { title: 'sec.agendaDraft', number: 8 }, data.agenda, (one) => agendaLine(s, one)),
      neglected: section(s, { title: 'sec.neglected', number: 9, none: 'list.noneF' }, data.neglected, (goal) =>
        line(`${s.name(goal.goal)} ${s.title(goal.title)}`, {
          state: stateOf(s, goal.state),
          note: goal.manager === null ? null : s.name(goal.manager),
          right: s.t('N16.new', { n: goal.missedInARow }),
          light: 'amber',
        }),
      ),
    },
  };
};

function untilOf(s: Speech, { sittingAt, minutesAt }: P4): string {
  if (sittingAt === null && minutesAt === null) return s.t('until.soon');
  const said = s.t('N17.until', {
    sitting: sittingAt === null ? 'none' : s.atMoment(sittingAt),
    decisions: minutesAt === null ? 'none' : s.f.time(minutesAt),
  });
  return said.trim();
}

/** What is asked, and of whom where the proposal names somebody (domain.md 7.3, section 2 of P4). */
export function askOf(s: Speech, { treatment }: ItemLine): string {
  const who = treatment?.withWhom;
  return sentences(s.t('ask.COMMITTEE'), who && s.t('N17.of', { who: s.name(who) }));
}
export const carriedOf = (s: Speech, { carriedOver }: ItemLine): string | null =>
  carriedOver !== undefined && carriedOver > 0 ? `(${s.t('item.carried', { n: carriedOver })})` : null;

const LIGHT = { KEPT: 'green', DUE: 'grey', BROKEN: 'red' } as const;
export function commitmentLine(s: Speech, { item, responsible, due, standing }: P4['commitments'][number]): LineView {
  return itemLine(s, item, {
    note: `${s.name(responsible)}, ${s.t('decision.until', { day: s.weekday(due) })}`,
    right: s.t(`commitment.${standing}`),
    light: LIGHT[standing],
  });
}

/** The goals that have something in common, and what it is (domain.md 3.9 Synergy). */
export function synergyLine(s: Speech, { goals, kind, note, steps }: P4['synergies'][number]): LineView {
  const what = s.prose(note);
  if (steps === undefined)
    return line(s.codes(goals), { note: s.t(kind === 'SHARED_ACTOR' ? 'N17.actor' : 'N17.territory', { note: what }) });
  const { waiting, needed } = steps;
  return line(s.codes(goals), { note: s.t('N17.dependency', { waiting: s.name(waiting), needed: s.name(needed), note: what }) });
}

/** One of each kind, then the second of each: so that a list cut short leaves none of the kinds out. */
function eachKindFirst(found: P4['synergies']): P4['synergies'] {
  const seen = new Map<string, number>();
  return found
    .map((one) => {
      const place = seen.get(one.kind) ?? 0;
      seen.set(one.kind, place + 1);
      return { one, place };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

const TWO_HOURS = 7_200_000;
function calendarOf(input: Parameters<Build<'N17'>>[0], s: Speech) {
  const { cover, sittingAt, minutesAt } = input.data;
  if (sittingAt === null) return {};
  const end = Math.min(sittingAt + TWO_HOURS, minutesAt ?? Number.POSITIVE_INFINITY);
  return meetingPart(input, s, { kind: 'committee', week: cover.week, start: sittingAt, end });
}
