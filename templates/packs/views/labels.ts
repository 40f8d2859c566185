import { reportWords } from '../../reports/words.ts';

const COLUMNS = ['state', 'goal', 'days', 'ra', 'dr', 'progress', 'ae', 'due', 'item', 'where', 'review'] as const;

/** The words that the pieces of rutina.typ write themselves: page numbers, seal, legend, heads of their tables. */
export function kitWords(locale: string) {
  const { t, state } = reportWords(locale);
  return {
    page: t('doc.page'),
    of: t('doc.of'),
    asOf: t('doc.asOf'),
    version: t('doc.version'),
    seal: t('doc.seal'),
    order: t('doc.order'),
    filters: t('doc.filters'),
    total: t('doc.total'),
    asked: t('doc.asked'),
    unreviewed: t('doc.unreviewed'),
    inProcess: t('doc.inProcess'),
    openByScope: t('doc.openByScope'),
    state: {
      STOPPED: state('STOPPED'),
      DELAYED: state('DELAYED'),
      NORMAL: state('NORMAL'),
      FINISHED: state('FINISHED'),
      CANCELLED: state('CANCELLED'),
    },
    legendTitle: t('legend.title'),
    legendStale: t('legend.stale'),
    legendThermo: `${t('legend.thermo')} ${t('legend.dashboard')}`,
    col: Object.fromEntries(COLUMNS.map((key) => [key, t(`col.${key}`)])),
  };
}
