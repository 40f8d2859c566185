import { addDays } from '../../domain/calendar.ts';
import { DEFAULT_CALENDAR, DEFAULT_LADDER } from '../../domain/timetable.ts';
import { INSTITUTION_KINDS } from '../../domain/values.ts';
import { listInstitutions } from '../../store/institution-views.ts';
import { foundInstitution } from '../../store/institutions.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { fieldErrors } from '../acts.schema.ts';
import { RESERVED } from '../founding.ts';
import { institutionSchema } from '../rehearsal/scenario.schema.ts';
import { anchorsOf, thresholdsOf, timetableOf } from '../rehearsal/scenario-defaults.ts';
import { institutionProblems } from '../rehearsal/scenario-institution-checks.ts';
import { readYaml, type YamlSource } from '../rehearsal/yaml-source.ts';
import { command } from './command.ts';
import { EXIT, Refused } from './outcome.ts';
import { fileBytes } from './people-of.ts';
import { withStore } from './service.ts';

/** `rutina institutions create` */
export const create = command({
  name: 'create',
  about: 'Founds an institution that lives by the wall clock: nothing happens in it until its Schedules are applied',
  args: {
    file: {
      type: 'positional',
      required: false,
      description: 'a YAML file with the fields of "institution:" in a scenario; the options below come before it',
    },
    code: { type: 'string', valueHint: 'MOP', description: '2 to 16 capitals, digits and hyphens; never changes' },
    name: { type: 'string', valueHint: 'text', description: 'its full name' },
    'time-zone': { type: 'string', valueHint: 'America/Lima', description: 'where it lives' },
    locale: { type: 'string', valueHint: 'es-PE', description: 'es, pt or en, with a region or without' },
    kind: { type: 'string', valueHint: 'MINISTRY', description: `a ministry without it, else one of ${INSTITUTION_KINDS.join(', ')}` },
  },
  examples: [
    'rutina institutions create --code MSP --name "Ministerio de Salud Pública" --time-zone America/Asuncion --locale es-PY',
    'rutina institutions create ministry.yaml',
  ],
  perform: async ({ file, rest: _none, ...options }, io) => {
    const source = file === undefined ? undefined : sourceOf(file);
    const institution = institutionOf(file, source, options);
    return withStore(io.config(), async (store) => {
      const id = institution.code.toLowerCase();
      const present = await listInstitutions(store);
      const taken = [
        ...(present.some((one) => one.id === id) ? [`the code ${institution.code} is taken`] : []),
        ...(present.some((one) => one.name === institution.name) ? [`the name ${institution.name} is taken`] : []),
        ...(RESERVED.has(id) ? [`the code ${institution.code} would hide a page of the service`] : []),
      ];
      if (taken.length > 0) throw new Refused(taken, 'Nothing was founded:');
      const { code, name, kind, timeZone, locale, holidays } = institution;
      const timetable = timetableOf(institution);
      const zone = zoneOf(timeZone);
      const now = store.wall();
      const today = zone.dayOf(now);
      await transaction(store, id, 'exclusive', (tx) =>
        foundInstitution(tx, {
          ...{ id, code, name, shortName: code, kind, governmentLevel: 'NATIONAL' as const, timeZone, locale, handAt: null, timetable },
          ladder: institution.ladder ?? DEFAULT_LADDER,
          anchors: anchorsOf(institution),
          thresholds: thresholdsOf(institution),
          calendar: { ...DEFAULT_CALENDAR, holidays },
          mode: 'OFFICIAL',
          loadedAt: now,
          lastDeadlineRun: zone.instantOf(today, timetable.R07) >= now ? addDays(today, -1) : today,
        }),
      );
      io.out(`founded ${id}: ${name}`);
      io.out(`next: "rutina people add ${id} …", "rutina goals import ${id} …", then "rutina schedules apply ${id}" sets its weeks going`);
      return EXIT.ok;
    });
  },
});

type Options = Readonly<Record<'code' | 'name' | 'time-zone' | 'locale' | 'kind', string | undefined>>;

/** The institution as file and options describe it, or everything that is wrong with the description. */
function institutionOf(file: string | undefined, source: YamlSource | undefined, { 'time-zone': timeZone, ...options }: Options) {
  const inFile = source === undefined ? {} : innerOf(source.data);
  const path = source !== undefined && isObject(source.data) && 'institution' in source.data ? ['institution'] : [];
  const given = { ...inFile, ...Object.fromEntries(Object.entries({ ...options, timeZone }).filter(([, value]) => value !== undefined)) };
  const parsed = institutionSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : fieldErrors(parsed.error, given).map(({ path: at, message, expected }) => `${placeOf(at)}: ${message}; expected ${expected}`);
  if (source !== undefined)
    problems.push(...source.faults.map(({ line, message, expected }) => `${file}:${line}: ${message}; expected ${expected}`));
  if (parsed.success)
    institutionProblems(parsed.data, (at, message, expected) => problems.push(`${placeOf(at.slice(1))}: ${message}; expected ${expected}`));
  if (!parsed.success || problems.length > 0)
    throw new Refused(problems, 'Nothing was founded; the institution is not described well enough:');
  return parsed.data;

  function placeOf(at: readonly (string | number)[]): string {
    const field = at.join('.');
    const isOption = ['code', 'name', 'timeZone', 'locale', 'kind'].includes(field) && !Object.hasOwn(inFile, field);
    if (isOption || source === undefined || file === undefined) return field === 'timeZone' ? '--time-zone' : `--${field}`;
    return `${file}:${source.valueAt([...path, ...at]).line}: ${field}`;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const innerOf = (data: unknown): Record<string, unknown> => {
  const inner = isObject(data) && 'institution' in data ? data.institution : data;
  return isObject(inner) ? inner : {};
};

function sourceOf(file: string): YamlSource {
  const source = readYaml(fileBytes(file, 'the file'));
  if ('problems' in source)
    throw new Refused(
      source.problems.map(({ line, message, expected }) => `${file}:${line}: ${message}; expected ${expected}`),
      'Nothing was founded:',
    );
  return source;
}
