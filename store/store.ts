import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Instant } from '../domain/instant.ts';
import { PrismaClient } from '../prisma/generated/client.ts';

/** The way to everything we know; opened once per process. */
export interface Store {
  readonly prisma: PrismaClient;
  /** The wall's clock, for institutions that have no hand; handed in by the program's entry. */
  readonly wall: () => Instant;
  readonly close: () => Promise<void>;
  /** Statements sent since the start, for benchmarks. */
  readonly statements: () => number;
}

/** Opens a pool of connections; each statement is prepared once per connection. */
export function openStore({
  url,
  wall,
  connections = 4,
}: {
  readonly url: string;
  readonly wall: () => Instant;
  readonly connections?: number;
}): Store {
  // The texts are few: each is prepared once per connection, under a name of its own.
  const statementNameGenerator = ({ sql }: { sql: string }): string => `q${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`;
  const adapter = new PrismaPg({ connectionString: url, max: connections }, { statementNameGenerator });
  const prisma = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  let count = 0;
  prisma.$on('query', () => {
    count += 1;
  });
  return { prisma, wall, close: () => prisma.$disconnect(), statements: () => count };
}
