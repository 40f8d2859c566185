import type { AdoptionFigure, P6 } from '../../domain/letter-data.ts';
import type { LineView, SectionView } from '../catalog.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';
import { lateNote } from './coordinator-pack.ts';
import type { Build } from './frame.ts';
import { dashboard, numbers } from './goals.ts';
import { itemLine, moveLine } from './items.ts';
import { decisionLine } from './lines.ts';
import { line, section } from './sections.ts';

/** Pack P6 as a letter to everybody: how the week closed, what stays open, when the next one opens (domain.md 7.3). */
export const weeklySummary: Build<'N21'> = ({ data }, s) => {
  const { cover, next } = data;
  const opens = next.opensAt === null ? 'none' : s.atMoment(next.opensAt);
  return {
    subject: s.t('N21.subject', { key: cover.week }),
    heading: s.t('N21.heading', { key: cover.week }),
    lead: s.t('N21.lead', { d: data.decisions.length, m: data.moves.length, c: data.carried.length }),
    action: { label: s.t('N21.action'), until: s.t('N21.until', { key: next.week, opens }) },
    why: s.t('why.routine'),
    week: cover.week,
    dataAt: cover.at,
    body: {
      numbers: numbers(s, cover.counts, [lateNote(s, cover)]),
      routine: section(s, { title: 'sec.routine', number: 1 }, Object.entries(data.indicators), ([code, one]) =>
        indicatorLine(s, code, one),
      ),
      dashboard: dashboard(s, data.dashboard, 2),
      decisions: section(s, { title: 'sec.decisions', number: 3, none: 'list.noneF' }, data.decisions, (one) => decisionLine(s, one)),
      moves: section(s, { title: 'sec.moves', number: 4 }, data.moves, (move) => moveLine(s, move)),
      carried: section(
        s,
        { title: 'sec.carried', number: 5, note: data.carried.length === 0 ? null : s.t('N21.carriedNote'), none: 'list.noneF' },
        data.carried,
        (item) => itemLine(s, item),
      ),
      next: nextWeek(s, next, 6),
    },
  };
};

/** When the next week opens and on which days its three moments fall (domain.md 5.5). */
export function nextWeek(s: Speech, { week, days, opensAt }: P6['next'], number?: number): SectionView {
  const key = s.name(week);
  const at = (title: MessageKey, when: string) => line(s.t(title), { right: when });
  const rows =
    days === null
      ? [line(s.t('N21.noDays', { key }))]
      : [
          at('N21.open', opensAt === null ? s.weekday(days.open) : `${s.weekday(s.f.dayOf(opensAt))}, ${s.f.time(opensAt)}`),
          at('N21.manager', s.weekday(days.manager)),
          at('N21.coordinator', s.weekday(days.coordinator)),
          at('N21.committee', s.weekday(days.committee)),
        ];
  return section(s, { title: 'sec.nextWeek', note: s.t('week', { key }), ...(number !== undefined && { number }) }, rows, (row) => row);
}

const KNOWN = ['K1', 'K2', 'K3', 'K4', 'K5', 'K11', 'K13', 'K17'] as const;
export function indicatorLine(s: Speech, code: string, { of, total, percent }: AdoptionFigure): LineView {
  const known = KNOWN.find((one) => one === code);
  return line(known === undefined ? s.t('indicator.other', { code: s.name(code) }) : s.t(`indicator.${known}`), {
    note: s.t('N21.of', { of: s.f.number(of), total: s.f.number(total) }),
    right: percent === null ? '–' : s.f.percent(percent),
  });
}
