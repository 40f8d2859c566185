import { randomUUID } from 'node:crypto';
import { deadlineRunId, openWeekId, weeklyCycleId } from '../../contracts/ids.ts';
import { advanceTo, replan, type WeeklyCycleView } from '../../contracts/weekly-cycle.ts';
import type { Act, ActOutcome } from '../../domain/acts.ts';
import { addDays, isWorkingDay } from '../../domain/calendar.ts';
import type { Instant, Zone } from '../../domain/instant.ts';
import { nextStep } from '../../domain/next-step.ts';
import { moveHand } from '../../store/institutions.ts';
import { lettersWait } from '../../store/letters.ts';
import { type ActContext, perform } from '../../store/perform.ts';
import { readStanding, type Standing } from '../../store/routine.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import type { deadlineRun, openWeek, weeklyCycle } from '../../workflows/index.ts';
import { WEEK_ACTS } from '../after-acts.ts';
import type { Engine } from '../connect.ts';
import type { MailingWaker } from '../wake-mailing.ts';
import { watching } from './watchdog.ts';

export interface PlannedAct {
  readonly at: Instant;
  readonly act: Act;
  readonly context: Omit<ActContext, 'institutionId' | 'formId'>;
}
export interface Drive {
  readonly store: Store;
  readonly engine: Engine;
  readonly waker: MailingWaker;
  readonly institutionId: string;
  readonly zone: Zone;
  readonly start: Instant;
  readonly end: Instant;
  readonly acts: readonly PlannedAct[]; // in file order at one instant
  readonly outages: readonly { readonly at: Instant; readonly until: Instant }[];
  readonly snapshots: readonly Instant[];
  readonly onSnapshot: (at: Instant) => Promise<void>;
  /** After all that happened at an instant: a pace for those who watch. */
  readonly onInstant?: (at: Instant, next: Instant) => Promise<void>;
  readonly onOutcome?: (planned: PlannedAct, outcome: ActOutcome) => void;
  /** Who does the acts; without anybody the driver does them itself, through the one door. */
  readonly hands?: (planned: PlannedAct) => Promise<ActOutcome>;
}

/** Plays an institution's weeks exactly, in seconds, on the real engine by the hand clock (engineering.md section 6, "The driver"). */
export async function drive(given: Drive): Promise<void> {
  const opened = new Set<string>();
  for (let at: Instant | undefined = given.start; at !== undefined && at <= given.end; ) {
    await watching(given.engine, () => playInstant(given, at as Instant, opened));
    const next: Instant | undefined = await nextInstant(given, at);
    if (next !== undefined && next <= given.end) await given.onInstant?.(at, next);
    at = next;
  }
  await moveHand(given.store, given.institutionId, given.end);
}

async function playInstant(given: Drive, at: Instant, opened: Set<string>): Promise<void> {
  const { store, institutionId, waker, acts, snapshots, onSnapshot } = given;
  await moveHand(store, institutionId, at);
  const waits = (): Promise<boolean> => transaction(store, institutionId, 'none', lettersWait);
  const routine = async (): Promise<void> => {
    if (isDown(given, at)) return;
    await runRoutine(given, at, opened);
    if (await waits()) await waker.drain(institutionId, waits); // what waited has left
  };
  await routine(); // its letters leave before anybody acts at the same instant (domain.md 5.2)
  for (const planned of acts.filter((one) => one.at === at)) await doAct(given, planned);
  await routine(); // a holiday declared just now may have moved something to now
  if (snapshots.includes(at)) await onSnapshot(at);
}

/** Opening, morning run and milestones due at an instant, until nothing is. */
async function runRoutine(given: Drive, at: Instant, opened: Set<string>): Promise<void> {
  const { institutionId } = given;
  for (;;) {
    const standing = await stand(given);
    const opening = standing.cycles.find(
      ({ week, plan }) => !opened.has(week) && plan.state === 'RUNNING' && (plan.milestones[0]?.at ?? Number.POSITIVE_INFINITY) <= at,
    );
    const isMorning = (nextMorning(standing, given.zone) ?? Number.POSITIVE_INFINITY) <= at;
    const due = standing.cycles.filter(
      ({ week, plan, done }) =>
        opened.has(week) &&
        nextStep(
          plan,
          done.map(({ code }) => code),
          at,
        ).kind === 'run',
    );
    if (isMorning) await morningRun(given, at);
    if (opening) {
      opened.add(opening.week);
      await open(given, opening.week, opening.plan.milestones[0]?.at ?? at, at);
    }
    for (const { week } of due) await advance(given, week, at);
    if (!isMorning && !opening && due.length === 0) return;
  }

  async function open({ engine: { client, taskQueue } }: Drive, week: string, opening: Instant, now: Instant): Promise<void> {
    await client.workflow.execute<typeof openWeek>('openWeek', {
      workflowId: `${openWeekId(institutionId, week)}/${randomUUID()}`,
      taskQueue,
      args: [{ institutionId, at: opening, clock: { kind: 'hand', at: now } }],
    });
  }
}

async function morningRun({ engine: { client, taskQueue }, institutionId, zone }: Drive, at: Instant): Promise<void> {
  await client.workflow.execute<typeof deadlineRun>('deadlineRun', {
    workflowId: `${deadlineRunId(institutionId, zone.dayOf(at))}/${randomUUID()}`,
    taskQueue,
    args: [{ institutionId, upTo: at }],
  });
}

async function advance({ engine: { client }, institutionId }: Drive, week: string, instant: Instant): Promise<void> {
  const handle = client.workflow.getHandle<typeof weeklyCycle>(weeklyCycleId(institutionId, week));
  const view = await handle.executeUpdate<WeeklyCycleView, [{ readonly instant: Instant }]>(advanceTo, { args: [{ instant }] });
  if (view.blocked) throw new Error(`week ${week} is blocked at ${view.blocked.milestone}: ${view.blocked.failure}`);
}

async function doAct(given: Drive, planned: PlannedAct): Promise<void> {
  const { store, institutionId, engine, onOutcome } = given;
  const outcome = given.hands
    ? await given.hands(planned)
    : await perform(store, planned.act, { ...planned.context, institutionId, formId: randomUUID() });
  onOutcome?.(planned, outcome);
  if (outcome.kind === 'done' && WEEK_ACTS.has(planned.act.do)) {
    for (const { week, state } of (await stand(given)).cycles) {
      if (state !== 'SCHEDULED') await engine.client.workflow.getHandle(weeklyCycleId(institutionId, week)).executeUpdate(replan);
    }
  }
}

/** The instants at which the routine has something planned, from where it stands. */
export function plannedInstants(standing: Standing, after: Instant, zone: Zone): Instant[] {
  const routine = standing.cycles.flatMap(({ plan, done }) => {
    const step = nextStep(
      plan,
      done.map(({ code }) => code),
      after,
    );
    return step.kind === 'wait' ? [step.until] : step.kind === 'run' ? [step.milestone.at] : [];
  });
  const morning = nextMorning(standing, zone);
  return morning === undefined ? routine : [...routine, morning];
}

/** The next instant at which something is planned: by the routine, a person, a snapshot or the end of an outage. */
async function nextInstant(given: Drive, after: Instant): Promise<Instant | undefined> {
  const { acts, snapshots, outages, zone } = given;
  const routine = plannedInstants(await stand(given), after, zone);
  const outage = outages.find(({ at, until }) => at <= after && after < until);
  const planned = outage ? [] : routine.map((instant) => untilUp(given, instant));
  const named = [...acts.map(({ at }) => at), ...snapshots, ...outages.flatMap(({ at, until }) => [at, until])];
  return [...planned, ...named].filter((instant) => instant > after).sort((a, b) => a - b)[0];
}

const stand = ({ store, institutionId }: Drive): Promise<Standing> => transaction(store, institutionId, 'none', readStanding);
/** The service is down from the instant an outage begins until just before it ends. */
const isDown = ({ outages }: Drive, instant: Instant): boolean => outages.some(({ at, until }) => at <= instant && instant < until);
const untilUp = ({ outages }: Drive, instant: Instant): Instant =>
  outages.find(({ at, until }) => at <= instant && instant < until)?.until ?? instant;

function nextMorning({ institution: { calendar, timetable, lastDeadlineRun } }: Standing, zone: Zone): Instant | undefined {
  if (lastDeadlineRun === null) return undefined;
  let day = addDays(lastDeadlineRun, 1);
  for (let tries = 0; tries < 400 && !isWorkingDay(calendar, day); tries += 1) day = addDays(day, 1);
  return zone.instantOf(day, timetable.R07);
}
