import { z } from 'zod';
import { IG_KINDS } from '../../domain/values.ts';
import { fieldErrors } from '../acts.schema.ts';
import { flag, listOf, oneOf, strict, text, whole } from '../fields.schema.ts';
import { type Problem, readYaml } from '../rehearsal/yaml-source.ts';
import { FIELD_NAMES, type Field } from './fields.ts';

const title = text(200);
const columns = strict(
  Object.fromEntries(FIELD_NAMES.map((key) => [key, title.exactOptional()])) as Record<Field, z.ZodExactOptional<typeof title>>,
);

/**
 * A map file (YAML) says how a table of one's own is to be read, where the headers are not those the import knows:
 *
 *     columns: {goalTitle: objetivo, title: proyecto, end: fecha_hasta}   # our field: header of the table
 *     constants: {kind: TECHNICAL, critical: true}                        # what no column tells
 *     states: {FINISHED: [Finalizado], OPEN: [En curso]}                  # words of the state column
 *     dates: DMY                                                          # order of 03/04/2026, else by the locale
 *     codes: {goalPrefix: OBJ-, goalDigits: 3}                            # put before what goalCode holds, or before a running number
 *     institution: Ministerio de Salud                                    # rows of other institutions are passed over
 */
const mapSchema = strict({
  columns: columns.exactOptional(),
  constants: strict({
    kind: oneOf(IG_KINDS).exactOptional(),
    critical: flag.exactOptional(),
    priority: flag.exactOptional(),
    manager: title.exactOptional(),
    orgUnit: title.exactOptional(),
  }).exactOptional(),
  states: strict({
    FINISHED: listOf(title).exactOptional(),
    OPEN: listOf(title).exactOptional(),
    STOPPED: listOf(title).exactOptional(),
    CANCELLED: listOf(title).exactOptional(),
  }).exactOptional(),
  dates: oneOf(['DMY', 'MDY']).exactOptional(),
  codes: strict({
    goalPrefix: z
      .string({ error: 'capitals, digits and hyphens' })
      .regex(/^[A-Z0-9-]{1,12}$/, { error: 'capitals, digits and hyphens' })
      .exactOptional(),
    goalDigits: whole(1).max(6, { error: 'at most 6' }).exactOptional(),
  }).exactOptional(),
  institution: title.exactOptional(),
});
export type ColumnMap = z.output<typeof mapSchema>;

/** Reads a map file, or says everything that is wrong with it, each with its line. */
export function readColumnMap(file: string | Uint8Array): { readonly map: ColumnMap } | { readonly problems: readonly Problem[] } {
  const source = readYaml(file);
  if ('problems' in source) return source;
  const parsed = mapSchema.safeParse(source.data);
  if (parsed.success && source.faults.length === 0) return { map: parsed.data };
  const errors = parsed.success ? [] : fieldErrors(parsed.error, source.data);
  const problems = errors.map(({ path, message, expected }) => ({ ...source.valueAt(path), path: path.join('.'), message, expected }));
  return { problems: [...source.faults, ...problems] };
}
