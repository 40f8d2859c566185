import type { AgendaLine, DecisionLine, OpportunityLine, ReprogrammingLine, SelectedLine, UpdateLine } from '../../domain/letter-data.ts';
import type { Light, LineView, PairsView } from '../catalog.ts';
import type { MessageKey } from '../locales.ts';
import type { Speech } from '../speech.ts';
import { finishedGoal, finishedIg, igLine, stateOf } from './goals.ts';
import { indicatorLine } from './indicators.ts';
import { itemLine } from './items.ts';
import { capital, facts, line } from './sections.ts';

/** An opportunity with its date and place (domain.md 3.8). */
export function opportunityLine(s: Speech, one: OpportunityLine, extra: string | null = null): LineView {
  return line(`${s.name(one.opportunity)} ${s.title(one.title)}`, {
    note: facts(
      one.place !== null && s.name(one.place),
      one.ig === null ? s.name(one.goal) : `${s.name(one.goal)}\u00a0/\u00a0${s.name(one.ig)}`,
      s.t(`opportunity.state.${one.state}`),
      one.valuation && s.t(`valuation.${one.valuation}`),
      extra,
    ),
    right: s.weekday(one.proposedDate),
    href: s.links[one.opportunity] ?? null,
  });
}

/** A reprogramming: from when to when, which time, how it was decided. */
export function reprogrammingLine(s: Speech, one: ReprogrammingLine): LineView {
  return line(`${refOf(s, one.ref)} ${s.title(one.title)}`, {
    note: facts(
      s.t('reprogramming.fromTo', { from: s.f.record(one.from), to: s.f.record(one.to), n: one.count }).replace(/\.$/, ''),
      s.prose(one.reason),
      one.decisionReason && s.prose(one.decisionReason),
    ),
    right: s.t(`reprogramming.${one.decision}`),
    light: one.decision === 'PENDING' ? 'amber' : one.decision === 'REJECTED' ? 'red' : 'grey',
  });
}

/** A decision: on what, by which level, with person and date. */
export function decisionLine(s: Speech, one: DecisionLine): LineView {
  return line(`${s.name(one.ref)} ${decisionOf(s, one)}`, {
    note: facts(
      s.title(one.title),
      `${s.t(`level.${one.level}`)}, ${s.weekday(s.f.dayOf(one.at))}`,
      one.text && s.prose(one.text),
      one.responsible && s.name(one.responsible),
    ),
    right: one.due === null ? null : s.t('decision.until', { day: s.day(one.due) }),
    href: s.links[one.ref] ?? null,
  });
}
/** "approved, high valuation" */
export const decisionOf = (s: Speech, { decision, valuation }: Pick<DecisionLine, 'decision' | 'valuation'>): string =>
  [s.t(`decision.${decision}`), ...(valuation ? [s.t(`valuation.${valuation}`)] : [])].join(', ');

/** What is proposed for the agenda, when it is no decision to be laid out at length. */
export function agendaLine(s: Speech, one: AgendaLine): LineView {
  return line(`${s.name(one.agenda)} ${s.t(`agenda.kind.${one.kind}`)}: ${s.title(one.requestedDecision ?? one.title)}`, {
    note: facts(s.name(one.origin), one.origin === one.goal ? null : s.name(one.goal)),
    right: one.proposedDate === null ? null : s.weekday(one.proposedDate),
    href: s.links[one.agenda] ?? null,
  });
}

/** How one goal's weekly update stands (domain.md 4.6, section 1 of P2). */
export function updateLine(s: Speech, one: UpdateLine): LineView {
  const { word, light } = standingOf(s, one);
  const waiting = one.submittedAt === null && one.lastUpdateAt !== null;
  return line(`${s.name(one.goal)} ${s.title(one.title)}`, {
    note: facts(
      one.manager === null ? null : s.name(one.manager),
      one.submittedAt !== null && s.t('update.sentAt', { at: `${s.day(s.f.dayOf(one.submittedAt))}, ${s.f.time(one.submittedAt)}` }),
      waiting && s.t('update.noneSince', { day: s.f.record(s.f.dayOf(one.lastUpdateAt ?? 0)) }),
      one.missedInARow > 0 && s.t('goal.streak', { n: one.missedInARow }),
      one.noChangeInARow > 1 ? s.t('update.noChangeStreak', { n: one.noChangeInARow }) : one.noChange && s.t('update.noChange'),
      ...one.marks.map((mark) => s.t(`mark.${mark}`)),
    ),
    right: word,
    light,
  });
}

/** A line of the minister's selection, whatever it refers to (domain.md 5.6). */
export function selectedLine(s: Speech, one: SelectedLine): LineView {
  switch (one.what) {
    case 'ITEM':
      return itemLine(s, one.item);
    case 'IG':
      return one.ig.state === 'FINISHED' ? finishedIg(s, one.ig) : igLine(s, one.ig);
    case 'REPROGRAMMING':
      return reprogrammingLine(s, one.reprogramming);
    case 'OPPORTUNITY':
      return opportunityLine(s, one.opportunity);
    case 'INDICATOR': {
      const told = indicatorLine(s, one.indicator);
      return one.crossed === null
        ? told
        : { ...told, right: s.t('indicatorLine.crossed', { percent: `${s.f.number(one.crossed)}\u00a0%` }) };
    }
    case 'GOAL': {
      const { goal, was } = one;
      if (goal.state === 'FINISHED') return finishedGoal(s, goal);
      const missed = goal.missedInARow > 1;
      return line(`${s.name(goal.goal)} ${s.title(goal.title)}`, {
        state: stateOf(s, goal.state),
        note:
          capital(
            facts(
              was !== undefined && was !== goal.state && s.t('N16.was', { state: s.t(`state.${was}`) }),
              goal.lastUpdateAt !== null && s.t('goal.lastUpdate', { day: s.f.record(s.f.dayOf(goal.lastUpdateAt)) }),
            ),
          ) || null,
        right: missed ? s.t('N16.new', { n: goal.missedInARow }) : null,
        light: missed ? 'amber' : 'grey',
      });
    }
  }
}

/** Label and value; what has no value is left out. */
export function pairsOf(s: Speech, pairs: readonly (readonly [MessageKey, string | null | false | undefined])[]): PairsView {
  return pairs.flatMap(([key, value]) => (value ? [{ label: s.t(key), value: capital(value) }] : []));
}

/** `MOP-01/1,03` as people read it. */
export const refOf = (s: Speech, ref: string): string => s.name(ref).replace('/', '\u00a0/\u00a0');

export function standingOf(s: Speech, { state, late }: UpdateLine): { readonly word: string; readonly light: Light } {
  if (state === 'PENDING' || state === 'DRAFT') return { word: s.t(`update.${state}`), light: 'amber' };
  if (state === 'MISSED') return { word: s.t('update.MISSED'), light: 'red' };
  if (state === 'EXCUSED') return { word: s.t('update.EXCUSED'), light: 'grey' };
  if (state === 'RETURNED') return { word: s.t('update.RETURNED'), light: 'amber' };
  return late ? { word: s.t('update.late'), light: 'amber' } : { word: s.t('update.onTime'), light: 'green' };
}
