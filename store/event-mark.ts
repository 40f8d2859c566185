import type { Tx } from './transaction.ts';

/** Where the events of an institution stand: in which database, the last number, and how many of the last ones there are. */
export interface Mark {
  readonly database: string;
  readonly last: number;
  readonly recent: number;
}
const RECENT = 500;

/** Reads the mark; a number given to a slow transaction appears below the last one, and only the count tells of it. */
export async function readMark(tx: Tx): Promise<Mark> {
  const [row] = await tx.db.$queryRaw<Mark[]>`
    WITH newest AS (SELECT coalesce(max(seq), 0) AS last FROM event WHERE institution_id = ${tx.institutionId})
    SELECT current_database()::text AS database, last::float8 AS last, (SELECT count(*)::int FROM event WHERE institution_id = ${tx.institutionId} AND seq > last - ${RECENT}) AS recent FROM newest`;
  return row ?? { database: '', last: 0, recent: 0 };
}
