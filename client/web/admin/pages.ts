import type { PageDefinition } from '../visit.ts';
import { calendarPage } from './calendar.ts';
import { delegationsPage, ownDelegationsPage } from './delegations.ts';
import { handoverPage } from './handover.ts';
import { homePage } from './home.ts';
import { importPage } from './import.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { timetablePage } from './timetable.ts';

/** The administrator's pages, and everybody's own delegations. */
export const ADMIN_PAGES: readonly PageDefinition[] = [
  homePage,
  timetablePage,
  calendarPage,
  peoplePage,
  personPage,
  handoverPage,
  delegationsPage,
  ownDelegationsPage,
  importPage,
];
