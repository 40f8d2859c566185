import type { P2 } from '../../../domain/letter-data.ts';
import { type ReportView, type SectionView, sectionViews } from '../../reports/view.ts';
import { lateOf, voiceFor } from './frame.ts';
import { p2 } from './p2.ts';
import { p2Sections } from './p2-sections.ts';
import type { Print } from './voice.ts';

/** The review pack as tables, one for each of its twelve sections, for who works on with it in a spreadsheet (domain.md 7.1, 7.3). */
export function packTables(_code: 'P2', data: P2, print: Print): ReportView {
  const { cover, dashboard } = data;
  const { locale, setting } = print;
  const s = voiceFor(print, cover);
  const { d, ...told } = p2(data, print);
  const heads = [told.status, told.dashboard, told.arrivals, told.mine, told.elsewhere, told.unexplained, told.delays];
  const rest = [told.progress, told.opportunities, told.selection, told.discards, told.opinions];
  const parts = [...heads, ...rest];
  return {
    code: 'P2',
    slug: 'p2',
    locale,
    language: s.f.language,
    region: d.region,
    timeZone: setting.timeZone,
    name: d.title,
    purpose: d.purpose,
    order: { label: s.words.t('doc.order'), text: d.order },
    filters: [],
    filterSentence: d.filters,
    asOf: { label: s.words.t('doc.asOf'), text: d.asOf, day: cover.today, at: cover.at },
    institution: d.institution,
    reader: lateOf(s, cover) ?? d.subtitle,
    reach: null,
    goals: dashboard.length,
    goalsText: s.words.t('doc.goals', { n: dashboard.length }),
    draft: d.draft,
    legend: null,
    empty: null,
    sections: sectionViews(p2Sections(s, data), locale, setting.timeZone).map((view, at): SectionView => {
      const title = `${parts[at]?.n ?? ''} ${parts[at]?.title ?? ''}`.trim();
      return view.kind === 'table'
        ? { ...view, title, empty: view.count === 0 ? (parts[at]?.empty ?? view.empty) : null }
        : { ...view, title };
    }),
  };
}
