import type { MonthlyDuty, P7 } from '../../domain/letter-data.ts';
import { INDICATOR_LIGHTS } from '../../domain/values.ts';
import type { LineView, SectionView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import { lateNote } from './coordinator-pack.ts';
import type { Build } from './frame.ts';
import { numbers } from './goals.ts';
import { indicatorLine } from './indicators.ts';
import { callout, capital, headOf, line, moreOf, section } from './sections.ts';
import { dayAndTime, untilOf } from './work-list.ts';

/** The monthly routine begins: what each goal owes for the month (domain.md 5.8). */
export const monthlyOpened: Build<'N22'> = ({ data }, s) => {
  const codes = data.goals.map(({ goal }) => goal);
  const told = { month: s.f.month(data.month), n: codes.length };
  return {
    subject: s.t('N22.subject', { ...told, ...dayAndTime(s, data.closesAt) }),
    heading: s.t('N22.heading', told),
    lead: s.t('N22.lead', { ...told, key: data.week }),
    action: { label: s.t('N01.action', { n: codes.length }), view: s.t('N01.view'), until: untilOf(s, data.closesAt) },
    why: s.t('why.manager', { codes: s.codes(codes) }),
    week: data.week,
    body: {
      duties: data.goals.slice(0, s.limits.goals).map((duty) => dutyOf(s, duty)),
      more: moreOf(s, codes.length, s.limits.goals),
      callout: callout('grey', s.t('N22.how')),
    },
  };
};

/** Reminder k of the monthly routine, beside that of the week (domain.md 5.8). */
export const monthlyReminder: Build<'N23'> = ({ data }, s) => {
  const codes = data.goals.map(({ goal }) => goal);
  const told = { month: s.f.month(data.month), n: codes.length, k: data.k, codes: s.codes(codes) };
  return {
    subject: s.t('N23.subject', { ...told, ...dayAndTime(s, data.closesAt) }),
    heading: s.t('N23.heading', told),
    lead: s.t('N23.lead', told),
    action: { label: s.t('N02.action', told), view: s.t('N01.view'), until: untilOf(s, data.closesAt) },
    why: s.t('why.manager', { codes: s.codes(codes) }),
    week: data.week,
    body: {
      duties: data.goals.slice(0, s.limits.goals).map((duty) => dutyOf(s, duty)),
      more: moreOf(s, codes.length, s.limits.goals),
      callout: callout('amber', s.t('N22.how')),
    },
  };
};

/** Pack P7 as a letter: the month in numbers; the report itself is its document (domain.md 7.4). */
export const monthlyReport: Build<'N24'> = ({ data }, s) => {
  const { cover, figures } = data;
  const month = s.f.month(data.month);
  return {
    subject: s.t('N24.subject', { month }),
    heading: s.t('N24.heading', { month }),
    lead: s.t('N24.lead', { goals: cover.total, indicators: sum(figures.indicators) }),
    action: { label: s.t('N24.action'), until: s.t('N24.until') },
    why: s.t('why.routine'),
    week: cover.week,
    dataAt: cover.at,
    body: {
      numbers: numbers(s, cover.counts, [closedOn(s, data), lateNote(s, cover)]),
      indicators: section(s, { title: 'sec.indicators', number: 1 }, lightsOf(s, figures.indicators), (row) => row),
      figures: section(s, { title: 'sec.month', number: 2 }, figuresOf(s, figures), (row) => row),
    },
  };
};

/** The counts are those of the close; all else is as of the data. */
const closedOn = (s: Speech, { closedOn: day, cover }: P7): string =>
  day ? s.t('N24.closedOn', { day: s.f.record(day), at: s.f.moment(cover.at) }) : '';

type Figures = P7['figures'];
const sum = (lights: Figures['indicators']): number => INDICATOR_LIGHTS.reduce((all, light) => all + lights[light], 0);

const lightsOf = (s: Speech, lights: Figures['indicators']): LineView[] =>
  sum(lights) === 0
    ? []
    : INDICATOR_LIGHTS.map((light) => line(capital(s.t(`indicatorLight.${light}`)), { right: s.f.number(lights[light]), light }));

const FIGURES = ['opened', 'closed', 'escalated', 'reprogrammed', 'finishedSteps'] as const;
const figuresOf = (s: Speech, figures: Figures): LineView[] =>
  FIGURES.map((key) => line(s.t(`N24.${key}`), { right: s.f.number(figures[key]) }));

/** One goal's duties of the month, each a line. */
function dutyOf(s: Speech, { goal, title, indicators }: MonthlyDuty): SectionView {
  const lines = [
    ...indicators.map((one) =>
      indicatorLine(
        s,
        one,
        one.recorded || one.period === null ? s.t('work.recorded') : s.t('work.period', { day: s.f.record(one.period) }),
      ),
    ),
    line(s.t('work.progress'), { note: s.t('work.progressNote') }),
    line(s.t('work.revision'), { note: s.t('work.revisionNote') }),
  ];
  const head = headOf(s, { title: 'sec.todo' }, lines.length, s.limits.lines);
  return { ...head, title: `${s.name(goal)} ${s.title(title)}`, lines: lines.slice(0, s.limits.lines) };
}
