import type { z } from 'zod';
import type { Person } from '../../domain/entities.ts';
import type { LookUps } from '../../domain/look-ups.ts';
import type { ViewName } from '../../domain/views.ts';
import type { Book } from '../../domain/work.ts';
import type { Tx } from '../../store/transaction.ts';

/** Every address of programs names its institution. */
export interface AtInstitution {
  readonly Params: Readonly<Record<string, string>>;
}
/** What a program looks at: one transaction that only reads, with the rights of the token's person (domain/views.ts). */
export interface Look<Query = Record<string, unknown>> {
  readonly tx: Tx;
  readonly book: Book;
  readonly known: LookUps;
  readonly person: Person;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** True when the goal, and with it its items, is open to the person; what is not does not exist for them. */
  readonly sees: (goalId: string) => boolean;
}
/** One thing programs read: the route, the right, the fields asked and answered; the document is made from this list. */
export interface ApiRead {
  readonly path: string; // below /api/v1/{institution}
  readonly name: string;
  readonly says: string;
  readonly view: ViewName;
  readonly query?: z.ZodObject;
  readonly answer: z.ZodType;
  /** undefined: there is nothing here. */
  readonly read: (look: Look) => unknown;
}

/** Keeps the query's type inside a route, and outside in the list of all. */
export const reading = <Query extends z.ZodObject>(
  route: Omit<ApiRead, 'query' | 'read'> & { readonly query: Query; readonly read: (look: Look<z.infer<Query>>) => unknown },
): ApiRead => route as unknown as ApiRead;
