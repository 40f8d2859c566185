import { isDay } from '../../../domain/calendar.ts';
import type { GoalMore, Risk } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { RiskAction } from '../../../domain/programme-acts.ts';
import type { SdgContribution } from '../../../domain/values.ts';
import { typedDay } from '../act-forms.ts';
import { typedForm } from '../items/act-choices.ts';
import { wordsFor } from '../reports/words.ts';
import type { Visit } from '../visit.ts';

// What has several parts is typed one on each line, its parts with a bar between them: `Plan nacional | Infraestructura | Conectividad`.

type Reader = Pick<Visit, 'person' | 'book'>;
const BAR = ' | ';
const linesIn = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter((parts) => parts.some((part) => part !== ''));
const barred = (parts: readonly (string | null)[]): string => {
  const last = parts.findLastIndex((part) => part !== null && part !== '');
  return parts
    .slice(0, last + 1)
    .map((part) => part ?? '')
    .join(BAR);
};

/** Alignment with plans and the SDGs as lines, to read and to type (domain.md 3.4, 3.13). */
export function linesOf(visit: Reader, { planLinks, sdgLinks }: GoalMore) {
  const contribution = (value: SdgContribution): string => wordsFor(visit).term('sdgContribution', value);
  const plan = planLinks.map(({ instrument, axis, objective }) => barred([instrument, axis, objective]));
  const sdg = sdgLinks.map((one) => barred([one.target ?? String(one.goal), contribution(one.contribution), one.note]));
  return { plan: { lines: plan, typed: plan.join('\n') }, sdg: { lines: sdg, typed: sdg.join('\n') } };
}

/** The plans of typed lines. */
export const planLinksIn = (text: string): GoalMore['planLinks'] =>
  linesIn(text).map(([instrument = '', axis = '', objective = '']) => ({ instrument, axis: axis || null, objective: objective || null }));

/** The SDG targets of typed lines; undefined where a line begins with no goal or target. */
export function sdgLinksIn(visit: Reader, text: string): GoalMore['sdgLinks'] | undefined {
  const indirect = wordsFor(visit).term('sdgContribution', 'INDIRECT').toLocaleLowerCase().slice(0, 4);
  const read = linesIn(text).map(([target = '', contribution = '', note = '']) => {
    const [, goal = ''] = /^(\d{1,2})(?:\.[0-9a-d]{1,2})?$/.exec(target) ?? [];
    return {
      goal: Number(goal || Number.NaN),
      target: target.includes('.') ? target : null,
      contribution: (contribution.toLocaleLowerCase().startsWith(indirect)
        ? 'INDIRECT'
        : 'DIRECT') satisfies SdgContribution as SdgContribution,
      note: note || null,
    };
  });
  return read.every(({ goal }) => Number.isInteger(goal)) ? read : undefined;
}

/** A risk's actions as lines: what, who, until when, and the day it was done. */
export const actionLines = (actions: Risk['actions']): string =>
  actions
    .map(({ text, responsible, due, done }) => barred([text, responsible, typedForm(due), done === null ? null : typedForm(done)]))
    .join('\n');

/** The actions of typed lines; undefined where one of them has no text or no day. */
export function actionsIn(text: string): RiskAction[] | undefined {
  const read = linesIn(text).map(([what = '', who = '', due = '', done = '']) => ({
    text: what,
    ...(who !== '' && { responsible: who }),
    due: typedDay(due) as Day,
    ...(done !== '' && { done: typedDay(done) as Day }),
  }));
  return read.every((one) => one.text !== '' && isDay(one.due) && (one.done === undefined || isDay(one.done))) ? read : undefined;
}
