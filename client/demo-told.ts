import type { Instant, Zone } from '../domain/instant.ts';
import { type EventRow, readEvents } from '../store/events.ts';
import { namesOfPeople } from '../store/institution-views.ts';
import { type LetterView, listLetters } from '../store/letter-views.ts';
import type { Tx } from '../store/transaction.ts';
import { say, type Words, word } from './words.ts';

export interface Telling {
  readonly zone: Zone;
  readonly words: Words;
  readonly tell: (line: string) => void;
}

/** Tells what happened since an event, one line each, and answers the last one told. */
export async function tellEvents(tx: Tx, after: number, { zone, words, tell }: Telling): Promise<number> {
  const events = await readEvents(tx, { after });
  const keys = events.flatMap(({ kind, payload }) => (kind === 'letter' ? [String(payload.letter)] : []));
  const letters = new Map((keys.length > 0 ? await listLetters(tx, { keys }) : []).map((letter) => [letter.key, letter]));
  const names = await namesOfPeople(tx);
  for (const event of events) {
    const line = lineOf(event, letters, names, words);
    if (line !== undefined) tell(`${whenOf(event.at, zone, words)}  ${line}`);
  }
  return events.reduce((last, { seq }) => Math.max(last, seq), after);
}

/** `mié 25/11 07:00` */
function whenOf(at: Instant, zone: Zone, { language }: Words): string {
  const local = zone.format(at);
  const [year = '', month = '', day = ''] = local.slice(0, 10).split('-');
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(Number(year), Number(month) - 1, Number(day)),
  );
  return `${weekday.replace('.', '').slice(0, 3)} ${day}/${month} ${local.slice(11, 16)}`;
}

/** What an event says, in words; nothing for what another line tells already. */
function lineOf(
  { kind, payload, by }: EventRow,
  letters: ReadonlyMap<string, LetterView>,
  names: ReadonlyMap<string, string>,
  words: Words,
): string | undefined {
  const { told, milestones, scopes, triggers, states, kinds, acts, decisions } = words;
  const text = (key: string): string => String(payload[key] ?? '');
  const who = names.get(by ?? text('by')) ?? by ?? text('by');
  switch (kind) {
    case 'deadlineRun':
      return `· ${told.deadlineRun}`;
    case 'milestone':
      return `▸ ${text('code')} ${word(milestones, text('code'))}`;
    case 'letter':
      return letterLine(text('what'), text('reason'), letters.get(text('letter')), words);
    case 'scope':
      return `↑ ${say(told.scope, { item: text('item'), from: word(scopes, text('from')), to: word(scopes, text('to')), why: word(triggers, text('trigger')) })}`;
    case 'state': {
      const of = text('of');
      const to = word(states[of], text('to'));
      const from = payload.from === null ? undefined : word(states[of], text('from'));
      return `  ${say(from === undefined ? told.born : told.state, { of: word(kinds, of), id: text('id'), from: from ?? '', to })}`;
    }
    case 'act':
      return `○ ${say(told.act, { who, act: word(acts, text('do')), on: text('on') })}`;
    case 'refused':
      return `✗ ${say(told.refused, { who, act: word(acts, (payload.act as { readonly do?: string } | undefined)?.do ?? ''), why: text('why') })}`;
    case 'selection': {
      const lines = Object.entries((payload.sections ?? {}) as Record<string, readonly string[]>);
      const shown = lines.flatMap(([section, refs]) => (refs.length > 0 ? [`${section}: ${refs.join(', ')}`] : [])).join('; ');
      return `  ${say(payload.auto === true ? told.selectionAuto : told.selection, { lines: shown })}`;
    }
    case 'decision':
      return `  ${say(told.decision, { on: text('on'), decision: word(decisions, text('decision')), level: word(scopes, text('level')) })}`;
    case 'agenda':
      return `  ${say(told.agenda, { id: text('id'), state: word(states.agenda, text('state')) })}`;
    case 'plan':
      return `  ${say(told.paused, { week: text('week'), state: word(states.plan, text('state')) })}`;
    default:
      return undefined; // packs go out with their letters; changes of fields are history
  }
}

function letterLine(what: string, why: string, letter: LetterView | undefined, { told }: Words): string | undefined {
  if (what === 'WITHDRAWN') return `✉ ${letter?.notice ?? ''} ${say(told.withdrawn, { why })}`;
  if (what === 'REFUSED') return `✉ ${letter?.notice ?? ''} ${say(told.notTaken, { why })}`;
  if (letter === undefined) return undefined;
  const to = letter.copies.filter(({ capacity }) => capacity === 'TO').map(({ address }) => address);
  const cc = letter.copies.length - to.length;
  const subject = letter.copies[0]?.subject ?? '';
  return `✉ ${letter.notice} ${subject} → ${to.join(', ')}${cc > 0 ? ` (${say(told.copies, { n: cc })})` : ''}`;
}
