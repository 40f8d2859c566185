import type { Day, Instant, LocalTime, Zone } from '../domain/instant.ts';

const zones = new Map<string, Zone>();

/** What a time zone knows, by Node's data alone: no other table of zones has a say (domain.md 4.1, 5.2). */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const parts = new Intl.DateTimeFormat('en-CA-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const offsetAt = (instant: Instant): number => localAt(parts, instant) - Math.floor(instant / 1000) * 1000;
  const zone: Zone = {
    dayOf: (instant) => new Date(localAt(parts, instant)).toISOString().slice(0, 10),
    instantOf: (day, time) => instantIn(offsetAt, day, time),
    format: (instant) => `${new Date(instant + offsetAt(instant)).toISOString().slice(0, 19)}${shownOffset(offsetAt(instant))}`,
  };
  zones.set(timeZone, zone);
  return zone;
}

/** True for a name of the IANA data that this Node knows, written as there, since other programs mind its capitals (domain.md 3.2). */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false; // an offset such as +05:00 is no zone either: it knows no summer time
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known === name || known.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** The local clock's face as if it were UTC. */
function localAt(parts: Intl.DateTimeFormat, instant: Instant): number {
  const read = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(read.year ?? 0, (read.month ?? 1) - 1, read.day ?? 1, read.hour ?? 0, read.minute ?? 0, read.second ?? 0);
}

/** A time that does not exist moves forward by the gap; of one that exists twice the first counts. */
function instantIn(offsetAt: (instant: Instant) => number, day: Day, time: LocalTime): Instant {
  const face = Date.parse(`${day}T${time}:00Z`);
  const before = offsetAt(face - 86_400_000);
  const after = offsetAt(face + 86_400_000);
  const found = [face - before, face - after].filter((instant) => instant + offsetAt(instant) === face);
  return found.length > 0 ? Math.min(...found) : face - before;
}

function shownOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
