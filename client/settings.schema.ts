import { z } from 'zod';
import type { DEFAULT_THRESHOLDS } from '../domain/entities.ts';
import { SCOPES } from '../domain/values.ts';
import { isTimeZone } from '../store/zone.ts';
import { listOf, oneOf, strict, text, whole } from './fields.schema.ts';

/** A language, with a region or without. */
export const locale = z
  .string({ error: 'a locale as es-PE' })
  .regex(/^(?:es|pt|en)(?:-(?:[A-Z]{2}|\d{3}))?$/, { error: 'es, pt or en, with a region or without: es-PE' });

/** A mail address. */
export const address = text(254).regex(/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/, { error: 'a mail address' });

/** A time zone by its IANA name. */
export const timeZone = z
  .string({ error: 'a time zone as America/Lima' })
  .refine(isTimeZone, { error: 'a time zone that exists, as America/Lima' });

const share = z
  .number({ error: 'a number from 0 to 1' })
  .min(0, { error: 'a number from 0 to 1' })
  .max(1, { error: 'a number from 0 to 1' });
const points = z.number({ error: 'a number of points' });

/** The thresholds of domain.md 8.5. */
export const THRESHOLDS = {
  delayedShare: share,
  thermometerAmber: points,
  thermometerRed: points,
  preLimitWarnings: listOf(whole(0)),
  turnDays: whole(1),
  turnDaysUrgent: whole(1),
  unreviewedAfter: whole(1),
  unreviewedAction: oneOf(['NOTIFY', 'ESCALATE']),
  alertOnLimitPassed: oneOf(['ESCALATE', 'CONVERT']),
  maxAutomaticScope: oneOf(SCOPES),
  missedForSystemAlert: whole(1),
  staleFrame: whole(1),
  lookAheadDays: whole(0),
  recentlyProgrammedDays: whole(0),
  stopProposalDays: whole(1),
  stopProposalCycles: whole(1),
  maxLimitExtensions: whole(0),
  maxCommitments: whole(0),
  maxCommitmentDays: whole(0),
  reopenWeeks: whole(0),
} satisfies Record<keyof typeof DEFAULT_THRESHOLDS, z.ZodType>;

/** The fields of a shape, each of which may be left out. */
export const optional = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, z.exactOptional(schema)])) as {
    [Key in keyof Shape]: z.ZodExactOptional<Shape[Key]>;
  };

/** Every field of a shape may be left out. */
export const overrides = <Shape extends Record<string, z.ZodType>>(shape: Shape) => strict(optional(shape));

/** The same schema under each of these names. */
export const allTo = <Key extends string, Schema extends z.ZodType>(keys: readonly Key[], schema: Schema) =>
  Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>;
