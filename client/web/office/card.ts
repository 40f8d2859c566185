import type { AgendaLine } from '../../../domain/letter-data.ts';
import { AGENDA_ANSWERS, type AgendaAnswer } from '../../../domain/values.ts';
import { agendaByCode, itemByCode, opportunityByCode } from '../../../domain/work.ts';
import { type DecisionForm, decisionForm } from '../committee/decisions.ts';
import { type Deadline, deadlineOf } from '../kit/deadlines.ts';
import { ladderOf } from '../kit/ladder.ts';
import type { Visit } from '../visit.ts';

/** One agenda item: what is asked, where it comes from, who held it, and what this reader may answer now (domain.md 4.8). */
export interface AgendaCard {
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly isNew: boolean; // waits for an answer
  readonly date: Deadline | null;
  readonly where: string;
  readonly origin: string; // code
  readonly href: string;
  readonly ask: string | null;
  readonly held: string | null;
  readonly said: string | null; // what was decided
  readonly follows: readonly { readonly text: string; readonly who: string; readonly until: string; readonly late: boolean }[];
  readonly answers: readonly { readonly value: AgendaAnswer; readonly label: string }[];
  readonly proposedDate: string;
  readonly version: number;
  readonly decide: DecisionForm | null;
}

/** The card of one line of the agenda. */
export function cardOf(visit: Visit, line: AgendaLine): AgendaCard {
  const { book, t, f, words, base, may } = visit;
  const agenda = agendaByCode(book, line.agenda);
  const item = itemByCode(book, line.origin);
  const goal = [...book.goals.values()].find(({ code }) => code === line.goal);
  const place = opportunityByCode(book, line.origin)?.place;
  const day = line.kind === 'DECISION' ? line.limitDate : line.proposedDate;
  const answers = AGENDA_ANSWERS.filter((answer) => may({ do: 'answerAgenda', agenda: line.agenda, answer }));
  const version = agenda?.version ?? 1;
  return {
    code: line.agenda,
    kind: t(`kind.${line.kind}`),
    title: line.title,
    state: words.states.agenda?.[line.state] ?? line.state,
    isNew: line.state === 'PROPOSED',
    date: day === null ? null : dateOf(visit, line, day),
    where: [goal === undefined ? line.goal : `${goal.code}, ${goal.title}`, place].filter(Boolean).join(' · '),
    origin: line.origin,
    href: `${base}${item ? '/items/' : '/opportunities/'}${encodeURIComponent(line.origin)}`,
    ask: line.requestedDecision,
    held: item === undefined ? null : heldBy(visit, item),
    said: agenda?.decisionText ?? null,
    follows: followsOf(visit, agenda?.id),
    answers: answers.map((value) => ({ value, label: t(`answer.${value}`) })),
    proposedDate: line.proposedDate === null ? '' : f.record(line.proposedDate),
    version,
    decide:
      line.state === 'PROPOSED' && line.kind === 'EVENT' ? null : decisionForm(visit, 'HEAD_OF_GOVERNMENT', line.agenda, item, version),
  };
}

function dateOf(visit: Visit, { kind }: AgendaLine, day: string): Deadline {
  const { t, f, tx } = visit;
  if (kind === 'DECISION') return { ...deadlineOf(visit, day), text: t('limit', { day: f.short(day, tx.today) }) };
  return { text: t('event', { day: f.weekday(day, tx.today) }), colour: day < tx.today ? 'red' : '' };
}

function heldBy(visit: Visit, item: NonNullable<ReturnType<typeof itemByCode>>): string | null {
  const past = ladderOf(visit, item)
    .rungs.filter(({ here }) => !here)
    .toReversed();
  return past.length === 0 ? null : visit.t('held', { rungs: past.map(({ rung, days }) => `${rung}, ${days}`).join(' · ') });
}

function followsOf({ book, f, tx }: Visit, agendaId: string | undefined): AgendaCard['follows'] {
  return [...book.commitments.values()]
    .filter((one) => one.agendaId !== null && one.agendaId === agendaId && one.endedAt === null)
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ text, responsibleId, due }) => ({
      text,
      who: book.people.get(responsibleId)?.name ?? responsibleId,
      until: f.short(due, tx.today),
      late: due < tx.today,
    }));
}
