import type { Act, RefusalType } from '../../domain/acts.ts';
import type { Zone } from '../../domain/instant.ts';
import { type EventRow, readEvents } from '../../store/events.ts';
import type { Tx } from '../../store/transaction.ts';
import type { FiledLetter } from './outputs.ts';
import { instantIn, type Scenario } from './scenario-model.ts';
import type { StoredFact, TimelineEntry } from './timeline.ts';

/** Everything a run wrote down, as the entries of its timeline. */
export async function timelineEntries(
  tx: Tx,
  mail: ReadonlyMap<string, FiledLetter>,
  scenario: Scenario,
  zone: Zone,
): Promise<TimelineEntry[]> {
  const rows = await readEvents(tx);
  const outages = scenario.acts.flatMap((one): TimelineEntry[] =>
    one.kind === 'outage' ? [{ row: 'outage', seq: 0, at: instantIn(one.at, zone), until: instantIn(one.until, zone) }] : [],
  );
  return [...rows.flatMap((row) => entryOf(row, mail) ?? []), ...outages];
}

function entryOf(
  { seq, at, asOf, kind, payload, by, onBehalfOf }: EventRow,
  mail: ReadonlyMap<string, FiledLetter>,
): TimelineEntry | undefined {
  if (kind === 'refused') {
    const { act, week, failure, why, ...who } = payload as {
      act: Act;
      week: string;
      failure: RefusalType;
      why: string;
      by: string;
      for?: string;
    };
    return { row: 'refused', seq, at, act, week, failure, why, ...who };
  }
  if (kind === 'letter') {
    const letter = payload.what === 'LEFT' ? mail.get(String(payload.letter)) : undefined;
    // A calendar's move is no notice of domain.md 6.6, so it is no line (docs/adr).
    if (!letter || letter.notice === 'CAL') return undefined;
    const { notice, number, to, cc, about, file } = letter;
    return { row: 'mail', seq, at, notice, number, to, cc, about, file };
  }
  // Written by saveWork from a Fact, and by nothing else.
  return { row: 'event', seq, at, asOf, payload: { kind, ...payload } as unknown as StoredFact, by, onBehalfOf };
}
