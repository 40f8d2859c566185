import { addDays, daysBetween } from '../../../domain/calendar.ts';
import { delegationReaches } from '../../../domain/capacities.ts';
import type { Goal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { kitTexts } from '../kit/texts.ts';
import type { Visit } from '../visit.ts';
import type { FormAt } from './form-at.ts';

/** What the minister, the committee or the head office decided or asked about the reader's goals, the last first (domain.md 5.7). */
export function instructions({ t, f, base, words, language }: Visit, forms: readonly FormAt[]) {
  return forms
    .flatMap(({ list }) => list.decisions)
    .sort((a, b) => b.at - a.at)
    .map((one) => ({
      ref: one.ref,
      href: `${base}/${one.ref.startsWith('O-') ? 'opportunities' : 'items'}/${encodeURIComponent(one.ref)}`,
      title: one.title,
      said: t('instruction', {
        level: kitTexts(language)(`rung.${one.level}`),
        decision: words.decisions[one.decision] ?? '',
        day: f.record(f.dayOf(one.at)),
      }),
      text: one.text,
      due: one.due === null ? null : dueWords(t, one.responsible ?? null, f.record(one.due)),
    }));
}

const dueWords = (t: Visit['t'], name: string | null, day: string): string =>
  name === null ? t('instruction.until', { day }) : t('instruction.due', { name, day });

/** What falls due in the next days: intermediate goals and opportunities, by date (domain.md 7.3, P1). */
export function comingDays({ book, tx, t }: Visit, goals: readonly Goal[]) {
  const last = addDays(tx.today, book.institution.thresholds.lookAheadDays);
  const within = (day: Day): boolean => day >= tx.today && day <= last;
  const codes = new Map(goals.map(({ id, code }) => [id, code]));
  const igs = [...book.intermediateGoals.values()]
    .filter((one) => codes.has(one.goalId) && one.finishedOn === null && !one.cancelled && within(one.endDate))
    .map((one) => ({ day: one.endDate, what: `${codes.get(one.goalId)} · ${one.code} ${one.title}` }));
  const shown = [...book.opportunities.values()]
    .filter((one) => codes.has(one.goalId) && OPEN.has(one.state) && within(one.proposedDate))
    .map((one) => ({
      day: one.proposedDate,
      what: t(one.state === 'IDENTIFIED' ? 'coming.toValidate' : 'coming.opportunity', {
        title: one.place === null ? one.title : `${one.title}, ${one.place}`,
        code: one.code,
      }),
    }));
  return [...igs, ...shown]
    .sort((a, b) => (`${a.day} ${a.what}` < `${b.day} ${b.what}` ? -1 : 1))
    .map((one) => ({ ...one, away: t('coming.away', { n: daysBetween(tx.today, one.day) }) }));
}
const OPEN: ReadonlySet<string> = new Set(['IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED', 'SCHEDULED']);

/** Who acts today in the reader's place as manager (domain.md 3.3). */
export function delegations({ book, person, tx, t, f }: Visit): string[] {
  return [...book.delegations.values()]
    .filter((one) => one.principalId === person.id && one.role === 'GOAL_MANAGER' && delegationReaches(one, undefined, tx.today))
    .map((one) => t('delegated', { name: book.people.get(one.delegateId)?.name ?? '', day: f.record(one.to) }));
}
