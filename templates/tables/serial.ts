import type { Day, Instant } from '../../domain/instant.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);
const zones = new Map<string, Intl.DateTimeFormat>();

/** How spreadsheets count days and moments: days since 30 December 1899, the time of day as a part of one, without a zone. */
export const serialOf = {
  /** Undefined where the text is no day that a spreadsheet knows. */
  day: (day: Day): number | undefined => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(time) || time < Date.UTC(1900, 2, 1) ? undefined : (time - FIRST) / DAY_MS;
  },
  /** The wall clock of the institution at that instant, to the minute; or the one that is told. */
  moment: (moment: Instant | string, timeZone: string): number | undefined => {
    const wall = typeof moment === 'string' ? `${moment}Z` : `${wallClock(timeZone).format(moment).replace(', ', 'T')}:00Z`;
    const time = Date.parse(wall);
    return Number.isNaN(time) ? undefined : Number(((time - FIRST) / DAY_MS).toFixed(9));
  },
};

function wallClock(timeZone: string): Intl.DateTimeFormat {
  const format =
    zones.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
  zones.set(timeZone, format);
  return format;
}
