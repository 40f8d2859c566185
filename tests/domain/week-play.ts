import type { Act } from '../../domain/acts.ts';
import { addDays, isWorkingDay } from '../../domain/calendar.ts';
import type { WeekKey } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import { runMilestone } from '../../domain/milestones.ts';
import { nextStep } from '../../domain/next-step.ts';
import { planned } from '../../domain/routine.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import { type Book, startWork } from '../../domain/work.ts';
import { at, LIMA } from '../support/builders.ts';
import { act } from './acting.ts';
import { type Played, run } from './play.ts';

/** What somebody does, when. */
export type Deed = readonly [when: string, by: string, what: Act];
/** One run, milestone or act with what it wrote. */
export interface Entry extends Played {
  readonly at: Instant;
  readonly what: string; // `R07`, `M05`, `submitUpdate`
  readonly refused?: string;
}

let born = 0;
/** One milestone of a week, at its planned instant or later. */
export function milestone(book: Book, code: MilestoneCode, when?: string, week: WeekKey = '2026-W48'): Entry {
  const cycle = book.cycles.get(week);
  const plannedAt = (cycle && planned(cycle.plan, code)) ?? at('2026-11-23T08:00');
  const now = when === undefined ? plannedAt : at(when);
  const newId = () => `born-${++born}`;
  const work = startWork({ book, zone: LIMA, now, asOf: plannedAt, occasion: `${week}/${code}`, newId });
  const refusal = runMilestone(work, week, code);
  const { facts, letters } = refusal ? { facts: [], letters: [] } : work;
  return { at: now, what: code, facts, letters, ...(refusal && { refused: refusal.failure }) };
}

/** Plays from one instant to another in the order of domain.md 5.2: morning runs, milestones of the older week first, acts. */
export function play(book: Book, from: string, to: string, deeds: readonly Deed[] = []): Entry[] {
  const entries: Entry[] = [];
  const waiting = [...deeds];
  let run07 = nextRun(book, LIMA.dayOf(at(from)), at(from));
  for (;;) {
    const step = nextMilestone(book);
    const deed = waiting[0];
    const instants = [run07.at, step?.at, deed && at(deed[0])].filter((instant) => instant !== undefined);
    const instant = Math.min(...instants);
    if (instant > at(to)) return entries;
    if (run07.at === instant) {
      entries.push({ at: instant, what: 'R07', ...run(book, run07.day) });
      run07 = nextRun(book, addDays(run07.day, 1), instant);
    } else if (step?.at === instant) entries.push(milestone(book, step.code, undefined, step.week));
    else if (deed) {
      const { outcome, facts, letters } = act(book, ...deed);
      entries.push({ at: instant, what: deed[2].do, facts, letters, ...(outcome !== 'done' && { refused: outcome }) });
      waiting.shift();
    }
  }
}

function nextRun(book: Book, from: string, after: Instant): { readonly day: string; readonly at: Instant } {
  for (let day = from; ; day = addDays(day, 1)) {
    const instant = at(`${day}T07:00`);
    if (isWorkingDay(book.institution.calendar, day) && instant >= after) return { day, at: instant };
  }
}

function nextMilestone(book: Book) {
  const cycles = [...book.cycles.values()].filter(({ state }) => state !== 'CLOSED' && state !== 'CANCELLED');
  const steps = cycles.flatMap(({ week, plan, done }) => {
    const ran = done.map(({ code }) => code);
    const step = nextStep(plan, ran, Number.POSITIVE_INFINITY);
    return step.kind === 'run' ? [{ week, code: step.milestone.code, at: step.milestone.at }] : [];
  });
  return steps.sort((a, b) => a.at - b.at || (a.week < b.week ? -1 : 1))[0];
}
