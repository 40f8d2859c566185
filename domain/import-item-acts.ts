import { type ActRules, type Found, findOn } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import { proposeAgendaItem } from './agenda.ts';
import type { Goal, Item, Opportunity, Stay } from './entities.ts';
import { ifBadTitle, ifTaken } from './item-refusals.ts';
import { defaultLimit } from './item-registration.ts';
import { because, refuse } from './refusal.ts';
import { giveCode, put, tell, type Work } from './work.ts';

/**
 * A restriction, alert or opportunity from a table, as it stands where it was kept until now: reported when and by whom the table says,
 * held by the rung it says since the day it says (domain.md 3.7, 3.8; 9.1, step 2). A limit date may be past.
 */
export const IMPORT_ITEM_ACTS: ActRules<'importItem'> = {
  importItem: {
    find: findOn,
    possible: (_work, _act, { goal }) =>
      goal?.lifecycle === 'CLOSED' || goal?.lifecycle === 'CANCELLED'
        ? refuse('NotPossible', because`${goal.code} is ${goal.lifecycle}: nothing is registered on it`)
        : undefined,
    valid: (work, act) => ifTaken(work, act.id) ?? ifBadTitle(act.title) ?? ifIncomplete(work, act),
    name: (work, { kind, id }) => giveCode(work, kind, id),
    apply: (work, act, found, { by }, code) => {
      if (act.kind === 'OPPORTUNITY') importOpportunity(work, act, found, code, by);
      else importProblem(work, act, act.kind, found, code, by);
    },
  },
};

type Imported = ActOf<'importItem'>;

/** InvalidInput: without what its kind is told by, held where nobody holds, or reported in the future. */
function ifIncomplete(work: Work, { kind, type, proposed, scope, reported, arrived, reportedBy }: Imported): Refusal | undefined {
  const { institution, people } = work.book;
  if (kind === 'OPPORTUNITY' && proposed === undefined) return refuse('InvalidInput', 'an opportunity has a proposed date', 'proposed');
  if (kind !== 'OPPORTUNITY' && type === undefined) return refuse('InvalidInput', 'say of what type the problem is', 'type');
  if (scope !== undefined && !institution.ladder.includes(scope))
    return refuse('InvalidInput', because`${scope} is not a rung of this institution`, 'scope');
  if (reportedBy !== undefined && !people.has(reportedBy))
    return refuse('InvalidInput', because`there is no person ${reportedBy} here`, 'reportedBy');
  if (reported !== undefined && reported > work.today)
    return refuse('InvalidInput', because`${reported} has not come yet: today is ${work.today}`, 'reported');
  if (arrived !== undefined && (arrived > work.today || arrived < (reported ?? arrived)))
    return refuse('InvalidInput', because`${arrived} is not between ${reported ?? arrived} and ${work.today}`, 'arrived');
  return undefined;
}

function importProblem(work: Work, act: Imported, kind: Item['kind'], found: Found, code: string, by: string): void {
  const goal = goalOf(found);
  const reported = act.reported ?? work.today;
  const scope = act.scope ?? 'MANAGER';
  const state = act.state ?? 'UNREVIEWED';
  const item: Item = {
    id: work.newId(),
    code,
    kind,
    goalId: goal.id,
    igId: found.ig?.id ?? null,
    title: act.title.trim(),
    problemType: act.type ?? 'TECHNICAL_ADMINISTRATIVE',
    description: act.description?.trim() || null,
    treatment: act.treatment?.trim() ? { what: act.treatment.trim(), withWhom: null, when: null } : null,
    responsible: act.responsible?.trim() || null,
    limitDate: act.limit ?? defaultLimit(work.book.institution.calendar, kind, { ...found, goal }, work.today),
    transsectoral: act.transsectoral ?? false,
    blocking: act.blocking ?? false,
    urgent: act.urgent ?? false,
    scope,
    state,
    arrivedAt: act.arrived ?? reported,
    reportedBy: act.reportedBy ?? by,
    reportedOn: reported,
    createdAt: work.now,
    committedDate: null,
    commitments: 0,
    extensions: 0,
    origin: 'USER',
    loaded: true,
    stays: staysOf(work, { scope, reported, arrived: act.arrived ?? reported, reviewed: state === 'IN_PROCESS' }),
    sourceAlertId: null,
    convertedToId: null,
    closedAt: null,
    closedOn: null,
    closingText: null,
    resolutionProposed: null,
    version: 1,
  };
  put(work, 'items', item);
  tell(work, { kind: 'state', of: 'item', id: code, from: null, to: state });
  if (scope === 'HEAD_OF_GOVERNMENT') proposeAgendaItem(work, item);
}

/** What came with a table was held by all rungs up to its own; when exactly it passed them is not known. */
function staysOf(
  { book }: Work,
  { scope, reported, arrived, reviewed }: { scope: Item['scope']; reported: string; arrived: string; reviewed: boolean },
): Stay[] {
  const { ladder } = book.institution;
  return ladder.slice(0, ladder.indexOf(scope) + 1).map((rung) => {
    const own = rung === scope;
    const on = own ? arrived : reported;
    return { scope: rung, on, at: null, trigger: null, by: null, down: false, reviewedOn: own && !reviewed ? null : on };
  });
}

function importOpportunity(work: Work, act: Imported, found: Found, code: string, by: string): void {
  const opportunity: Opportunity = {
    id: work.newId(),
    code,
    goalId: goalOf(found).id,
    igId: found.ig?.id ?? null,
    title: act.title.trim(),
    kind: act.opportunity ?? 'OTHER',
    proposedDate: act.proposed ?? work.today,
    place: act.place?.trim() || null,
    description: act.description?.trim() || null,
    state: 'IDENTIFIED',
    valuation: null,
    proposedBy: act.reportedBy ?? by,
    remindedFor: null,
    version: 1,
  };
  put(work, 'opportunities', opportunity);
  tell(work, { kind: 'state', of: 'opportunity', id: code, from: null, to: 'IDENTIFIED' });
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
