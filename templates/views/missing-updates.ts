import type { LineView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import type { Build } from './frame.ts';
import { goalRow } from './goals.ts';
import { updateLine } from './lines.ts';
import { callout, line, moreOf, section } from './sections.ts';
import { dayAndTime, untilOf } from './work-list.ts';

/** The cut-off passed: what can still be sent late (domain.md 5.2, M05). */
export const cutoffMissed: Build<'N03'> = ({ data }, s) => {
  const codes = s.codes(data.goals.map(({ goal }) => goal));
  return {
    subject: s.t('N03.subject', { codes, ...dayAndTime(s, data.graceAt) }),
    heading: s.t('N03.heading', { codes }),
    lead: s.t('N03.lead', { key: data.week, grace: orNone(s, data.graceAt) }),
    action: { label: s.t('N03.action'), view: s.t('N01.view'), until: untilOf(s, data.graceAt) },
    why: s.t('why.manager', { codes }),
    week: data.week,
    body: {
      goals: data.goals.slice(0, s.limits.lines).map((goal) => goalRow(s, goal)),
      more: moreOf(s, data.goals.length, s.limits.lines),
      callout: callout('amber', s.t('N03.after')),
    },
  };
};

/** What is missing at the cut-off, for the coordinator. */
export const missingList: Build<'N04'> = ({ data }, s) => {
  const missing = data.updates.filter(({ state }) => state === 'PENDING' || state === 'DRAFT');
  const told = { key: data.week, n: missing.length };
  return {
    subject: s.t('N04.subject', told),
    heading: s.t('N04.heading', told),
    lead: s.t('N04.lead', { reported: data.reported, total: data.reported + missing.length, grace: orNone(s, data.graceAt) }),
    action: {
      label: s.t('N04.action'),
      until: data.graceAt === null ? s.t('until.nothing') : s.t('N04.untilExcuse', { until: s.until(data.graceAt) }),
    },
    why: s.t('why.coordinator'),
    week: data.week,
    body: {
      missing: section(s, { title: 'sec.status', none: 'list.noneF' }, missing, (one) => updateLine(s, one)),
      callout: callout('grey', s.t('N04.callout')),
    },
  };
};

/** The grace passed: the goal counts as not reported, and what can still be done (domain.md 5.4, 6.2 E4). */
export const updateMissed: Build<'N05'> = ({ data }, s) => {
  const [first] = data.goals;
  const codes = s.codes(data.goals.map(({ goal }) => goal));
  const grace = orNone(s, data.graceAt);
  const one = data.goals.length === 1 && first !== undefined ? first : undefined;
  const told = one && { code: s.name(one.goal), m: Math.max(one.missedInARow, 1) };
  return {
    subject: told ? s.t('N05.subject', told) : s.t('N05.subjectSeveral', { codes }),
    heading: told ? s.t('N05.heading', told) : s.t('N05.headingSeveral', { n: data.goals.length }),
    lead: one
      ? s.t('N05.lead', { key: data.week, grace, title: s.title(one.title), last: lastReport(s, one.lastUpdateAt) })
      : s.t('N05.leadSeveral', { key: data.week, grace, codes }),
    action: { label: s.t('N05.action'), view: s.t('N01.view'), until: s.t('N05.until', { key: data.week }) },
    why: s.t('why.manager', { codes }),
    week: data.week,
    body: {
      options: section(s, { title: 'sec.can' }, optionsOf(s), (option) => option),
      goals: data.goals.slice(0, s.limits.lines).map((goal) => goalRow(s, goal)),
      more: moreOf(s, data.goals.length, s.limits.lines),
      callout: callout(
        'grey',
        s.t(data.goals.some(({ missedInARow }) => missedInARow > 1) ? 'N05.consequenceStreak' : 'N05.consequence'),
        s.t('N05.now'),
      ),
    },
  };
};

/** A report sent back to be corrected (domain.md 4.6). */
export const updateReturned: Build<'N06'> = ({ data }, s) => {
  const code = s.name(data.goal.goal);
  return {
    subject: s.t('N06.subject', { code, ...dayAndTime(s, data.until, 'none') }),
    heading: s.t('N06.heading', { code }),
    lead: s.t('N06.lead', { by: s.name(data.by), title: s.title(data.goal.title) }),
    action: { label: s.t('N06.action'), view: s.t('N01.view'), until: untilOf(s, data.until) },
    why: s.t('why.manager', { codes: code }),
    week: data.week,
    body: {
      reason: callout('amber', s.prose(data.reason), s.t('N06.reason')),
      goals: [goalRow(s, data.goal)],
      callout: callout('grey', s.t('N06.after')),
    },
  };
};

const orNone = (s: Speech, at: number | null): string => (at === null ? 'none' : s.until(at));
const lastReport = (s: Speech, at: number | null): string => (at === null ? 'none' : s.f.record(s.f.dayOf(at)));
const optionsOf = (s: Speech): LineView[] => [
  line(s.t('N05.can.late'), { note: s.t('N05.can.lateNote') }),
  line(s.t('N05.can.tell'), { note: s.t('N05.can.tellNote') }),
];
