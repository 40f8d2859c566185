import type { WeeklyUpdate } from '../../../domain/entities.ts';
import { isAsked, type Question } from './questions.ts';

/** What the writer of a form had before their eyes: it travels with the form, and is kept with the draft. */
export interface Seen {
  readonly sent: number | null; // when the update was last sent
  readonly state: string; // of the update
  readonly draft: number | null; // when the draft it was filled from was saved
  readonly lines: Readonly<Record<string, string>>; // each question with what it says, so that a change shows
}
/** Something that is not as it was when the form was opened. */
export type Change =
  | { readonly what: 'SENT' | 'RETURNED' | 'DRAFT' }
  | { readonly what: 'NEW' | 'CHANGED'; readonly question: Question }
  | { readonly what: 'GONE'; readonly key: string };

/** What stands before the reader now. */
export const seenNow = (questions: readonly Question[], update: WeeklyUpdate, draftAt: number | null): Seen => ({
  sent: update.amendedAt ?? update.submittedAt,
  state: update.state === 'DRAFT' ? 'PENDING' : update.state, // saving a draft changes nothing for who fills in the form
  draft: draftAt,
  lines: Object.fromEntries(questions.filter(isAsked).map((question) => [question.key, saysNow(question)])),
});

/** What differs between what was seen and what is; drafts are compared only where `draft` says that somebody else wrote the last one. */
export function changesSince(before: Seen, now: Seen, questions: readonly Question[], others: { readonly draft: boolean }): Change[] {
  const changes: Change[] = [];
  if (now.state === 'RETURNED' && before.state !== 'RETURNED') changes.push({ what: 'RETURNED' });
  else if (now.sent !== before.sent) changes.push({ what: 'SENT' });
  if (others.draft && now.draft !== null && now.draft !== before.draft) changes.push({ what: 'DRAFT' });
  for (const question of questions.filter(isAsked)) {
    const then = before.lines[question.key];
    if (then === undefined) changes.push({ what: 'NEW', question });
    else if (then !== now.lines[question.key]) changes.push({ what: 'CHANGED', question });
  }
  const gone = Object.keys(before.lines).filter((key) => now.lines[key] === undefined);
  return [...changes, ...gone.map((key): Change => ({ what: 'GONE', key }))];
}

/** Reads what came back with a form; undefined where it is not ours. */
export function readSeen(given: unknown): Seen | undefined {
  const read = typeof given === 'string' ? parsed(given) : given;
  if (typeof read !== 'object' || read === null || !('lines' in read) || !('state' in read)) return undefined;
  const { lines, state } = read;
  if (typeof lines !== 'object' || lines === null || typeof state !== 'string') return undefined;
  const number = (name: string): number | null => {
    const value: unknown = Reflect.get(read, name);
    return typeof value === 'number' ? value : null;
  };
  const told = Object.entries(lines).filter((line): line is [string, string] => typeof line[1] === 'string');
  return { sent: number('sent'), state, draft: number('draft'), lines: Object.fromEntries(told) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What of a question decides how it is answered. */
function saysNow(question: Question): string {
  switch (question.kind) {
    case 'IG':
      return `${question.ig.endDate} ${question.ig.state} ${question.pending ?? ''}`.trim();
    case 'ITEM':
      return `${question.item.limitDate} ${question.item.state} ${question.instruction ?? ''}`.trim();
    case 'OPPORTUNITY':
      return `${question.opportunity.proposedDate} ${question.opportunity.state}`;
    case 'INDICATOR':
      return `${question.period ?? ''} ${question.recorded}`;
    default:
      return '';
  }
}
