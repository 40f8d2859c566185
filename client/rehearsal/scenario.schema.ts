import { z } from 'zod';
import {
  INDICATOR_FREQUENCIES,
  INDICATOR_KINDS,
  INSTITUTION_KINDS,
  MILESTONE_CODES,
  OPPORTUNITY_STATES,
  PROBLEM_TYPES,
  REVIEW_STATES,
  ROLES,
  SCOPES,
} from '../../domain/values.ts';
import { ACT_FIELDS } from '../acts.schema.ts';
import { ADMINISTRATIVE_FIELDS } from '../administrative-acts.schema.ts';
import {
  codeOf,
  day,
  flag,
  goalCode,
  goalReference,
  instantText,
  intermediateCode,
  listOf,
  localTime,
  oneOf,
  personId,
  strict,
  text,
  whole,
} from '../fields.schema.ts';
import { PROGRAMME_FIELDS } from '../programme-acts.schema.ts';
import { address, allTo, locale, overrides, THRESHOLDS, timeZone } from '../settings.schema.ts';
import { SITTING_FIELDS } from '../sitting-acts.schema.ts';

// The form of a scenario file, field by field (scenario.md, "The file"); what its parts must be to each other is in the checks.

const code = text(16).regex(/^[A-Z0-9-]{2,16}$/, { error: 'a code of 2 to 16 capitals, digits and hyphens' });
const weekday = oneOf(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']);

export const institutionSchema = strict({
  code,
  name: text(200),
  kind: oneOf(INSTITUTION_KINDS).default('MINISTRY'),
  timeZone,
  locale,
  ladder: listOf(oneOf(SCOPES)).exactOptional(),
  holidays: listOf(strict({ date: day, name: text(200) })).default([]),
  timetable: overrides(allTo([...MILESTONE_CODES, 'R07'] as const, localTime)).default({}),
  anchors: overrides(allTo(['manager', 'coordinator', 'committee'] as const, weekday)).default({}),
  thresholds: overrides(THRESHOLDS).default({}),
});

export const personSchema = strict({
  id: personId,
  name: text(200),
  email: address,
  locale: locale.exactOptional(),
  roles: listOf(
    strict({ role: oneOf(ROLES), goals: listOf(goalCode).exactOptional(), from: day.exactOptional(), to: day.exactOptional() }),
  ).default([]),
});

export const delegationSchema = strict({
  from: personId,
  to: personId,
  role: oneOf(ROLES),
  since: day,
  until: day,
  canSubmit: flag.default(true),
  canDecide: flag.default(true),
  reason: text().exactOptional(),
});

const positive = z.number({ error: 'a number greater than 0' }).positive({ error: 'a number greater than 0' });
const intermediateGoalSchema = strict({
  code: intermediateCode,
  title: text(500),
  end: day,
  original: day.exactOptional(),
  reprogrammings: whole(0).default(0),
  critical: flag.default(true),
  weight: positive.default(1),
  stopped: flag.default(false),
  cancelled: flag.default(false),
  finished: day.exactOptional(),
});
export const goalSchema = strict({
  code: goalCode,
  title: text(250),
  end: day,
  priority: flag.default(false),
  integrating: flag.default(false),
  stopped: strict({ since: day, reason: text() }).exactOptional(),
  finished: day.exactOptional(),
  intermediateGoals: listOf(intermediateGoalSchema).default([]),
});

export const itemSchema = strict({
  id: z.union([codeOf('R'), codeOf('A')], { error: 'a code as R-001 or A-001' }),
  kind: oneOf(['RESTRICTION', 'ALERT']),
  on: goalReference,
  title: text(200),
  type: oneOf(PROBLEM_TYPES),
  transsectoral: flag.default(false),
  urgent: flag.default(false),
  blocking: flag.default(false),
  reported: day,
  by: personId.exactOptional(),
  limit: day,
  scope: oneOf(SCOPES).default('MANAGER'),
  arrived: day.exactOptional(),
  state: oneOf(REVIEW_STATES).exactOptional(),
  committed: day.exactOptional(),
  extensions: whole(0).default(0),
  origin: oneOf(['USER', 'SYSTEM']).default('USER'),
});

export const opportunitySchema = strict({
  id: codeOf('O'),
  on: goalReference,
  title: text(200),
  proposed: day,
  place: text(200).exactOptional(),
  state: oneOf(OPPORTUNITY_STATES).default('IDENTIFIED'),
  by: personId.exactOptional(),
});

const value = z.number({ error: 'a number' });
const dated = strict({ value, date: day });
export const indicatorSchema = strict({
  id: codeOf('I'),
  goal: goalCode,
  name: text(250),
  unit: text(60),
  kind: oneOf(INDICATOR_KINDS).default('PRODUCT'),
  baseline: dated,
  target: dated,
  frequency: oneOf(INDICATOR_FREQUENCIES).default('MONTHLY'),
  partialTargets: listOf(dated).default([]),
  lagDays: whole(0).default(15),
  tolerance: z
    .number({ error: 'a share from 0 to 1' })
    .min(0, { error: 'a share from 0 to 1' })
    .max(1, { error: 'a share from 0 to 1' })
    .default(0.1),
  measurements: listOf(strict({ period: day, value, validated: flag.default(true) })).default([]),
});

export const updateSchema = strict({ goal: goalCode, last: day.exactOptional(), missedInARow: whole(0).default(0) });

const list = listOf(z.unknown()).default([]);
const part = z.unknown().exactOptional(); // read on its own, so that each fault of each part is told
export const fileSchema = strict({
  institution: part,
  people: listOf(z.unknown()),
  delegations: list,
  goals: listOf(z.unknown()),
  items: list,
  opportunities: list,
  indicators: list,
  updates: list,
  names: z.record(z.string(), z.unknown(), { error: 'codes and the codes that take their place, as {A-004: A-104}' }).default({}),
  start: instantText,
  end: instantText,
  acts: list,
  snapshots: list,
});

const {
  saveDraft,
  withdrawDelegation,
  replanWeek,
  pauseWeek,
  resumeWeek,
  cancelWeek,
  retryLetter,
  attachDocument,
  removeDocument,
  ...more
} = ACT_FIELDS;
const { recordMeasurement, validateMeasurement, ...programme } = PROGRAMME_FIELDS;
const notTold = { ...ADMINISTRATIVE_FIELDS, ...SITTING_FIELDS, ...programme };
const told = withoutAll(more, Object.keys(notTold) as (keyof typeof notTold)[]); // a scenario sets its institution up in its head
/** The acts of scenario.md: what a form may leave to a default is said in a file. */
export const SCENARIO_ACTS = {
  ...told,
  registerAlert: { ...told.registerAlert, id: codeOf('A'), limit: day },
  registerRestriction: { ...told.registerRestriction, id: codeOf('R'), limit: day },
  registerOpportunity: { ...without(told.registerOpportunity, 'description'), id: codeOf('O') },
  convertAlert: { ...told.convertAlert, id: codeOf('R') },
  returnDown: { ...told.returnDown, to: oneOf(SCOPES) },
  finishIntermediateGoal: { ...told.finishIntermediateGoal, date: day },
  submitUpdate: without(told.submitUpdate, 'answers'),
  delegate: without(told.delegate, 'reason'),
  recordMeasurement: withoutAll(recordMeasurement, ['territory', 'imported']), // a scenario has no places
  validateMeasurement: without(validateMeasurement, 'territory'),
} as const;
const eachAct = Object.entries(SCENARIO_ACTS).map(([name, fields]) =>
  strict({ at: instantText, by: personId, for: personId.exactOptional(), do: z.literal(name), ...(fields as z.ZodRawShape) }),
);
const outage = strict({ at: instantText, do: z.literal('outage'), until: instantText });
export const scenarioActSchema = z.discriminatedUnion('do', [outage, ...eachAct], {
  error: `one of the acts ${[...Object.keys(SCENARIO_ACTS), 'outage'].join(', ')}`,
});

function without<Shape extends object, Key extends keyof Shape>(shape: Shape, key: Key): Omit<Shape, Key> {
  const { [key]: _left, ...rest } = shape;
  return rest;
}
function withoutAll<Shape extends object, Key extends keyof Shape>(shape: Shape, keys: readonly Key[]): Omit<Shape, Key> {
  return Object.fromEntries(Object.entries(shape).filter(([key]) => !keys.some((one) => one === key))) as Omit<Shape, Key>;
}
