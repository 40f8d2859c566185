import type { AgendaItem, Id, Item, Opportunity, Stay } from '../../domain/entities.ts';
import { at } from './week-builders.ts';

export const goalId = (code: string): Id => `goal-${code}`;
export const igId = (goal: string, code: string): Id => `ig-${goal}/${code}`;
export const itemId = (code: string): Id => `item-${code}`;

/** An open restriction in process at its manager, reported on Monday 23 November with limit 4 December; its id is `item-<code>`. */
export const anItem = (over: Partial<Item> & { readonly goal?: string; readonly ig?: string } = {}): Item => {
  const { goal = 'GOAL-01', ig, ...rest } = over;
  const kind = rest.kind ?? 'RESTRICTION';
  const code = rest.code ?? (kind === 'ALERT' ? 'A-001' : 'R-001');
  const reportedOn = rest.reportedOn ?? '2026-11-23';
  const arrivedAt = rest.arrivedAt ?? reportedOn;
  const scope = rest.scope ?? 'MANAGER';
  return {
    id: itemId(code),
    code,
    kind,
    goalId: goalId(goal),
    igId: ig === undefined ? null : igId(goal, ig),
    title: `Problema ${code}`,
    problemType: 'TECHNICAL_ADMINISTRATIVE',
    description: null,
    treatment: null,
    responsible: null,
    limitDate: '2026-12-04',
    transsectoral: false,
    blocking: false,
    urgent: false,
    scope,
    state: 'IN_PROCESS',
    arrivedAt,
    reportedBy: null,
    reportedOn,
    createdAt: at(`${reportedOn}T00:00`),
    committedDate: null,
    commitments: 0,
    extensions: 0,
    origin: 'USER',
    loaded: false,
    stays: [aStay({ scope, on: arrivedAt })],
    sourceAlertId: null,
    convertedToId: null,
    closedAt: null,
    closedOn: null,
    closingText: null,
    resolutionProposed: null,
    version: 1,
    ...rest,
  };
};
/** A stay that came with the data. */
export const aStay = (over: Partial<Stay> = {}): Stay => ({
  scope: 'MANAGER',
  on: '2026-11-23',
  at: null,
  trigger: null,
  by: null,
  down: false,
  reviewedOn: null,
  ...over,
});

/** A direct opportunity just identified, proposed for 10 December; its id is `opportunity-<code>`. */
export const anOpportunity = (over: Partial<Opportunity> & { readonly goal?: string; readonly ig?: string } = {}): Opportunity => {
  const { goal = 'GOAL-01', ig, ...rest } = over;
  const code = rest.code ?? 'O-001';
  return {
    id: `opportunity-${code}`,
    code,
    goalId: goalId(goal),
    igId: ig === undefined ? null : igId(goal, ig),
    title: `Oportunidad ${code}`,
    kind: 'OTHER',
    proposedDate: '2026-12-10',
    place: null,
    description: null,
    state: 'IDENTIFIED',
    valuation: null,
    proposedBy: null,
    remindedFor: null,
    version: 1,
    ...rest,
  };
};

/** A decision proposed to the Head of Government; its id is `agenda-<code>`. */
export const anAgendaItem = (over: Partial<AgendaItem> & { readonly goal?: string } = {}): AgendaItem => {
  const { goal = 'GOAL-01', ...rest } = over;
  const code = rest.code ?? 'AG-001';
  return {
    id: `agenda-${code}`,
    code,
    kind: 'DECISION',
    title: `Asunto ${code}`,
    requestedDecision: 'Decidir',
    proposedDate: null,
    originType: 'RESTRICTION',
    originId: itemId('R-001'),
    goalId: goalId(goal),
    state: 'PROPOSED',
    proposedOn: '2026-11-27',
    decisionText: null,
    decidedAt: null,
    version: 1,
    ...rest,
  };
};
