import type { Opportunity } from '../../domain/entities.ts';
import { isLive } from '../../domain/opportunity-moves.ts';
import type { Basis } from '../definition.ts';
import type { Column } from '../table.ts';

/** An opportunity as reports tell it. */
export interface OpportunityRow {
  readonly opportunity: Opportunity;
  readonly goal: string;
  readonly title: string; // of the goal
  readonly ig: string | null; // code
  readonly step: string | null;
  readonly manager: string | null;
}

/** Those still to be used, by proposed date: neither held nor declined nor expired (domain.md 4.5). */
export const liveOpportunities = (basis: Basis): OpportunityRow[] => opportunityRows(basis, isLive);

/** Those that are kept, by proposed date. */
export const opportunityRows = (
  { book, known, opportunities, goalOf }: Basis,
  keeps: (opportunity: Opportunity) => boolean,
): OpportunityRow[] =>
  opportunities.filter(keeps).map((opportunity) => {
    const { code, title } = goalOf(opportunity.goalId);
    const ig = opportunity.igId === null ? undefined : book.intermediateGoals.get(opportunity.igId);
    const manager = known.managerOf(opportunity.goalId)?.name ?? null;
    return { opportunity, goal: code, title, ig: ig?.code ?? null, step: ig?.title ?? null, manager };
  });

/** What columns about an opportunity say; a report picks those it has (domain.md 7.2). */
export const OPPORTUNITY_COLUMNS = {
  proposedDate: { key: 'proposedDate', kind: 'day', of: ({ opportunity }) => opportunity.proposedDate },
  ig: { key: 'ig', kind: 'code', of: ({ ig }) => ig },
  step: { key: 'step', kind: 'text', width: 3, of: ({ step }) => step },
  opportunity: { key: 'opportunity', kind: 'code', of: ({ opportunity }) => opportunity.code },
  opportunityTitle: { key: 'opportunityTitle', kind: 'text', width: 3, of: ({ opportunity }) => opportunity.title },
  goal: { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  title: { key: 'title', kind: 'text', width: 3, of: ({ title }) => title },
  manager: { key: 'manager', kind: 'name', width: 2, of: ({ manager }) => manager },
  opportunityState: { key: 'opportunityState', kind: 'term', list: 'opportunityState', of: ({ opportunity }) => opportunity.state },
  direct: { key: 'direct', kind: 'flag', of: ({ opportunity }) => opportunity.igId === null },
  opportunityKind: { key: 'opportunityKind', kind: 'term', list: 'opportunityKind', of: ({ opportunity }) => opportunity.kind },
  place: { key: 'place', kind: 'text', width: 2, of: ({ opportunity }) => opportunity.place },
} satisfies Readonly<Record<string, Column<OpportunityRow>>>;

const { direct: _direct, opportunityKind: _kind, place: _place, ...columns } = OPPORTUNITY_COLUMNS;
/** Proposed date, title of the intermediate goal, the opportunity, goal, manager, state (domain.md 7.2, A 2.2). */
export const AGENDA_COLUMNS: readonly Column<OpportunityRow>[] = Object.values(columns);
