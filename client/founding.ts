import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '../domain/calendar.ts';
import { DEFAULT_THRESHOLDS } from '../domain/entities.ts';
import { handleFor } from '../domain/handles.ts';
import { DEFAULT_ANCHORS, DEFAULT_CALENDAR, DEFAULT_LADDER, DEFAULT_TIMETABLE } from '../domain/timetable.ts';
import type { GOVERNMENT_LEVELS, INSTITUTION_KINDS } from '../domain/values.ts';
import { listInstitutions } from '../store/institution-views.ts';
import { addPeople, foundInstitution } from '../store/institutions.ts';
import type { Store } from '../store/store.ts';
import { transaction } from '../store/transaction.ts';
import { zoneOf } from '../store/zone.ts';

/** First parts of addresses that are pages of the service: no institution may hide them. */
export const RESERVED: ReadonlySet<string> = new Set(['mailbox', 'health', 'assets', 'new', 'api', 'live', 'practice']);

/** What an institution is founded with from the browser; the rest are the defaults, to be looked at afterwards. */
export interface FirstInstitution {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof INSTITUTION_KINDS)[number];
  readonly governmentLevel: (typeof GOVERNMENT_LEVELS)[number];
  readonly timeZone: string;
  readonly locale: string;
  readonly mode: 'DRAFT' | 'OFFICIAL';
  readonly administrator: { readonly name: string; readonly email: string };
}

/** What of a new institution belongs to another one already, or to the service (domain.md 3.2). */
export async function takenBy(store: Store, wished: Pick<FirstInstitution, 'code' | 'name' | 'shortName'>) {
  const present = await listInstitutions(store);
  const names = await store.prisma.institution.findMany({ select: { shortName: true } });
  const id = wished.code.toLowerCase();
  return {
    code: present.some((one) => one.id === id) || RESERVED.has(id),
    name: present.some((one) => one.name === wished.name),
    shortName: names.some((one) => one.shortName === wished.shortName),
  };
}

/** Founds an institution with its first administrator, all or nothing; nothing happens in it until its weeks are set going. */
export async function foundWithAdministrator(store: Store, given: FirstInstitution): Promise<string> {
  const { code, administrator, ...settings } = given;
  const id = code.toLowerCase();
  const zone = zoneOf(settings.timeZone);
  const now = store.wall();
  const today = zone.dayOf(now);
  await transaction(store, id, 'exclusive', async (tx) => {
    await foundInstitution(tx, {
      id,
      code,
      ...settings,
      handAt: null,
      ladder: DEFAULT_LADDER,
      timetable: DEFAULT_TIMETABLE,
      anchors: DEFAULT_ANCHORS,
      thresholds: DEFAULT_THRESHOLDS,
      calendar: DEFAULT_CALENDAR,
      loadedAt: now,
      lastDeadlineRun: zone.instantOf(today, DEFAULT_TIMETABLE.R07) >= now ? addDays(today, -1) : today,
    });
    const { name, email } = administrator;
    const handle = handleFor(email, []);
    await addPeople(tx, [{ handle, name, email, locale: settings.locale, active: true, roles: [{ role: 'INSTANCE_ADMIN' }] }]);
  });
  return id;
}

/** The key that lets its holder found institutions in the browser: made once, kept in the home folder, readable by its owner alone. */
export function setUpKeyOf(home: string): string {
  const file = path.join(home, 'set-up.key');
  mkdirSync(home, { recursive: true });
  try {
    writeFileSync(file, randomBytes(12).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** True for the key, compared in a time that says nothing of it. */
export function isSetUpKey(home: string, typed: string): boolean {
  const [own, other] = [Buffer.from(setUpKeyOf(home)), Buffer.from(typed.trim())];
  return own.length === other.length && timingSafeEqual(own, other);
}
