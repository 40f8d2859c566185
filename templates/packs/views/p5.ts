import type { AgendaLine, P5 } from '../../../domain/letter-data.ts';
import { proposed } from '../../views/agenda.ts';
import { dueOf } from '../../views/items.ts';
import { facts, line, sentences } from '../../views/sections.ts';
import { itemCard } from './cards.ts';
import { coverOf, forWhom, lateOf, voiceFor } from './frame.ts';
import { agendaRows, lineOf, part } from './pieces.ts';
import type { Print, Voice } from './voice.ts';

/** The agenda proposal on paper: the decisions in the words to be signed, with their history; then events by date (domain.md 7.3). */
export function p5(data: P5, print: Print) {
  const { cover, decisions, events, information } = data;
  const s = voiceFor(print, cover);
  const feminine = s.t('list.noneF');
  const n = decisions.length + events.length + information.length;
  const answer = data.answerBy === null ? null : s.w('P5.answerBy', { until: s.named(data.answerBy) });
  return {
    d: coverOf(s, 'P5', cover, print, { subtitle: forWhom(s, cover, 'subtitle.P5') }),
    lead: sentences(s.t('N19.lead', { n, list: proposed(s, data) }), answer),
    late: lateOf(s, cover),
    answers: [s.w('box.accept'), s.w('box.defer'), s.w('box.reject')],
    dateLabel: s.w('box.date'),
    decisions: part(
      s,
      [1, s.t('sec.decisionsAsked')],
      decisions.map((one) => decisionOf(s, one)),
      { none: feminine },
    ),
    events: part(
      s,
      [2, s.t('sec.events')],
      events.map((one) => ({
        id: s.name(one.agenda),
        date: one.proposedDate === null ? '–' : s.weekday(one.proposedDate),
        title: s.title(one.title),
        note: one.origin === one.goal ? s.name(one.goal) : facts(s.name(one.origin), s.name(one.goal)),
      })),
      { note: s.w('P5.eventsNote'), head: ['col.matter', 'col.date', 'col.event', 'col.answer'] },
    ),
    information: part(s, [3, s.t('sec.information')], agendaRows(s, information), {
      none: s.w('P5.noInformation'),
      head: ['col.matter', 'col.kind', 'col.title', 'col.date', 'col.origin'],
    }),
    followUps: part(
      s,
      [4, s.t('sec.followUps')],
      data.followUps.map((one) =>
        lineOf(
          line(`${s.name(one.agenda)} · ${s.prose(one.text)}`, {
            note: s.name(one.responsible),
            right: s.t('decision.until', { day: s.weekday(one.due) }),
          }),
        ),
      ),
    ),
  };
}

/** A decision in the words to be signed, and the item it comes from. */
function decisionOf(s: Voice, one: AgendaLine) {
  const limit = one.limitDate === null ? null : s.t('item.limit', { day: s.f.record(one.limitDate) }).replace(/\.$/, '');
  const words = s.prose(one.requestedDecision ?? one.title).replace(/[.«»“”]+$/u, '');
  return {
    about: facts(s.name(one.agenda), s.w('P5.asked')),
    words: s.w('P5.quote', { words }),
    goal: facts(s.name(one.goal), s.name(one.origin)),
    item:
      one.item === null
        ? null
        : itemCard(s, one.item, {
            due: limit ?? dueOf(s, one.item),
            light: one.item.daysToLimit < 0 ? 'red' : 'grey',
            note: one.limitDate === null ? '' : s.t('goal.days', daysTold(s, one.item.daysToLimit)),
          }),
  };
}
const daysTold = (s: Voice, days: number) => ({
  sign: days < 0 ? 'past' : days === 0 ? 'today' : 'left',
  n: Math.abs(days),
  days: s.f.whole(days),
});
