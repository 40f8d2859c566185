import { reportWords } from '../reports/words.ts';
import type { Build } from './frame.ts';
import { facts, line, section } from './sections.ts';

/** The reports somebody asked to be sent, about the week that closed (domain.md 6.6, 7.1). */
export const reportSubscription: Build<'N30'> = (input, s) => {
  const { week, month, reports } = input.data;
  const { t, has } = reportWords(input.locale);
  const words = (report: string, what: string): string | null => (has(`${report}.${what}`) ? t(`${report}.${what}`) : null);
  const n = reports.length;
  return {
    subject: s.t('N30.subject', { n, key: week }),
    heading: s.t('N30.heading', { n }),
    lead: s.t('N30.lead', { n, key: s.name(week), monthly: month === null ? 'no' : 'yes' }),
    action: { label: s.t('N30.action'), until: s.t('until.nothing') },
    why: s.t('why.subscriber'),
    week,
    body: {
      reports: section(s, { title: 'sec.reports' }, reports, ({ run, report, goals, filtered, unseen }) =>
        line(facts(s.name(report), words(report, 'name')), {
          note: facts(
            words(report, 'purpose'),
            filtered && unseen === undefined && s.t('N30.filtered'),
            run === null && (unseen === undefined ? s.t('N30.notMade') : s.t('N30.unseen', { goal: s.name(unseen) })),
          ),
          right: run === null ? null : s.t('N30.goals', { n: goals }),
          light: run === null ? 'amber' : 'grey',
        }),
      ),
    },
  };
};
