import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GOAL_ACT_NAMES } from '../../../client/web/goals/goal-choices.ts';
import { IG_ACT_NAMES } from '../../../client/web/goals/ig-choices.ts';
import { ITEM_ACT_NAMES } from '../../../client/web/items/item-choices.ts';
import type { Act, ActName } from '../../../domain/acts.ts';
import { openScreens, type Screens } from '../../support/screens.ts';
import { offered, plain, type Rules, rulesNow } from './offers.ts';

const PEOPLE = ['lucia', 'andres', 'rosa', 'carmen', 'hugo', 'ana', 'gabriel'];
const LATER = '2027-06-29';

/** Acts as their forms would send them when everything is filled in well. */
const onItem = (item: string): Act[] =>
  ITEM_ACT_NAMES.map(
    (act) => ({ do: act, item, text: 'dicho', ...(['returnDown', 'extendLimit', 'reopen'].includes(act) && { limit: LATER }) }) as Act,
  );
const onGoal = (goal: string): Act[] =>
  GOAL_ACT_NAMES.flatMap((act): Act[] =>
    act === 'overrideState'
      ? (['STOPPED', 'DELAYED', 'NORMAL'] as const).map((state) => ({ do: act, goal, state, reason: 'dicho' }))
      : [
          {
            do: act,
            goal,
            ...(!['submitProgramming', 'approveProgramming', 'changeGoalSheet'].includes(act) && { reason: 'dicho' }),
          } as Act,
        ],
  );
const onIg = (on: string): Act[] =>
  IG_ACT_NAMES.map(
    (act) =>
      ({
        finishIntermediateGoal: { do: act, on },
        undoFinish: { do: act, on, reason: 'dicho' },
        explainDelay: { do: act, on, text: 'dicho' },
        requestReprogramming: { do: act, on, to: LATER, reason: 'dicho' },
        decideReprogramming: { do: act, on, approve: true },
      })[act] as Act,
  );
const onOpportunity = (opportunity: string): Act[] => [
  { do: 'validateOpportunity', opportunity },
  { do: 'redateOpportunity', opportunity, proposed: LATER },
  { do: 'declineOpportunity', opportunity, reason: 'dicho' },
];

describe.each([
  ['Wednesday at noon', '2026-11-25T12:00'],
  ['Thursday at nine', '2026-11-26T09:00'],
  ['Friday at four', '2026-11-27T16:00'],
])('on %s', (_when, until) => {
  let screens: Screens;
  let rules: Rules;
  beforeAll(async () => {
    screens = await openScreens({ until });
    rules = await rulesNow(screens);
  });
  afterAll(() => screens?.close());

  test.each(PEOPLE)('%s is offered an act of a sheet if and only if it would be taken', async (who) => {
    const { book } = rules;
    const sheets = [
      ...[...book.items.values()].map(({ code }) => [`/items/${code}`, onItem(code)] as const),
      ...[...book.opportunities.values()].map(({ code }) => [`/opportunities/${code}`, onOpportunity(code)] as const),
      ...[...book.goals.values()].map(({ code }) => [`/goals/${code}`, onGoal(code)] as const),
      ...[...book.intermediateGoals.values()].flatMap(({ goalId, code }) => {
        const goal = book.goals.get(goalId)?.code ?? '';
        return ['MOP-01', 'MOP-02', 'MOP-03'].includes(goal)
          ? [[`/goals/${goal}/intermediate-goals/${encodeURIComponent(code)}`, onIg(`${goal}/${code}`)] as const]
          : [];
      }),
    ];
    for (const [address, acts] of sheets) {
      const taken = [...new Set(acts.filter((act) => rules.takes(who, act)).map((act): ActName => act.do))].sort();
      const page = await screens.as(who).get(`/mop${address}`);
      expect([address, page.status === 404 ? [] : offered(page.body)]).toEqual([address, taken]);
    }
  });

  test.each(PEOPLE)('%s may promise a date on an item exactly where the rules let them', async (who) => {
    for (const { code } of rules.book.items.values()) {
      const { body } = await screens.as(who).get(`/mop/items/${code}`);
      const taken = rules.takes(who, { do: 'addAction', item: code, text: 'dicho', committed: '2026-12-02' });
      expect([code, body.includes('name="addAction.committed"')]).toEqual([code, taken]);
    }
  });

  test.each(PEOPLE)('%s finds the way to register something on a goal exactly where it would be taken', async (who) => {
    for (const { code } of rules.book.goals.values()) {
      const problem = rules.takes(who, { do: 'registerRestriction', on: code, title: 'Algo falta', type: 'LEGAL' });
      const chance = rules.takes(who, { do: 'registerOpportunity', on: code, title: 'Algo se abre', proposed: LATER });
      const items = await screens.as(who).get(`/mop/goals/${code}/restrictions`);
      const opportunities = await screens.as(who).get(`/mop/goals/${code}/opportunities`);
      expect([code, plain(items.body).includes(`/items/new?on=${code}`)]).toEqual([code, problem]);
      expect([code, plain(opportunities.body).includes(`/opportunities/new?on=${code}`)]).toEqual([code, chance]);
    }
  });
});
