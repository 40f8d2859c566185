import type { Section } from '../../contracts/documents.ts';
import type { ActorEntry, ActorLink, Goal } from '../../domain/entities.ts';
import { PARTICIPATIONS } from '../../domain/values.ts';
import type { Basis } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { INDICATOR_COLUMNS, indicatorRows } from './indicator-columns.ts';
import { byLimitDate, ITEM_COLUMNS, itemRows, nameOf } from './item-columns.ts';
import { liveOpportunities, OPPORTUNITY_COLUMNS } from './opportunity-columns.ts';
import { PROGRESS_COLUMNS, type StepRow, stepRow } from './step-columns.ts';

/** Alignment to plans and to the SDG (domain.md 3.4, 3.13), and the budget, which comes with a later release (3.12). */
export function alignmentTables({ more }: Goal): Section[] {
  return [
    plainTable(PLAN, more?.planLinks ?? [], { key: 'planLinks', why: 'noPlanLinks' }),
    plainTable(SDG, more?.sdgLinks ?? [], { key: 'sdgLinks', why: 'noSdgLinks' }),
    plainTable(BUDGET, [], { key: 'budget', why: 'noBudget' }),
  ];
}

/** The indicators of a goal with their light (domain.md 8.4). */
export const indicatorTable = (basis: Basis, { id }: Goal): Section =>
  plainTable(Object.values(INDICATOR_COLUMNS), indicatorRows(basis, new Set([id])), { key: 'indicators', why: 'noIndicators' });

/** The intermediate goals by end date, then code, with the date first programmed where it is another (domain.md 3.5). */
export const stepsTable = (basis: Basis, { id }: Goal): Section =>
  plainTable(
    STEPS,
    basis.known.igsOf(id).map((ig) => stepRow(basis, ig)),
    { key: 'steps', why: 'noSteps' },
  );

/** What is open: restrictions before alerts by limit date, then live opportunities (domain.md 3.7, 3.8). */
export function openTables(basis: Basis): Section[] {
  const rows = byLimitDate(itemRows(basis, basis.items));
  const problems = inOrderOf(rows, ({ item }) => [item.kind === 'RESTRICTION' ? 0 : 1, item.limitDate, item.code]);
  return [
    plainTable(PROBLEMS, problems, { key: 'problems', why: 'noProblems' }),
    plainTable(OPPORTUNITIES, liveOpportunities(basis), { key: 'opportunities', why: 'noOpportunities' }),
  ];
}

/** Who takes part in the goal, its steps and its problems, and with what commitment (domain.md 3.3). */
export function actorsTable({ book }: Basis, { id }: Goal): Section {
  const rows = [...book.actorLinks.values()].flatMap((link): ActorRow[] => {
    const actor = book.actors.get(link.actorId);
    if (link.goalId !== id || link.endedAt !== null || !actor) return [];
    const of = book.items.get(link.itemId ?? '')?.code ?? book.intermediateGoals.get(link.igId ?? '')?.code ?? null;
    return [{ actor, link, of }];
  });
  const sorted = inOrderOf(rows, ({ actor, link, of }) => [PARTICIPATIONS.indexOf(link.participation), actor.name, of ?? '']);
  return plainTable(ACTORS, sorted, { key: 'actors', why: 'noActors' });
}

/** The register of documents, newest first (domain.md 3.11). */
export function documentsTable({ book, kept }: Basis, { id }: Goal): Section {
  const rows = kept.documents
    .filter(({ goalId }) => goalId === id)
    .map(({ attachedBy, ...document }) => ({ ...document, by: nameOf(book, attachedBy) }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: 'document', kind: 'text', width: 3, of: ({ name }) => name },
    { key: 'documentIs', kind: 'text', width: 4, of: ({ description }) => description },
    { key: 'attachedAt', kind: 'moment', of: ({ attachedAt }) => attachedAt },
    { key: 'attachedBy', kind: 'name', width: 2, of: ({ by }) => by },
  ];
  return plainTable(columns, rows, { key: 'documents', why: 'noDocuments' });
}

type More = NonNullable<Goal['more']>;
const PLAN: readonly Column<More['planLinks'][number]>[] = [
  { key: 'instrument', kind: 'text', width: 2, of: ({ instrument }) => instrument },
  { key: 'axis', kind: 'text', width: 2, of: ({ axis }) => axis },
  { key: 'planObjective', kind: 'text', width: 3, of: ({ objective }) => objective },
];
const SDG: readonly Column<More['sdgLinks'][number]>[] = [
  { key: 'sdgGoal', kind: 'count', of: ({ goal }) => goal },
  { key: 'sdgTarget', kind: 'text', of: ({ target }) => target },
  { key: 'contribution', kind: 'term', list: 'sdgContribution', of: ({ contribution }) => contribution },
  { key: 'sdgNote', kind: 'text', width: 4, of: ({ note }) => note },
];
const BUDGET: readonly Column<never>[] = [
  { key: 'budgetLine', kind: 'text', width: 3, of: () => null },
  { key: 'budgetAmount', kind: 'number', of: () => null },
];
const STEPS: readonly Column<StepRow>[] = PROGRESS_COLUMNS.flatMap((column) =>
  column.key === 'endDate'
    ? [column, { key: 'originalEnd', kind: 'day', of: ({ ig }) => (ig.originalEndDate === ig.endDate ? null : ig.originalEndDate) }]
    : [column],
);
const PROBLEMS = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemKind,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.problemType,
  ITEM_COLUMNS.ig,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.due,
];
const OPPORTUNITIES = [
  OPPORTUNITY_COLUMNS.opportunity,
  OPPORTUNITY_COLUMNS.opportunityTitle,
  OPPORTUNITY_COLUMNS.ig,
  OPPORTUNITY_COLUMNS.proposedDate,
  OPPORTUNITY_COLUMNS.place,
  OPPORTUNITY_COLUMNS.opportunityState,
];
interface ActorRow {
  readonly actor: ActorEntry;
  readonly link: ActorLink;
  readonly of: string | null; // the step or problem; null: the goal itself
}
const ACTORS: readonly Column<ActorRow>[] = [
  { key: 'actor', kind: 'name', width: 3, of: ({ actor }) => actor.name },
  { key: 'actorKind', kind: 'term', list: 'actorKind', of: ({ actor }) => actor.kind },
  { key: 'sectorKind', kind: 'term', list: 'sectorKind', of: ({ actor }) => actor.sectorKind },
  { key: 'participation', kind: 'term', list: 'participation', of: ({ link }) => link.participation },
  { key: 'partIn', kind: 'code', of: ({ of }) => of },
  { key: 'actorCommitment', kind: 'text', width: 3, of: ({ link }) => link.commitment },
];
