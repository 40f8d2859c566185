import type { z } from 'zod';
import { fieldErrors } from '../acts.schema.ts';
import { instantText } from '../fields.schema.ts';
import {
  delegationSchema,
  fileSchema,
  goalSchema,
  indicatorSchema,
  institutionSchema,
  itemSchema,
  opportunitySchema,
  personSchema,
  scenarioActSchema,
  updateSchema,
} from './scenario.schema.ts';
import type { Path, Problem, YamlSource } from './yaml-source.ts';

/** One element of the file that has the right form, and where it stands. */
export interface Part<Value> {
  readonly path: Path;
  readonly value: Value;
}
type PartsOf<Schema extends z.ZodType> = readonly Part<z.output<Schema>>[];
/** One act of the file as it was read; its fields are those of scenario.md. */
export type ReadAct = {
  readonly at: string;
  readonly do: string;
  readonly by?: string;
  readonly for?: string;
  readonly until?: string;
} & Readonly<Record<string, unknown>>;

/** Tells one problem at the place where it stands. */
export type Say = (path: Path, message: string, expected: string) => void;

/** The parts of a file that have the right form, each read on its own so that every fault of every part is told at once. */
export interface Parts {
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly institution: z.output<typeof institutionSchema> | undefined;
  readonly people: PartsOf<typeof personSchema>;
  readonly delegations: PartsOf<typeof delegationSchema>;
  readonly goals: PartsOf<typeof goalSchema>;
  readonly items: PartsOf<typeof itemSchema>;
  readonly opportunities: PartsOf<typeof opportunitySchema>;
  readonly indicators: PartsOf<typeof indicatorSchema>;
  readonly updates: PartsOf<typeof updateSchema>;
  readonly names: readonly Part<{ readonly from: string; readonly to: unknown }>[];
  readonly acts: readonly Part<ReadAct>[];
  readonly snapshots: PartsOf<typeof instantText>;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Reads every part of the file by its schema. */
export function readParts(source: YamlSource): { readonly parts: Parts; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const raw = isRecord(source.data) ? source.data : {};
  const form = fileSchema.safeParse(source.data);
  if (!form.success) problems.push(...problemsOf(form.error, source, [], source.data));

  function one<Schema extends z.ZodType>(schema: Schema, value: unknown, path: Path): z.output<Schema> | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(...problemsOf(parsed.error, source, path, value));
    return schema.safeParse(withoutUnknown(value, parsed.error)).data; // what is known of it is still checked
  }
  function each<Schema extends z.ZodType>(schema: Schema, key: string): PartsOf<Schema> {
    return listIn(raw, key).flatMap((value, index) => {
      const path = [key, index];
      const read = one(schema, value, path);
      return read === undefined ? [] : [{ path, value: read }];
    });
  }
  const valid = (key: string) => instantText.safeParse(raw[key]).data; // its fault is told with the form
  const names = isRecord(raw.names) ? Object.entries(raw.names) : [];
  const parts: Parts = {
    start: valid('start'),
    end: valid('end'),
    institution: isRecord(source.data) ? one(institutionSchema, raw.institution, ['institution']) : undefined,
    people: each(personSchema, 'people'),
    delegations: each(delegationSchema, 'delegations'),
    goals: each(goalSchema, 'goals'),
    items: each(itemSchema, 'items'),
    opportunities: each(opportunitySchema, 'opportunities'),
    indicators: each(indicatorSchema, 'indicators'),
    updates: each(updateSchema, 'updates'),
    names: names.map(([from, to]) => ({ path: ['names', from], value: { from, to } })),
    acts: each(scenarioActSchema, 'acts') as unknown as readonly Part<ReadAct>[],
    snapshots: each(instantText, 'snapshots'),
    raw,
  };
  return { parts, problems };
}

/** The elements of one list of the file, whatever their form. */
export function listIn(raw: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const value = raw[key];
  return Array.isArray(value) ? value : [];
}

/** A text in a field of an element, whatever the form of the rest. */
export function textIn(value: unknown, key: string): string | undefined {
  const field = isRecord(value) ? value[key] : undefined;
  return typeof field === 'string' ? field : undefined;
}

/** `acts[3].limit`, as a problem names its place. */
export const pathText = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');

/** Says each value but the first of a group of equal ones. */
export function sayRepeated<Value>(list: readonly Part<Value>[], key: string, of: (value: Value) => string, say: Say): void {
  const first = new Map<string, Path>();
  for (const { path, value } of list) {
    const before = first.get(of(value));
    if (before === undefined) first.set(of(value), path);
    else say([...path, key], `${of(value)} is given twice`, `something else than ${pathText(before)}`);
  }
}

function problemsOf(error: z.ZodError, source: YamlSource, base: Path, input: unknown): Problem[] {
  return fieldErrors(error, input).map(({ path, message, expected }) => {
    const full = [...base, ...path];
    const unknown = message.startsWith('unknown key');
    return { ...(unknown ? source.keyAt(full) : source.valueAt(full)), path: pathText(full), message, expected };
  });
}

/** The same value without the keys that no schema knows. */
function withoutUnknown(value: unknown, { issues }: z.ZodError): unknown {
  const known = structuredClone(value);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>((one, step) => (isHolder(one) ? Reflect.get(one, step) : undefined), known);
    if (isHolder(holder)) for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return known;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
