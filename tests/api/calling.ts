import { createToken, type TokenScope } from '../../store/api-tokens.ts';
import { transaction } from '../../store/transaction.ts';
import type { Screens } from '../support/screens.ts';

export interface Told {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}
export interface Program {
  readonly get: (path: string) => Promise<Told>;
  readonly run: (report: string, filters?: object) => Promise<Told>;
  readonly act: (act: object, headers?: Readonly<Record<string, string>>) => Promise<Told>;
}
const HOUR = 3_600_000;

/** A token of a person of section 11, and a program that holds it. */
export async function programOf(
  screens: Screens,
  handle: string,
  { scopes = ['read', 'act'], lives = HOUR }: { readonly scopes?: readonly TokenScope[]; readonly lives?: number } = {},
): Promise<Program & { readonly secret: string }> {
  const wall = Date.now();
  const personId = screens.people.get(handle) ?? '';
  const secret = await transaction(screens.store, screens.institutionId, 'none', (tx) =>
    createToken(tx, { personId, name: 'a program', scopes, expiresAt: wall + lives, wall }),
  );
  return { ...programWith(screens, secret), secret };
}

/** A program that holds this secret, whatever it is. */
export function programWith({ server, institutionId }: Screens, secret: string, institution = institutionId): Program {
  const authorization = `Bearer ${secret}`;
  const told = (answer: { statusCode: number; body: string; headers: Record<string, unknown> }): Told => ({
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    body: JSON.parse(answer.body) as Record<string, unknown>,
    headers: answer.headers,
  });
  return {
    get: async (path) => told(await server.inject({ method: 'GET', url: `/api/v1/${institution}${path}`, headers: { authorization } })),
    run: async (report, filters = {}) =>
      told(
        await server.inject({
          method: 'POST',
          url: `/api/v1/${institution}/reports/${report}/runs`,
          headers: { authorization, 'content-type': 'application/json' },
          payload: JSON.stringify(filters),
        }),
      ),
    act: async (act, headers = {}) =>
      told(
        await server.inject({
          method: 'POST',
          url: `/api/v1/${institution}/acts`,
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
          payload: JSON.stringify(act),
        }),
      ),
  };
}
