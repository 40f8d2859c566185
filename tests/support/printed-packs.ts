import type { Instant } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import { viewOf } from '../../reports/packs/cover.ts';
import { minutes } from '../../reports/packs/minutes.ts';
import { compileStocktake } from '../../reports/packs/p8.ts';
import { compileHandover } from '../../reports/packs/p9.ts';
import type { Kept } from '../../store/report-history.ts';
import type { PackData, PackName, Print } from '../../templates/packs/views/index.ts';
import { aCycle, at, aWork } from './builders.ts';
import { mopAtBriefing, mopAtClose, mopAtCommitteePack, mopAtFirstPack } from './mop-week.ts';

/** What the printed packs of the worked example are made of: when each is compiled, and the book of that moment (domain.md 11.3–11.7). */
export const WEEK: { readonly [Code in PackName]: readonly [when: string, book: () => Book] } = {
  P2: ['2026-11-26T07:30', mopAtFirstPack],
  P3: ['2026-11-26T13:30', mopAtBriefing],
  P4: ['2026-11-27T07:30', mopAtCommitteePack],
  ACTA: ['2026-11-27T13:00', mopAfterSitting],
  P5: ['2026-11-27T15:00', mopAtClose],
  P6: ['2026-11-27T17:00', mopAtClose],
  P7: ['2026-11-30T17:00', mopAtClose],
  P8: ['2026-11-27T17:00', mopAtClose],
  P9: ['2026-11-27T17:00', mopAtClose],
};
export const PACKS = Object.keys(WEEK) as PackName[];

/** The data of one pack as of a moment; of the worked example where no book is given. */
export function packData<Code extends PackName>(
  code: Code,
  book: Book = WEEK[code][1](),
  when: string = WEEK[code][0],
  kept: Partial<Kept> = {},
): PackData[Code] {
  return compiled(code, book, when, kept) as PackData[Code];
}

function compiled(code: PackName, book: Book, when: string, kept: Partial<Kept>): object {
  const work = aWork(book, { at: when });
  const cycle = book.cycles.get('2026-W48') ?? aCycle();
  const asked = { book, now: work.now, today: work.today, kept };
  if (code === 'P8') return compileStocktake(asked, null);
  if (code === 'P9') return compileHandover(asked, 'lucia', 'GOAL_MANAGER');
  if (code === 'ACTA') return minutes(viewOf(work, cycle), 1, SAT);
  return compilePack(work, code === 'P7' ? { ...cycle, month: '2026-11' } : cycle, { pack: code, version: 1 }, kept);
}

const SAT: Parameters<typeof minutes>[2] = {
  attendance: { by: 'hugo', at: at('2026-11-27T10:05'), what: ['julio', 'hugo', 'ana', 'sergio'] },
  takenUp: null,
  synergies: [],
  order: [],
  confirmed: null,
};

/** How it is printed: for an institution in Lima, at the moment of its data. */
export function aPrint(locale: string, when: Instant, over: Partial<Print['setting']> = {}): Print {
  const institution = { name: 'Ministerio de Obras Públicas', shortName: 'Obras Públicas', code: 'MOP' };
  const setting = { institution, locale, timeZone: 'America/Lima', look: null, draft: false, ...over };
  return { setting, locale, sha256: SHA256, version: 1, week: '2026-W48', asOf: when, at: when };
}
const SHA256 = '33ea20a4f70f56c58178b5ac84fdecb2c06db8202706efceee4dc80b72ece2dd';

/** As the secretary recorded it: who promised what by when, and what is asked of the Head of Government. */
function mopAfterSitting(): Book {
  const book = mopAtClose();
  for (const [id, decision] of book.decisions) {
    if (decision.level !== 'COMMITTEE') continue;
    const promised = { responsibleId: 'ana', due: '2026-12-02', text: 'Hacienda desembolsa el pago de las expropiaciones.' };
    const asked = { text: 'Instruir a la Procuraduría que pida levantar la orden judicial.' };
    book.decisions.set(id, { ...decision, ...(decision.decision === 'COMMIT' ? promised : asked) });
  }
  return book;
}
