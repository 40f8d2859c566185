import { capacitiesOf } from '../../../domain/capacities.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { goalByCode } from '../../../domain/work.ts';
import { goalCalled } from '../../../store/own-goals.ts';
import { daysLeftOf } from '../kit/deadlines.ts';
import { markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { thermoOf } from '../kit/thermometer.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { changeWords } from './change-words.ts';
import { opportunityKinds, problemTypes } from './choices.ts';
import { type FormAt, formAt } from './form-at.ts';
import { questionViews } from './form-view.ts';
import { instantOf, momentWords, turnOf } from './moments.ts';
import { isAsked } from './questions.ts';
import { changesSince, readSeen } from './seen.ts';
import { takeUpdate } from './take-update.ts';

/** The Wednesday form of one goal: the work list of domain.md 5.3, line by line, as a form that keeps every word. */
export const UPDATE_PAGE: PageDefinition = {
  address: '/mine/:goal',
  view: 'UPDATE',
  name: 'manager/update',
  linkForms: ['UPDATE'],
  bookOf: (tx, _reader, params) => goalCalled(tx, params.goal ?? ''),
  goalOf: ({ book, params }) => goalByCode(book, params.goal ?? '')?.id,
  show: async (visit) => {
    const goal = goalByCode(visit.book, visit.params.goal ?? '');
    if (!goal) return undefined;
    const at = await formAt(visit);
    return at
      ? formView(visit, at)
      : { ...NO_FORM, ...headOf(visit, goal), closed: visit.t(openCycle(visit.book) ? 'closed.notAsked' : 'closed.noWeek') };
  },
  forms: { update: takeUpdate },
};

type Goal = FormAt['goal'];
const NO_FORM = {
  questions: [],
  offered: [],
  offeredOpen: false,
  canSend: false,
  canSave: false,
  lede: null,
  until: null,
  saved: null,
  changes: [],
  seen: '',
  returned: null,
  place: null,
  info: [],
  progress: null,
};

function headOf(visit: Visit, goal: Goal) {
  return {
    code: goal.code,
    heading: goal.title,
    mark: markOf(goal.managementState, visit.words),
    days: daysLeftOf(visit, goal),
    thermo: null,
    closed: null,
    types: problemTypes(visit),
    kinds: opportunityKinds(visit),
    sheet: visit.maySee('GOAL', goal.id) && visit.reader.via === 'web' ? `${visit.base}/goals/${goal.code}` : null,
  };
}

function formView(visit: Visit, at: FormAt) {
  const { t, f, may } = visit;
  const { goal, list, update, cycle } = at;
  const canSend = may({ do: 'submitUpdate', goal: goal.code });
  const canSave = canSend || may({ do: 'saveDraft', goal: goal.code });
  const questions = questionViews(visit, at);
  const asked = questions.filter(({ offered }) => !offered);
  const answered = asked.filter((one) => one.answered).length;
  const usable = canSend || canSave || visit.failed !== null; // what came back stays to be read, also when the moment has passed
  return {
    ...headOf(visit, goal),
    thermo: thermoOf(list.goal, f, kitTexts(visit.language)),
    questions: usable ? questions.filter(({ offered }) => !offered) : [],
    offered: usable ? questions.filter(({ offered }) => offered) : [],
    offeredOpen: questions.some(({ offered, answered: told, missing }) => offered && (told || missing)),
    canSend,
    canSave,
    closed: usable ? null : closedWords(visit, at),
    lede: t('form.lede', { n: asked.length }),
    until: untilWords(visit, at),
    saved: savedWords(visit, at),
    progress: t('form.progress', { answered, n: asked.length }),
    changes: changesOf(visit, at),
    seen: JSON.stringify(at.now),
    returned:
      update.state === 'RETURNED'
        ? t('returned', { reason: update.returnReason ?? '', until: momentWords(visit, instantOf(cycle, 'M09')) })
        : null,
    place: placeWords(visit, at, canSend),
    info: infoOf(visit, at),
  };
}

/** Whoever stands in another's place sees so, and so does the assistant who may not send (domain.md 1.2, 3.3). */
function placeWords({ t, book, person, tx }: Visit, { goal }: FormAt, canSend: boolean): string | null {
  const capacities = capacitiesOf(book, { by: person.id, via: 'web' }, goal.id, tx.today);
  const manages = capacities.find(({ role }) => role === 'GOAL_MANAGER');
  if (manages?.standsIn) return t('place.delegate', { name: book.people.get(manages.personId)?.name ?? '' });
  return manages === undefined && !canSend ? t('place.assistant') : null;
}

function untilWords(visit: Visit, { cycle, update }: FormAt): string {
  const { t, tx } = visit;
  const cutOff = instantOf(cycle, 'M05');
  switch (turnOf(cycle, update, tx.now)) {
    case 'IN_TIME':
      return `${t('until.inTime', { moment: momentWords(visit, cutOff) })} ${t('until.correct', { moment: momentWords(visit, instantOf(cycle, 'M09')) })}`;
    case 'LATE':
      return t('until.late', { moment: momentWords(visit, instantOf(cycle, 'M07')) });
    case 'CORRECT':
      return t('until.correct', { moment: momentWords(visit, instantOf(cycle, 'M09')) });
    default:
      return t('until.over');
  }
}

function savedWords({ t, f, person, book }: Visit, { draft, update }: FormAt): string | null {
  if (draft === undefined)
    return update.submittedAt === null ? null : t('sentAt', { moment: f.moment(update.amendedAt ?? update.submittedAt) });
  const by = draft.personId === person.id ? '' : (book.people.get(draft.personId)?.name ?? '');
  return by === '' ? t('savedAt', { moment: f.moment(draft.savedAt) }) : t('savedBy', { moment: f.moment(draft.savedAt), name: by });
}

/** What is not as it was when the draft was saved, or when the form that came back was opened. */
function changesOf(visit: Visit, at: FormAt): string[] {
  const seen = readSeen(visit.failed ? visit.failed.values.seen : at.draft?.seen);
  if (seen === undefined) return [];
  const others = { draft: visit.failed !== null && at.draft?.personId !== visit.person.id };
  return changesSince(seen, at.now, at.questions, others).map((change) => changeWords(visit, at, change));
}

function closedWords({ t, tx }: Visit, { update, cycle }: FormAt): string {
  if (update.state === 'VALIDATED' || update.state === 'EXCUSED' || update.state === 'MISSED') return t(`closed.${update.state}`);
  return turnOf(cycle, update, tx.now) === 'OVER' ? t('closed.over') : t('closed.notYours');
}

/** Items of the goal that need no answer here: those of other levels, and those registered this week (domain.md 7.3, P1). */
function infoOf(visit: Visit, { questions, list }: FormAt) {
  const { t, base, f } = visit;
  const fresh = questions.flatMap((one) => (one.kind === 'ITEM' && !isAsked(one) ? [one.item] : []));
  return [...fresh, ...list.elsewhere].map((item) => ({
    href: `${base}/items/${encodeURIComponent(item.item)}`,
    title: `${item.item} ${item.title}`,
    rung: kitTexts(visit.language)(`rung.${item.scope}`),
    note: item.scope === 'MANAGER' ? t('info.fresh', { day: f.record(item.reportedOn) }) : t('info.above'),
    limit: t('limit', { day: f.record(item.limitDate) }),
  }));
}
