import type { PageDefinition } from '../visit.ts';
import { actorsPage } from './actors.ts';
import { calendarPage } from './calendar.ts';
import { classifiersPage } from './classifiers.ts';
import { committeePage } from './committee.ts';
import { delegationsPage } from './delegations.ts';
import { handoverPage } from './handover.ts';
import { historyPage } from './history.ts';
import { homePage } from './home.ts';
import { importPage } from './import.ts';
import { institutionPage } from './institution.ts';
import { ladderPage } from './ladder.ts';
import { optionsPage } from './options.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { territoriesPage } from './territories.ts';
import { thresholdsPage } from './thresholds.ts';
import { timetablePage } from './timetable.ts';

/** The administrator's pages; everybody's own delegations are on their account's page. */
export const ADMIN_PAGES: readonly PageDefinition[] = [
  homePage,
  institutionPage,
  ladderPage,
  timetablePage,
  thresholdsPage,
  optionsPage,
  calendarPage,
  peoplePage,
  personPage,
  handoverPage,
  committeePage,
  delegationsPage,
  importPage,
  classifiersPage,
  actorsPage,
  territoriesPage,
  historyPage,
];
