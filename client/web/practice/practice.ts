import type { Instant } from '../../../domain/instant.ts';
import { nextPending, readStanding } from '../../../store/routine.ts';
import { plannedInstants } from '../../rehearsal/driver.ts';
import { word } from '../../words.ts';
import type { WebParts } from '../screen.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';

const STEPS_SHOWN = 20;

/** `/practice`: the clock of an institution that lives by a hand, for those who learn the routine (domain.md 9.1, step 4). */
export const practicePage = ({ advance }: Pick<WebParts, 'advance'>): PageDefinition => ({
  address: '/practice',
  view: 'WEEK',
  name: 'practice/practice',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    if (visit.book.institution.handAt === null) return undefined;
    const steps = await stepsOf(visit);
    return { now: visit.tx.now, next: steps[0] ?? null, later: steps.slice(1), paused: await pausedWeeks(visit) };
  },
  forms: {
    advance: async (visit, values) => {
      if (visit.book.institution.handAt === null) return 'not-found';
      const to = Number(values.to);
      const steps = await stepsOf(visit);
      if (!steps.some(({ at }) => at === to)) return { problems: [{ field: 'to', message: visit.t('pick') }] };
      await advance(visit.reader.institutionId, to);
      return { goTo: '/practice', told: visit.t('moved', { to: moment({ f: visit.f, today: visit.tx.today }, to) }) };
    },
  },
});

interface Step {
  readonly at: Instant;
  readonly value: string;
  readonly label: string;
}
/** What comes next: the milestones of the weeks that are not over, and the next morning run. */
async function stepsOf({ tx, words, f }: Visit): Promise<Step[]> {
  const standing = await readStanding(tx);
  const overdue = nextPending(standing, { at: tx.now + 1 }, tx.now, tx.zone, new Set());
  const fromNow = (at: Instant): Instant => Math.max(at, tx.now); // what was left behind happens now
  const instants = new Set([...plannedInstants(standing, tx.now, tx.zone), ...(overdue ? [tx.now] : [])].map(fromNow));
  const milestones = standing.cycles
    .filter(({ plan }) => plan.state === 'RUNNING')
    .flatMap(({ plan, done }) => plan.milestones.filter(({ code }) => !done.some((one) => one.code === code)));
  const named = new Map<Instant, string[]>();
  for (const at of instants) named.set(at, []);
  for (const { code, at } of milestones) named.set(fromNow(at), [...(named.get(fromNow(at)) ?? []), word(words.milestones, code)]);
  const page = { f, today: tx.today };
  return [...named]
    .sort(([a], [b]) => a - b)
    .slice(0, STEPS_SHOWN)
    .map(([at, names]) => ({
      at,
      value: String(at),
      label: `${moment(page, at)} · ${names.length > 0 ? names.join(', ') : word(words.milestones, 'R07')}`,
    }));
}

/** The weeks in which nothing happens until somebody resumes them, however far the clock moves (domain.md 4.7). */
async function pausedWeeks({ tx }: Visit): Promise<string[]> {
  const { cycles } = await readStanding(tx);
  return cycles.filter(({ plan, state }) => plan.state === 'PAUSED' && state !== 'CLOSED').map(({ week }) => week);
}
