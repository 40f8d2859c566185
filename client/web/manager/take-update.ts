import type { Act } from '../../../domain/acts.ts';
import { capacitiesOf } from '../../../domain/capacities.ts';
import { keepDraft, readDraft, takenAs } from '../../../store/drafts.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';
import { draftOf, submissionOf } from './answers.ts';
import { type FormAt, formAt } from './form-at.ts';
import { lastTextsOf } from './last-texts.ts';
import { anchorOf, isAsked } from './questions.ts';
import type { Problem } from './reply.ts';
import { changesSince, readSeen } from './seen.ts';
import { textIn } from './typed.ts';

/** Takes the Wednesday form: whatever its button, all that was typed is kept first; then it is sent, or stays a draft (domain.md 4.6, 5.3). */
export async function takeUpdate(visit: Visit, values: FormValues): Promise<FormResult> {
  const at = await formAt(visit);
  if (!at || !fillsIn(visit, at)) return 'not-found';
  const typed = fieldsOf(at, values);
  const copied = textIn(values, 'use');
  const fields = copied === '' ? typed : { ...typed, ...lastTextsOf(visit, at).get(copied)?.fields };
  const taken = await takenAs(visit.tx, textIn(values, 'form'));
  // Taken by a click of the same instant: its draft is there by now, though the page was read before it.
  const kept = taken === undefined ? at.kept : await readDraft(visit.tx, at.form);
  const same = kept !== undefined && isSame(kept.fields, fields);
  if (!(taken && same)) {
    await keepDraft(visit.tx, visit.person.id, at.form, { fields, seen: readSeen(values.seen) ?? at.now });
  }
  return textIn(values, 'send') === '' ? saved(visit, at, values, fields) : sent(visit, at, values, { taken, same });
}

/** Whoever decides in the manager's place and does not submit reads the form: the draft stays its writers' (domain.md 3.3). */
function fillsIn({ book, person, tx }: Visit, { goal }: FormAt): boolean {
  return capacitiesOf(book, { by: person.id, via: 'web' }, goal.id, tx.today).some(
    ({ role, canSubmit }) => canSubmit && (role === 'GOAL_MANAGER' || role === 'GOAL_ASSISTANT'),
  );
}

function saved(visit: Visit, at: FormAt, values: FormValues, fields: FormValues): FormResult {
  const { t, f, tx } = visit;
  const goTo = whereTo(at, values);
  const told = t('savedNow', { time: f.time(tx.now) });
  const act = draftOf(at.questions, fields, at.asked);
  const waits = at.update.state === 'PENDING' || at.update.state === 'DRAFT'; // what was sent stays as sent until it is sent again
  return waits && visit.may(act) ? { acts: [act], goTo, told } : { goTo, told };
}

function sent(
  visit: Visit,
  at: FormAt,
  values: FormValues,
  form: { readonly taken: 'done' | 'refused' | undefined; readonly same: boolean },
): FormResult {
  const { t } = visit;
  const { acts, problems } = submissionOf(at.questions, values, at.asked);
  const goTo = `/mine/${at.goal.code}/sent`;
  if (form.taken !== undefined) {
    const again = form.same && form.taken === 'done';
    return again ? { acts, goTo } : { problems: [{ field: null, message: t('openedAgain') }] };
  }
  const seen = readSeen(values.seen);
  const changed = seen ? changesSince(seen, at.now, at.questions, { draft: at.draft?.personId !== visit.person.id }) : [];
  if (changed.length > 0) return { problems: [{ field: null, message: t('changedSince', { n: changed.length }) }] };
  if (problems.length > 0) return { problems: problems.map((one) => ({ field: one.field, message: messageOf(visit, one) })) };
  return { acts, goTo, told: t('sentNow', { goal: at.goal.code }), fieldOf: (index, where) => fieldOfAct(at, acts[index], where) };
}

/** The problem in the reader's words; a day is shown by an example of theirs. */
export const messageOf = ({ t, f, tx }: Pick<Visit, 't' | 'f' | 'tx'>, { say, values }: Problem): string =>
  t(say, { what: '', ...values, example: f.record(tx.today) });

/** The typed fields of this form, without what every form carries. */
function fieldsOf({ questions }: FormAt, values: FormValues): FormValues {
  const keys = questions.map(({ key }) => key);
  const own = Object.entries(values).filter(([name]) => keys.some((key) => name === key || name.startsWith(`${key}-`)));
  return Object.fromEntries(own);
}

function isSame(one: FormValues, other: FormValues): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) => String(one[name] ?? '') === String(other[name] ?? ''));
}

const ELSEWHERE: Readonly<Record<string, (goal: string) => string>> = {
  documents: (goal) => `/mine/${goal}/documents`,
  restriction: (goal) => `/mine/raise/restriction?on=${goal}`,
  alert: (goal) => `/mine/raise/alert?on=${goal}`,
};

/** After a line's own button the next line, after the others the page they name. */
function whereTo({ goal, questions }: FormAt, values: FormValues): string {
  const page = `/mine/${goal.code}`;
  const go = ELSEWHERE[textIn(values, 'go')];
  if (go !== undefined) return go(goal.code);
  const asked = questions.filter(isAsked);
  const copied = textIn(values, 'use');
  if (copied !== '') return `${page}#${anchorOf(copied)}`;
  const line = textIn(values, 'save');
  const next = asked[asked.findIndex(({ key }) => key === line) + 1];
  return asked.some(({ key }) => key === line) ? `${page}#${next ? anchorOf(next.key) : 'send'}` : page;
}

const FIELD_OF: Partial<Record<Act['do'], Readonly<Record<string, string>>>> = {
  finishIntermediateGoal: { date: '-date' },
  requestReprogramming: { to: '-to', reason: '-reason' },
  registerRestriction: { title: '-title', type: '-type', limit: '-limit' },
  addAction: { text: '-action' },
  convertAlert: { title: '-title', limit: '-limit' },
  derive: { text: '-note' },
  resolve: { text: '-solved' },
  redateOpportunity: { proposed: '-date' },
  declineOpportunity: { reason: '-withdraw' },
  registerOpportunity: { title: '-title', proposed: '-date' },
  recordMeasurement: { value: '-value', period: '-value' },
};

/** The field of the form that a refused act came from. */
function fieldOfAct({ questions }: FormAt, act: Act | undefined, where: string | undefined): string | null {
  if (act === undefined || act.do === 'submitUpdate') return null;
  const about =
    'item' in act ? act.item : 'opportunity' in act ? act.opportunity : 'indicator' in act ? act.indicator : 'on' in act ? act.on : '';
  const question = questions.find((one) => {
    if (one.kind === 'IG') return one.ref === about;
    if (one.kind === 'ITEM') return one.item.item === about;
    if (one.kind === 'OPPORTUNITY') return one.opportunity.opportunity === about;
    if (one.kind === 'INDICATOR') return one.indicator.indicator === about;
    return one.kind === 'NEWS' && act.do === 'registerOpportunity';
  });
  return question === undefined ? null : `${question.key}${FIELD_OF[act.do]?.[where ?? ''] ?? ''}`;
}
