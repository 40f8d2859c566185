import { z } from 'zod';
import type { AgendaLine, CountLine, GoalLine, IgLine, ItemLine, OpportunityLine, UpdateLine } from '../../domain/letter-data.ts';
import {
  AGENDA_KINDS,
  AGENDA_STATES,
  CYCLE_STATES,
  GOAL_LIFECYCLES,
  IG_KINDS,
  IG_STATES,
  MANAGEMENT_STATES,
  MILESTONE_CODES,
  OPPORTUNITY_STATES,
  PROBLEM_TYPES,
  REVIEW_STATES,
  ROLES,
  SCOPES,
  TRIGGERS,
  UPDATE_STATES,
  VALUATIONS,
} from '../../domain/values.ts';

// What programs read. The lines are those of the packs and the dashboard: a line that changes no longer compiles here.

const text = z.string();
const maybe = text.nullable();
const day = text.describe('a day of the institution, 2026-11-25');
const instant = z.int().describe('milliseconds since 1970-01-01T00:00Z');
const count = z.int();
const share = z.number().describe('percentage points');
const version = z.int().describe('to be sent back in If-Match');
const light = z.enum(['green', 'amber', 'red']);
const treatment = z.strictObject({ what: text, withWhom: maybe, when: maybe }).readonly();

const goalFields = {
  goal: text,
  title: text,
  manager: maybe,
  priority: z.boolean(),
  state: z.enum(MANAGEMENT_STATES),
  byHand: z.boolean(),
  endDate: day,
  finishedOn: day.nullable(),
  days: count.nullable().describe('calendar days left, negative when past; null when finished'),
  restrictions: count,
  alerts: count,
  igsWithRestrictions: count,
  igsWithAlerts: count,
  delayed: count,
  reprogrammed: count,
  normal: count,
  finished: count,
  actual: share,
  expected: share,
  original: share,
  gap: share,
  light,
  stale: z.boolean(),
  missedInARow: count,
  lastUpdateAt: instant.nullable(),
  narrative: maybe,
};
export const goalLine = z.strictObject(goalFields) satisfies z.ZodType<GoalLine>;
export const goalListed = z.strictObject({ ...goalFields, lifecycle: z.enum(GOAL_LIFECYCLES), integrating: z.boolean(), version });

const igFields = {
  goal: text,
  ig: text,
  title: text,
  kind: z.enum(IG_KINDS),
  state: z.enum(IG_STATES),
  critical: z.boolean(),
  responsible: maybe,
  endDate: day,
  originalEndDate: day,
  reprogramCount: count,
  finishedOn: day.nullable(),
  daysLate: count,
};
z.strictObject(igFields) satisfies z.ZodType<IgLine>;
const intermediateGoal = z.strictObject({ ...igFields, version });

const stay = z.strictObject({ scope: z.enum(SCOPES), on: day, trigger: z.enum(TRIGGERS).nullable(), down: z.boolean() }).readonly();
const itemFields = {
  item: text,
  kind: z.enum(['RESTRICTION', 'ALERT']),
  title: text,
  type: z.enum(PROBLEM_TYPES),
  description: maybe,
  goal: text,
  goalTitle: text,
  ig: maybe,
  igTitle: maybe,
  scope: z.enum(SCOPES),
  state: z.enum(REVIEW_STATES),
  limitDate: day,
  due: day.nullable().describe('null at the top rung'),
  dueLight: light,
  daysToDue: count.nullable().describe('business days, negative when past'),
  daysToLimit: count.describe('calendar days'),
  urgent: z.boolean(),
  transsectoral: z.boolean(),
  blocking: z.boolean(),
  treatment: treatment.nullable(),
  holders: z.array(text).readonly(),
  manager: maybe,
  reportedOn: day,
  reportedBy: maybe.describe('null: the system'),
  stays: z.array(stay).readonly(),
  ladder: z.array(z.enum(SCOPES)).readonly(),
  commitment: z.strictObject({ responsible: text, due: day }).readonly().nullable(),
  lastAction: z.strictObject({ at: instant, by: maybe, text }).readonly().nullable(),
  carriedOver: count.exactOptional(),
};
export const itemLine = z.strictObject(itemFields) satisfies z.ZodType<ItemLine>;
export const itemListed = z.strictObject({ ...itemFields, version });
export const itemSheet = z.strictObject({
  ...itemFields,
  version,
  actions: z.array(z.strictObject({ at: instant, by: maybe, text, committedDate: day.nullable() })),
  closedOn: day.nullable(),
  closingText: maybe,
});

const opportunityFields = {
  opportunity: text,
  title: text,
  goal: text,
  goalTitle: text,
  ig: maybe,
  proposedDate: day,
  place: maybe,
  state: z.enum(OPPORTUNITY_STATES),
  valuation: z.enum(VALUATIONS).nullable(),
};
z.strictObject(opportunityFields) satisfies z.ZodType<OpportunityLine>;
export const opportunityListed = z.strictObject({ ...opportunityFields, version });

const agendaFields = {
  agenda: text,
  kind: z.enum(AGENDA_KINDS),
  title: text,
  requestedDecision: maybe,
  proposedDate: day.nullable(),
  state: z.enum(AGENDA_STATES),
  origin: text,
  goal: text,
  limitDate: day.nullable(),
  item: itemLine.readonly().nullable(),
};
z.strictObject(agendaFields) satisfies z.ZodType<AgendaLine>;
export const agendaListed = z.strictObject({ ...agendaFields, version, decisionText: maybe });

export const goalSheet = z.strictObject({
  ...goalListed.shape,
  description: maybe,
  baseline: maybe,
  expectedResult: maybe,
  orgUnit: maybe,
  startDate: day,
  intermediateGoals: z.array(intermediateGoal),
  items: z.array(itemListed),
  opportunities: z.array(opportunityListed),
});

const updateFields = {
  goal: text,
  title: text,
  manager: maybe,
  state: z.enum(UPDATE_STATES),
  late: z.boolean(),
  noChange: z.boolean(),
  submittedAt: instant.nullable(),
  missedInARow: count,
  noChangeInARow: count,
  marks: z.array(z.enum(['VALIDATED_BY_CLOSING', 'RETURNED_NOT_CORRECTED', 'ACCEPTED_LATE'])).readonly(),
  lastUpdateAt: instant.nullable(),
};
z.strictObject(updateFields) satisfies z.ZodType<UpdateLine>;
export const updateListed = z.strictObject({ ...updateFields, week: text, narrative: maybe, version });

const stateCount = z.strictObject({ state: z.enum(MANAGEMENT_STATES), count, percent: share.nullable() }) satisfies z.ZodType<CountLine>;
export const dashboardAnswer = z.strictObject({
  header: z.strictObject({ total: count, counts: z.array(stateCount) }),
  rows: z.array(goalLine),
});

const days = z.strictObject({ open: day, manager: day, coordinator: day, committee: day });
export const weekAnswer = z.strictObject({
  week: text.describe('2026-W48'),
  state: z.enum(CYCLE_STATES),
  days: days.nullable(),
  plan: z.strictObject({ version: z.int(), state: z.enum(['RUNNING', 'PAUSED', 'CANCELLED']) }),
  milestones: z.array(z.strictObject({ code: z.enum(MILESTONE_CODES), at: instant, doneAt: instant.nullable() })),
  selectionConfirmed: z.boolean(),
  closedAt: instant.nullable(),
});
export const personAnswer = z.strictObject({ id: text, handle: maybe, name: text, active: z.boolean(), roles: z.array(z.enum(ROLES)) });
export const eventAnswer = z.strictObject({
  seq: z.int(),
  at: instant,
  asOf: instant,
  kind: text,
  by: maybe.describe('handle of the person'),
  onBehalfOf: maybe,
  payload: z.record(text, z.unknown()),
});
export const actDone = z.strictObject({
  event: z.int().describe('the number of the last event it made'),
  code: text.exactOptional().describe('of what was registered'),
});
