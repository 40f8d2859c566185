import { holdersOf, standIns } from '../../domain/addressees.ts';
import type { Item, Opportunity, Stay } from '../../domain/entities.ts';
import { byRef, giveCode, put, type Work } from '../../domain/work.ts';
import type { Scenario, ScenarioItem, ScenarioOpportunity } from './scenario-model.ts';

/** Puts a restriction or alert as it stands, with the commitment made in its present stay (scenario.md, "Loading"). */
export function putItem(work: Work, item: ScenarioItem, people: ReadonlyMap<string, string>): void {
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
    closedAt: null, // when it closed is not known, so that it is not reopened
    closedOn: null,
    closingText: null,
    resolutionProposed: null,
    version: 1,
  };
  put(work, 'items', row);
  const holder = holdersOf(work.book, item.scope, goal.id, work.today)[0] ?? standIns(work, item.scope, goal.id)[0];
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

/** Puts an opportunity as it stands. */
export function putOpportunity(work: Work, opportunity: ScenarioOpportunity, people: ReadonlyMap<string, string>): void {
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
export function putAgenda(work: Work, { items, opportunities }: Scenario): void {
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
