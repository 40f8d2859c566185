import type { z } from 'zod';
import type { SittingAct } from '../domain/sitting.ts';
import { SYNERGY_KINDS } from '../domain/values.ts';
import { goalCode, listOf, oneOf, personId, reference, text } from './fields.schema.ts';

const week = text(8);
/** The fields of what is noted of a sitting of the committee (domain.md 3.10). */
export const SITTING_FIELDS = {
  noteAttendance: { week, present: listOf(personId).default([]) },
  takeUp: { week, on: reference },
  acceptSynergy: { week, goals: listOf(goalCode), kind: oneOf(SYNERGY_KINDS), text: text(2_000) },
  confirmMinutes: { week, text: text().exactOptional() },
} satisfies Record<SittingAct['do'], z.ZodRawShape>;
