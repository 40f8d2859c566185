import type { Refusal } from '../domain/acts.ts';
import { because, refuse } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

/** Lets the refused copies of a letter leave again (an operator's act); a letter without any is refused. */
export async function retryLetter(tx: Tx, letter: string): Promise<Refusal | undefined> {
  const found = await tx.db.letter.findFirst({
    where: { institutionId: tx.institutionId, OR: [{ key: letter }, ...(isUuid(letter) ? [{ id: letter }] : [])] },
  });
  if (!found) return refuse('NotFound', because`there is no letter ${letter} here`, 'letter');
  const row = { institutionId_id: { institutionId: tx.institutionId, id: found.id } };
  if (found.status === 'REFUSED' && found.writtenAt === null) {
    await tx.db.letter.update({ where: row, data: { status: 'INTENDED', reason: null } }); // it could not be written: it is written anew
    return undefined;
  }
  const { count } = await tx.db.letterCopy.updateMany({
    where: { institutionId: tx.institutionId, letterId: found.id, status: 'REFUSED' },
    data: { status: 'WAITING', reply: null },
  });
  if (count === 0) return refuse('NotPossible', because`no copy of letter ${letter} was refused: there is nothing to send again`, 'letter');
  await tx.db.letter.update({
    where: row,
    data: { status: found.leftAt ? 'LEFT' : 'WRITTEN' },
  });
  return undefined;
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
