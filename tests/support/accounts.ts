import type { Mailbox } from '../../embedded/mailbox.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';

/** What the record and the mailbox say of an institution's letters, side by side. */
export interface Accounts {
  readonly letters: Readonly<Record<string, number>>; // by status
  readonly copies: Readonly<Record<string, number>>;
  readonly ambiguousEnds: number;
  readonly missing: readonly string[]; // sent by the record, not in the mailbox
  readonly surplus: number; // arrivals beyond one per copy
  readonly milestones: readonly string[]; // in the order in which they ran
}

/** Reads both sides. A copy is known by its Message-ID. */
export async function accountsOf(store: Store, institutionId: string, mailbox: Pick<Mailbox, 'messages' | 'raw'>): Promise<Accounts> {
  const arrived = new Map<string, number>();
  for (const { id } of mailbox.messages()) {
    const messageId = /^Message-ID: (.+)$/im.exec(mailbox.raw(id)?.toString('latin1') ?? '')?.[1]?.trim() ?? '';
    arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
  }
  return transaction(store, institutionId, 'none', async (tx) => {
    const letters = await tx.db.letter.findMany({ where: { institutionId }, select: { status: true } });
    const copies = await tx.db.letterCopy.findMany({
      where: { institutionId },
      select: { status: true, messageId: true, ambiguousEnds: true },
    });
    const events = await tx.db.event.findMany({
      where: { institutionId, kind: 'milestone' },
      orderBy: { seq: 'asc' },
      select: { payload: true },
    });
    const own = copies.map(({ messageId }) => arrived.get(messageId) ?? 0);
    return {
      letters: countBy(letters.map(({ status }) => status)),
      copies: countBy(copies.map(({ status }) => status)),
      ambiguousEnds: copies.reduce((sum, { ambiguousEnds }) => sum + ambiguousEnds, 0),
      missing: copies.filter(({ status, messageId }) => status === 'SENT' && !arrived.has(messageId)).map(({ messageId }) => messageId),
      surplus: own.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
      milestones: events.map(({ payload }) => String((payload as { code?: unknown } | null)?.code)),
    };
  });
}

/** What is wrong with an ended week: a letter lost or doubled save a counted ambiguous end, a milestone missing, doubled or out of order. */
export function nothingLost({ letters, copies, ambiguousEnds, missing, surplus, milestones }: Accounts): string[] {
  const wrong: string[] = [];
  if (missing.length > 0) wrong.push(`${missing.length} letters are sent by the record and never arrived`);
  if (surplus > ambiguousEnds) wrong.push(`${surplus} arrivals too many, only ${ambiguousEnds} ambiguous ends counted`);
  for (const status of ['INTENDED', 'WRITTEN']) if (letters[status]) wrong.push(`${letters[status]} letters are still ${status}`);
  for (const status of Object.keys(copies)) if (status !== 'SENT') wrong.push(`${copies[status]} copies are ${status}`);
  if (milestones.join() !== [...new Set(milestones)].sort().join())
    wrong.push(`milestones ran twice or out of order: ${milestones.join(' ')}`);
  if (milestones.length !== 17) wrong.push(`${milestones.length} of 17 milestones ran`);
  return wrong;
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
