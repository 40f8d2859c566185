import type { ItemLine, P4 } from '../../../domain/letter-data.ts';
import { askOf, carriedOf, commitmentLine, synergyLine } from '../../views/committee-pack.ts';
import { finishedGoal, finishedIg } from '../../views/goals.ts';
import { itemLine, rungAbove } from '../../views/items.ts';
import { itemCard } from './cards.ts';
import { coverOf, lateOf, voiceFor } from './frame.ts';
import { agendaRows, byScopeOf, countsOf, dashboardRows, lineOf, opportunityRows, part } from './pieces.ts';
import type { Print, Voice } from './voice.ts';

/** The committee's pack on paper: what only it can settle, with boxes; then what it is told (domain.md 7.3). */
export function p4(data: P4, print: Print) {
  const { cover, sittingAt, minutesAt } = data;
  const s = voiceFor(print, cover);
  const feminine = s.t('list.noneF');
  const sitting = sittingAt === null ? 'none' : `${s.f.dated(s.f.dayOf(sittingAt))}, ${s.f.time(sittingAt)}`;
  const progress = [...data.progress.igs.map((ig) => finishedIg(s, ig)), ...data.progress.goals.map((goal) => finishedGoal(s, goal))];
  return {
    d: coverOf(s, 'P4', cover, print, { subtitle: s.w('subtitle.P4', { at: sitting, week: s.name(cover.week) }) }),
    lead: `${s.t('N17.heading', { n: data.items.length })}. ${leadOf(s, data)}`,
    late: lateOf(s, cover),
    numbers: { n: '1', title: s.t('sec.numbers'), ...countsOf(s, cover.counts) },
    scopes: byScopeOf(s, data.open),
    items: part(
      s,
      [2, s.t('sec.committeeItems')],
      data.items.map((item) => cardOf(s, item)),
      { note: s.w('P4.itemsNote'), none: s.w('P4.noItems') },
    ),
    ofLabel: s.w('item.of'),
    transsectoral: part(
      s,
      [3, s.t('sec.transsectoral')],
      data.transsectoral.map((item) => lineOf(itemLine(s, item))),
      { none: feminine },
    ),
    commitments: part(
      s,
      [4, s.t('sec.commitments')],
      data.commitments.map((one) => lineOf(commitmentLine(s, one))),
      { none: s.w('P4.noCommitments') },
    ),
    synergies: part(
      s,
      [5, s.t('sec.synergies')],
      data.synergies.map((one) => lineOf(synergyLine(s, one))),
      { none: s.w('P4.noSynergies') },
    ),
    progress: part(s, [6, s.t('sec.significant')], progress.map(lineOf)),
    opportunities: part(s, [7, s.t('sec.opportunitiesApproved')], opportunityRows(s, data.opportunities), {
      none: feminine,
      head: ['col.date', 'col.opportunity', 'col.place', 'col.valuation', 'col.origin'],
    }),
    agenda: part(s, [8, s.t('sec.agendaDraft')], agendaRows(s, data.agenda), {
      note: s.w('P4.agendaNote', { at: minutesAt === null ? 'none' : s.f.time(minutesAt) }),
      head: ['col.matter', 'col.kind', 'col.title', 'col.date', 'col.origin'],
    }),
    neglected: part(s, [9, s.t('sec.neglected')], dashboardRows(s, data.neglected), { none: feminine }),
    goals: part(s, [null, s.w('sec.goals')], dashboardRows(s, data.dashboard), { note: s.t('pack.order'), none: feminine }),
  };
}

function leadOf(s: Voice, { items, sittingAt }: P4): string {
  return s.t('N17.lead', { n: items.length, meeting: sittingAt === null ? 'none' : s.atMoment(sittingAt) });
}

/** An item with what the committee can do with it (domain.md 6.4). */
function cardOf(s: Voice, item: ItemLine) {
  const who = item.treatment?.withWhom;
  const above = rungAbove(item);
  const boxes = [
    s.w('box.resolve'),
    s.w('box.commit'),
    s.w('box.return'),
    ...(above === undefined ? [] : [s.w('box.deriveUp', { to: s.t(`rung.${above}`) })]),
  ];
  const ask = askOf(s, { ...item, treatment: null });
  return itemCard(s, item, { ask, more: carriedOf(s, item) }, { boxes, of: who ? s.name(who) : null });
}
