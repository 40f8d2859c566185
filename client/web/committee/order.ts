import type { Decision } from '../../../domain/entities.ts';
import { itemByCode, opportunityByCode } from '../../../domain/work.ts';
import type { Visit } from '../visit.ts';
import type { SittingWeek } from './week-shown.ts';

/** One matter of the order of the day that can be taken up by itself. */
export interface Matter {
  readonly code: string;
  readonly title: string;
  readonly decided: boolean;
}
/** The order of the day as the pack has it: what waits for the committee first, then what it may reach for (domain.md 7.3 P4). */
export interface Order {
  readonly items: readonly Matter[];
  readonly transsectoral: readonly Matter[];
  readonly opportunities: readonly Matter[];
  /** What is on the table: what the reader asks for, else what was taken up and waits, else the first that waits. */
  readonly present: Matter | undefined;
  readonly next: Matter | undefined; // the next that waits, after the present one
}

/** What the committee has decided on in this week, oldest first. */
export const decisionsOf = ({ book }: Visit, { cycle }: SittingWeek): Decision[] =>
  [...book.decisions.values()]
    .filter(({ level, week }) => level === 'COMMITTEE' && week === cycle.week)
    .sort((a, b) => a.recordedAt - b.recordedAt);

/** The order of the day; what was decided keeps its place, what came since the pack left stands after it. */
export function orderOf(visit: Visit, sitting: SittingWeek): Order {
  const { book, query } = visit;
  const { pack, noted } = sitting;
  const decided = new Set(decisionsOf(visit, sitting).map(({ ref }) => ref));
  const matter = (code: string, title: string): Matter => ({ code, title, decided: decided.has(code) });
  const now = pack.items.map(({ item }) => item);
  const codes = [...new Set([...noted.order, ...now, ...decided])];
  const items = codes.flatMap((code) => {
    const item = itemByCode(book, code);
    return item && (now.includes(code) || decided.has(code)) ? [matter(code, item.title)] : [];
  });
  const transsectoral = pack.transsectoral.filter(({ item }) => !decided.has(item)).map(({ item, title }) => matter(item, title));
  const opportunities = pack.opportunities.map(({ opportunity, title }) => matter(opportunity, title));
  const all = [...items, ...transsectoral, ...opportunities];
  const named = (code: unknown): Matter | undefined => all.find((one) => one.code === code) ?? askedFor(visit, code, decided);
  const taken = named(noted.takenUp?.what);
  const waiting = items.filter((one) => !one.decided);
  const present = named(query.item) ?? (taken && !taken.decided ? taken : undefined) ?? waiting[0] ?? items.at(-1);
  return { items, transsectoral, opportunities, present, next: waiting.find(({ code }) => code !== present?.code) };
}

/** Whatever else the committee reaches for by its code: an item or opportunity of any rung. */
function askedFor({ book }: Visit, code: unknown, decided: ReadonlySet<string>): Matter | undefined {
  if (typeof code !== 'string') return undefined;
  const found = itemByCode(book, code) ?? opportunityByCode(book, code);
  return found && { code: found.code, title: found.title, decided: decided.has(code) };
}
