import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

export const TOKEN_SCOPES = ['read', 'act'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
/** A program's key as its owner sees it; like sessions it lives by the wall's clock. */
export interface TokenView {
  readonly id: Id;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}
/** Whom a token stands for: it has the rights of its person as they are now, and never more. */
export interface TokenOwner {
  readonly tokenId: Id;
  readonly personId: Id;
  readonly scopes: readonly TokenScope[];
}
interface NewToken {
  readonly personId: Id;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: Instant;
  readonly wall: Instant;
}

const PREFIX = 'rutina_';
const BYTES = 32;
const USED_EVERY_MS = 60_000; // how exactly we know when it was last used
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a token and answers its secret, which is kept nowhere: only its hash is. */
export async function createToken(tx: Tx, { personId, name, scopes, expiresAt, wall }: NewToken): Promise<string> {
  const secret = `${PREFIX}${randomBytes(BYTES).toString('base64url')}`;
  await tx.db.apiToken.create({
    data: {
      institutionId: tx.institutionId,
      id: randomUUID(),
      personId,
      name,
      tokenHash: hashOf(secret),
      scopes: [...scopes],
      createdAt: new Date(wall),
      expiresAt: new Date(expiresAt),
    },
  });
  return secret;
}

/** The owner of a token that is neither revoked nor expired, and whose person is active. */
export async function tokenOwner(tx: Tx, secret: string, wall: Instant): Promise<TokenOwner | undefined> {
  if (!secret.startsWith(PREFIX)) return undefined;
  const { institutionId } = tx;
  const row = await tx.db.apiToken.findUnique({
    where: { institutionId_tokenHash: { institutionId, tokenHash: hashOf(secret) } },
    include: { person: { select: { active: true } } },
  });
  if (row === null || row.revokedAt !== null || !row.person.active) return undefined;
  if (row.expiresAt !== null && row.expiresAt.getTime() <= wall) return undefined;
  if (row.lastUsedAt === null || wall - row.lastUsedAt.getTime() >= USED_EVERY_MS) {
    await tx.db.apiToken.update({ where: { institutionId_id: { institutionId, id: row.id } }, data: { lastUsedAt: new Date(wall) } });
  }
  return { tokenId: row.id, personId: row.personId, scopes: scopesOf(row.scopes) };
}

/** A person's tokens that can still be used, the newest first. */
export async function tokensOf(tx: Tx, personId: Id, wall: Instant): Promise<TokenView[]> {
  const rows = await tx.db.apiToken.findMany({
    where: { institutionId: tx.institutionId, personId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(wall) } }] },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scopes: scopesOf(scopes),
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  }));
}

/** Ends a token of a person; false where they have none such. */
export async function revokeToken(tx: Tx, personId: Id, id: Id, wall: Instant): Promise<boolean> {
  const { count } = await tx.db.apiToken.updateMany({
    where: { institutionId: tx.institutionId, personId, id, revokedAt: null },
    data: { revokedAt: new Date(wall) },
  });
  return count > 0;
}

const scopesOf = (scopes: readonly string[]): TokenScope[] => TOKEN_SCOPES.filter((scope) => scopes.includes(scope));
