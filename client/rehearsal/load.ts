import { randomUUID } from 'node:crypto';
import { holdersOf } from '../../domain/addressees.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Goal, IntermediateGoal, Item, Opportunity, Stay } from '../../domain/entities.ts';
import { recompute } from '../../domain/goal-state.ts';
import type { Instant } from '../../domain/instant.ts';
import { scheduleWeek } from '../../domain/milestones.ts';
import { planWeek } from '../../domain/routine.ts';
import { DEFAULT_CALENDAR } from '../../domain/timetable.ts';
import { nextWeek, previousWeek, weekOf } from '../../domain/week.ts';
import { byRef, giveCode, put, putInstitution, startWork, type Work } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { addPeople, foundInstitution, type InstitutionSettings } from '../../store/institutions.ts';
import { saveWork } from '../../store/save.ts';
import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { instantIn, type Scenario, type ScenarioGoal, type ScenarioItem, type ScenarioOpportunity } from './scenario-model.ts';

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
    const work = startWork({ book: await loadBook(tx, 'all'), zone, now: start, asOf: start, occasion: 'loading', newId: randomUUID });
    reserve(work, scenario);
    for (const one of scenario.delegations) putDelegation(work, one, people);
    for (const goal of scenario.goals) putGoal(work, goal, scenario, goalIds);
    for (const item of scenario.items) putItem(work, item, people);
    for (const opportunity of scenario.opportunities) putOpportunity(work, opportunity, people);
    putAgenda(work, scenario);
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

function putGoal(work: Work, goal: ScenarioGoal, { updates }: Scenario, goalIds: ReadonlyMap<string, string>): void {
  const before = updates.find((one) => one.goal === goal.code);
  const lastDay = before ? before.last : lastManagerDay(work);
  const row: Goal = {
    id: goalIds.get(goal.code) ?? work.newId(),
    code: goal.code,
    title: goal.title,
    orgUnit: null,
    startDate: earliest([...goal.intermediateGoals.map(({ original }) => addDays(original, -1)), addDays(goal.end, -1)]),
    endDate: goal.end,
    originalEndDate: goal.end,
    lifecycle: 'ACTIVE',
    managementState: 'NORMAL',
    computedState: 'NORMAL',
    statesAsOf: work.today,
    stopped: goal.stopped,
    finishProposed: false,
    finishedOn: goal.finished,
    finishedAt: null,
    override: null,
    integrating: goal.integrating,
    priority: goal.priority,
    description: null,
    baseline: null,
    expectedResult: null,
    narrative: null,
    lastUpdateAt: lastDay === null ? null : work.zone.instantOf(lastDay, '12:00'),
    missedInARow: before?.missedInARow ?? 0,
    noChangeInARow: 0,
    version: 1,
  };
  put(work, 'goals', row);
  for (const ig of goal.intermediateGoals) {
    const one: IntermediateGoal = {
      id: work.newId(),
      goalId: row.id,
      code: ig.code,
      title: ig.title,
      endDate: ig.end,
      originalEndDate: ig.original,
      responsible: null,
      kind: 'TECHNICAL',
      critical: ig.critical,
      weight: ig.weight,
      detail: null,
      state: 'NORMAL',
      finishedOn: ig.finished,
      finishedAt: null,
      stopped: ig.stopped,
      cancelled: ig.cancelled,
      reprogramCount: ig.reprogrammings,
      progressReport: null,
      progressUpdatedAt: null,
      explained: null,
      version: 1,
    };
    put(work, 'intermediateGoals', one);
  }
}

const earliest = (days: readonly string[]): string => [...days].sort()[0] ?? '';

/** The manager day of the last week before this one that is not cancelled. */
function lastManagerDay(work: Work): string | null {
  let week = previousWeek(firstWeek(work, work.now));
  for (let tries = 0; tries < 60; tries += 1, week = previousWeek(week)) {
    const { days } = planWeek(work.book.institution, week, work.zone);
    if (days) return days.manager;
  }
  return null;
}

/** The week whose cycle is scheduled: that of the start, or the next when its opening has passed. */
function firstWeek({ book, zone }: Work, start: Instant): string {
  const week = weekOf(zone.dayOf(start));
  const opening = planWeek(book.institution, week, zone).plan.milestones[0];
  return opening && start > opening.at ? nextWeek(week) : week;
}

function putItem(work: Work, item: ScenarioItem, people: ReadonlyMap<string, string>): void {
  const found = byRef(work.book, item.on);
  if (!found) throw new Error(`item ${item.id} is on ${item.on}, which is not there`);
  const { goal, ig } = found;
  const isClosed = item.state === 'RESOLVED' || item.state === 'IGNORED' || item.state === 'CONVERTED';
  const row: Item = {
    id: work.newId(),
    code: item.id,
    kind: item.kind,
    goalId: goal.id,
    igId: ig?.id ?? null,
    title: item.title,
    problemType: item.type,
    description: null,
    treatment: null,
    responsible: null,
    limitDate: item.limit,
    transsectoral: item.transsectoral,
    blocking: item.blocking,
    urgent: item.urgent,
    scope: item.scope,
    state: item.state,
    arrivedAt: item.arrived,
    reportedBy: item.by === null ? null : (people.get(item.by) ?? null),
    reportedOn: item.reported,
    createdAt: work.now,
    committedDate: item.committed,
    commitments: item.committed === null ? 0 : 1,
    extensions: item.extensions,
    origin: item.origin,
    loaded: true,
    stays: staysOf(work, item),
    sourceAlertId: null,
    convertedToId: null,
    closedAt: isClosed ? work.now : null,
    closedOn: isClosed ? work.today : null,
    closingText: null,
    resolutionProposed: null,
    version: 1,
  };
  put(work, 'items', row);
  const holder = holdersOf(work.book, item.scope, goal.id, work.today)[0];
  if (item.committed !== null && holder) {
    put(work, 'commitments', {
      id: work.newId(),
      itemId: row.id,
      agendaId: null,
      responsibleId: holder.id,
      recordedById: null,
      due: item.committed,
      text: item.title,
      recordedAt: work.now,
      endedAt: isClosed ? work.now : null,
    });
  }
}

/** An item that was loaded was held by all rungs up to its own. */
function staysOf({ book }: Work, { scope, reported, arrived, state }: ScenarioItem): Stay[] {
  const { ladder } = book.institution;
  const rungs = ladder.slice(0, ladder.indexOf(scope) + 1);
  return rungs.map((rung) => ({
    scope: rung,
    on: rung === scope ? arrived : reported,
    at: null,
    trigger: null,
    by: null,
    down: false,
    reviewedOn: rung === scope && state === 'UNREVIEWED' ? null : rung === scope ? arrived : reported,
  }));
}

function putOpportunity(work: Work, opportunity: ScenarioOpportunity, people: ReadonlyMap<string, string>): void {
  const found = byRef(work.book, opportunity.on);
  if (!found) throw new Error(`opportunity ${opportunity.id} is on ${opportunity.on}, which is not there`);
  const row: Opportunity = {
    id: work.newId(),
    code: opportunity.id,
    goalId: found.goal.id,
    igId: found.ig?.id ?? null,
    title: opportunity.title,
    kind: 'OTHER',
    proposedDate: opportunity.proposed,
    place: opportunity.place,
    description: null,
    state: opportunity.state,
    valuation: null,
    proposedBy: opportunity.by === null ? null : (people.get(opportunity.by) ?? null),
    remindedFor: null,
    version: 1,
  };
  put(work, 'opportunities', row);
}

/** An open item at the head of government and an opportunity approved or scheduled have their agenda item, items first. */
function putAgenda(work: Work, { items, opportunities }: Scenario): void {
  const common = { proposedOn: work.today, decisionText: null, decidedAt: null, version: 1 };
  for (const { id, scope, state } of items) {
    const item = [...work.book.items.values()].find(({ code }) => code === id);
    if (!item || scope !== 'HEAD_OF_GOVERNMENT' || (state !== 'UNREVIEWED' && state !== 'IN_PROCESS')) continue;
    put(work, 'agenda', {
      ...common,
      id: work.newId(),
      code: giveCode(work, 'AGENDA'),
      kind: 'DECISION',
      title: item.title,
      requestedDecision: item.title,
      proposedDate: null,
      originType: item.kind,
      originId: item.id,
      goalId: item.goalId,
      state: 'PROPOSED',
    });
  }
  for (const { id, state } of opportunities) {
    const opportunity = [...work.book.opportunities.values()].find(({ code }) => code === id);
    if (!opportunity || (state !== 'APPROVED' && state !== 'SCHEDULED')) continue;
    put(work, 'agenda', {
      ...common,
      id: work.newId(),
      code: giveCode(work, 'AGENDA'),
      kind: 'EVENT',
      title: opportunity.title,
      requestedDecision: null,
      proposedDate: opportunity.proposedDate,
      originType: 'OPPORTUNITY',
      originId: opportunity.id,
      goalId: opportunity.goalId,
      state: state === 'SCHEDULED' ? 'SCHEDULED' : 'PROPOSED',
    });
  }
}
