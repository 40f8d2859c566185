import type { IgLine, P2, ReprogrammingLine, SelectedLine, UpdateLine } from '../../../domain/letter-data.ts';
import { arrivalLine, asksOf, headingOf, leadOf, SECTIONS } from '../../views/coordinator-pack.ts';
import { finishedGoal, finishedIg, igRef } from '../../views/goals.ts';
import { itemLine } from '../../views/items.ts';
import { refOf, selectedLine, standingOf, updateLine } from '../../views/lines.ts';
import { facts, sentences, stop } from '../../views/sections.ts';
import { coverOf, forWhom, lateOf, voiceFor } from './frame.ts';
import { countsInWords, countsOf, dashboardRows, itemRows, lineOf, opportunityRows, part } from './pieces.ts';
import type { Asks } from './shapes.ts';
import type { Print, Voice } from './voice.ts';

/** The coordinator's review pack on paper: the acts asked today, then the twelve sections in the catalogue's order (domain.md 7.3). */
export function p2(data: P2, print: Print) {
  const { cover } = data;
  const s = voiceFor(print, cover);
  const feminine = s.t('list.noneF');
  return {
    d: coverOf(s, 'P2', cover, print, { subtitle: forWhom(s, cover, 'subtitle.P2') }),
    lead: lead(s, data),
    late: lateOf(s, cover),
    asks: asks(s, data),
    numbers: countsOf(s, cover.counts),
    status: part(
      s,
      [1, s.t('sec.status')],
      data.updates.map((one) => statusRow(s, one)),
      {
        note: statusNote(s, data.updates),
        none: s.t('list.none'),
        head: ['col.goal', 'col.manager', 'col.lastUpdate', 'col.standing'],
      },
    ),
    dashboard: part(s, [2, s.t('sec.dashboard')], dashboardRows(s, data.dashboard), {
      note: countsInWords(s, cover.counts, cover.total),
      none: feminine,
    }),
    arrivals: part(
      s,
      [3, s.t('sec.arrivals')],
      data.arrivals.map((move) => lineOf(arrivalLine(s, move))),
      { none: feminine },
    ),
    mine: part(s, [4, s.t('sec.mine')], itemRows(s, data.mine), { note: s.w('P2.mineNote'), none: feminine }),
    elsewhere: part(s, [5, s.t('sec.elsewhere')], itemRows(s, data.elsewhere), { note: s.w('P2.elsewhereNote'), none: feminine }),
    unexplained: part(s, [6, s.t('sec.unexplained')], igRows(s, data.unexplained), { head: [...IG_HEAD] }),
    delays: delaysOf(s, data),
    progress: part(
      s,
      [8, s.t('sec.progress')],
      [...data.progress.igs.map((ig) => finishedIg(s, ig)), ...data.progress.goals.map((goal) => finishedGoal(s, goal))].map(lineOf),
    ),
    opportunities: part(s, [9, s.t('sec.opportunitiesToAssess')], opportunityRows(s, data.opportunities), {
      none: feminine,
      head: ['col.date', 'col.opportunity', 'col.place', 'col.origin'],
    }),
    selection: part(s, [10, s.t('sec.selection')], data.proposal.length === 0 ? [] : selectionOf(s, data.proposal), {
      note: s.w('P2.selectionNote', { n: data.proposal.length }),
    }),
    discards: part(s, [11, s.t('sec.discards')], discards(s, data)),
    opinions: part(s, [12, s.t('sec.opinions')], data.opinions, { none: s.w('P2.noOpinions') }),
  };
}

const DATES_HEAD = ['col.ig', 'col.from', 'col.to', 'col.time', 'col.reason', 'col.decision'] as const;
const IG_HEAD = ['col.state', 'col.ig', 'col.inForce', 'col.original', 'col.days', 'col.times'] as const;

/** Section 7: dates to decide and decided, then what is late. */
function delaysOf(s: Voice, data: P2) {
  const most = s.limits.lines;
  const dates = reprogrammingRows(s, data);
  const hidden = Math.max(0, dates.length - most) + Math.max(0, data.delays.length - most);
  return {
    ...part(s, [7, s.t('sec.delays')], [...data.delays, ...dates]),
    more: hidden === 0 ? null : s.w('more', { n: hidden }),
    rows: igRows(s, data.delays.slice(0, most)),
    head: IG_HEAD.map((key) => s.w(key)),
    dates: dates.slice(0, most),
    datesHead: DATES_HEAD.map((key) => s.w(key)),
  };
}

function lead(s: Voice, data: P2): string {
  const { version } = data.cover;
  const arrivals = data.arrivals.map(({ item }) => item.item);
  return sentences(stop(headingOf(s, data)), leadOf(s, data, arrivals), version > 1 && s.w('P2.replaces', { v: version }));
}

/** The letter's acts with, on paper, boxes where a yes or a no is asked. */
function asks(s: Voice, data: P2): Asks {
  const { title, rows, more } = asksOf(s, data);
  const yesNo = [s.w('box.approve'), s.w('box.reject')];
  return {
    title,
    note: null,
    more,
    rows: rows.map(({ text, note, until }, at) => ({
      n: at + 1,
      text,
      goal: null,
      note,
      options: at === 0 && data.pendingApprovals.length === 1 ? yesNo : null,
      until: until ?? '',
    })),
  };
}

/** How each update stands: by whom, when, on time or not, and streaks (domain.md 4.6). */
export function statusRow(s: Voice, one: UpdateLine) {
  const { word, light } = standingOf(s, one);
  const sent = one.submittedAt === null ? null : `${s.day(s.f.dayOf(one.submittedAt))}, ${s.f.time(one.submittedAt)}`;
  const waiting =
    one.lastUpdateAt === null ? s.t('goal.neverUpdated') : s.t('update.noneSince', { day: s.f.record(s.f.dayOf(one.lastUpdateAt)) });
  return {
    goal: s.name(one.goal),
    title: s.title(one.title),
    manager: one.manager === null ? '–' : s.name(one.manager),
    when: sent ?? waiting,
    light,
    standing: word,
    note: facts(
      one.missedInARow > 0 && s.t('goal.streak', { n: one.missedInARow }),
      one.noChangeInARow > 1 ? s.t('update.noChangeStreak', { n: one.noChangeInARow }) : one.noChange && s.t('update.noChange'),
      ...one.marks.map((mark) => s.t(`mark.${mark}`)),
    ),
  };
}

function statusNote(s: Voice, updates: readonly UpdateLine[]): string {
  const due = updates.filter(({ state }) => state !== 'EXCUSED');
  const sent = due.filter(({ state }) => state === 'SUBMITTED' || state === 'VALIDATED' || state === 'RETURNED');
  const late = sent.filter((one) => one.late).length;
  return s.w('P2.statusNote', { due: due.length, onTime: sent.length - late, late, missing: due.length - sent.length });
}

/** Intermediate goals that are late: both dates, days, how often moved. */
export const igRows = (s: Voice, igs: readonly IgLine[]) =>
  igs.map((ig) => ({
    state: ig.state,
    word: s.t(`state.${ig.state}`),
    ref: igRef(s, ig),
    title: s.title(ig.title),
    inForce: s.f.record(ig.endDate),
    original: ig.originalEndDate === ig.endDate ? '–' : s.f.record(ig.originalEndDate),
    days: s.f.whole(-ig.daysLate),
    times: ig.reprogramCount === 0 ? '–' : s.f.number(ig.reprogramCount),
    note: ig.responsible === null ? null : s.t('ig.responsible', { who: s.name(ig.responsible) }),
  }));

/** Dates to decide first, then those that changed. */
export function reprogrammingRows(s: Voice, { pendingApprovals, reprogrammings }: P2) {
  const pending = new Set(pendingApprovals.map(({ ref }) => ref));
  const decided = reprogrammings.filter(({ ref, decision }) => decision !== 'PENDING' || !pending.has(ref));
  return [...pendingApprovals, ...decided].map((one: ReprogrammingLine) => ({
    ref: refOf(s, one.ref),
    title: s.title(one.title),
    from: s.f.record(one.from),
    to: s.f.record(one.to),
    time: s.w('nth', { n: one.count }),
    reason: sentences(stop(s.prose(one.reason)), one.decisionReason && stop(s.prose(one.decisionReason))),
    decision: s.t(`reprogramming.${one.decision}`),
    light: one.decision === 'PENDING' ? 'amber' : one.decision === 'REJECTED' ? 'red' : 'grey',
  }));
}

/** What the minister would hear, in its four sections, each line with a box. */
export const selectionOf = (s: Voice, proposal: P2['proposal']) =>
  SECTIONS.map(([code, title]) => ({
    title: `${code} ${s.t(title)}`,
    none: s.t('list.none'),
    items: proposal.filter(({ section }) => section === code).map((one) => shortLine(s, one)),
  }));

/** A selected line as one sentence. */
export function shortLine(s: Voice, one: SelectedLine): string {
  const { text, right } = selectedLine(s, one);
  if (one.what === 'OPPORTUNITY') return `${text} (${s.day(one.opportunity.proposedDate)})`;
  if (one.what !== 'ITEM') return facts(text, right);
  return one.item.scope === 'MINISTER' ? text : `${text} (${s.t('item.forInfo').toLocaleLowerCase(s.f.language)})`;
}

const discards = (s: Voice, data: P2) => [
  ...data.discards.map(({ item, reason, by }) => {
    const text = s.prose(reason);
    const note = by === null ? s.t('N14.discardNobody', { reason: text }) : s.t('N14.discard', { by: s.name(by), reason: text });
    return lineOf(itemLine(s, item, { note, right: null }));
  }),
  ...data.orphans.map((item) => lineOf(itemLine(s, item, { note: s.t('N14.orphan') }))),
  ...data.noChangeStreaks.map((one) => lineOf(updateLine(s, one))),
];
