import type { P7, P8, P9 } from '../../../domain/letter-data.ts';
import { coverOf, lateOf, voiceFor } from './frame.ts';
import { p5 } from './p5.ts';
import { partsOf } from './parts.ts';
import { countsOf } from './pieces.ts';
import type { Print } from './voice.ts';

/** The monthly report on paper: the month in a sentence, then the parts of the reports it is made of (domain.md 7.4). */
export function p7(data: P7, print: Print) {
  const { cover, changes, figures } = data;
  const s = voiceFor(print, cover);
  const month = s.f.month(data.month);
  const count = (state: string): number => cover.counts.find((one) => one.state === state)?.count ?? 0;
  const before = new Map(changes.flatMap(({ state, before: was }) => (was === null ? [] : [[state, was] as const])));
  const { indicators, finishedSteps: steps, ...counted } = figures;
  const some = Object.values(indicators).some((n) => n > 0);
  return {
    d: coverOf(s, 'P7', cover, print, {
      subtitle: s.w('P7.subtitle', {
        month: month.charAt(0).toLocaleUpperCase(s.f.language) + month.slice(1),
        institution: s.name(cover.institution),
      }),
      key: data.month,
      day: month,
    }),
    lead: s.w('P7.lead', {
      total: cover.total,
      stopped: count('STOPPED'),
      delayed: count('DELAYED'),
      normal: count('NORMAL'),
      finished: count('FINISHED'),
    }),
    late: lateOf(s, cover),
    ...partsOf('P7', data.parts, print),
    numbers: {
      n: null,
      title: s.w('sec.byState'),
      ...countsOf(s, cover.counts, before.size > 0 ? before : undefined),
      notes: [
        ...(data.closedOn ? [s.w('P7.closedOn', { day: s.f.record(data.closedOn), at: s.f.moment(cover.at) })] : []),
        s.w('P7.figures', { ...counted, steps }),
        some ? s.w('P7.indicators', { ...indicators }) : s.w('P7.noIndicators'),
      ],
    },
  };
}

/** A stocktake on paper: the decisions asked with their history, then the theme's parts (domain.md 7.4). */
export function p8(data: P8, print: Print) {
  const { cover, decisions } = data;
  const s = voiceFor(print, cover);
  const theme = data.theme === null ? 'none' : s.name(data.theme);
  const asked = p5({ cover: { ...cover, code: 'P5' }, decisions, events: [], information: [], followUps: [], answerBy: null }, print);
  return {
    d: coverOf(s, 'P8', cover, print, {
      subtitle: s.w('subtitle.P8', { theme }),
      filters: s.w('filters.P8', { institution: s.name(cover.institution), theme }),
    }),
    lead: s.w('P8.lead', { theme, n: decisions.length }),
    late: lateOf(s, cover),
    ...partsOf('P8', data.parts, print),
    numbers: { n: null, title: s.w('sec.byState'), ...countsOf(s, cover.counts) },
    answers: asked.answers,
    dateLabel: asked.dateLabel,
    decisions: { ...asked.decisions, n: null },
  };
}

/** A handover on paper: what is handed over, then two lines to sign (domain.md 5.7, 7.4). */
export function p9(data: P9, print: Print) {
  const { cover } = data;
  const s = voiceFor(print, cover);
  const role = s.t(`role.${data.role}`);
  const holder = s.name(data.holder);
  return {
    d: coverOf(s, 'P9', cover, print, {
      subtitle: s.w('subtitle.P9', { role, holder }),
      filters: s.w('filters.P9', { institution: s.name(cover.institution), role, holder }),
    }),
    lead: s.w('P9.lead', { holder, role, open: data.open, commitments: data.commitments }),
    late: lateOf(s, cover),
    ...partsOf('P9', data.parts, print),
    signatures: [
      { name: s.w('P9.gives'), role: holder },
      { name: s.w('P9.takes'), role: s.w('P9.name') },
    ],
  };
}
