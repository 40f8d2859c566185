import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant, Zone } from '../domain/instant.ts';
import { readEvents } from '../store/events.ts';
import { readInstitution } from '../store/institution-views.ts';
import { addPeople, type NewPerson, personIds } from '../store/institutions.ts';
import type { Store } from '../store/store.ts';
import { institutionIds, type Tx, transaction } from '../store/transaction.ts';
import { zoneOf } from '../store/zone.ts';
import type { Engine } from './connect.ts';
import { tellEvents } from './demo-told.ts';
import { drive } from './rehearsal/driver.ts';
import { loadScenario } from './rehearsal/load.ts';
import { plannedActs } from './rehearsal/rehearse.ts';
import { instantIn, readScenario, type Scenario } from './rehearsal/scenario.ts';
import type { MailingWaker } from './wake-mailing.ts';
import { say, type Words } from './words.ts';

export interface Demonstration {
  readonly store: Store;
  readonly engine: Engine;
  readonly waker: MailingWaker;
  readonly paceMs: number; // for the whole week
  readonly words: Words;
  readonly tell: (line: string) => void;
  readonly web: string; // where the pages are
  readonly stopping: AbortSignal;
}

const FILE = path.join(import.meta.dirname, '../examples/mop-2026-W48.yaml');
const EXPECTED_INSTANTS = 45; // of the example: milestones, morning runs and acts
const TRIES = 30;

/** Founds the demonstration's ministry where no institution lives yet; answers whether it did. */
export async function foundDemonstration(store: Store): Promise<boolean> {
  if ((await institutionIds(store)).length > 0) return false;
  const scenario = example();
  const { institutionId } = await loadScenario(store, scenario, idOf(scenario));
  await transaction(store, institutionId, 'exclusive', (tx) => addPeople(tx, [ADMINISTRATOR]));
  return true;
}

/** The example names nobody who looks after the settings; whoever tries the product wants to see them. */
const ADMINISTRATOR: NewPerson = {
  handle: 'olga',
  name: 'Olga Medina',
  email: 'olga@mop.example',
  locale: 'es',
  active: true,
  roles: [{ role: 'INSTANCE_ADMIN' }],
};

/**
 * Plays the example's week by its hand in the service's own database and through its own worker, telling what happens as it does; taken
 * up again where its hand stands. Nothing is played where the ministry is not here, lives by the wall clock or has lived its week.
 */
export async function playDemonstration(given: Demonstration): Promise<void> {
  const { store, words, tell, stopping } = given;
  const scenario = example();
  const zone = zoneOf(scenario.institution.timeZone);
  const [start, end] = [instantIn(scenario.start, zone), instantIn(scenario.end, zone)];
  const hand = (await institutionIds(store)).includes(idOf(scenario)) ? await handOf(store, scenario) : null;
  if (hand === null || hand >= end) return;
  tell(hand > start ? say(words.told.continues, { at: shown(zone, hand) }) : opening(scenario, zone, start, end, words));
  const told = await tellingOf(given, idOf(scenario), zone);
  for (let tries = 1; !stopping.aborted; tries += 1) {
    try {
      await playOn(given, scenario, zone, end, told);
      tell(say(words.told.ends, { web: given.web }));
      return;
    } catch (error) {
      if (stopping.aborted) return;
      const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
      tell(say(tries < TRIES ? words.told.again : words.told.stopped, { why })); // a part that died is being started again
      if (tries >= TRIES) return;
      await pause(2_000, undefined, { signal: stopping }).catch(() => {});
    }
  }
}

async function playOn(given: Demonstration, scenario: Scenario, zone: Zone, end: Instant, tellNew: () => Promise<void>): Promise<void> {
  const { store, engine, waker, paceMs, stopping } = given;
  const institutionId = idOf(scenario);
  const { hand, people, done } = await transaction(store, institutionId, 'none', standingOf);
  const acts = plannedActs(scenario, people, zone);
  await drive({
    store,
    engine,
    waker,
    institutionId,
    zone,
    start: hand,
    end,
    // Those of the hand's own instant that were done before an interruption are not done again.
    acts: [...acts.filter(({ at }) => at === hand).slice(done), ...acts.filter(({ at }) => at > hand)],
    outages: [],
    snapshots: [],
    onSnapshot: async () => {},
    onInstant: async () => {
      await tellNew();
      await pause(paceMs / EXPECTED_INSTANTS, undefined, { signal: stopping });
    },
  });
  await tellNew();
}

/** Where an interrupted week stands: its hand, and how many acts of that very instant were done. */
async function standingOf(
  tx: Tx,
): Promise<{ readonly hand: Instant; readonly people: ReadonlyMap<string, string>; readonly done: number }> {
  const events = await readEvents(tx);
  const done = events.filter(({ at, kind }) => at === tx.now && (kind === 'act' || kind === 'refused')).length;
  return { hand: tx.now, people: await personIds(tx), done };
}

/** Tells what happened since the last time it was called. */
async function tellingOf({ store, words, tell }: Demonstration, institutionId: string, zone: Zone): Promise<() => Promise<void>> {
  let after = await transaction(store, institutionId, 'none', async (tx) =>
    (await readEvents(tx)).reduce((last, { seq }) => Math.max(last, seq), 0),
  );
  return async () => {
    after = await transaction(store, institutionId, 'none', (tx) => tellEvents(tx, after, { zone, words, tell }));
  };
}

async function handOf(store: Store, scenario: Scenario): Promise<Instant | null> {
  return (await transaction(store, idOf(scenario), 'none', readInstitution)).handAt;
}

function example(): Scenario {
  const read = readScenario(readFileSync(FILE), path.basename(FILE));
  if ('problems' in read)
    throw new Error(
      `the example of the demonstration is not right: ${read.problems.map(({ line, message }) => `line ${line}: ${message}`).join('; ')}`,
    );
  return read.scenario;
}

const idOf = ({ institution }: Scenario): string => institution.code.toLowerCase();
const shown = (zone: Zone, instant: Instant): string => zone.format(instant).slice(0, 16).replace('T', ' ');

function opening(scenario: Scenario, zone: Zone, start: Instant, end: Instant, words: Words): string {
  const week = path.basename(scenario.file, '.yaml').replace(/^[a-z]+-/, '');
  return say(words.told.opens, { week, from: shown(zone, start), to: shown(zone, end), zone: scenario.institution.timeZone });
}
