import type { OnboardingStep } from '../../../domain/entities.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import { firstComingWeek } from '../admin/coming-weeks.ts';
import { peopleOptions } from '../admin/role-words.ts';
import { nearDay } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { seenOf, settingUp } from './progress.ts';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** `/start`: what a first week needs, then the ten steps of onboarding with owner, dates and evidence (domain.md 9.1). */
export const startPage: PageDefinition = {
  address: '/start',
  view: 'STEPS',
  name: 'first-run/start',
  show: async (visit) => {
    const { book, t, f, tx } = visit;
    const { institution } = book;
    const list = await settingUp(visit);
    const missing = list.filter(({ done }) => !done).length;
    const scheduled =
      (await tx.db.institution.findUnique({ where: { id: tx.institutionId }, select: { scheduled: true } }))?.scheduled === true;
    const first = daysOfWeek(firstComingWeek(visit))[0] ?? tx.today;
    const seen = await seenOf(visit);
    return {
      lede: scheduled ? t('start.going') : t('start.lede', { n: missing }),
      admin: visit.maySee('ADMIN') ? `${visit.base}/admin` : null,
      list,
      scheduled,
      byHand: institution.handAt !== null,
      mayStart: visit.may({ do: 'startRoutine' }),
      firstWeek: t('start.firstWeek', { day: nearDay({ f, today: tx.today }, first) }),
      steps: STEPS.map((step) =>
        stepOf(
          visit,
          step,
          institution.steps.find((one) => one.step === step),
          seen[step] ?? null,
        ),
      ),
      people: peopleOptions(book, t('start.noOwner')),
    };
  },
};

function stepOf({ book, t, f }: Visit, step: number, known: OnboardingStep | undefined, seen: string | null) {
  const day = (value: string | null | undefined): string => (value ? f.record(value) : '');
  return {
    step: String(step),
    key: `step/${step}`,
    name: t(`step.${step}`),
    about: t(`stepAbout.${step}`),
    seen,
    done: known?.done ?? null,
    state: known?.done
      ? t('start.doneOn', { day: f.record(known.done) })
      : known?.planned
        ? t('start.plannedFor', { day: f.record(known.planned) })
        : t('start.open'),
    owner: known?.owner ? (book.people.get(known.owner)?.name ?? null) : null,
    ownerId: known?.owner ?? '',
    planned: day(known?.planned),
    doneDay: day(known?.done),
    evidence: known?.evidence ?? '',
  };
}
