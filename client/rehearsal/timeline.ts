import type { Act, RefusalType } from '../../domain/acts.ts';
import type { Fact } from '../../domain/facts.ts';
import type { Instant, Zone } from '../../domain/instant.ts';
import type { CountLine, GoalLine } from '../../domain/letter-data.ts';
import { MANAGEMENT_STATES, type Notice } from '../../domain/values.ts';

type WithoutWhen<One> = One extends Fact ? Omit<One, 'at' | 'asOf'> : never;
/** A fact as the event table keeps it: its two instants stand in columns of their own. */
export type StoredFact = WithoutWhen<Fact>;

/** What one line of the timeline is made of; `seq` puts in order what was written at one instant. */
export type TimelineEntry =
  | {
      readonly row: 'event';
      readonly seq: number;
      readonly at: Instant;
      readonly asOf: Instant;
      readonly payload: StoredFact;
      readonly by?: string | null;
      readonly onBehalfOf?: string | null;
    }
  | {
      readonly row: 'mail';
      readonly seq: number;
      readonly at: Instant;
      readonly notice: Notice | 'N22' | 'N23' | 'N24';
      readonly number?: number | null; // k of N02 and N23, version of N14
      readonly to: readonly string[]; // addresses
      readonly cc: readonly string[];
      readonly about: readonly string[];
      readonly file: string;
    }
  | {
      readonly row: 'refused';
      readonly seq: number;
      readonly at: Instant;
      readonly act: Act;
      readonly by: string;
      readonly for?: string;
      readonly week: string; // key of the cycle at hand, the subject of confirmSelection
      readonly failure: RefusalType;
      readonly why: string;
    }
  | { readonly row: 'outage'; readonly seq: number; readonly at: Instant; readonly until: Instant };

export type TimelineLine = { readonly at: string; readonly kind: string } & Readonly<Record<string, unknown>>;

/** What a run's rows leave untold or tell by other names. */
export interface Telling {
  readonly integrating?: ReadonlySet<string>; // codes of goals that write no state lines
  readonly person?: (id: string) => string; // the scenario's id of a person, by the stored one
}

/** All lines of a run, by `at` and then as they were written, as the text of `timeline.jsonl` (scenario.md, "The timeline"). */
export function timelineText(entries: readonly TimelineEntry[], zone: Pick<Zone, 'format'>, telling: Telling = {}): string {
  return [...entries]
    .sort((a, b) => a.at - b.at || a.seq - b.seq)
    .flatMap((entry) => timelineLine(entry, zone, telling) ?? [])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** One row as its line of the timeline, its keys in the order of scenario.md; null for what the contract does not tell. */
export function timelineLine(entry: TimelineEntry, zone: Pick<Zone, 'format'>, telling: Telling = {}): TimelineLine | null {
  const at = zone.format(entry.at);
  const person = telling.person ?? ((id: string) => id);
  switch (entry.row) {
    case 'event':
      return factLine(entry, at, zone, telling);
    case 'mail': {
      const { notice, number, to, cc, about, file } = entry;
      const counted = number === undefined || number === null ? {} : { [notice === 'N14' ? 'version' : 'k']: number };
      const ids = notice === 'N25' ? about.map(person) : about;
      return { at, kind: 'mail', notice, ...counted, to: [...to].sort(), cc: [...cc].sort(), about: [...ids].sort(), file };
    }
    case 'refused': {
      const { act, by, for: behalf, failure, why } = entry;
      const on = subjectOf(act, entry.week);
      const named = act.do === 'delegate' ? person(on) : on;
      return { at, kind: 'refused', do: act.do, by: person(by), ...forWhom(behalf, person), on: named, failure, why };
    }
    case 'outage':
      return { at, kind: 'act', do: 'outage', until: zone.format(entry.until) };
  }
}

/** What an act is on: the code it registers, else what it names (scenario.md, "act"). */
export function subjectOf(act: Act, week: string): string {
  switch (act.do) {
    case 'convertAlert':
      return act.item;
    case 'confirmSelection':
      return week;
    case 'declareHoliday':
      return act.date;
    case 'delegate':
      return act.from;
    default: {
      const fields: Readonly<Record<string, unknown>> = { ...act };
      const found = ['id', 'item', 'opportunity', 'agenda', 'indicator', 'risk', 'on', 'goal', 'week', 'delegation', 'letter'].find(
        (key) => typeof fields[key] === 'string',
      );
      return found === undefined ? '' : String(fields[found]);
    }
  }
}

function factLine(
  entry: Extract<TimelineEntry, { readonly row: 'event' }>,
  at: string,
  zone: Pick<Zone, 'format'>,
  { integrating, person = (id) => id }: Telling,
): TimelineLine | null {
  const fact = entry.payload;
  const planned = entry.asOf === entry.at ? {} : { planned: zone.format(entry.asOf) };
  switch (fact.kind) {
    case 'deadlineRun':
      return { at, ...planned, kind: fact.kind, date: fact.date };
    case 'milestone':
      return { at, ...planned, kind: fact.kind, code: fact.code };
    case 'act': {
      const on = fact.do === 'delegate' ? person(fact.on) : fact.on;
      return { at, kind: fact.kind, do: fact.do, by: person(fact.by), ...forWhom(fact.for, person), on };
    }
    case 'scope': {
      const { kind, item, from, to, trigger, due } = fact;
      return { at, kind, item, from, to, trigger, due };
    }
    case 'state': {
      const { kind, of, id, from, to } = fact;
      const untold = of === 'goal' && integrating?.has(id) === true;
      return untold ? null : { at, kind, of, id, from, to };
    }
    case 'selection':
      return { at, kind: fact.kind, auto: fact.auto, sections: pick(fact.sections, ['1', '2', '3', '4']) };
    case 'decision': {
      const { kind, level, on, decision, responsible, due, valuation } = fact;
      const who = responsible === undefined ? {} : { responsible: person(responsible) };
      return { at, kind, level, on, decision, ...who, ...(due !== undefined && { due }), ...(valuation !== undefined && { valuation }) };
    }
    case 'agenda': {
      const { kind, id, type, origin, state } = fact;
      return { at, kind, id, type, origin, state };
    }
    case 'pack': {
      const { kind, code, version, sha256 } = fact;
      return { at, kind, code, version, sha256 };
    }
    case 'change':
    case 'letter':
    case 'plan':
      return null; // history and operation, not what happened in the week
  }
}

function pick<Key extends string, Value>(from: Readonly<Record<Key, Value>>, keys: readonly Key[]): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

const forWhom = (behalf: string | undefined, person: (id: string) => string) => (behalf === undefined ? {} : { for: person(behalf) });

/** The dashboard of a snapshot as the text of its file: header in order of severity, rows in list order (scenario.md). */
export function dashboardFile(at: Instant, header: readonly CountLine[], rows: readonly GoalLine[], zone: Pick<Zone, 'format'>): string {
  const counts = MANAGEMENT_STATES.map((state) => {
    const line = header.find((one) => one.state === state);
    return [state, { count: line?.count ?? 0, percent: line?.percent ?? null }] as const;
  });
  const total = counts.reduce((sum, [, { count }]) => sum + count, 0);
  const told = rows.map((row) => ({
    goal: row.goal,
    state: row.state,
    restrictions: row.restrictions,
    alerts: row.alerts,
    delayed: row.delayed,
    reprogrammed: row.reprogrammed,
    days: row.days,
    actual: row.actual,
    expected: row.expected,
    original: row.original,
    gap: row.gap,
    light: row.light,
    stale: row.stale,
  }));
  return `${JSON.stringify({ at: zone.format(at), header: { total, ...Object.fromEntries(counts) }, rows: told }, null, 2)}\n`;
}
