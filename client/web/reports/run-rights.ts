import { REPORT_CODES } from '../../../contracts/documents.ts';
import { capacitiesOf } from '../../../domain/capacities.ts';
import type { Role } from '../../../domain/values.ts';
import { goalsSeen, maySeeWhole, type ViewName } from '../../../domain/views.ts';
import { reportOf } from '../../../reports/catalogue.ts';
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

const COMMITTEE: readonly Role[] = ['COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'];
/** To whose role the routine sends a pack of all goals, also to who has the role for a list of them (domain.md 3.3, 6.6). */
const MAILED: Readonly<Record<string, readonly Role[]>> = {
  P2: ['COORDINATOR'],
  P3: ['MINISTER', 'COORDINATOR'],
  P4: [...COMMITTEE, 'COORDINATOR'],
  ACTA: COMMITTEE,
  P5: ['HEAD_OFFICE', 'COMMITTEE_CHAIR', 'MINISTER'],
  P6: ['GOAL_MANAGER', 'COORDINATOR', 'MINISTER', ...COMMITTEE],
  P7: ['GOAL_MANAGER', 'COORDINATOR', 'MINISTER', ...COMMITTEE, 'HEAD_OFFICE'],
};

type Who = Pick<Visit, 'book' | 'maySee' | 'person' | 'tx'>;
/** The packs, and the minutes, by which they are kept. */
export const PACKS: readonly string[] = Object.keys(PACK_VIEWS);

/** True when the reader may have this kept run: a report whose goals they all see today, and nobody else's about its reader, a pack by its own page (domain.md 7.1, 7.3). */
export function mayReadRun(
  { book, maySee, person, tx }: Who,
  { code, params, goalIds, requestedBy }: Pick<RunHeading, 'code' | 'params' | 'goalIds' | 'requestedBy'>,
): boolean {
  const view = PACK_VIEWS[code];
  if (view !== undefined)
    return (maySee(view) && mayReadAll({ book, person, tx }, code, view)) || (code === 'P9' && params.holder === person.id);
  if (!maySee('REPORTS')) return false;
  const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
  if (!seen.all && (goalIds === null || !goalIds.every(seen.has))) return false; // a goal that is seen no more closes what told of it
  if (requestedBy === person.id) return true;
  const report = REPORT_CODES.find((one) => one === code);
  return report !== undefined && reportOf(report).subject !== 'reader';
}

/** A pack is of all goals: it is for whoever sees all on its page, or is sent it; whoever has some goals alone has no other (domain.md 3.3). */
function mayReadAll({ book, person, tx }: Pick<Who, 'book' | 'person' | 'tx'>, code: string, view: ViewName): boolean {
  return (
    maySeeWhole(book, person.id, view, tx.today) ||
    capacitiesOf(book, { by: person.id, via: 'web' }, undefined, tx.today).some(({ role }) => MAILED[code]?.includes(role) === true)
  );
}
