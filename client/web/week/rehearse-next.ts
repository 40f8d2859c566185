import { compilePacks } from '../../../activities/catch-up.ts';
import type { Person } from '../../../domain/entities.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { LetterIntent, LetterKind } from '../../../domain/letters.ts';
import { scheduleWeek } from '../../../domain/milestone-cycle.ts';
import { daysOfWeek, nextWeek, weekOf } from '../../../domain/week.ts';
import type { Book, Work } from '../../../domain/work.ts';
import type { Pending } from '../../../store/routine.ts';
import type { Tx } from '../../../store/transaction.ts';
import type { LetterInput } from '../../../templates/letter-input.ts';
import { createRenderer, type Renderer } from '../../../templates/render.ts';
import { foresee } from '../../cli/foresee.ts';

/** A letter that the week would send, as its first reader would see it. */
export interface RehearsedLetter {
  readonly at: Instant;
  readonly occasion: string; // `2026-W49/M03` or `2026-11-30`
  readonly notice: LetterKind;
  readonly subject: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
}
/** An item that would go up because nobody did anything. */
export interface RehearsedMove {
  readonly at: Instant;
  readonly item: string;
  readonly from: string;
  readonly to: string;
  readonly trigger: string;
}
/** What a rehearsal of a week found: kept as it was, however the institution changes afterwards. */
export interface Rehearsed {
  readonly week: string;
  readonly from: Instant; // what was known then
  readonly letters: readonly RehearsedLetter[];
  readonly more: number; // letters beyond those kept
  readonly moves: readonly RehearsedMove[];
  readonly steps: readonly { readonly at: Instant; readonly code: string }[]; // milestones, and R07 of each morning
  readonly cancelled: boolean; // the calendar leaves no room for it (5.5)
  readonly blocked: readonly string[];
}

const MOST_LETTERS = 600;
let renderer: Renderer | undefined;

/** The week that a rehearsal is of: the next one that has not been opened (domain.md 9.1, step 4). */
export function weekToRehearse({ cycles }: Pick<Book, 'cycles'>, today: string): string {
  const waiting = [...cycles.values()].filter(({ state }) => state === 'SCHEDULED').map(({ week }) => week);
  return waiting.sort()[0] ?? nextWeek(weekOf(today));
}

/** Runs the coming weeks up to the end of one on a copy of what is known, as if nobody did anything; nothing is written or sent. */
export async function rehearseNext(tx: Tx, week: string): Promise<Rehearsed> {
  const days = daysOfWeek(week);
  const begins = tx.zone.instantOf(days[0] ?? tx.today, '00:00');
  const letters: RehearsedLetter[] = [];
  const moves: RehearsedMove[] = [];
  const steps: { at: Instant; code: string }[] = [];
  let beyond = 0;
  const { book, blocked } = await foresee(tx, days[6] ?? tx.today, {
    // An institution that has not begun yet begins with that week.
    before: (work) => void ([...work.book.cycles.values()].some(({ state }) => state === 'SCHEDULED') || scheduleWeek(work, week)),
    after: async (work, pending) => {
      await new Promise((resolve) => setImmediate(resolve)); // other readers' pages go between two steps
      if (work.now < begins) return;
      steps.push({ at: work.now, code: pending.kind === 'morning' ? 'R07' : pending.code });
      moves.push(...movesOf(work));
      const leaving = work.letters.filter(({ usefulUntil }) => usefulUntil === null || work.now < usefulUntil);
      const room = Math.max(0, MOST_LETTERS - letters.length);
      letters.push(...leaving.slice(0, room).map((letter) => rehearsed(work, pending, letter)));
      beyond += Math.max(0, leaving.length - room);
    },
  });
  const cancelled = book.cycles.get(week)?.state === 'CANCELLED';
  return { week, from: tx.now, letters, more: beyond, moves, steps, cancelled, blocked };
}

const movesOf = ({ facts, now }: Work): RehearsedMove[] =>
  facts.flatMap((fact) =>
    fact.kind === 'scope' ? [{ at: now, item: fact.item, from: fact.from, to: fact.to, trigger: fact.trigger }] : [],
  );

function rehearsed(work: Work, pending: Pending, letter: LetterIntent): RehearsedLetter {
  const to = peopleOf(work, letter.to);
  const cc = peopleOf(work, letter.cc);
  return {
    at: work.now,
    occasion: pending.kind === 'morning' ? pending.day : `${pending.week}/${pending.code}`,
    notice: letter.notice,
    subject: subjectOf(work, pending, letter, to, cc),
    to: to.map(({ name }) => name),
    cc: cc.map(({ name }) => name),
  };
}

const peopleOf = ({ book }: Work, ids: readonly string[]): Person[] => ids.flatMap((id) => book.people.get(id) ?? []);

/** The letter's subject in the language of its first reader, as activities/write-letters.ts makes it. */
function subjectOf(work: Work, pending: Pending, letter: LetterIntent, to: readonly Person[], cc: readonly Person[]): string {
  const { institution } = work.book;
  const [first] = [...to, ...cc];
  const { data: asked } = letter;
  const pack =
    'pack' in asked ? compilePacks(work, pending).find((one) => one.pack === asked.pack && one.version === asked.version) : undefined;
  const data = pack?.data ?? asked;
  const input = {
    notice: letter.notice,
    ...(letter.number !== undefined && { number: letter.number }),
    data,
    locale: first?.locale || institution.locale,
    timeZone: institution.timeZone,
    institution: { name: institution.name, shortName: institution.shortName, code: institution.code },
    at: work.now,
    asOf: letter.asOf,
    late: false,
    vacant: letter.vacant,
    capacity: 'TO',
    recipientName: first?.name ?? '',
    links: { act: '', week: '' },
    to: to.map(({ name, email }) => ({ name, email })),
    cc: cc.map(({ name, email }) => ({ name, email })),
    ...(pack && { packVersion: pack.version }),
  };
  renderer ??= createRenderer();
  // The notice decides the data; TypeScript cannot follow that through the union of intents.
  return renderer.renderLetter(input as unknown as LetterInput).subject;
}
