import { addDays } from '../../domain/calendar.ts';
import type { Day } from '../../domain/instant.ts';
import { inKeyOrder } from '../../domain/item-lines.ts';
import type { AgendaLine, P5 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { agendaLine } from '../../domain/lines.ts';
import { fortnightOf } from '../../domain/rhythms.ts';
import { planWeek } from '../../domain/routine.ts';
import { nextWeek } from '../../domain/week.ts';
import { coverOf, type PackView } from './cover.ts';

/** The agenda proposal to the head office: all that is proposed, of whatever week (domain.md 5.2 M16, 7.3). */
export function p5(view: PackView, request: PackRequest): P5 {
  const agenda = proposedAgenda(view);
  const ofKind = (wanted: AgendaLine['kind']): AgendaLine[] => agenda.filter(({ kind }) => kind === wanted);
  return {
    cover: coverOf(view, request),
    decisions: ofKind('DECISION'),
    events: ofKind('EVENT'),
    information: ofKind('INFORMATION'),
    followUps: followUps(view),
    answerBy: agenda.length === 0 ? null : answerBy(view, agenda),
    ...fortnight(view),
  };
}

const KIND_ORDER = ['DECISION', 'EVENT', 'INFORMATION'] as const;
/** Decisions asked, oldest limit first; then events by date; then information (domain.md 7.3). */
export function proposedAgenda({ work: { book, today }, known }: PackView): AgendaLine[] {
  const lines = [...book.agenda.values()].filter(({ state }) => state === 'PROPOSED').map((one) => agendaLine(book, one, today, known));
  return inKeyOrder(lines, ({ kind, limitDate, proposedDate, agenda }) => {
    const date = kind === 'DECISION' ? limitDate : proposedDate;
    return `${KIND_ORDER.indexOf(kind)} ${date ?? '9999-12-31'} ${agenda}`;
  });
}

/** What was promised on agenda items and is still open, by date. */
function followUps({ work: { book } }: PackView): P5['followUps'] {
  const open = [...book.commitments.values()].flatMap(({ agendaId, endedAt, text, responsibleId, due }) => {
    const agenda = agendaId === null || endedAt !== null ? undefined : book.agenda.get(agendaId);
    return agenda ? [{ agenda: agenda.code, text, responsible: book.people.get(responsibleId)?.name ?? responsibleId, due }] : [];
  });
  return inKeyOrder(open, ({ due, agenda }) => `${due} ${agenda}`);
}

/** By the next cycle's manager day, or the eve of the first proposed event if that is earlier (domain.md 5.7). */
function answerBy({ work, cycle }: PackView, agenda: readonly AgendaLine[]): Day | null {
  const days = agenda.flatMap(({ kind, proposedDate }) =>
    kind === 'EVENT' && proposedDate !== null && proposedDate > work.today ? [addDays(proposedDate, -1)] : [],
  );
  const manager = nextManagerDay({ work, cycle });
  return [...days, ...(manager === null ? [] : [manager])].sort()[0] ?? null;
}

/** Every second proposal covers the following 14 days, with what is on the agenda in them already (domain.md 5.9). */
function fortnight({ work, cycle, known }: PackView): Pick<P5, 'fortnight'> {
  const { book, today } = work;
  const days = fortnightOf(book.institution.options, cycle, today);
  if (days === null) return {};
  const scheduled = [...book.agenda.values()]
    .filter(({ state, proposedDate }) => (state === 'ACCEPTED' || state === 'SCHEDULED') && proposedDate !== null)
    .filter(({ proposedDate }) => (proposedDate ?? '') >= days.from && (proposedDate ?? '') <= days.to)
    .map((one) => agendaLine(book, one, today, known));
  return { fortnight: { ...days, scheduled: inKeyOrder(scheduled, ({ proposedDate, agenda }) => `${proposedDate} ${agenda}`) } };
}

const WEEKS_AHEAD = 8;
/** Of the next week that has room for the routine. */
function nextManagerDay({ work, cycle }: Pick<PackView, 'work' | 'cycle'>): Day | null {
  let week = nextWeek(cycle.week);
  for (let ahead = 0; ahead < WEEKS_AHEAD; ahead += 1, week = nextWeek(week)) {
    const { days } = work.book.cycles.get(week) ?? planWeek(work.book.institution, week, work.zone);
    if (days && work.book.cycles.get(week)?.state !== 'CANCELLED') return days.manager;
  }
  return null;
}
