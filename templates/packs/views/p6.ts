import type { AdoptionFigure, P6 } from '../../../domain/letter-data.ts';
import { moveLine } from '../../views/items.ts';
import { decisionLine } from '../../views/lines.ts';
import { indicatorLine, nextWeek } from '../../views/summary.ts';
import { coverOf, lateOf, voiceFor } from './frame.ts';
import { countsOf, dashboardRows, itemRows, lineOf, part } from './pieces.ts';
import type { Print, Voice } from './voice.ts';

/** The summary of the week on paper: how it closed, what was decided, what stays open, when the next one opens (domain.md 7.3). */
export function p6(data: P6, print: Print) {
  const { cover, next } = data;
  const s = voiceFor(print, cover);
  const feminine = s.t('list.noneF');
  const coming = nextWeek(s, next, 6);
  return {
    d: coverOf(s, 'P6', cover, print, { subtitle: s.w('subtitle.P6') }),
    lead: s.t('N21.lead', { d: data.decisions.length, m: data.moves.length, c: data.carried.length }),
    late: lateOf(s, cover),
    numbers: { n: null, title: s.t('sec.numbers'), ...countsOf(s, cover.counts) },
    figures: part(
      s,
      [1, s.t('sec.routine')],
      Object.entries(data.indicators).map(([code, one]) => figureRow(s, code, one)),
      {
        note: s.w('P6.figuresNote', { key: s.name(cover.week) }),
        head: ['col.indicator', 'col.cases', 'col.value'],
      },
    ),
    dashboard: part(s, [2, s.t('sec.dashboard')], dashboardRows(s, data.dashboard), { note: s.t('pack.order'), none: feminine }),
    decisions: part(
      s,
      [3, s.t('sec.decisions')],
      data.decisions.map((one) => lineOf(decisionLine(s, one))),
      { none: feminine },
    ),
    moves: part(
      s,
      [4, s.t('sec.moves')],
      data.moves.map((one) => lineOf(moveLine(s, one))),
    ),
    carried: part(s, [5, s.t('sec.carried')], itemRows(s, data.carried), { note: s.t('N21.carriedNote'), none: feminine }),
    next: { ...part(s, [6, coming.title], coming.lines.map(lineOf)), note: coming.note },
  };
}

function figureRow(s: Voice, code: string, one: AdoptionFigure) {
  const { text, note, right } = indicatorLine(s, code, one);
  return { text, cases: note ?? '', value: right ?? '–', percent: one.percent };
}
