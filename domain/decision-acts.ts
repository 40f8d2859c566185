import { type ActRule, type ActRules, type Authority, type Found, findAgenda, findItem, findOpportunity } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import { awaitedOf } from './agenda.ts';
import { ifUndecidable, ifWrongValue } from './decision-checks.ts';
import { carryOut } from './decision-effects.ts';
import type { Decision, WeekKey } from './entities.ts';
import { pushLetter } from './letter-writing.ts';
import { decisionLine, itemLine, opportunityLine } from './lines.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { put, tell, type Work } from './work.ts';

type Recorded = ActOf<'recordDecision'>;

const RECORD: ActRule<'recordDecision'> = {
  find: findSubject,
  possible: ifUndecidable,
  valid: ifWrongValue,
  apply: (work, act, found, authority) => {
    const decision = write(work, act, found, authority);
    carryOut(work, act, found, authority);
    if (tellsOfItself(act)) tellDecision(work, decision, found);
  },
};
/** What the minister, the committee and the Head of Government decide, as it is recorded (domain.md 4.3, 4.5, 6.6). */
export const DECISION_ACTS: ActRules<'recordDecision'> = { recordDecision: RECORD };

/** An item, an opportunity or an agenda item; a goal is not found (scenario acts). */
function findSubject(work: Work, { on, responsible }: Recorded): Found | Refusal {
  const found = [findItem(work, { item: on }), findOpportunity(work, { opportunity: on }), findAgenda(work, { agenda: on })].find(
    (one): one is Exclude<typeof one, Refusal> => !isRefusal(one),
  );
  if (!found) return refuse('NotFound', because`there is no item, opportunity or agenda item ${on} here`, 'on');
  if (responsible === undefined) return found;
  const person = work.book.people.get(responsible);
  return person ? { ...found, person } : refuse('NotFound', because`there is no person ${responsible} here`, 'responsible');
}

/** The row and its line, which follows the act's at once; the effects come after. */
function write(work: Work, act: Recorded, { on, item, opportunity, goal }: Found, { by }: Authority): Decision {
  const { level, decision, text, responsible, due, valuation } = act;
  const row: Decision = {
    id: work.newId(),
    week: openWeek(work),
    level,
    refType: item ? 'ITEM' : opportunity ? 'OPPORTUNITY' : 'AGENDA',
    ref: on,
    goalId: goal?.id ?? '',
    decision,
    text: text ?? null,
    responsibleId: responsible ?? null,
    due: due ?? null,
    valuation: valuation ?? null,
    recordedBy: by,
    recordedAt: work.now,
  };
  put(work, 'decisions', row);
  tell(work, {
    kind: 'decision',
    level,
    on,
    decision,
    ...(text !== undefined && { text }),
    ...(responsible !== undefined && { responsible }),
    ...(due !== undefined && { due }),
    ...(valuation !== undefined && { valuation }),
  });
  return row;
}

const RUNNING = ['COLLECTING', 'REVIEWING', 'BRIEFING', 'COMMITTEE'];
const openWeek = ({ book }: Work): WeekKey | null =>
  [...book.cycles.values()]
    .filter(({ state }) => RUNNING.includes(state))
    .map(({ week }) => week)
    .sort()[0] ?? null;

/** `APPROVE`, `DECLINE` and `COMMIT` send N18, and so does any other that names a person responsible (domain.md 6.6). */
const tellsOfItself = ({ decision, responsible }: Recorded): boolean =>
  ['APPROVE', 'DECLINE', 'COMMIT'].includes(decision) || responsible !== undefined;

function tellDecision(work: Work, decision: Decision, { item, opportunity, agenda }: Found): void {
  const { book, today } = work;
  const higher = decision.level !== 'MINISTER';
  const itemNow = item && book.items.get(item.id);
  const opportunityNow = opportunity && book.opportunities.get(opportunity.id);
  const origin = item ?? opportunity;
  pushLetter(work, {
    notice: 'N18',
    to: [decision.responsibleId === null ? { role: 'GOAL_MANAGER' } : { person: decision.responsibleId }],
    cc: [{ role: 'COORDINATOR' }, ...(higher ? [{ role: 'MINISTER' } as const, { role: 'GOAL_MANAGER' } as const] : [])],
    goalId: decision.goalId,
    about: [decision.ref],
    data: {
      decision: decisionLine(book, decision),
      item: itemNow ? itemLine(book, itemNow, today) : null,
      opportunity: opportunityNow ? opportunityLine(book, opportunityNow) : null,
      agenda: agenda?.code ?? (origin && awaitedOf(work, origin.id)?.code) ?? null,
    },
  });
}
