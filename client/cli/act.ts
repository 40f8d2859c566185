import { ACT_FIELDS, parseAct } from '../acts.schema.ts';
import { nearest } from './arguments.ts';
import { command } from './command.ts';
import { doAct, refuseAct } from './do-act.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { Refused } from './outcome.ts';
import { institutionOf, withStore } from './service.ts';

/** `rutina act mop submitUpdate --by lucia goal=MOP-01` */
export const act = command({
  name: 'act',
  about: 'Does what a person may do, in their name: the acts of scenario.md and those of an operator on weeks and letters',
  args: {
    institution: INSTITUTION_ARG,
    do: { type: 'positional', description: `one of ${Object.keys(ACT_FIELDS).join(', ')}` },
    by: { type: 'string', required: true, valueHint: 'person', description: 'who acts' },
    for: { type: 'string', valueHint: 'person', description: 'on whose behalf' },
    json: { type: 'string', valueHint: '{…}', description: 'the fields as one JSON object, instead of field=value' },
  },
  restHint: 'field=value … the fields of the act; a list repeats its field: add=R-001 add=R-002',
  examples: [
    'rutina act mop submitUpdate --by lucia goal=MOP-01 noChange=true',
    'rutina act mop registerRestriction --by lucia on=MOP-01/1,03 title="Equipo detenido" type=FINANCIAL limit=2026-12-04',
    `rutina act mop recordDecision --by carmen --json '{"level":"MINISTER","on":"R-001","decision":"COMMIT","responsible":"lucia","due":"2026-12-04"}'`,
  ],
  perform: async ({ institution, do: name, by, for: onBehalfOf, json, rest }, io) => {
    if (!Object.hasOwn(ACT_FIELDS, name)) {
      const near = nearest(name, Object.keys(ACT_FIELDS));
      throw new Refused(
        `There is no act ${JSON.stringify(name)}${near === undefined ? '' : `, did you mean ${near}?`} There are: ${Object.keys(ACT_FIELDS).join(', ')}.`,
      );
    }
    const fields = json === undefined ? fromPairs(name as keyof typeof ACT_FIELDS, rest) : fromJson(json, rest);
    const parsed = parseAct({ ...fields, do: name });
    if ('errors' in parsed) return refuseAct(parsed.errors);
    return withStore(io.config(), async (store) =>
      doAct(store, parsed.act, { institutionId: await institutionOf(store, institution), by, onBehalfOf }, io),
    );
  },
});

function fromJson(json: string, rest: readonly string[]): Record<string, unknown> {
  if (rest.length > 0) throw new Refused(`Give the fields either by --json or as field=value, not both: ${rest.join(' ')}`);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Refused(`--json is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused('--json: expected one object with the fields of the act');
  return value as Record<string, unknown>;
}

/** `field=value` pairs as the kinds of value that the act's fields take; `treatment.what=…` goes into an object. */
function fromPairs(name: keyof typeof ACT_FIELDS, pairs: readonly string[]): Record<string, unknown> {
  const schemas: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>> = ACT_FIELDS[name];
  const fields: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const pair of pairs) {
    const [, key, inner, value] = /^([A-Za-z]+)(?:\.([A-Za-z]+))?=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) {
      problems.push(`${JSON.stringify(pair)} is no field=value`);
      continue;
    }
    const before = fields[key];
    if (inner !== undefined) fields[key] = { ...(typeof before === 'object' ? before : {}), [inner]: value };
    else if (schemas[key]?.safeParse([]).success === true) fields[key] = [...(Array.isArray(before) ? before : []), value];
    else if (before !== undefined) problems.push(`${key} is given twice`);
    else fields[key] = schemas[key]?.safeParse(true).success === true && /^(?:true|false)$/.test(value) ? value === 'true' : value;
  }
  if (problems.length > 0) throw new Refused(problems, 'Nothing was done; the fields are not right:');
  return fields;
}
