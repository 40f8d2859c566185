import { OPPORTUNITY_KINDS, PROBLEM_TYPES } from '../../../domain/values.ts';
import type { Visit } from '../visit.ts';

/** One entry of a list to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The types of problem to choose from (domain.md 3.1). */
export const problemTypes = ({ t }: Pick<Visit, 't'>): Choice[] => [
  { value: '', label: t('choose') },
  ...PROBLEM_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
];

/** The kinds of opportunity to choose from (domain.md 3.8). */
export const opportunityKinds = ({ t }: Pick<Visit, 't'>): Choice[] => [
  { value: '', label: t('choose') },
  ...OPPORTUNITY_KINDS.map((value) => ({ value, label: t(`opportunityKind.${value}`) })),
];
