import { randomUUID } from 'node:crypto';
import { type BoardRow, boardRow, type DashboardMode, type DashboardOrder, inOrder, listed } from '../../../domain/dashboard.ts';
import type { Id } from '../../../domain/entities.ts';
import { catchUpDates } from '../../../domain/goal-state.ts';
import type { Day, Instant } from '../../../domain/instant.ts';
import { type LookUps, lookUps } from '../../../domain/look-ups.ts';
import { goalsSeen } from '../../../domain/views.ts';
import { type Book, startWork } from '../../../domain/work.ts';
import { loadBook, readPerson } from '../../../store/book.ts';
import { readMark } from '../../../store/event-mark.ts';
import type { Tx } from '../../../store/transaction.ts';
import type { Formats } from '../../../templates/format.ts';
import type { Reader } from '../visit.ts';

/** One goal of the board, with what it is filtered by and its row as it was last drawn. */
export interface Listed extends BoardRow {
  readonly manager: string | null;
  readonly text: string; // what is searched in, without accents
  readonly drawn: WeakMap<Formats, unknown>;
}
/** All goals of an institution as they stood at one moment, counted once for everybody who looks (domain.md 8.2). */
export interface Board {
  readonly at: Instant; // as of
  readonly today: Day;
  /** What a person may see of it, by the roles they have in their visit's book. */
  readonly rowsFor: (book: Book, personId: Id, mode: DashboardMode, order: DashboardOrder) => readonly Listed[];
}
interface Kept {
  readonly board: Board;
  readonly book: Book; // people, weeks and settings: what the frame of a page asks
  readonly mark: string;
  readonly builtAt: number; // by the wall's clock, as is the next
  readonly took: number;
}

const QUICK_MS = 100; // what is counted faster than this is counted again whenever something happened
const REST = 10; // else it rests ten times as long as it took: a tenth of the time goes into counting
const LONGEST_REST_MS = 30_000;
const SLICE_MS = 15; // then others get their turn
const kept = new Map<string, Kept>(); // by database and institution
const building = new Map<string, Promise<Kept>>();
const boards = new WeakMap<Book, Board>();

/** The book of a board as its reader has it, with their roles of now; the board is at most half a minute old where counting takes long. */
export async function bookOfBoard(tx: Tx, { person }: Pick<Reader, 'person'>): Promise<Book> {
  const { board, book } = await boardNow(tx);
  const reader = await readPerson(tx, person.id);
  const people = new Map(book.people);
  if (reader === undefined) people.delete(person.id);
  else people.set(reader.id, reader);
  const own: Book = { ...book, people };
  boards.set(own, board);
  return own;
}

async function boardNow(tx: Tx): Promise<Pick<Kept, 'board' | 'book'>> {
  const { database, last, recent } = await readMark(tx);
  const key = `${database}/${tx.institutionId}`;
  const mark = `${tx.today} ${last}/${recent}`;
  const known = kept.get(key);
  if (known?.mark === mark) return { book: known.book, board: { ...known.board, at: tx.now } }; // nothing has happened since
  const serves = known !== undefined && known.board.today === tx.today;
  if (serves && (rests(known) || (building.has(key) && known.took > QUICK_MS))) return known;
  const fresh = await (building.get(key) ?? countAnew(tx, key, mark));
  return fresh.mark === mark || fresh.took > QUICK_MS ? fresh : countAnew(tx, key, mark);
}

/** The board that a book came with. */
export function boardOf(book: Book): Board {
  const board = boards.get(book);
  if (!board) throw new Error('the book came without its board');
  return board;
}

const rests = ({ took, builtAt }: Kept): boolean => took > QUICK_MS && performance.now() - builtAt < Math.min(took * REST, LONGEST_REST_MS);

async function countAnew(tx: Tx, key: string, mark: string): Promise<Kept> {
  const built = build(tx, mark);
  building.set(key, built);
  try {
    const fresh = await built;
    kept.set(key, fresh);
    return fresh;
  } finally {
    if (building.get(key) === built) building.delete(key);
  }
}

async function build(tx: Tx, mark: string): Promise<Kept> {
  const began = performance.now();
  const book = await loadBook(tx, 'all');
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: randomUUID });
  if ([...book.goals.values()].some(({ statesAsOf }) => statesAsOf < tx.today)) catchUpDates(work, 'all');
  const rows = await listedRows(book, tx.today);
  const light: Book = { ...book, ...emptied() };
  const board: Board = { at: tx.now, today: tx.today, rowsFor: choosing(rows, tx.today) };
  return { board, book: light, mark, builtAt: performance.now(), took: performance.now() - began };
}

/** Counted in slices, so that nobody waits behind ten thousand goals. */
async function listedRows(book: Book, today: Day): Promise<Listed[]> {
  const known: LookUps = lookUps(book, today);
  const rows: Listed[] = [];
  let since = performance.now();
  for (const goal of listed(book, 'ALL')) {
    const row = boardRow(book, goal, today, known);
    const { manager } = row.line;
    rows.push({ ...row, manager, text: folded(`${goal.code} ${goal.title} ${manager ?? ''} ${goal.orgUnit ?? ''}`), drawn: new WeakMap() });
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return rows;
}

/** A board is kept long: what its rows were counted from is let go. */
const emptied = (): Partial<Book> => ({
  goals: new Map(),
  intermediateGoals: new Map(),
  reprogrammings: new Map(),
  items: new Map(),
  actionLog: new Map(),
  commitments: new Map(),
  opportunities: new Map(),
  agenda: new Map(),
  updates: new Map(),
});

/** Small letters without accents, as people type what they look for. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows of a mode in an order, as far as a person may see them; each made once, when it is first asked for. */
function choosing(rows: readonly Listed[], today: Day): Board['rowsFor'] {
  const made = new Map<string, readonly Listed[]>();
  const keep = (key: string, make: () => readonly Listed[]): readonly Listed[] => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  };
  return (book, personId, mode, order) => {
    const all = keep(
      `${mode}/${order}`,
      () =>
        inOrder(
          rows.filter(({ goal }) => mode === 'ALL' || goal.integrating === (mode === 'INTEGRATING')),
          order,
        ) as Listed[],
    );
    const roles = JSON.stringify(book.people.get(personId)?.roles ?? []);
    return keep(`${mode}/${order}/${personId}/${roles}`, () => {
      const seen = goalsSeen(book, personId, 'GOAL', today);
      const own = all.filter(({ goal }) => seen.has(goal.id));
      return own.length === all.length ? all : own;
    });
  };
}
