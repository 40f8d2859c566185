import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/calendar.ts';
import { recompute } from '../../domain/goal-state.ts';
import type { Instant } from '../../domain/instant.ts';
import { scheduleWeek } from '../../domain/milestones.ts';
import { DEFAULT_CALENDAR } from '../../domain/timetable.ts';
import { put, putInstitution, startWork, type Work } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { addPeople, foundInstitution, type InstitutionSettings } from '../../store/institutions.ts';
import { saveWork } from '../../store/save.ts';
import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { firstWeek, putGoal } from './load-goals.ts';
import { putIndicator } from './load-indicators.ts';
import { putAgenda, putItem, putOpportunity } from './load-items.ts';
import { instantIn, type Scenario } from './scenario-model.ts';

export interface Loaded {
  readonly institutionId: string;
  readonly start: Instant;
  readonly people: ReadonlyMap<string, string>; // id by the scenario's own
}

/** Writes an institution as a scenario says it stands at its start: silently, without a line or a letter (scenario.md, "Loading"). */
export async function loadScenario(store: Store, scenario: Scenario, institutionId: string): Promise<Loaded> {
  const zone = zoneOf(scenario.institution.timeZone);
  const start = instantIn(scenario.start, zone);
  const settings = settingsOf(scenario, institutionId, start);
  return transaction(store, institutionId, 'exclusive', async (tx) => {
    const startDay = zone.dayOf(start);
    const isRunToCome = zone.instantOf(startDay, settings.timetable.R07) >= start;
    await foundInstitution(tx, { ...settings, loadedAt: start, lastDeadlineRun: isRunToCome ? addDays(startDay, -1) : startDay });
    const goalIds = new Map(scenario.goals.map(({ code }) => [code, randomUUID() as string]));
    const people = await addPeople(tx, peopleOf(scenario, goalIds));
    const loaded = await loadBook(tx, 'all');
    const book = { ...loaded, codes: { ...loaded.codes, renamed: scenario.names } }; // agenda items born here take their new names too
    const work = startWork({ book, zone, now: start, asOf: start, occasion: 'loading', newId: randomUUID });
    reserve(work, scenario);
    for (const one of scenario.delegations) putDelegation(work, one, people);
    for (const goal of scenario.goals) putGoal(work, goal, scenario, goalIds);
    for (const item of scenario.items) putItem(work, item, people);
    for (const opportunity of scenario.opportunities) putOpportunity(work, opportunity, people);
    putAgenda(work, scenario);
    for (const indicator of scenario.indicators) putIndicator(work, indicator);
    for (const id of goalIds.values()) recompute(work, id);
    const states = Object.fromEntries([...work.book.goals.values()].map(({ code, managementState }) => [code, managementState]));
    putInstitution(work, { ...work.book.institution, baseline: { at: start, states } });
    scheduleWeek(work, firstWeek(work, start));
    work.facts.length = 0;
    work.letters.length = 0;
    await saveWork(tx, work);
    await renameCodes(tx, scenario);
    return { institutionId, start, people };
  });
}

function settingsOf({ institution }: Scenario, id: string, start: Instant): InstitutionSettings {
  const { code, name, kind, timeZone, locale, ladder, holidays, timetable, anchors, thresholds } = institution;
  return {
    id,
    code,
    name,
    shortName: code,
    kind,
    governmentLevel: 'NATIONAL',
    timeZone,
    locale,
    handAt: start,
    ladder,
    timetable,
    anchors,
    thresholds,
    calendar: { ...DEFAULT_CALENDAR, holidays },
    mode: 'OFFICIAL',
  };
}

const peopleOf = ({ people, institution }: Scenario, goalIds: ReadonlyMap<string, string>) =>
  people.map(({ id, name, email, locale, roles }) => ({
    handle: id,
    name,
    email,
    locale: locale || institution.locale,
    active: true,
    roles: roles.map(({ role, goals, from, to }) => ({
      role,
      ...(goals && { goalIds: goals.map((code) => goalIds.get(code) ?? '') }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })),
  }));

function reserve(work: Work, { reserved, names }: Scenario): void {
  for (const code of [...reserved, ...names.values()]) {
    work.book.codes.used.add(code);
    work.newCodes.push(code);
  }
}
/** What would be born with one code gets another: kept beside the codes, so that every later transaction knows. */
async function renameCodes(tx: Tx, { names }: Scenario): Promise<void> {
  for (const [code, renamedTo] of names) {
    await tx.db
      .$executeRaw`INSERT INTO issued_code (institution_id, code, used, renamed_to) VALUES (${tx.institutionId}, ${code}, false, ${renamedTo}) ON CONFLICT (institution_id, code) DO UPDATE SET renamed_to = EXCLUDED.renamed_to`;
  }
}

function putDelegation(
  work: Work,
  { from, to, role, since, until, canSubmit, canDecide, reason }: Scenario['delegations'][number],
  people: ReadonlyMap<string, string>,
): void {
  put(work, 'delegations', {
    id: work.newId(),
    principalId: people.get(from) ?? '',
    delegateId: people.get(to) ?? '',
    role,
    from: since,
    to: until,
    reason,
    canSubmit,
    canDecide,
    withdrawnAt: null,
  });
}
