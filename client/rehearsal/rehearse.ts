import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordDates } from '../../activities/catch-up.ts';
import { dashboard } from '../../domain/dashboard.ts';
import { catchUpDates } from '../../domain/goal-state.ts';
import type { Instant, Zone } from '../../domain/instant.ts';
import type { ReportRun } from '../../store/report-runs.ts';
import { workAsOf } from '../../store/routine.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type Drive, drive, type PlannedAct } from './driver.ts';
import { type EngineRoom, openEngineRoom, type Parts } from './engine-room.ts';
import { type Loaded, loadScenario } from './load.ts';
import { writeDocuments, writeMail, writePacks } from './outputs.ts';
import { instantIn, type Scenario } from './scenario-model.ts';
import { summaryOf } from './summary.ts';
import { dashboardFile, timelineText } from './timeline.ts';
import { timelineEntries } from './timeline-entries.ts';
import { everythingTwice } from './twice.ts';

export interface Rehearsed {
  readonly timeline: string; // the text of timeline.jsonl
  readonly seconds: number;
}

/** Somebody else who does the acts of a scenario in its room: through the screens, say. */
export type Hands = (room: EngineRoom, loaded: Loaded) => Promise<NonNullable<Drive['hands']>>;

/** Plays a scenario on the real engine in a room of its own and writes what happened into a folder (scenario.md, "The timeline"). */
export async function rehearse(
  parts: Parts,
  scenario: Scenario,
  out: string,
  { twice = false, hands }: { readonly twice?: boolean; readonly hands?: Hands } = {},
): Promise<Rehearsed> {
  prepareFolder(out);
  const room = await openEngineRoom(parts, twice ? { interceptors: () => [everythingTwice] } : {});
  try {
    const began = performance.now();
    const zone = zoneOf(scenario.institution.timeZone);
    const institutionId = `${scenario.institution.code.toLowerCase()}~${room.name}`;
    const loaded = await loadScenario(room.store, scenario, institutionId);
    await play(room, scenario, loaded, zone, out, await hands?.(room, loaded));
    const { packs, ...rehearsed } = await writeOut(room, scenario, loaded, zone, out, (performance.now() - began) / 1000);
    if (parts.documents !== undefined) {
      const { locale } = scenario.institution;
      const { documents, log } = parts;
      await writeDocuments({ store: room.store, documents, log }, { institutionId, locale }, packs, path.join(out, 'packs'));
    }
    return rehearsed;
  } finally {
    await room.close();
  }
}

function prepareFolder(out: string): void {
  mkdirSync(out, { recursive: true });
  for (const name of ['mail', 'packs']) {
    rmSync(path.join(out, name), { recursive: true, force: true });
    mkdirSync(path.join(out, name));
  }
}

async function play(
  { store, engine, waker }: EngineRoom,
  scenario: Scenario,
  { institutionId, start, people }: Loaded,
  zone: Zone,
  out: string,
  hands: Drive['hands'],
): Promise<void> {
  const end = instantIn(scenario.end, zone);
  await drive({
    store,
    engine,
    waker,
    institutionId,
    zone,
    start,
    end,
    acts: plannedActs(scenario, people, zone),
    ...(hands && { hands }),
    outages: scenario.acts.flatMap((one) =>
      one.kind === 'outage' ? [{ at: instantIn(one.at, zone), until: instantIn(one.until, zone) }] : [],
    ),
    snapshots: scenario.snapshots.map((at) => instantIn(at, zone)),
    onSnapshot: (at) =>
      writeSnapshot(store, institutionId, at, zone, scenario.snapshots.find((text) => instantIn(text, zone) === at) ?? '', out),
  });
  await recordDates({ store }, institutionId, end); // what the dates up to the end change is written
}

/** The acts with people as the record knows them; one by or about nobody known keeps the scenario's word, and is refused. */
export function plannedActs({ acts }: Scenario, people: ReadonlyMap<string, string>, zone: Zone): PlannedAct[] {
  const person = (id: string): string => people.get(id) ?? id;
  return acts.flatMap((one) => {
    if (one.kind === 'outage') return [];
    const { act } = one;
    const named =
      act.do === 'recordDecision' && act.responsible !== undefined
        ? { ...act, responsible: person(act.responsible) }
        : act.do === 'delegate'
          ? { ...act, from: person(act.from), to: person(act.to) }
          : act;
    return [
      {
        at: instantIn(one.at, zone),
        act: named,
        context: { by: person(one.by), ...(one.for !== undefined && { onBehalfOf: person(one.for) }), via: 'scenario' as const },
      },
    ];
  });
}

/** A dashboard as it stands: for the day of the institution's clock, also where the morning run is still to come. */
async function writeSnapshot(
  store: EngineRoom['store'],
  institutionId: string,
  at: Instant,
  zone: Zone,
  name: string,
  out: string,
): Promise<void> {
  await transaction(store, institutionId, 'none', async (tx) => {
    const work = await workAsOf(tx, at, 'snapshot');
    catchUpDates(work, 'all');
    const { header, rows } = dashboard(work.book, work.today);
    writeFileSync(
      path.join(out, `dashboard-${process.platform === 'win32' ? name.replaceAll(':', '') : name}.json`),
      dashboardFile(at, header.counts, rows, zone),
    );
  });
}

async function writeOut(
  { store }: EngineRoom,
  scenario: Scenario,
  { institutionId, people }: Loaded,
  zone: Zone,
  out: string,
  seconds: number,
): Promise<Rehearsed & { readonly packs: readonly ReportRun[] }> {
  return transaction(store, institutionId, 'none', async (tx) => {
    const mail = await writeMail(tx, path.join(out, 'mail'));
    const packs = await writePacks(tx, path.join(out, 'packs'));
    const entries = await timelineEntries(tx, mail, scenario, zone);
    const handles = new Map([...people].map(([handle, id]) => [id, handle]));
    const timeline = timelineText(entries, zone, {
      integrating: new Set(scenario.goals.filter(({ integrating }) => integrating).map(({ code }) => code)),
      person: (id) => handles.get(id) ?? id,
    });
    writeFileSync(path.join(out, 'timeline.jsonl'), timeline);
    const closed = await tx.db.cycle.findMany({
      where: { institutionId: tx.institutionId, state: 'CLOSED' },
      orderBy: { week: 'asc' },
      select: { week: true, stats: true },
    });
    const cycles = closed.map(({ week, stats }) => ({ week, stats: stats as Record<string, unknown> | null }));
    writeFileSync(path.join(out, 'summary.json'), `${JSON.stringify(summaryOf(timeline, cycles, seconds), null, 2)}\n`);
    return { timeline, seconds, packs };
  });
}
