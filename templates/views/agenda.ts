import type { AgendaLine, P5 } from '../../domain/letter-data.ts';
import type { ItemsView } from '../catalog.ts';
import type { Speech } from '../speech.ts';
import { lateNote } from './coordinator-pack.ts';
import type { Build } from './frame.ts';
import { dueOf, itemList, itemRow } from './items.ts';
import { agendaLine, pairsOf } from './lines.ts';
import { callout, facts, headOf, line, section, sentences } from './sections.ts';

/** Pack P5 as a letter: the decisions in the words to be signed, then events by date (domain.md 7.3). */
export const agendaProposal: Build<'N19'> = ({ data }, s) => {
  const { cover, decisions, events, information } = data;
  const n = decisions.length + events.length + information.length;
  const until = data.answerBy === null ? s.t('until.soon') : s.t('until.by', { until: s.named(data.answerBy) });
  return {
    subject: s.t('N19.subject', { key: cover.week }),
    heading: s.t('N19.heading', { n }),
    lead: sentences(fortnightNote(s, data), s.t('N19.lead', { n, list: proposed(s, data) }), lateNote(s, cover)),
    action: { label: s.t(n === 0 ? 'N19.view' : 'N19.action'), view: s.t('N19.view'), until: n === 0 ? s.t('until.nothing') : until },
    why: s.t('why.headOffice'),
    week: cover.week,
    dataAt: cover.at,
    body: {
      decisions: decisionsOf(s, decisions),
      events: section(s, { title: 'sec.events', number: 2 }, events, (one) => agendaLine(s, one)),
      information: section(s, { title: 'sec.information', number: 3, none: 'list.noneF' }, information, (one) => agendaLine(s, one)),
      followUps: section(s, { title: 'sec.followUps', number: 4 }, data.followUps, (one) =>
        line(`${s.name(one.agenda)} ${s.prose(one.text)}`, {
          note: s.name(one.responsible),
          right: s.t('decision.until', { day: s.weekday(one.due) }),
        }),
      ),
      scheduled:
        data.fortnight === undefined
          ? null
          : section(s, { title: 'sec.fortnight', number: 5 }, data.fortnight.scheduled, (one) => agendaLine(s, one)),
    },
  };
};

/** Every second proposal says which 14 days it covers (domain.md 5.9). */
const fortnightNote = (s: Speech, { fortnight }: P5): string =>
  fortnight === undefined ? '' : s.t('N19.fortnight', { from: s.f.record(fortnight.from), to: s.f.record(fortnight.to) });

/** What the head office answered (domain.md 4.8). */
export const agendaAnswer: Build<'N20'> = ({ data: { agenda, answer, text, date, by } }, s) => {
  const id = s.name(agenda.agenda);
  const told = { id, answer: s.t(`agenda.answer.${answer}`) };
  return {
    subject: s.t('N20.subject', told),
    heading: s.t('N20.heading', told),
    lead: s.t('N20.lead', { by: s.name(by), title: s.title(agenda.title) }),
    action: { label: s.t('N18.action', { ref: id }), until: s.t('until.nothing') },
    why: s.t('why.secretary'),
    body: {
      pairs: pairsOf(s, [
        ['pair.agenda', `${id} ${s.t(`agenda.kind.${agenda.kind}`)}: ${s.title(agenda.title)}`],
        ['pair.decision', told.answer],
        ['pair.requestedDecision', agenda.requestedDecision === null ? null : s.prose(agenda.requestedDecision)],
        ['pair.text', text === null ? null : s.prose(text)],
        ['pair.date', date === null ? null : s.weekday(date)],
        ['pair.goal', s.name(agenda.goal)],
        ['pair.recorded', s.name(by)],
      ]),
      items: agenda.item === null ? null : itemList(s, { title: 'sec.items' }, [agenda.item]),
      callout: callout(answer === 'REJECT' ? 'amber' : 'grey', s.t(`N20.after.${answer}`)),
    },
  };
};

export function proposed(s: Speech, { decisions, events, information }: P5): string {
  return s.f.list([
    ...(decisions.length > 0 ? [s.t('N19.decisions', { n: decisions.length })] : []),
    ...(events.length > 0 ? [s.t('N19.events', { n: events.length })] : []),
    ...(information.length > 0 ? [s.t('N19.information', { n: information.length })] : []),
  ]);
}

/** A decision: first what is to be signed, then the item's own history. */
function decisionsOf(s: Speech, decisions: readonly AgendaLine[]): ItemsView {
  const most = s.limits.lines;
  return {
    ...headOf(s, { title: 'sec.decisionsAsked', number: 1, none: 'list.noneF' }, decisions.length, most),
    items: decisions.slice(0, most).map((one) => {
      const words = s.prose(one.requestedDecision ?? one.title);
      const limit = one.limitDate === null ? null : s.t('item.limit', { day: s.f.record(one.limitDate) }).replace(/\.$/, '');
      if (one.item === null) {
        return {
          about: facts(s.name(one.agenda), s.name(one.origin)),
          title: words,
          href: s.links[one.agenda] ?? null,
          due: limit ?? s.t('item.top'),
          dueNote: null,
          light: 'grey' as const,
          goal: s.name(one.goal),
          facts: s.title(one.title),
          rungs: [],
          asked: s.t('item.asked'),
          ask: s.t('ask.HEAD_OF_GOVERNMENT'),
        };
      }
      const row = itemRow(s, one.item, {
        title: words,
        due: limit ?? dueOf(s, one.item),
        light: one.item.daysToLimit < 0 ? 'red' : 'grey',
        ask: s.t('ask.HEAD_OF_GOVERNMENT'),
      });
      return { ...row, about: facts(s.name(one.agenda), row.about), facts: sentences(`${s.title(one.item.title)}.`, row.facts) };
    }),
  };
}
