import { type ActorLink, type Goal, type GoalMore, NOTHING_MORE } from '../../../domain/entities.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { PARTICIPATIONS } from '../../../domain/values.ts';
import { intermediateGoalsOf } from '../../../domain/work.ts';
import { wordsFor } from '../reports/words.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, sheetHead } from './goal-at.ts';
import { newRisk, riskViews } from './risks.ts';
import { takeMore, takeRisk, takeTie } from './sheet-forms.ts';
import { linesOf } from './sheet-lines.ts';

/** `/goals/:code/sheet`: the rest of the sheet: chain, alignment, places, people reached, money, actors, risks (domain.md 3.3, 3.4, 3.13, 3.14). */
export const sheetPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/sheet',
  name: 'goals/sheet',
  show: (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const more = goal.more ?? NOTHING_MORE;
    return {
      head: sheetHead(visit, goal, 'sheet'),
      version: goal.version,
      may: visit.may({ do: 'changeGoalMore', goal: goal.code }),
      chain: chainOf(more),
      ...linesOf(visit, more),
      places: placesOf(visit, more),
      classes: classesOf(visit, more),
      beneficiaries: {
        count: more.beneficiaries?.count == null ? null : visit.f.digits(more.beneficiaries.count),
        description: more.beneficiaries?.description ?? null,
      },
      investment: {
        amount: more.investment === null ? null : visit.f.digits(more.investment.amount),
        currency: more.investment?.currency ?? null,
        source: more.investment?.source ?? null,
      },
      actors: actorsOf(visit, goal),
      tie: tieForm(visit, goal),
      risks: riskViews(visit, goal),
      newRisk: newRisk(visit, goal),
    };
  },
  forms: { more: takeMore, tie: takeTie, risk: takeRisk },
};

function chainOf({ chain }: GoalMore) {
  const lines = (some: readonly string[] | undefined): string => (some ?? []).join('\n');
  return {
    need: chain?.need ?? '',
    objective: chain?.objective ?? '',
    products: lines(chain?.products),
    outcomes: lines(chain?.outcomes),
    impacts: lines(chain?.impacts),
  };
}

function placesOf({ book }: Visit, { territoryIds }: GoalMore) {
  const options = [...book.territories.values()]
    .filter(({ id, active }) => active || territoryIds.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return { options, chosen: territoryIds, names: options.filter(({ value }) => territoryIds.includes(value)).map(({ label }) => label) };
}

function classesOf({ book }: Visit, { classifierValues }: GoalMore) {
  const chosen = classifierValues.map(({ classifierId, value }) => `${classifierId}.${value}`);
  const options = [...book.classifiers.values()]
    .filter(({ id, active }) => active || classifierValues.some(({ classifierId }) => classifierId === id))
    .flatMap(({ id, name, values }) => values.map((value) => ({ value: `${id}.${value}`, label: `${name}: ${value}` })))
    .sort((a, b) => a.label.localeCompare(b.label));
  return { options, chosen, names: options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label) };
}

/** Each actor's part in the goal, its steps and its items, by name. */
function actorsOf(visit: Visit, goal: Goal) {
  const { book, may, t } = visit;
  const w = wordsFor(visit);
  return [...book.actorLinks.values()]
    .filter(({ goalId, endedAt }) => goalId === goal.id && endedAt === null)
    .map((link) => ({
      key: `untie/${link.id}`,
      link: link.id,
      goal: goal.code,
      name: book.actors.get(link.actorId)?.name ?? '',
      participation: w.term('participation', link.participation),
      on: onWhat(visit, link) ?? t('sheet.wholeGoal'),
      commitment: link.commitment,
      unties: may({ do: 'untieActor', goal: goal.code, link: link.id }),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function onWhat({ book }: Visit, { igId, itemId }: ActorLink): string | null {
  const ig = book.intermediateGoals.get(igId ?? '');
  const item = book.items.get(itemId ?? '');
  return item ? `${item.code} ${item.title}` : ig ? `${ig.code} ${ig.title}` : null;
}

function tieForm(visit: Visit, goal: Goal) {
  const { book, may, t } = visit;
  const actors = [...book.actors.values()].filter(({ active }) => active).sort((a, b) => a.name.localeCompare(b.name));
  const first = actors[0];
  if (first === undefined || !may({ do: 'tieActor', actor: first.id, on: goal.code, participation: 'ALLY' })) return null;
  const w = wordsFor(visit);
  const items = [...book.items.values()].filter((one) => one.goalId === goal.id && isOpen(one));
  return {
    actors: actors.map(({ id, name }) => ({ value: id, label: name })),
    on: [
      { value: goal.code, label: t('sheet.wholeGoal') },
      ...intermediateGoalsOf(book, goal.id)
        .filter(({ cancelled }) => !cancelled)
        .map(({ code, title }) => ({ value: `${goal.code}/${code}`, label: `${code} ${title}` })),
      ...items.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
    ],
    participations: PARTICIPATIONS.map((value) => ({ value, label: w.term('participation', value) })),
  };
}
