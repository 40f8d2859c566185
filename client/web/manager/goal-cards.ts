import type { Goal } from '../../../domain/entities.ts';
import { markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { thermoOf } from '../kit/thermometer.ts';
import type { Visit } from '../visit.ts';
import { answeredKeys } from './answers.ts';
import type { FormAt } from './form-at.ts';
import { instantOf, momentWords, turnOf } from './moments.ts';
import { isAsked } from './questions.ts';

/** True when the reader still has something to send, or to fill in for whoever sends it. */
export function isToDo({ tx, may }: Visit, { goal, cycle, update }: FormAt): boolean {
  if (update.state === 'SUBMITTED') return false;
  return (
    turnOf(cycle, update, tx.now) !== 'OVER' && (may({ do: 'submitUpdate', goal: goal.code }) || may({ do: 'saveDraft', goal: goal.code }))
  );
}

/** A goal to update: how it stands, what its form asks, how far it is filled in. */
export function goalCard(visit: Visit, at: FormAt) {
  const { t, f, words, language, base } = visit;
  const { goal, list, questions, draft, update } = at;
  const asked = questions.filter(isAsked);
  const answered = answeredKeys(asked, at.given, at.asked).size;
  const last = goal.lastUpdateAt === null ? t('card.never') : t('card.last', { day: f.record(f.dayOf(goal.lastUpdateAt)) });
  return {
    code: goal.code,
    title: goal.title,
    priority: goal.priority,
    mark: markOf(goal.managementState, words, list.goal.stale),
    thermo: thermoOf(list.goal, f, kitTexts(language)),
    asks: asksWords(visit, at),
    progress: draft ? t('card.draft', { moment: f.moment(draft.savedAt), answered, n: asked.length }) : `${t('card.empty')} ${last}`,
    returned: update.state === 'RETURNED' ? t('card.returned', { reason: update.returnReason ?? '' }) : null,
    href: `${base}/mine/${goal.code}`,
    button: t(update.state === 'RETURNED' ? 'card.correct' : draft ? 'card.continue' : 'card.begin', { code: goal.code }),
  };
}

function asksWords({ t }: Visit, { questions }: FormAt): string {
  const asked = questions.filter(isAsked);
  const delayed = asked.flatMap((one) => (one.kind === 'IG' && one.delayLine !== null ? [one.ig.ig] : []));
  const due = asked.flatMap((one) => (one.kind === 'IG' && one.delayLine === null ? [one.ig.ig] : []));
  const items = asked.flatMap((one) => (one.kind === 'ITEM' ? [one.item.item] : []));
  return [
    t('card.questions', { n: asked.length }),
    ...(delayed.length > 0 ? [t('card.delayed', { n: delayed.length, codes: delayed.join(' · ') })] : []),
    ...(due.length > 0 ? [t('card.due', { n: due.length, codes: due.join(' · ') })] : []),
    ...(items.length > 0 ? [t('card.items', { n: items.length, codes: items.join(' · ') })] : []),
  ].join(' ');
}

/** A goal with nothing left to send: what became of its update. */
export function otherGoal(visit: Visit, goal: Goal, at: FormAt | undefined) {
  const { t, f, tx, words, base } = visit;
  const head = { code: goal.code, title: goal.title, mark: markOf(goal.managementState, words) };
  if (!at) return { ...head, note: t('rest.notAsked'), href: null, link: null };
  const { update, cycle } = at;
  const sent = update.amendedAt ?? update.submittedAt;
  const note = t(`rest.${update.state}`, { moment: sent === null ? '' : f.moment(sent) });
  const open = update.state === 'SUBMITTED' && turnOf(cycle, update, tx.now) === 'CORRECT';
  const until = open ? ` ${t('until.correct', { moment: momentWords(visit, instantOf(cycle, 'M09')) })}` : '';
  return {
    ...head,
    note: `${note}${until}`,
    href: open ? `${base}/mine/${goal.code}` : sent === null ? null : `${base}/mine/${goal.code}/sent`,
    link: open ? t('rest.correct', { code: goal.code }) : sent === null ? null : t('rest.see', { code: goal.code }),
  };
}
