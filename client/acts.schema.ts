import { z } from 'zod';
import type { Act, ActName } from '../domain/acts.ts';
import {
  AGENDA_ANSWERS,
  DECISION_LEVELS,
  DECISIONS,
  MANAGEMENT_STATES,
  OPPORTUNITY_KINDS,
  PROBLEM_TYPES,
  ROLES,
  SCOPES,
  VALUATIONS,
} from '../domain/values.ts';
import { ADMINISTRATIVE_FIELDS } from './administrative-acts.schema.ts';
import {
  codeOf,
  day,
  flag,
  goalCode,
  goalReference,
  listOf,
  oneOf,
  personId,
  reference,
  strict,
  text,
  treatment,
} from './fields.schema.ts';
import { PROGRAMME_FIELDS } from './programme-acts.schema.ts';
import { SITTING_FIELDS } from './sitting-acts.schema.ts';

/** One thing wrong with what was handed in: where, what it was, and what would have been right. */
export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected: string;
}

/** Parses one act from outside, all errors at once; inside, acts are trusted (domain/acts.ts). */
export function parseAct(input: unknown): { readonly act: Act } | { readonly errors: readonly FieldError[] } {
  const parsed = actSchema.safeParse(input);
  return parsed.success ? { act: parsed.data } : { errors: fieldErrors(parsed.error, input) };
}

/** The errors of a schema of `fields.schema.ts`, one for each field and each unknown key. */
export function fieldErrors(error: z.ZodError, input: unknown): FieldError[] {
  return error.issues.flatMap((issue): FieldError[] => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: `unknown key "${key}"`, expected: issue.message }));
    return [{ path, message: found(valueAt(input, path)), expected: issue.message }];
  });
}

const problem = {
  on: goalReference,
  title: text(200),
  type: oneOf(PROBLEM_TYPES),
  limit: day.exactOptional(),
  treatment: treatment.exactOptional(),
  transsectoral: flag.exactOptional(),
  urgent: flag.exactOptional(),
  blocking: flag.exactOptional(),
  description: text().exactOptional(),
};
const answers = listOf(
  strict({
    line: text(64),
    answer: oneOf([
      'FINISHED',
      'ON_COURSE',
      'REPROGRAM',
      'RESTRICTED',
      'EXPLAINED',
      'ACTION',
      'NO_MOVEMENT',
      'READ',
      'VALIDATED',
      'REDATED',
      'WITHDRAWN',
      'NONE',
      'NARRATIVE',
      'NO_CHANGE',
      'RECORDED',
      'NOT_YET',
      'PROGRESS',
      'REVISED',
    ]),
    text: text().exactOptional(),
  }),
);
const item = reference;
const note = { item, text: text().exactOptional() };
const told = { item, text: text() };
const onGoal = { goal: goalCode, reason: text() };
const weekly = { week: text(8), reason: text() };
const refs = listOf(reference).exactOptional();

/** The fields of every act, under the names of scenario.md; the forms and the scenario are made from these. */
export const ACT_FIELDS = {
  registerAlert: { id: codeOf('A').exactOptional(), ...problem },
  registerRestriction: { id: codeOf('R').exactOptional(), ...problem },
  registerOpportunity: {
    id: codeOf('O').exactOptional(),
    on: goalReference,
    title: text(200),
    proposed: day,
    place: text(200).exactOptional(),
    kind: oneOf(OPPORTUNITY_KINDS).exactOptional(),
    description: text().exactOptional(),
  },
  convertAlert: { item, id: codeOf('R').exactOptional(), title: text(200).exactOptional(), limit: day.exactOptional() },
  addAction: { item, text: text(), committed: day.exactOptional() },
  review: note,
  markUrgent: note,
  markTranssectoral: note,
  resolve: told,
  discard: told,
  derive: { ...told, to: oneOf(SCOPES).exactOptional() },
  returnDown: { ...told, to: oneOf(SCOPES).exactOptional(), limit: day },
  extendLimit: { ...told, limit: day },
  reopen: { ...told, limit: day.exactOptional() },
  finishIntermediateGoal: { on: goalReference, date: day.exactOptional() },
  undoFinish: { on: goalReference, reason: text() },
  explainDelay: { on: goalReference, text: text() },
  requestReprogramming: { on: goalReference, to: day, reason: text() },
  decideReprogramming: { on: goalReference, approve: flag, reason: text().exactOptional() },
  declareStopped: onGoal,
  liftStop: onGoal,
  proposeFinished: { goal: goalCode, reason: text().exactOptional() },
  confirmFinished: { goal: goalCode, reason: text().exactOptional() },
  overrideState: { goal: goalCode, state: oneOf(MANAGEMENT_STATES), reason: text() },
  validateOpportunity: { opportunity: reference },
  declineOpportunity: { opportunity: reference, reason: text() },
  redateOpportunity: { opportunity: reference, proposed: day, reason: text().exactOptional() },
  saveDraft: { goal: goalCode, narrative: text().exactOptional(), answers: answers.exactOptional() },
  submitUpdate: { goal: goalCode, narrative: text().exactOptional(), noChange: flag.exactOptional(), answers: answers.exactOptional() },
  returnUpdate: onGoal,
  excuseUpdate: onGoal,
  acceptLate: onGoal,
  validateUpdate: { goal: goalCode, reason: text().exactOptional() },
  confirmSelection: { add: refs, remove: refs, order: refs },
  recordDecision: {
    level: oneOf(DECISION_LEVELS),
    on: reference,
    decision: oneOf(DECISIONS),
    text: text().exactOptional(),
    responsible: personId.exactOptional(),
    due: day.exactOptional(),
    valuation: oneOf(VALUATIONS).exactOptional(),
    to: oneOf(SCOPES).exactOptional(),
  },
  answerAgenda: { agenda: reference, answer: oneOf(AGENDA_ANSWERS), text: text().exactOptional(), date: day.exactOptional() },
  declareHoliday: { date: day, name: text(200) },
  delegate: {
    from: personId,
    to: personId,
    role: oneOf(ROLES),
    since: day,
    until: day,
    canSubmit: flag.exactOptional(),
    canDecide: flag.exactOptional(),
    reason: text().exactOptional(),
  },
  withdrawDelegation: { delegation: text(64), reason: text().exactOptional() },
  replanWeek: weekly,
  pauseWeek: weekly,
  resumeWeek: weekly,
  cancelWeek: weekly,
  retryLetter: { letter: text(64), reason: text() },
  attachDocument: { on: goalReference, document: text(64), name: text(200) },
  removeDocument: { goal: goalCode, document: text(64), name: text(200), reason: text() },
  ...ADMINISTRATIVE_FIELDS,
  ...SITTING_FIELDS,
  ...PROGRAMME_FIELDS,
} satisfies Record<ActName, z.ZodRawShape>;

type Parsed = { [Name in ActName]: { do: Name } & z.infer<z.ZodObject<(typeof ACT_FIELDS)[Name]>> }[ActName];
const each = Object.entries(ACT_FIELDS).map(([name, fields]) => strict({ do: z.literal(name), ...(fields as z.ZodRawShape) }));
const parsedActs = z.discriminatedUnion('do', [...each] as [(typeof each)[number], ...typeof each], {
  error: `one of the acts ${Object.keys(ACT_FIELDS).join(', ')}`,
}) as unknown as z.ZodType<Parsed>;
/** Every act of domain/acts.ts, unknown keys refused, discriminated by `do`. */
export const actSchema: z.ZodType<Act> = parsedActs; // fails to compile when the fields above leave the union of domain/acts.ts

function found(value: unknown): string {
  if (value === undefined) return 'is missing';
  const shown = JSON.stringify(value) ?? String(value);
  return `${shown.length > 80 ? `${shown.slice(0, 77)}...` : shown} does not fit`;
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined),
    input,
  );
}
