import type { ReportDefinition } from '../definition.ts';
import { dueSoon } from './b-1-1.ts';
import { allOpportunitiesByTerritory, opportunitiesByTerritory } from './b-2-2.ts';
import { alertsByInstitution, alertsByPerson, restrictionsByInstitution, restrictionsByPerson } from './b-3-1.ts';
import { alertsDueSoon } from './b-3-3.ts';
import { stepsByInstitution, stepsByPerson } from './b-3-6.ts';
import { reprogrammedSteps } from './b-3-8.ts';
import { synergies } from './b-4-3.ts';

/** The reports for analysis and synergy (domain.md 7.2, B). */
export const FAMILY_B: readonly ReportDefinition[] = [
  dueSoon,
  opportunitiesByTerritory,
  allOpportunitiesByTerritory,
  alertsByPerson,
  alertsByInstitution,
  alertsDueSoon,
  restrictionsByPerson,
  restrictionsByInstitution,
  stepsByPerson,
  stepsByInstitution,
  reprogrammedSteps,
  synergies,
];
