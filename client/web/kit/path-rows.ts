import type { IntermediateGoal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import type { Visit } from '../visit.ts';
import { type Mark, markOf } from './marks.ts';
import { kitTexts } from './texts.ts';

/** One intermediate goal, or the row in which today stands. */
export interface PathRow {
  readonly today: string | null;
  readonly code: string;
  readonly title: string;
  readonly href: string | null;
  readonly endDate: Day;
  readonly mark: Mark | null;
  readonly reprogrammed: number;
  readonly original: string | null; // `reprogramada; original 30/09/2026`
  readonly items: readonly { readonly code: string; readonly href: string }[];
}
type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language' | 'words' | 'base'>;

/** The intermediate goals by end date, with today in its place (domain.md 3.5). */
export function pathRows(visit: Seen, igs: readonly IntermediateGoal[], hrefOf: (ig: IntermediateGoal) => string | null): PathRow[] {
  const { f, tx, language } = visit;
  const t = kitTexts(language);
  const sorted = [...igs].sort((a, b) => (a.endDate + a.code < b.endDate + b.code ? -1 : 1));
  const rows = sorted.map((ig) => rowOf(visit, ig, hrefOf(ig)));
  const at = sorted.findIndex(({ endDate }) => endDate >= tx.today);
  const now: PathRow = { ...NOTHING, today: t('path.today', { day: f.record(tx.today) }) };
  return at === -1 ? [...rows, now] : [...rows.slice(0, at), now, ...rows.slice(at)];
}

const NOTHING: PathRow = {
  today: null,
  code: '',
  title: '',
  href: null,
  endDate: '',
  mark: null,
  reprogrammed: 0,
  original: null,
  items: [],
};

function rowOf({ book, base, f, language, words }: Seen, ig: IntermediateGoal, href: string | null): PathRow {
  const t = kitTexts(language);
  const items = [...book.items.values()].filter((item) => item.igId === ig.id && isOpen(item));
  return {
    ...NOTHING,
    code: ig.code,
    title: ig.title,
    href,
    endDate: ig.endDate,
    mark: markOf(ig.state, words),
    reprogrammed: ig.reprogramCount,
    original: ig.endDate === ig.originalEndDate ? null : t('path.original', { day: f.record(ig.originalEndDate) }),
    items: items
      .map(({ code }) => ({ code, href: `${base}/items/${encodeURIComponent(code)}` }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
