import type { PageDefinition } from '../visit.ts';
import { actorsPage } from './actors.ts';
import { calendarPage } from './calendar.ts';
import { classifiersPage } from './classifiers.ts';
import { committeePage } from './committee.ts';
import { delegationsPage, ownDelegationsPage } from './delegations.ts';
import { handoverPage } from './handover.ts';
import { historyPage } from './history.ts';
import { homePage } from './home.ts';
import { importPage } from './import.ts';
import { institutionPage } from './institution.ts';
import { ladderPage } from './ladder.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { thresholdsPage } from './thresholds.ts';
import { timetablePage } from './timetable.ts';

/** The administrator's pages, and everybody's own delegations. */
export const ADMIN_PAGES: readonly PageDefinition[] = [
  homePage,
  institutionPage,
  ladderPage,
  timetablePage,
  thresholdsPage,
  calendarPage,
  peoplePage,
  personPage,
  handoverPage,
  committeePage,
  delegationsPage,
  ownDelegationsPage,
  importPage,
  classifiersPage,
  actorsPage,
  historyPage,
];
