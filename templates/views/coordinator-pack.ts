import type { CriticalPath, P2, PackCover } from '../../domain/letter-data.ts';
import type { AsksView, LineView, SectionView } from '../catalog.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { dashboard, finishedGoal, finishedIg, igLine, numbers } from './goals.ts';
import { itemLine, triggerOf } from './items.ts';
import { opportunityLine, refOf, reprogrammingLine, selectedLine, updateLine } from './lines.ts';
import { facts, line, moreOf, section } from './sections.ts';
import { untilOf } from './work-list.ts';

/** Pack P2 as a letter: what is asked today, then its twelve sections in their order (domain.md 7.3). */
export const coordinatorPack: Build<'N14'> = ({ data, number }, s) => {
  const { cover } = data;
  const version = number ?? cover.version;
  const arrivals = data.arrivals.map(({ item }) => item.item);
  return {
    subject: s.t('N14.subject', { key: cover.week, v: version }),
    heading: headingOf(s, data),
    lead: [leadOf(s, data, arrivals), ...(version > 1 ? [s.t('N14.replaces', { v: version })] : [])].join(' '),
    action: { label: s.t('N14.action'), until: untilOf(s, data.selectionDue) },
    why: s.t('why.coordinator'),
    week: cover.week,
    dataAt: cover.at,
    body: {
      asks: asksOf(s, data),
      numbers: numbers(s, cover.counts, [lateNote(s, cover)]),
      status: section(s, { title: 'sec.status', number: 1 }, data.updates, (one) => updateLine(s, one)),
      dashboard: dashboard(s, data.dashboard, 2),
      arrivals: section(s, { title: 'sec.arrivals', number: 3, none: 'list.noneF' }, data.arrivals, (move) => arrivalLine(s, move)),
      mine: section(s, { title: 'sec.mine', number: 4, none: 'list.noneF' }, data.mine, (item) => itemLine(s, item)),
      elsewhere: section(s, { title: 'sec.elsewhere', number: 5, none: 'list.noneF' }, data.elsewhere, (item) => itemLine(s, item)),
      unexplained: section(s, { title: 'sec.unexplained', number: 6 }, data.unexplained, (ig) => igLine(s, ig)),
      delays: delaysOf(s, data),
      progress: progressOf(s, data.progress, 8),
      opportunities: section(s, { title: 'sec.opportunitiesToAssess', number: 9, none: 'list.noneF' }, data.opportunities, (one) =>
        opportunityLine(s, one),
      ),
      selection: section(s, { title: 'sec.selection', number: 10 }, data.proposal.length === 0 ? [] : SECTIONS, ([code, title]) =>
        line(s.t(title), {
          note: refsOf(
            s,
            data.proposal.filter((one) => one.section === code),
          ),
        }),
      ),
      discards: discardsOf(s, data),
      opinions: section(s, { title: 'sec.opinions', number: 12, none: 'list.noneF' }, data.opinions, (one) => one),
      critical:
        data.criticalPaths === undefined
          ? null
          : section(s, { title: 'sec.criticalPaths', note: s.t('N14.criticalNote') }, data.criticalPaths, (one) => criticalLine(s, one)),
    },
  };
};

/** One goal's critical path of the quarter (domain.md 5.9). */
function criticalLine(s: Speech, one: CriticalPath): LineView {
  return line(`${s.name(one.goal)} ${s.title(one.title)}`, {
    note: facts(
      one.manager === null ? null : s.name(one.manager),
      s.t('N14.critical', { open: one.open, delayed: one.delayed, moved: one.reprogrammed }),
      one.next === null ? null : s.t('N14.criticalNext', { ref: s.name(one.next.ig), day: s.f.record(one.next.endDate) }),
    ),
    right: s.t('N14.criticalDone', { n: one.finished }),
    light: one.finished > 0 ? 'green' : one.delayed > 0 ? 'red' : 'amber',
  });
}

export const SECTIONS: readonly (readonly ['1' | '2' | '3' | '4', MessageKey])[] = [
  ['1', 'sec.items'],
  ['2', 'sec.delays'],
  ['3', 'sec.significant'],
  ['4', 'sec.opportunitiesToValue'],
];
/** The selection is not confirmed yet: what goes out if nobody does (domain.md 5.6). */
export const selectionReminder: Build<'N15'> = ({ data }, s) => ({
  subject: s.t('N15.subject', { time: data.until === null ? '' : s.f.time(data.until) }),
  heading: s.t('N15.heading'),
  lead: s.t('N15.lead', { until: data.until === null ? 'none' : s.until(data.until) }),
  action: { label: s.t('N14.action'), until: untilOf(s, data.until) },
  why: s.t('why.coordinator'),
  week: data.week,
  body: {
    sections: SECTIONS.map(([code, title]) =>
      section(
        s,
        { title, number: Number(code) },
        data.proposal.filter((one) => one.section === code),
        (one) => selectedLine(s, one),
      ),
    ),
  },
});

/** Finished in the week: intermediate goals, then goals. */
export function progressOf(s: Speech, { igs, goals }: P2['progress'], number: number): SectionView {
  const rows = [...igs.map((ig) => () => finishedIg(s, ig)), ...goals.map((goal) => () => finishedGoal(s, goal))];
  return section(s, { title: 'sec.progress', number }, rows, (row) => row());
}

const MOST_REFS = 12;
/** Which references one part of the proposal has; the page and the reminder spell them out. */
function refsOf(s: Speech, lines: P2['proposal']): string {
  if (lines.length === 0) return s.t('list.none');
  return s.codes(
    lines.map(({ ref }) => refOf(s, ref)),
    MOST_REFS,
  );
}

const LATE = 3_600_000;
/** A pack made late names both instants (domain.md 5.2). */
export const lateNote = (s: Speech, { at, asOf }: PackCover): string =>
  at - asOf > LATE ? s.t('pack.planned', { at: s.f.moment(at), asOf: s.f.moment(asOf) }) : '';

export function headingOf(s: Speech, { updates }: P2): string {
  const due = updates.filter(({ state }) => state !== 'EXCUSED');
  const sent = due.filter(({ state }) => state === 'SUBMITTED' || state === 'VALIDATED' || state === 'RETURNED');
  if (due.length === 0) return s.t('N14.headingNone');
  return s.t('N14.heading', { n: sent.length, total: due.length, late: sent.filter(({ late }) => late).length });
}

export function leadOf(s: Speech, { cover, updates }: P2, arrivals: readonly string[]): string {
  const missing = updates.filter(({ state }) => state === 'PENDING' || state === 'DRAFT' || state === 'MISSED').map(({ goal }) => goal);
  return s.t('N14.lead', {
    key: cover.week,
    missing: missing.length === 0 ? 'none' : s.codes(missing),
    count: missing.length,
    arrivals: arrivals.length === 0 ? 'none' : s.codes(arrivals),
    arrived: arrivals.length,
  });
}

export function asksOf(s: Speech, { pendingApprovals, mine, updates, selectionDue }: P2): AsksView {
  const until = untilOf(s, selectionDue);
  const rows: Omit<AsksView['rows'][number], 'number'>[] = [];
  const [pending] = pendingApprovals;
  if (pendingApprovals.length === 1 && pending)
    rows.push({
      text: s.t('N14.ask.reprogramming', { ref: refOf(s, pending.ref) }),
      note: reprogrammingLine(s, pending).note,
      until: s.t('N12.until'),
    });
  else if (pendingApprovals.length > 1)
    rows.push({
      text: s.t('N14.ask.reprogrammings', { n: pendingApprovals.length, refs: s.codes(pendingApprovals.map(({ ref }) => ref)) }),
      note: null,
      until: s.t('N12.until'),
    });
  for (const item of mine.filter(({ state }) => state === 'UNREVIEWED').slice(0, 3)) {
    const due = item.due === null ? null : s.t('until.by', { until: s.named(item.due) });
    rows.push({
      text: s.t('N14.ask.review', { ids: s.name(item.item) }),
      note: `${s.title(item.title)} (${s.name(item.goal)})`,
      until: due,
    });
  }
  const toValidate = updates.filter(({ state }) => state === 'SUBMITTED').map(({ goal }) => goal);
  if (toValidate.length > 0) rows.push({ text: s.t('N14.ask.validate', { codes: s.codes(toValidate) }), note: null, until });
  rows.push({ text: s.t('N14.ask.select'), note: s.t('N14.ask.selectNote'), until });
  return {
    title: s.t('sec.asksToday'),
    rows: rows.map((row, at) => ({ number: `${at + 1}.`, ...row })),
    more: moreOf(s, rows.length, rows.length),
  };
}

export function arrivalLine(s: Speech, { item, trigger, on }: P2['arrivals'][number]): LineView {
  const told = itemLine(s, item);
  const arrived = s.t('N14.arrived', { day: s.day(on), why: triggerOf(s, trigger, item) });
  return { ...told, note: [told.note, arrived].filter(Boolean).join(' · ') };
}

/** Section 7: what waits for a decision first, then delays, then what was reprogrammed. */
function delaysOf(s: Speech, { pendingApprovals, delays, reprogrammings }: P2): SectionView {
  const pending = new Set(pendingApprovals.map(({ ref }) => ref));
  const rows = [
    ...pendingApprovals.map((one) => () => reprogrammingLine(s, one)),
    ...delays.map((ig) => () => igLine(s, ig)),
    ...reprogrammings
      .filter(({ ref, decision }) => decision !== 'PENDING' || !pending.has(ref))
      .map((one) => () => reprogrammingLine(s, one)),
  ];
  return section(s, { title: 'sec.delays', number: 7 }, rows, (row) => row());
}

/** Section 11: what managers discarded, open items of finished intermediate goals, weeks of "no change". */
function discardsOf(s: Speech, { discards, orphans, noChangeStreaks }: P2): SectionView {
  const rows = [
    ...discards.map(({ item, reason, by }) => () => {
      const text = s.prose(reason);
      const note = by === null ? s.t('N14.discardNobody', { reason: text }) : s.t('N14.discard', { by: s.name(by), reason: text });
      return itemLine(s, item, { note, right: null });
    }),
    ...orphans.map((item) => () => itemLine(s, item, { note: s.t('N14.orphan') })),
    ...noChangeStreaks.map((one) => () => updateLine(s, one)),
  ];
  return section(s, { title: 'sec.discards', number: 11 }, rows, (row) => row());
}
