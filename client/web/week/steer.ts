import { inForce } from '../../../domain/capacities.ts';
import type { Role } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';

export const STEERING = ['pauseWeek', 'resumeWeek', 'replanWeek', 'cancelWeek'] as const;
export type Steering = (typeof STEERING)[number];
export interface SteerView {
  readonly week: string;
  readonly choices: readonly { readonly value: Steering; readonly label: string; readonly hint: string; readonly cancels: boolean }[];
  readonly told: number; // how many people a cancellation is told to
}

const WHO_IS_TOLD: readonly Role[] = [
  'GOAL_MANAGER',
  'COORDINATOR',
  'MINISTER',
  'COMMITTEE_CHAIR',
  'COMMITTEE_SECRETARY',
  'COMMITTEE_MEMBER',
];

/** The operator's acts that are possible on this week now; null where the reader has none (domain.md 4.7, 5.5). */
export function steerView(visit: Visit, week: string): SteerView | null {
  const { t, may } = visit;
  const open = STEERING.filter((act) => may({ do: act, week, reason: '.' }));
  if (open.length === 0) return null;
  return {
    week,
    choices: open.map((value) => ({ value, label: t(`steer.${value}`), hint: t(`steer.${value}Hint`), cancels: value === 'cancelWeek' })),
    told: toldOf(visit),
  };
}

/** As many as the summary of the week goes to (domain.md 6.6, N21 and N29). */
const toldOf = ({ book, tx }: Visit): number =>
  [...book.people.values()].filter(
    ({ active, roles }) => active && roles.some((one) => WHO_IS_TOLD.includes(one.role) && inForce(one, tx.today)),
  ).length;

/** The form that pauses, resumes, replans or cancels; what cannot be undone asks for the week's key. */
export function takeSteering(visit: Visit, week: string, values: FormValues): FormResult {
  const { t, language } = visit;
  const what = STEERING.find((act) => act === values.what);
  if (what === undefined) return { problems: [{ field: 'what', message: t('steer.pick') }] };
  const read = actFromForm({ do: what, week, reason: values.reason ?? '' });
  const wrong = 'errors' in read ? problemsIn(language, what, read.errors) : [];
  const confirmed =
    what !== 'cancelWeek' ||
    String(values.confirm ?? '')
      .trim()
      .toUpperCase() === week;
  const problems = [...wrong, ...(confirmed ? [] : [{ field: 'confirm', message: t('steer.confirmWrong', { week }) }])];
  return 'act' in read && problems.length === 0 ? { acts: [read.act], told: t(`steer.${what}Told`, { week }) } : { problems };
}
