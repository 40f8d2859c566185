import { reportWords } from '../../reports/words.ts';

export function kitWords(locale: string) {
  const { t, term, state } = reportWords(locale);
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
    col: {
      state: t('col.state'),
      goal: t('col.goal'),
      days: t('col.days'),
      ra: t('col.ra'),
      dr: t('col.dr'),
      progress: t('col.progress'),
      ae: t('col.ae'),
      due: t('col.due'),
      item: t('col.item'),
      where: t('col.where'),
      review: t('col.review'),
    },
  };
}
