import { addDays } from './calendar.ts';
import type { Day, Instant } from './instant.ts';
import type { Work } from './work.ts';

/** The end of a run's date, until which its warnings are useful (domain.md 6.6). */
export const endOfDay = (work: Work, date: Day): Instant => work.zone.instantOf(addDays(date, 1), '00:00');
