import type { Instant } from '../../../domain/instant.ts';
import { isPast, planned } from '../../../domain/routine.ts';
import type { MilestoneCode } from '../../../domain/values.ts';
import type { LinkedCopy, LinkedCycle } from '../../../store/access/links.ts';
import type { LinkForm } from '../visit.ts';

/** What a link opens now, and until when; or why it opens nothing. */
export type Opening =
  | { readonly form: LinkForm; readonly week: string | null; readonly until: Instant | null }
  | { readonly refused: 'revoked' | 'closed'; readonly form: LinkForm; readonly week: string | null };

interface Kind {
  readonly form: LinkForm;
  readonly until: MilestoneCode; // the moment that closes it
  readonly nextWeek?: true; // of the week after the letter's
}
/** The forms that a letter's link opens, by its notice (domain.md 5.7), and the moment after which they take nothing more (4.6, 4.7, 5.4). */
const KINDS: Readonly<Partial<Record<LinkedCopy['notice'], Kind>>> = {
  N01: { form: 'UPDATE', until: 'M07' },
  N02: { form: 'UPDATE', until: 'M07' },
  N03: { form: 'UPDATE', until: 'M07' },
  N22: { form: 'UPDATE', until: 'M07' }, // one submission answers the week and the month (5.8)
  N23: { form: 'UPDATE', until: 'M07' },
  N06: { form: 'UPDATE', until: 'M09' }, // a returned update waits for its correction until then
  N04: { form: 'DESK', until: 'M09' },
  N12: { form: 'DESK', until: 'M09' },
  N14: { form: 'DESK', until: 'M09' },
  N15: { form: 'DESK', until: 'M09' },
  N16: { form: 'BRIEFING', until: 'M12' },
  N17: { form: 'SITTING', until: 'M17' },
  N20: { form: 'SITTING', until: 'M17' },
  N19: { form: 'AGENDA', until: 'M05', nextWeek: true }, // answers are asked by the next manager day
};
const READ_MS = 14 * 24 * 3_600_000; // how long a letter that asks for nothing can be read by its link

/** What the link of a copy opens at an instant of the institution's clock. */
export function openingOf({ notice, asOf, revoked, person, cycles }: LinkedCopy, now: Instant): Opening {
  const kind = KINDS[notice];
  const at = cycles.findLastIndex((one) => (one.plan.milestones[0]?.at ?? Number.POSITIVE_INFINITY) <= asOf);
  const own = cycles[at];
  const week = own?.week ?? null;
  const form = kind?.form ?? 'NONE';
  if (revoked || !person.active) return { refused: 'revoked', form, week };
  const until = asOf + READ_MS;
  const toRead = (): Opening => (now <= until ? { form: 'NONE', week, until } : { refused: 'closed', form, week });
  if (kind === undefined) return toRead();
  if (own === undefined) return { refused: 'closed', form, week };
  const closing = kind.nextWeek ? cycles[at + 1] : own;
  if (closing === undefined) return { form, week, until: null }; // the next week is not planned yet
  const closes = planned(closing.plan, kind.until) ?? null;
  if (closes !== null && asOf > closes) return toRead(); // it left when its forms had closed: a letter like any other
  return isOver(closing, kind.until, now) ? { refused: 'closed', form, week } : { form, week, until: closes };
}

const isOver = (cycle: LinkedCycle, code: MilestoneCode, now: Instant): boolean =>
  cycle.state === 'CLOSED' || cycle.state === 'CANCELLED' || isPast(cycle, code, now);
