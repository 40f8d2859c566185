import type { Id, WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { SynergyKind } from '../domain/values.ts';
import type { Tx } from './transaction.ts';

/** One thing noted of a sitting, as it was told (domain.md 3.10). */
interface Noted<What> {
  readonly at: Instant;
  readonly by: Id | null;
  readonly what: What;
}
export interface Synergy {
  readonly goals: readonly string[]; // codes
  readonly kind: SynergyKind;
  readonly note: string;
}
/** What is known of a week's sitting beside its decisions: the last word on each matter, and every synergy. */
export interface Sitting {
  readonly attendance: Noted<readonly Id[]> | null;
  readonly takenUp: Noted<string> | null; // code
  readonly synergies: readonly Noted<Synergy>[];
  readonly confirmed: Noted<string | null> | null; // with a remark or without
  readonly order: readonly string[]; // codes of the items in the committee's pack, as it left
}

/** What the secretary or the chair noted of a week's sitting, and the order of its pack, in one statement. */
export async function readSitting(tx: Tx, week: WeekKey): Promise<Sitting> {
  const [row] = await tx.db.$queryRaw<{ noted: Row[] | null; order: string[] | null }[]>`
    SELECT (SELECT json_agg(json_build_object('of', e.payload->>'of', 'after', e.payload->'after', 'at', (extract(epoch from e.at) * 1000)::bigint, 'by', e.by_id) ORDER BY e.seq)
        FROM event e WHERE e.institution_id = ${tx.institutionId} AND e.kind = 'change' AND e.payload->>'id' = ${week}
          AND e.payload->>'of' IN ('attendance', 'sitting', 'synergy', 'minutes')
          AND e.at >= ${new Date(tx.now - KEPT)}) AS noted,
      (SELECT json_agg(i.item->>'item' ORDER BY i.place)
        FROM (SELECT data FROM report_run WHERE institution_id = ${tx.institutionId} AND week = ${week} AND code = 'P4' ORDER BY version DESC LIMIT 1) AS pack,
          json_array_elements(pack.data::json->'items') WITH ORDINALITY AS i(item, place)) AS order`;
  const noted = row?.noted ?? [];
  const last = <What>(of: Row['of']): Noted<What> | null => {
    const found = noted.findLast((one) => one.of === of);
    return found === undefined ? null : { at: found.at, by: found.by, what: found.after as What };
  };
  return {
    attendance: last('attendance'),
    takenUp: last('sitting'),
    synergies: noted.flatMap(({ of, after, at, by }) => (of === 'synergy' ? [{ at, by, what: after as Synergy }] : [])),
    confirmed: last('minutes'),
    order: row?.order ?? [],
  };
}

const DAY = 86_400_000;
const KEPT = 28 * DAY; // no sitting lasts longer: so only the end of the table is read
interface Row {
  readonly of: 'attendance' | 'sitting' | 'synergy' | 'minutes';
  readonly after: unknown;
  readonly at: Instant;
  readonly by: Id | null;
}
