import type { Minutes } from '../../../domain/letter-data.ts';
import type { Role } from '../../../domain/values.ts';
import { decisionOf } from '../../views/lines.ts';
import { capital, line, sentences, stop } from '../../views/sections.ts';
import { coverOf, lateOf, voiceFor } from './frame.ts';
import { agendaRows, itemRows, lineOf, part } from './pieces.ts';
import type { Print, Voice } from './voice.ts';

/** The committee's minutes on paper: who sat, what was decided with person and date in fixed places, lines to sign (domain.md 3.10, 5.2 M15). */
export function minutes(data: Minutes, print: Print) {
  const { cover, sittingAt, decisions, open } = data;
  const s = voiceFor(print, cover);
  const at = sittingAt === null ? 'none' : `${s.f.dated(s.f.dayOf(sittingAt))}, ${s.f.time(sittingAt)}`;
  return {
    d: coverOf(s, 'ACTA', cover, print, { subtitle: s.w('subtitle.ACTA', { at, week: s.name(cover.week), time: s.f.time(cover.at) }) }),
    lead: s.w('ACTA.lead', { d: decisions.length, open: open.length }),
    late: lateOf(s, cover),
    confirmed: confirmedOf(s, data),
    isConfirmed: data.confirmed !== null,
    attendance: part(
      s,
      [1, s.w('sec.attendance')],
      (data.attendance ?? []).map((one) => attendee(s, one)),
      {
        none: s.w('ACTA.nobody'),
        head: ['col.name', 'col.area', 'col.attendance'],
      },
    ),
    decisions: part(
      s,
      [2, s.w('sec.agreed')],
      decisions.map((one, index) => decisionRow(s, one, index + 1)),
      { none: s.w('ACTA.noDecisions') },
    ),
    synergies: part(
      s,
      [3, s.t('sec.synergies')],
      data.synergies.map(({ goals, kind, note }) =>
        lineOf(line(s.codes(goals), { note: sentences(stop(s.words.term('synergyKind', kind)), s.prose(note)) })),
      ),
      { none: s.w('ACTA.noSynergies') },
    ),
    open: part(s, [4, s.w('sec.stillOpen')], itemRows(s, open)),
    agenda: part(s, [5, s.w('sec.agendaSent')], agendaRows(s, data.agenda), {
      head: ['col.matter', 'col.kind', 'col.title', 'col.date', 'col.origin'],
    }),
    signatures: signatures(s, data),
  };
}

const attendee = (s: Voice, { name, role, present }: NonNullable<Minutes['attendance']>[number]) => ({
  name: s.name(name),
  role: role === null ? s.w('ACTA.guest') : s.t(`role.${role}`),
  standing: s.w(present ? 'ACTA.present' : 'ACTA.absent'),
});

/** A decision: what on, in whose words, who answers for it by when, and what it did. */
function decisionRow(s: Voice, one: Minutes['decisions'][number], n: number) {
  const effect = sentences(
    one.to !== null && s.w('ACTA.moved', { scope: s.t(`scope.${one.to}`) }),
    one.agenda !== null && s.w('ACTA.born', { agenda: s.name(one.agenda) }),
  );
  const fields: (readonly [string, string])[] = [
    [s.t('pair.decision'), capital(decisionOf(s, one))],
    [s.t('pair.responsible'), one.responsible === null ? '–' : s.name(one.responsible)],
    [s.t('pair.due'), one.due === null ? s.w('ACTA.noDue') : s.f.record(one.due)],
  ];
  return {
    n: String(n),
    title: `${s.name(one.ref)} · ${s.title(one.title)}`,
    goal: s.name(one.goal),
    words: one.text === null ? null : stop(s.prose(one.text)),
    fields: [...fields, ...(effect === '' ? [] : [[s.w('col.effect'), effect] as const])],
  };
}

function confirmedOf(s: Voice, { confirmed }: Minutes): string {
  if (confirmed === null) return s.w('ACTA.notConfirmed');
  const at = s.f.moment(confirmed.at);
  const said = confirmed.by === null ? s.w('ACTA.nobodyBy', { at }) : s.w('ACTA.confirmed', { by: s.name(confirmed.by), at });
  return sentences(said, confirmed.note && stop(s.prose(confirmed.note)));
}

/** Who chairs and who keeps the record sign; without a record of who sat, by their function. */
function signatures(s: Voice, { attendance }: Minutes) {
  const line = (role: Role, word: 'ACTA.chair' | 'ACTA.secretary') => ({
    name: s.name(attendance?.find((one) => one.role === role)?.name ?? '') || '\u00a0',
    role: s.w(word),
  });
  return [line('COMMITTEE_CHAIR', 'ACTA.chair'), line('COMMITTEE_SECRETARY', 'ACTA.secretary')];
}
