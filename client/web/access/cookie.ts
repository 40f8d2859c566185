import secureSession from '@fastify/secure-session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LONGEST_MS } from '../../../store/access/sessions.ts';

/** What a browser is known by in one institution. */
export interface Known {
  readonly session?: string;
  readonly link?: string; // the copy of a letter whose link was opened
  readonly linkTaken?: true; // its reader pressed a button: whoever only looks at links never does
  readonly actingFor?: string; // a principal, by choice
}
/** A code that was asked for; there may be nobody behind it. */
export interface Asked {
  readonly id: string;
  readonly institutionId: string;
  readonly address: string;
  readonly at: number;
  readonly goTo: string;
}
/** A way to the institution's own accounts and back. */
export interface Leaving {
  readonly institutionId: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly goTo: string;
}
declare module '@fastify/secure-session' {
  interface SessionData extends Kept {}
}
export interface Kept {
  known?: Readonly<Record<string, Known>>;
  asked?: Asked;
  leaving?: Leaving;
}
const MOST_KNOWN = 6; // institutions in one browser: a cookie holds 4 kB

/** One encrypted cookie for everything: whoever holds it can neither read nor change it. */
export async function registerCookie(server: FastifyInstance, key: Buffer, secure: boolean): Promise<void> {
  const seconds = LONGEST_MS / 1_000;
  await server.register(secureSession, {
    key,
    expiry: seconds,
    cookieName: secure ? '__Host-rutina' : 'rutina',
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: seconds },
  });
}

/** What this browser is known by in an institution. */
export const knownBy = (request: FastifyRequest, institutionId: string): Known => kept(request, 'known')?.[institutionId] ?? {};

/** Writes what the browser is known by from now on; the oldest institution gives way when there are too many. */
export function know(request: FastifyRequest, institutionId: string, known: Known): void {
  const others = Object.entries(kept(request, 'known') ?? {}).filter(([id]) => id !== institutionId);
  const own: [string, Known][] = Object.keys(known).length > 0 ? [[institutionId, known]] : [];
  request.session.set('known', Object.fromEntries([...others, ...own].slice(-MOST_KNOWN)));
}

/** Something else the cookie holds. */
export const kept = <Name extends keyof Kept>(request: FastifyRequest, name: Name): Kept[Name] => request.session.get(name) as Kept[Name];

/** Keeps it, or forgets it. */
export function keep<Name extends 'asked' | 'leaving'>(request: FastifyRequest, name: Name, value: Kept[Name]): void {
  request.session.set(name, value);
}

/** Whatever the browser brought is replaced, but what it is known by elsewhere: a planted cookie is worth nothing after a sign-in. */
export function renew(request: FastifyRequest): void {
  request.session.regenerate(['known']);
}
