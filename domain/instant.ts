/** An instant as epoch milliseconds. */
export type Instant = number;
/** A calendar day as `YYYY-MM-DD`; days compare as strings. */
export type Day = string;
/** A local time as `HH:MM`. */
export type LocalTime = string;

/** Answers what only a time zone can know; handed in, because the rules themselves know no zone (domain.md 5.2). */
export interface Zone {
  readonly dayOf: (instant: Instant) => Day;
  /** A time that does not exist moves forward by the gap; of one that exists twice the first counts (domain.md 4.1). */
  readonly instantOf: (day: Day, time: LocalTime) => Instant;
  /** `2026-11-25T07:00:00-05:00` */
  readonly format: (instant: Instant) => string;
}
