import type { Instant } from '../../domain/instant.ts';
import type { Tx } from '../transaction.ts';

export const CODE_LIVES_MS = 10 * 60_000;
export const CODES_PER_HOUR = 6;
const MOST_TRIES = 5;
const HOUR_MS = 3_600_000;

/** Somebody who may sign in. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** The active person of an address, written in whatever case. */
export async function personByAddress(tx: Tx, address: string): Promise<KnownPerson | undefined> {
  const person = await tx.db.person.findFirst({
    where: { institutionId: tx.institutionId, email: { equals: escaped(address), mode: 'insensitive' }, active: true },
    select: { id: true, name: true, email: true, locale: true },
  });
  return person ?? undefined;
}

/** Keeps a new code's hash; false where the person was sent enough of them within the hour. Instants are of the wall clock. */
export async function keepCode(
  tx: Tx,
  { id, personId, hash, wall }: { readonly id: string; readonly personId: string; readonly hash: string; readonly wall: Instant },
): Promise<boolean> {
  const { institutionId } = tx;
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${institutionId}/code/${personId}`}, 9))`;
  const recent = await tx.db.signInCode.count({ where: { institutionId, personId, createdAt: { gt: new Date(wall - HOUR_MS) } } });
  if (recent >= CODES_PER_HOUR) return false;
  await tx.db.signInCode.create({
    data: { institutionId, id, personId, codeHash: hash, createdAt: new Date(wall), expiresAt: new Date(wall + CODE_LIVES_MS) },
  });
  return true;
}

/** Spends one try on a code, and the code itself when it is right; answers whose it was. Every try counts, those at the same moment too. */
export async function tryCode(tx: Tx, id: string, hash: string, wall: Instant): Promise<string | undefined> {
  const at = new Date(wall);
  const [row] = await tx.db.$queryRaw<{ person_id: string; code_hash: string }[]>`
    UPDATE sign_in_code SET attempts = attempts + 1, used_at = CASE WHEN code_hash = ${hash} THEN ${at}::timestamptz END
    WHERE institution_id = ${tx.institutionId} AND id = ${id}::uuid AND used_at IS NULL AND attempts < ${MOST_TRIES} AND expires_at > ${at}
    RETURNING person_id::text, code_hash`;
  return row?.code_hash === hash ? row.person_id : undefined;
}

/** An address is no pattern. */
const escaped = (address: string): string => address.replace(/[\\%_]/g, (one) => `\\${one}`);
