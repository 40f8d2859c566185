import type { z } from 'zod';
import type { Act, ActName } from '../../domain/acts.ts';
import { isDay } from '../../domain/calendar.ts';
import { ACT_FIELDS, type FieldError, parseAct } from '../acts.schema.ts';
import { day } from '../fields.schema.ts';
import type { FormValues } from './visit.ts';

/** Names that belong to the form and not to the act. */
const OF_THE_FORM: ReadonlySet<string> = new Set(['_csrf', 'form', 'key', 'then', 'version', 'onBehalfOf']);

/** The act that a form's fields say, read by the act's own schema: absent where empty, days as people type them. */
export function actFromForm(
  values: FormValues,
): { readonly act: Act } | { readonly errors: readonly FieldError[]; readonly name: ActName | undefined } {
  const name = Object.hasOwn(ACT_FIELDS, String(values.do)) ? (values.do as ActName) : undefined;
  const read = name === undefined ? { do: String(values.do ?? '') } : { do: name, ...fieldsFrom(ACT_FIELDS[name], values) };
  const parsed = parseAct(read);
  return 'act' in parsed ? parsed : { errors: parsed.errors, name };
}

/** Typed fields as the values of a schema's shape; nested ones are named `treatment.what`. */
function fieldsFrom(shape: z.ZodRawShape, values: FormValues, prefix = ''): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(shape)) {
    const name = `${prefix}${field}`;
    if (OF_THE_FORM.has(name)) continue;
    const value = readValue(schema as z.ZodType, name, values);
    if (value !== undefined) read[field] = value;
  }
  return read;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: z.ZodRawShape;
  readonly element?: z.ZodType;
}
const definitionOf = (schema: z.ZodType): Definition => (schema as unknown as { readonly def: Definition }).def;

function readValue(schema: z.ZodType, name: string, values: FormValues): unknown {
  const { type, innerType, shape, element } = definitionOf(schema);
  if (innerType !== undefined) return readValue(innerType, name, values);
  if (type === 'object' && shape !== undefined) {
    const inner = fieldsFrom(shape, values, `${name}.`);
    return Object.keys(inner).length > 0 ? inner : undefined;
  }
  const given = values[name];
  if (type === 'array' && element !== undefined && definitionOf(element).type === 'number') return numbersIn(given);
  if (type === 'array') return given === undefined ? undefined : [given].flat().filter((one) => one !== '');
  const [typed] = [given].flat();
  const text = typed?.trim();
  if (text === undefined || text === '') return undefined;
  if (type === 'boolean') return ['on', 'true', '1', 'yes'].includes(text) ? true : text === 'false' || text === 'no' ? false : text;
  if (type === 'number') return Number.isNaN(Number(text.replace(',', '.'))) ? text : Number(text.replace(',', '.'));
  return schema === day ? typedDay(text) : text;
}

/** «5, 2, 0» as a list of numbers; what is none stays as it came, to be refused by the schema. */
function numbersIn(given: string | readonly string[] | undefined): (number | string)[] | undefined {
  const parts = [given ?? []]
    .flat()
    .flatMap((text) => text.split(/[,;\s]+/))
    .filter((one) => one !== '');
  return given === undefined ? undefined : parts.map((one) => (Number.isNaN(Number(one)) ? one : Number(one)));
}

/** `25/11/2026`, `25-11-26` or `2026-11-25` as a day; anything else as it came, to be refused by the schema. */
export function typedDay(text: string): string {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text.trim()) ?? [];
  if (y === '') return text.trim();
  const read = `${y.length === 2 ? `20${y}` : y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDay(read) ? read : text.trim();
}
