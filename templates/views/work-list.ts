import { daysBetween } from '../../domain/calendar.ts';
import type { IgLine, WorkLine, WorkList } from '../../domain/letter-data.ts';
import type { LineView, SectionView, WorkView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { daysLeft, goalRow, igLine } from './goals.ts';
import { indicatorLine } from './indicators.ts';
import { dueOf, itemLine } from './items.ts';
import { decisionLine } from './lines.ts';
import { callout, facts, line, moreOf, section, sentences } from './sections.ts';

const HOUR = 3_600_000;

/** The week opens: pack P1, per goal what is to be answered (domain.md 5.3, 7.3). */
export const cycleOpened: Build<'N01'> = ({ data }, s) => {
  const codes = data.lists.map(({ goal }) => goal.goal);
  const told = { key: data.week, n: codes.length };
  return {
    subject: s.t('N01.subject', { ...told, ...dayAndTime(s, data.closesAt) }),
    heading: s.t('N01.heading', told),
    lead: s.t('N01.lead', { key: data.week, codes: s.codes(codes) }),
    action: { label: s.t('N01.action', told), view: s.t('N01.view'), until: untilOf(s, data.closesAt) },
    why: s.t('why.manager', { codes: s.codes(codes) }),
    week: data.week,
    body: {
      works: data.lists.slice(0, s.limits.goals).map((list) => workOf(s, list, true)),
      more: moreOf(s, data.lists.length, s.limits.goals),
      callout: callout('grey', s.t('N01.how')),
    },
  };
};

/** Reminder k: the goals still awaited, with what they have to answer (domain.md 5.2, M02–M04). */
export const updateReminder: Build<'N02'> = ({ data, at }, s) => {
  const codes = data.lists.map(({ goal }) => goal.goal);
  const n = codes.length;
  const spoken = s.codes(codes);
  const hours = data.closesAt === null ? 0 : Math.floor((data.closesAt - at) / HOUR);
  const soon = hours >= 1 && hours <= 12;
  const points = data.lists.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    subject: s.t('N02.subject', { k: data.k, codes: spoken, ...dayAndTime(s, data.closesAt) }),
    heading: soon ? s.t('N02.headingHours', { h: hours, codes: s.codes(codes, 3) }) : s.t('N02.heading', { n }),
    lead: s.t('N02.lead', { k: data.k, key: data.week, a: points }),
    action: { label: s.t('N02.action', { n, codes: spoken }), view: s.t('N01.view'), until: untilOf(s, data.closesAt) },
    why: s.t('why.manager', { codes: spoken }),
    week: data.week,
    body: {
      works: data.lists.slice(0, s.limits.goals).map((list) => workOf(s, list, false)),
      more: moreOf(s, n, s.limits.goals),
      callout: callout('amber', data.graceAt === null ? s.t('N02.afterPlain') : s.t('N02.after', { grace: s.until(data.graceAt) })),
    },
  };
};

/** The day and time of a subject line, `miércoles 25/11` and `18:00`. */
export function dayAndTime(s: Speech, at: number | null, without = '–'): { readonly day: string; readonly time: string } {
  return at === null ? { day: without, time: '' } : { day: s.weekday(s.f.dayOf(at)), time: s.f.time(at) };
}
/** "Until today, Wednesday 25, 18:00", beside the button. */
export const untilOf = (s: Speech, at: number | null): string =>
  at === null ? s.t('until.soon') : s.t('until.by', { until: s.until(at) });

function workOf(s: Speech, list: WorkList, whole: boolean): WorkView {
  const sections: SectionView[] = [];
  const quiet: string[] = [];
  const part = (rows: number, make: () => SectionView, quietly: string) => {
    if (rows > 0) sections.push(make());
    else quiet.push(quietly);
  };
  if (whole) {
    const { elsewhere, decisions, upcoming } = list;
    part(
      elsewhere.length,
      () => section(s, { title: 'sec.elsewhereInfo' }, elsewhere, (item) => itemLine(s, item)),
      s.t('N01.quiet.elsewhere'),
    );
    part(
      decisions.length,
      () => section(s, { title: 'sec.decisionsReceived' }, decisions, (one) => decisionLine(s, one)),
      s.t('N01.quiet.decisions'),
    );
    part(upcoming.length, () => section(s, { title: 'sec.upcoming' }, upcoming, (ig) => upcomingLine(s, ig)), s.t('N01.quiet.upcoming'));
  }
  return {
    goal: goalRow(s, list.goal),
    draft: list.draftKept ? s.t('N01.draft') : null,
    todo: section(s, { title: 'sec.todo' }, merged(list.lines), (row) => todoLine(s, row, list)),
    sections,
    quiet: quiet.length === 0 ? null : s.t('list.quiet', { list: s.f.list(quiet) }),
  };
}

interface Row {
  readonly line: WorkLine;
  readonly delayed: boolean;
}
/** An intermediate goal both due and delayed is asked about twice on the page, and told once in the letter. */
function merged(lines: readonly WorkLine[]): Row[] {
  const delayed = new Set(lines.flatMap((one) => (one.what === 'IG_DELAYED' ? [one.ig.ig] : [])));
  const due = new Set(lines.flatMap((one) => (one.what === 'IG_DUE' ? [one.ig.ig] : [])));
  return lines
    .filter((one) => one.what !== 'IG_DELAYED' || !due.has(one.ig.ig))
    .map((one) => ({ line: one, delayed: (one.what === 'IG_DUE' && delayed.has(one.ig.ig)) || one.what === 'IG_DELAYED' }));
}

function todoLine(s: Speech, { line: row, delayed }: Row, { goal }: WorkList): LineView {
  switch (row.what) {
    case 'IG_DUE':
    case 'IG_DELAYED': {
      const days = daysBetween(s.today, row.ig.endDate);
      const asked = sentences(row.what === 'IG_DUE' && s.t('work.ig'), delayed && s.t('work.delay'));
      return line(`${s.name(row.ig.ig)} ${s.title(row.ig.title)}`, {
        note: sentences(days < 0 && s.t('ig.due', { day: s.f.record(row.ig.endDate) }), asked),
        right: daysLeft(s, days),
        light: days < 0 ? 'red' : days <= 5 ? 'amber' : 'grey',
        href: s.links[`${goal.goal}/${row.ig.ig}`] ?? null,
      });
    }
    case 'ITEM':
      return itemLine(s, row.item, { note: s.t('work.item'), right: dueOf(s, row.item) });
    case 'ITEM_RETURNED': {
      const text = row.instruction;
      return itemLine(s, row.item, {
        note: text === undefined ? s.t('work.returnedPlain') : s.t('work.returned', { text: s.prose(text) }),
      });
    }
    case 'OPPORTUNITY': {
      const { opportunity, title, proposedDate, place } = row.opportunity;
      const where = place === null ? 'none' : s.name(place);
      return line(`${s.name(opportunity)} ${s.title(title)}`, {
        note: s.t('work.opportunity', { day: s.f.record(proposedDate), place: where }),
        href: s.links[opportunity] ?? null,
      });
    }
    case 'INDICATOR':
      return indicatorLine(
        s,
        row.indicator,
        row.period === null || row.recorded ? null : s.t('work.period', { day: s.f.record(row.period) }),
      );
    case 'PROGRESS':
      return line(s.t('work.progress'), { note: s.t('work.progressNote') });
    case 'REVISION':
      return line(s.t('work.revision'), { note: s.t('work.revisionNote') });
    case 'NARRATIVE': {
      const streak = row.noChangeInARow;
      return line(s.t('work.narrative'), {
        note: sentences(s.t('work.narrativeNote'), streak > 0 && s.t('work.noChange', { n: streak })),
      });
    }
  }
}

function upcomingLine(s: Speech, ig: IgLine): LineView {
  const { text, state } = igLine(s, ig);
  return line(text, {
    state,
    note: facts(ig.responsible && s.t('ig.responsible', { who: s.name(ig.responsible) })) || null,
    right: s.weekday(ig.endDate),
  });
}
