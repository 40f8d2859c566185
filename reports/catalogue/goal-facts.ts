import type { Cell, Fact, Field, Section } from '../../contracts/documents.ts';
import type { Goal } from '../../domain/entities.ts';
import type { Book } from '../../domain/work.ts';
import { factsOf } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow } from './goal-columns.ts';

/** The base information of a goal's sheet; what is not recorded shows as empty (domain.md 3.4). */
export function baseFacts(book: Book, row: GoalRow): Section {
  const { goal } = row;
  const { more } = goal;
  const facts = [
    ...factsOf(HEAD, row),
    fact('institution', 'text', book.institution.name),
    fact('orgUnit', 'text', goal.orgUnit),
    fact('startDate', 'day', goal.startDate),
    fact('goalEnd', 'day', goal.endDate),
    fact('originalEnd', 'day', goal.originalEndDate),
    { ...fact('lifecycle', 'term', goal.lifecycle), list: 'goalLifecycle' },
    fact('priority', 'flag', goal.priority),
    fact('integrating', 'flag', goal.integrating),
    ...(goal.stopped === null ? [] : [fact('stoppedSince', 'day', goal.stopped.since), fact('stoppedReason', 'text', goal.stopped.reason)]),
    fact('description', 'text', goal.description),
    fact('places', 'lines', placesOf(book, goal)),
    fact('classed', 'lines', classesOf(book, goal)),
    fact('beneficiaries', 'number', more?.beneficiaries?.count ?? null),
    fact('beneficiariesAre', 'text', more?.beneficiaries?.description ?? null),
    fact('investment', 'number', more?.investment?.amount ?? null),
    fact('currency', 'text', more?.investment?.currency ?? null),
    fact('fundedBy', 'text', more?.investment?.source ?? null),
  ];
  return { kind: 'facts', key: 'base', facts, why: 'notRecorded' };
}

/** The situation before and after, empty where neither is recorded (domain.md 3.4). */
export const baselineFacts = ({ baseline, expectedResult }: Goal): Section =>
  recorded('baseline', [fact('baseline', 'text', baseline), fact('expectedResult', 'text', expectedResult)]);

/** Need, objective, products, outcomes and impacts (domain.md 3.4, results chain). */
export function chainFacts({ more }: Goal): Section {
  const chain = more?.chain;
  return recorded('chain', [
    fact('need', 'text', chain?.need ?? null),
    fact('objective', 'text', chain?.objective ?? null),
    fact('products', 'lines', chain?.products ?? []),
    fact('outcomes', 'lines', chain?.outcomes ?? []),
    fact('impacts', 'lines', chain?.impacts ?? []),
  ]);
}

/** The narrative in force and when it was reported (domain.md 3.4 `executiveReport`, `reportUpdatedAt`). */
export const lastReportFacts = ({ narrative, lastUpdateAt }: Goal): Section =>
  recorded('lastReport', [fact('executiveReport', 'text', narrative), fact('lastReportAt', 'moment', lastUpdateAt)]);

const { goal: code, title, state, thermometer, daysLeft, manager } = GOAL_COLUMNS;
const HEAD = [code, title, state, thermometer, daysLeft, manager];

const fact = (key: string, kind: Field['kind'], cell: Cell): Fact => ({ key, kind, cell });

/** Only what is recorded of it; `notRecorded` where nothing is. */
const recorded = (key: string, facts: readonly Fact[]): Section => ({
  kind: 'facts',
  key,
  facts: facts.filter(({ cell }) => cell !== null && !(Array.isArray(cell) && cell.length === 0)),
  why: 'notRecorded',
});

const placesOf = ({ territories }: Book, { more }: Goal): string[] =>
  (more?.territoryIds ?? []).flatMap((id) => territories.get(id)?.name ?? []);

const classesOf = ({ classifiers }: Book, { more }: Goal): string[] =>
  (more?.classifierValues ?? []).map(({ classifierId, value }) => `${classifiers.get(classifierId)?.name ?? classifierId}: ${value}`);
