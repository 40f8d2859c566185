import { REPORT_CODES } from '../../../contracts/documents.ts';
import { goalsSeen, type ViewName } from '../../../domain/views.ts';
import { reachOf } from '../../../reports/run-report.ts';
import type { RunHeading } from '../../../store/report-runs.ts';
import type { Visit } from '../visit.ts';

/** Which page's readers a pack of the routine is for (domain.md 7.3, 7.4); P9 is besides its holder's. */
const PACK_VIEWS: Readonly<Record<string, ViewName>> = {
  P2: 'DESK',
  P3: 'BRIEFING',
  P4: 'SITTING',
  ACTA: 'SITTING',
  P5: 'AGENDA',
  P6: 'WEEK',
  P7: 'WEEK',
  P8: 'AGENDA',
  P9: 'STEPS', // the administrator and the coordinator
};

type Who = Pick<Visit, 'book' | 'maySee' | 'person' | 'tx'>;
/** The packs, and the minutes, by which they are kept. */
export const PACKS: readonly string[] = Object.keys(PACK_VIEWS);

/** True when the reader may have this kept run: a report they asked for or that holds what they see, a pack by its own page (domain.md 7.1, 7.3). */
export function mayReadRun(
  { book, maySee, person, tx }: Who,
  { code, params, reach, requestedBy }: Pick<RunHeading, 'code' | 'params' | 'reach' | 'requestedBy'>,
): boolean {
  const view = PACK_VIEWS[code];
  if (view !== undefined) return maySee(view) || (code === 'P9' && params.holder === person.id);
  if (!maySee('REPORTS')) return false;
  if (requestedBy === person.id) return reach !== 'all' || goalsSeen(book, person.id, 'GOAL', tx.today).all; // a reach that was lost is lost
  const report = REPORT_CODES.find((one) => one === code);
  return report !== undefined && reach === reachOf(book, person.id, tx.today, report);
}
