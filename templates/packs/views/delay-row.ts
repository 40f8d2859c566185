import type { IgLine, ReprogrammingLine, SelectedLine } from '../../../domain/letter-data.ts';
import type { IgState } from '../../../domain/values.ts';
import { igRef, stateOf } from '../../views/goals.ts';
import { selectedLine } from '../../views/lines.ts';
import { capital, sentences, stop } from '../../views/sections.ts';
import { goalRef } from './pieces.ts';
import type { Voice } from './voice.ts';

/** A row of section 3 of the briefing. */
export interface DelayRow {
  readonly state: IgState | null;
  readonly stale: boolean;
  readonly ref: string;
  readonly title: string;
  readonly what: string;
  readonly detail: string;
  readonly short: string; // all the detail that a full week has room for
}

/** A delay, a new date, a goal nobody updates: which, what happened, the detail (domain.md 5.6). */
export function delayRow(s: Voice, one: SelectedLine): DelayRow {
  if (one.what === 'IG') return lateStep(s, one.ig);
  if (one.what === 'REPROGRAMMING') return newDate(s, one.reprogramming);
  const told = selectedLine(s, one);
  if (one.what !== 'GOAL') {
    return { ...NOTHING, ref: s.name(one.ref), title: told.text, what: told.right ?? '', detail: told.note ?? '' };
  }
  const { goal, title, state, stale } = one.goal;
  const what = told.right ?? stateOf(s, state).word;
  return { ...NOTHING, state, stale, ref: s.name(goal), title: s.title(title), what, detail: told.note ?? '' };
}

const NOTHING = { state: null, stale: false, short: '' } as const;

function lateStep(s: Voice, ig: IgLine): DelayRow {
  const { state, title, endDate, originalEndDate, reprogramCount, daysLate } = ig;
  const moved =
    reprogramCount > 0 && s.w('P3.moved', { day: s.f.record(originalEndDate), times: s.t('ig.reprogrammed', { n: reprogramCount }) });
  return {
    ...NOTHING,
    state,
    ref: goalRef(s, ig),
    title: s.title(title),
    what: daysLate > 0 ? s.t('ig.late', { n: daysLate }) : s.t(`state.${state}`),
    detail: sentences(s.t('ig.due', { day: s.f.record(endDate) }), moved),
    short: s.f.record(endDate),
  };
}

function newDate(s: Voice, one: ReprogrammingLine): DelayRow {
  const { goal, ref, title, decision, from, to, count, reason } = one;
  const ig = ref.startsWith(`${goal}/`) ? ref.slice(goal.length + 1) : null;
  const moved = decision === 'APPROVED' || decision === 'AUTO_ACCEPTED';
  return {
    ...NOTHING,
    state: moved ? 'NORMAL' : null,
    ref: ig === null ? s.name(ref) : igRef(s, { goal, ig }),
    title: s.title(title),
    what: moved ? s.t('reprogramming.AUTO_ACCEPTED') : s.t(`reprogramming.${decision}`),
    detail: sentences(
      s.t('reprogramming.fromTo', { from: s.f.record(from), to: s.f.record(to), n: count }),
      stop(capital(s.prose(reason))),
    ),
    short: s.f.record(to),
  };
}
