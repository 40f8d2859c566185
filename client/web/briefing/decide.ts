import { openCycle } from '../../../domain/milestone-cycle.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FailedForm, FormResult, FormValues, Visit } from '../visit.ts';
import { decisionsOn, saidDecision, whatWas } from './choices.ts';

/** Takes one decision of the minister; one that was taken meanwhile from another device is shown instead (domain.md 4.3, 4.5). */
export function takeDecision(visit: Visit, values: FormValues): FormResult {
  const { t, book } = visit;
  const cycle = openCycle(book);
  const read = actFromForm({ ...values, do: 'recordDecision', level: 'MINISTER' });
  if (!('act' in read)) return { problems: problemsIn(visit.language, 'recordDecision', read.errors) };
  const { act } = read;
  if (act.do !== 'recordDecision') return 'not-found';
  const before = cycle ? decisionsOn(visit, cycle, act.on) : [];
  const last = before.at(-1);
  if (last !== undefined && before.length !== Number(values.seen)) {
    const { what, by } = saidDecision(visit, last);
    return { problems: [{ field: null, message: t('already', { on: act.on, what, by }) }] };
  }
  const problems = missingIn(visit, act.decision, values);
  if (problems.length > 0) return { problems };
  return {
    acts: [act],
    told: t('told', {
      on: act.on,
      decision: whatWas(visit, { decision: act.decision, valuation: act.valuation ?? null, due: act.due ?? null }),
    }),
    goTo: '/briefing',
  };
}

/** Words without which nobody could act on it: how it was resolved, what is instructed, why it is declined (domain.md 4.3, 4.5). */
function missingIn({ t, f, tx }: Visit, decision: string, values: FormValues): FailedForm['problems'] {
  const isEmpty = (name: string): boolean => String(values[name] ?? '').trim() === '';
  return [
    ...(['RETURN', 'RESOLVE', 'DECLINE'].includes(decision) && isEmpty('text')
      ? [{ field: 'text', message: t(`missing.${decision}`) }]
      : []),
    ...(decision === 'RETURN' && isEmpty('due') ? [{ field: 'due', message: t('missing.due', { example: f.record(tx.today) }) }] : []),
  ];
}
