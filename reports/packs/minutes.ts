import { roleHolders } from '../../domain/addressees.ts';
import type { Decision, Id } from '../../domain/entities.ts';
import { byDueDate } from '../../domain/item-lines.ts';
import type { Minutes } from '../../domain/letter-data.ts';
import { decisionLine, itemLine } from '../../domain/lines.ts';
import type { Role } from '../../domain/values.ts';
import { itemByCode } from '../../domain/work.ts';
import type { Sitting } from '../../store/sitting.ts';
import { coverOf, momentOf, type PackView } from './cover.ts';
import { proposedAgenda } from './p5.ts';

/** The committee's minutes with what is recorded by now (domain.md 3.10, 5.2 M15). */
export function minutes(view: PackView, version: number, noted: Sitting): Minutes {
  const { work, known } = view;
  const { book, today } = work;
  const open = [...book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId)).filter(({ scope }) => scope === 'COMMITTEE');
  return {
    cover: coverOf(view, { pack: 'ACTA', version }),
    sittingAt: momentOf(view, 'M14'),
    attendance: noted.attendance === null ? null : attendance(view, noted.attendance.what),
    decisions: decisions(view),
    synergies: noted.synergies.map(({ what }) => what),
    agenda: proposedAgenda(view),
    open: byDueDate(book, open).map((item) => itemLine(book, item, today, known)),
    confirmed: noted.confirmed && {
      by: noted.confirmed.by === null ? null : (book.people.get(noted.confirmed.by)?.name ?? null),
      at: noted.confirmed.at,
      note: noted.confirmed.what,
    },
  };
}

const SEATS: readonly Role[] = ['COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'];

/** The committee, whoever came and whoever did not, then guests. */
function attendance({ work: { book, today } }: PackView, present: readonly Id[]): Minutes['attendance'] {
  const seats = new Map<Id, Role>();
  for (const role of SEATS) {
    for (const { id } of roleHolders(book, role, today)) if (!seats.has(id)) seats.set(id, role);
  }
  const came = new Set(present);
  const guests = present.filter((id) => !seats.has(id)).map((id) => [id, null] as const);
  return [...seats, ...guests].map(([id, role]) => ({ name: book.people.get(id)?.name ?? id, role, present: came.has(id) }));
}

/** What the committee decided in this week, as it was recorded. */
function decisions({ work, cycle }: PackView): Minutes['decisions'] {
  const { book, zone } = work;
  return [...book.decisions.values()]
    .filter(({ level, week }) => level === 'COMMITTEE' && week === cycle.week)
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map((one) => {
      const item = itemByCode(book, one.ref);
      const moved = item?.stays.find(({ at }) => at === one.recordedAt);
      const born = [...book.agenda.values()].find(
        ({ originId, proposedOn }) => originId === item?.id && proposedOn === zone.dayOf(one.recordedAt),
      );
      return { ...decisionLine(book, one), to: moved?.scope ?? null, agenda: isDerived(one) ? (born?.code ?? null) : null };
    });
}
const isDerived = ({ decision }: Decision): boolean => decision === 'DERIVE';
