import type { Tx } from '../transaction.ts';

// Who opened what was sent to them (domain.md 9.2, 9.3 K8). Programs that look through mail follow addresses and are nobody: only a person
// leaves a trace here, by the button behind a link or by looking while signed in. What is read in the letter itself leaves none.

/** The person pressed the button behind the link of their copy: the first time is kept. */
export async function noteLinkOpened(tx: Tx, copyId: string): Promise<void> {
  await tx.db.letterCopy.updateMany({
    where: { institutionId: tx.institutionId, id: copyId, openedAt: null },
    data: { openedAt: new Date(tx.now) },
  });
}

/**
 * The person looked at a pack, on its page or as a document: of the week given, else of the one under way. Every copy that brought them a
 * version of it is opened, the first time; one that is being sent at this moment is not waited for, the next look notes it.
 */
export async function notePackSeen(tx: Tx, personId: string, code: string, week: string | null = null): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE letter_copy SET opened_at = ${new Date(tx.now)} WHERE institution_id = ${tx.institutionId} AND id IN (
      SELECT c.id FROM report_run r
      JOIN letter l ON l.institution_id = r.institution_id AND l.report_run_id = r.id
      JOIN letter_copy c ON c.institution_id = l.institution_id AND c.letter_id = l.id
      WHERE r.institution_id = ${tx.institutionId} AND r.code = ${code} AND r.week = coalesce(${week}, (
        SELECT week FROM cycle WHERE institution_id = ${tx.institutionId} AND state NOT IN ('SCHEDULED', 'CLOSED', 'CANCELLED') ORDER BY week LIMIT 1))
        AND c.person_id = ${personId}::uuid AND c.opened_at IS NULL
      FOR UPDATE OF c SKIP LOCKED)`;
}
