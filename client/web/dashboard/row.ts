import { daysLeftOf } from '../kit/deadlines.ts';
import { markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { thermoOf } from '../kit/thermometer.ts';
import type { Visit } from '../visit.ts';
import type { Listed } from './board.ts';

/** One goal of the list: state, days, every count, thermometer and last update (domain.md 8.2–8.4). */
export function rowOf(visit: Visit, { line, goal }: Listed) {
  const { words, base, f, tx, language, t } = visit;
  const days = daysLeftOf(visit, goal);
  const igs = (n: number): string | null => (n === 0 ? null : t('inIgs', { n }));
  return {
    mark: markOf(line.state, words, line.stale),
    byHand: line.byHand,
    href: `${base}/goals/${encodeURIComponent(line.goal)}`,
    title: line.title,
    sub: [line.goal, line.manager ?? t('vacant'), goal.orgUnit, line.priority ? t('priority') : null].filter(Boolean).join(' · '),
    endDate: line.endDate,
    days,
    late: line.days !== null && line.days < 0,
    counts: [
      { label: t('restrictions.label'), n: line.restrictions, note: igs(line.igsWithRestrictions), wide: false },
      { label: t('alerts.label'), n: line.alerts, note: igs(line.igsWithAlerts), wide: false },
      { label: t('delayed.label'), n: line.delayed, note: null, wide: false },
      { label: t('reprogrammed.label'), n: line.reprogrammed, note: null, wide: false },
      { label: t('normal.label'), n: line.normal, note: null, wide: true },
      { label: t('finished.label'), n: line.finished, note: null, wide: true },
    ],
    all: [
      { name: t('restrictions'), n: line.restrictions },
      { name: t('alerts'), n: line.alerts },
      { name: t('igsWithRestrictions'), n: line.igsWithRestrictions },
      { name: t('igsWithAlerts'), n: line.igsWithAlerts },
      { name: t('delayed'), n: line.delayed },
      { name: t('reprogrammed'), n: line.reprogrammed },
      { name: t('normal'), n: line.normal },
      { name: t('finished'), n: line.finished },
    ],
    thermo: thermoOf(line, f, kitTexts(language)),
    updated: line.lastUpdateAt === null ? null : `${f.short(f.dayOf(line.lastUpdateAt), tx.today)} ${f.time(line.lastUpdateAt)}`,
    missed: line.missedInARow > 0 && line.state !== 'FINISHED' ? t('missed', { n: line.missedInARow }) : null,
  };
}
