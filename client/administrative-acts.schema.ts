import { z } from 'zod';
import type { AdministrativeAct } from '../domain/administrative-acts.ts';
import { ACTOR_KINDS, IG_KINDS, MILESTONE_CODES, OPPORTUNITY_KINDS, PROBLEM_TYPES, ROLES, SCOPES, SECTOR_KINDS } from '../domain/values.ts';
import {
  day,
  flag,
  goalCode,
  goalReference,
  intermediateCode,
  listOf,
  localTime,
  oneOf,
  personId,
  strict,
  text,
  whole,
} from './fields.schema.ts';
import { address, allTo, locale, optional, overrides, THRESHOLDS, timeZone } from './settings.schema.ts';

const weekday = z.union(
  ([1, 2, 3, 4, 5, 6, 7] as const).map((one) => z.literal(one)),
  { error: 'a day of the week from 1 (Monday) to 7' },
);
const colour = z.string({ error: 'a colour as #1b4b5a' }).regex(/^#[0-9a-f]{6}$/i, { error: 'a colour as #1b4b5a' });
const colours = strict(allTo(['brand', 'onBrand', 'action', 'onAction', 'link', 'soft'] as const, colour));
const id = text(64);
const weight = z.number({ error: 'a number greater than 0' }).positive({ error: 'a number greater than 0' });
const sheet = {
  description: text().exactOptional(),
  baseline: text().exactOptional(),
  expectedResult: text().exactOptional(),
  orgUnit: text(200).exactOptional(),
  priority: flag.exactOptional(),
};

const told = (longest?: number) => text(longest).nullable().default(null);
const importedStep = strict({
  row: whole(1),
  code: intermediateCode,
  title: text(500),
  end: day,
  original: day,
  reprogrammings: whole(0),
  responsible: told(200),
  kind: oneOf(IG_KINDS),
  critical: flag,
  weight,
  detail: told(),
  finished: day.nullable(),
  stopped: flag,
  cancelled: flag,
});
const importedGoal = strict({
  row: whole(1),
  institution: told(200),
  code: goalCode,
  title: text(250),
  start: day.nullable(),
  end: day,
  priority: flag,
  integrating: flag,
  manager: told(254),
  orgUnit: told(200),
  description: told(),
  baseline: told(),
  expectedResult: told(),
  intermediateGoals: listOf(importedStep),
});

/** The fields of what administrators do and of what is done to a goal before it is in the routine. */
export const ADMINISTRATIVE_FIELDS = {
  setInstitution: {
    name: text(200).exactOptional(),
    shortName: text(40).exactOptional(),
    locale: locale.exactOptional(),
    timeZone: timeZone.exactOptional(),
    mode: oneOf(['DRAFT', 'OFFICIAL']).exactOptional(),
  },
  setLook: { look: strict({ light: colours, dark: colours, logo: text(60_000).nullable().default(null) }).exactOptional() },
  setLadder: { ladder: listOf(oneOf(SCOPES)) },
  setTimetable: {
    times: overrides(allTo([...MILESTONE_CODES, 'R07'] as const, localTime)).exactOptional(),
    anchors: strict({ manager: weekday, coordinator: weekday, committee: weekday }).exactOptional(),
  },
  setThresholds: optional(THRESHOLDS),
  startRoutine: {},
  withdrawHoliday: { date: day, reason: text() },
  setStep: {
    step: whole(1),
    owner: personId.exactOptional(),
    planned: day.exactOptional(),
    done: day.exactOptional(),
    evidence: text().exactOptional(),
  },
  addPerson: { id: personId.exactOptional(), name: text(200), email: address, locale: locale.exactOptional() },
  changePerson: { person: personId, name: text(200).exactOptional(), email: address.exactOptional(), locale: locale.exactOptional() },
  disablePerson: { person: personId, reason: text().exactOptional() },
  enablePerson: { person: personId, reason: text().exactOptional() },
  assignRole: {
    person: personId,
    role: oneOf(ROLES),
    goals: listOf(goalCode).exactOptional(),
    since: day.exactOptional(),
    until: day.exactOptional(),
  },
  endRole: { person: personId, assignment: id, until: day, reason: text().exactOptional() },
  changeManager: { goal: goalCode, to: personId, since: day.exactOptional(), reason: text().exactOptional() },
  setClassifier: { classifier: id.exactOptional(), name: text(120), values: listOf(text(120)), active: flag.exactOptional() },
  setActor: {
    actor: id.exactOptional(),
    kind: oneOf(ACTOR_KINDS),
    name: text(200),
    sectorKind: oneOf(SECTOR_KINDS),
    contact: text(500).exactOptional(),
    person: personId.exactOptional(),
    active: flag.exactOptional(),
  },
  createGoal: { code: goalCode, title: text(250), start: day, end: day, ...sheet },
  changeGoalSheet: { goal: goalCode, title: text(250).exactOptional(), start: day.exactOptional(), end: day.exactOptional(), ...sheet },
  programIntermediateGoal: {
    goal: goalCode,
    code: intermediateCode,
    title: text(500),
    end: day,
    kind: oneOf(IG_KINDS),
    responsible: text(200).exactOptional(),
    critical: flag.exactOptional(),
    weight: weight.exactOptional(),
    detail: text().exactOptional(),
  },
  importGoals: { goals: listOf(importedGoal) },
  importItem: {
    kind: oneOf(['RESTRICTION', 'ALERT', 'OPPORTUNITY']),
    id: text(20).exactOptional(),
    on: goalReference,
    title: text(200),
    type: oneOf(PROBLEM_TYPES).exactOptional(),
    limit: day.exactOptional(),
    reported: day.exactOptional(),
    arrived: day.exactOptional(),
    reportedBy: personId.exactOptional(),
    scope: oneOf(SCOPES).exactOptional(),
    state: oneOf(['UNREVIEWED', 'IN_PROCESS']).exactOptional(),
    treatment: text().exactOptional(),
    responsible: text(200).exactOptional(),
    transsectoral: flag.exactOptional(),
    urgent: flag.exactOptional(),
    blocking: flag.exactOptional(),
    description: text().exactOptional(),
    proposed: day.exactOptional(),
    place: text(200).exactOptional(),
    opportunity: oneOf(OPPORTUNITY_KINDS).exactOptional(),
  },
  submitProgramming: { goal: goalCode },
  approveProgramming: { goal: goalCode },
  returnProgramming: { goal: goalCode, reason: text() },
} satisfies Record<AdministrativeAct['do'], z.ZodRawShape>;
