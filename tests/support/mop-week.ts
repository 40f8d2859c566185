import type { Goal, Item, SelectionLine, Stay } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { DecisionKind, DecisionLevel, MilestoneCode, Scope, Trigger, UpdateState } from '../../domain/values.ts';
import type { Book, RowOf, TableName } from '../../domain/work.ts';
import { aCycle, anAgendaItem, anItem, anUpdate, at, goalId, igId, itemId } from './builders.ts';
import { mop } from './mop.ts';

// The week of domain.md 11.3 to 11.5, set down by hand as each section says it stands: what packs and figures are tested on.

/** Wednesday evening, M05 done: 11.3. */
export function mopOnWednesdayEvening(): Book {
  const book = mop();
  week(book, 'M05', 'REVIEWING');
  move(book, 'R-002', 'COMMITTEE', '2026-11-25T07:00', 'TURN_EXPIRED');
  move(book, 'A-003', 'COORDINATOR', '2026-11-25T07:00', 'LIMIT_PASSED');
  born(
    book,
    { code: 'A-005', goal: 'MOP-01', ig: '1,04', title: 'Alquiler de asfaltadora sin renovar', limitDate: '2026-12-01', by: 'lucia' },
    '2026-11-25T10:10',
  );
  update(book, 'MOP-01', 'SUBMITTED', '2026-11-25T10:15');
  change(book, 'intermediateGoals', igId('MOP-04', '1,02'), {
    state: 'FINISHED',
    finishedOn: '2026-11-25',
    finishedAt: at('2026-11-25T11:00'),
  });
  change(book, 'opportunities', 'opportunity-O-001', { state: 'VALIDATED' });
  update(book, 'MOP-04', 'SUBMITTED', '2026-11-25T11:00');
  convertSteelAlert(book);
  update(book, 'MOP-03', 'SUBMITTED', '2026-11-25T16:40');
  update(book, 'MOP-02', 'PENDING');
  update(book, 'MOP-05', 'PENDING');
  return book;
}

/** Thursday 07:30, when the first pack is compiled: 11.4. */
export function mopAtFirstPack(): Book {
  const book = mopOnWednesdayEvening();
  move(book, 'R-001', 'MINISTER', '2026-11-26T07:00', 'LIMIT_PASSED');
  return book;
}

/** Thursday 08:30, the end of grace: 11.4. */
export function mopAtSecondPack(): Book {
  const book = mopAtFirstPack();
  week(book, 'M06', 'REVIEWING');
  update(book, 'MOP-02', 'SUBMITTED', '2026-11-26T08:10', true);
  update(book, 'MOP-05', 'MISSED');
  change(book, 'goals', goalId('MOP-05'), { missedInARow: 2 });
  const alert = { code: 'A-004', goal: 'MOP-05', title: 'Meta sin actualizar', limitDate: '2026-12-02', by: null };
  born(
    book,
    { ...alert, scope: 'COORDINATOR', state: 'UNREVIEWED', origin: 'SYSTEM', problemType: 'INFORMATION_COMMUNICATION' },
    '2026-11-26T08:30',
  );
  return book;
}

/** Thursday 13:30, with the selection confirmed at 12:40: 11.4. */
export function mopAtBriefing(): Book {
  const book = mopAtSecondPack();
  change(book, 'items', itemId('A-003'), { state: 'IN_PROCESS' });
  change(book, 'reprogrammings', 'reprogramming-1', { decision: 'APPROVED', decidedBy: 'rosa', decidedAt: at('2026-11-26T10:20') });
  change(book, 'intermediateGoals', igId('MOP-03', '1,02'), { endDate: '2026-12-11', reprogramCount: 2, state: 'NORMAL' });
  change(book, 'goals', goalId('MOP-03'), { managementState: 'NORMAL', computedState: 'NORMAL' });
  for (const goal of ['MOP-01', 'MOP-02', 'MOP-03', 'MOP-04']) change(book, 'updates', `update-2026-W48/${goal}`, { state: 'VALIDATED' });
  change(book, 'opportunities', 'opportunity-O-001', { state: 'ASSESSED' });
  book.selections.set('2026-W48', {
    week: '2026-W48',
    auto: false,
    lines: SELECTED,
    leftOut: [],
    confirmedAt: at('2026-11-26T12:40'),
    confirmedBy: 'rosa',
  });
  const states = Object.fromEntries([...book.goals.values()].map(({ code, managementState }) => [code, managementState]));
  const { baseline } = book.institution;
  book.institution = { ...book.institution, baseline: { at: at('2026-11-26T12:40'), states, before: baseline.states } };
  week(book, 'M09', 'BRIEFING');
  return book;
}

/** Friday 07:30, after the minister's decisions of Thursday 17:10: 11.5. */
export function mopAtCommitteePack(): Book {
  const book = mopAtBriefing();
  decide(book, 'MINISTER', 'R-001', 'DERIVE', '2026-11-26T17:10');
  move(book, 'R-001', 'COMMITTEE', '2026-11-26T17:10', 'MANUAL', 'carmen');
  for (const [code, agenda, valuation] of [
    ['O-001', 'AG-001', 'HIGH'],
    ['O-002', 'AG-002', 'MEDIUM'],
  ] as const) {
    decide(book, 'MINISTER', code, 'APPROVE', '2026-11-26T17:10');
    change(book, 'opportunities', `opportunity-${code}`, { state: 'APPROVED', valuation });
    const { goalId: of, title, proposedDate, id } = row(book, 'opportunities', `opportunity-${code}`);
    const event = { kind: 'EVENT', requestedDecision: null, originType: 'OPPORTUNITY', originId: id } as const;
    book.agenda.set(
      `agenda-${agenda}`,
      anAgendaItem({ code: agenda, goalId: of, title, proposedDate, proposedOn: '2026-11-26', ...event }),
    );
  }
  decide(book, 'MINISTER', 'R-002', 'NOTE', '2026-11-26T17:10');
  week(book, 'M12', 'COMMITTEE');
  return book;
}

/** Friday 15:00 to 17:00, after the committee's decisions of 12:20: 11.5 to 11.7. */
export function mopAtClose(): Book {
  const book = mopAtCommitteePack();
  decide(book, 'COMMITTEE', 'R-001', 'COMMIT', '2026-11-27T12:20');
  const { stays } = row(book, 'items', itemId('R-001'));
  change(book, 'items', itemId('R-001'), {
    state: 'IN_PROCESS',
    committedDate: '2026-12-02',
    commitments: 1,
    stays: stays.with(-1, { ...(stays.at(-1) as Stay), reviewedOn: '2026-11-27' }),
  });
  const promise = { responsibleId: 'ana', recordedById: 'hugo', due: '2026-12-02', text: 'Hacienda desembolsa', endedAt: null };
  book.commitments.set('commitment-1', {
    id: 'commitment-1',
    itemId: itemId('R-001'),
    agendaId: null,
    recordedAt: at('2026-11-27T12:20'),
    ...promise,
  });
  decide(book, 'COMMITTEE', 'R-002', 'DERIVE', '2026-11-27T12:20');
  move(book, 'R-002', 'HEAD_OF_GOVERNMENT', '2026-11-27T12:20', 'MANUAL', 'hugo');
  const requestedDecision = 'Instruir a la Procuraduría que pida levantar la orden judicial.';
  book.agenda.set(
    'agenda-AG-003',
    anAgendaItem({
      code: 'AG-003',
      goal: 'MOP-02',
      title: 'Licitación suspendida por orden judicial',
      requestedDecision,
      originId: itemId('R-002'),
    }),
  );
  week(book, 'M15', 'COMMITTEE');
  return book;
}

/** What Rosa confirmed at 12:40, section by section. */
const SELECTED: readonly SelectionLine[] = (
  [
    ['1', 'R-001', 'minister'],
    ['1', 'R-002', 'leftMinister'],
    ['2', 'MOP-01/1,03', 'delayed'],
    ['2', 'MOP-03/1,02', 'reprogrammed'],
    ['2', 'MOP-05', 'missed'],
    ['3', 'MOP-04/1,02', 'finished'],
    ['4', 'O-001', 'upcoming'],
    ['4', 'O-002', 'upcoming'],
  ] as const
).map(([section, ref, why]) => ({ section, ref, why, origin: 'AUTO' }));

function convertSteelAlert(book: Book): void {
  const when = '2026-11-25T16:40';
  change(book, 'items', itemId('A-001'), {
    state: 'CONVERTED',
    closedAt: at(when),
    closedOn: '2026-11-25',
    convertedToId: itemId('R-003'),
  });
  born(
    book,
    {
      code: 'R-003',
      goal: 'MOP-03',
      ig: '1,02',
      title: 'Incumplimiento del proveedor de acero',
      limitDate: '2026-12-11',
      by: 'marta',
      sourceAlertId: itemId('A-001'),
    },
    when,
  );
  book.reprogrammings.set('reprogramming-1', {
    id: 'reprogramming-1',
    goalId: goalId('MOP-03'),
    igId: igId('MOP-03', '1,02'),
    fromDate: '2026-10-15',
    toDate: '2026-12-11',
    reason: 'el proveedor de acero incumplió y el nuevo entrega el 30 de noviembre',
    requestedBy: 'marta',
    requestedAt: at(when),
    decision: 'PENDING',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
  });
}

function row<Name extends TableName>(book: Book, table: Name, id: string): RowOf<Name> {
  const found = (book[table] as Map<string, RowOf<Name>>).get(id);
  if (!found) throw new Error(`the example has no ${table} ${id}`);
  return found;
}
/** Replaces some fields of a row. */
export function change<Name extends TableName>(book: Book, table: Name, id: string, over: Partial<RowOf<Name>>): void {
  (book[table] as Map<string, object>).set(id, { ...(row(book, table, id) as object), ...over });
}
function week(book: Book, doneUpTo: MilestoneCode, state: 'REVIEWING' | 'BRIEFING' | 'COMMITTEE'): void {
  const frozen = book.selections.has('2026-W48') ? { selectionFrozenAt: at('2026-11-26T12:40'), selectionConfirmed: true } : {};
  book.cycles.set('2026-W48', aCycle({ doneUpTo, state, ...frozen }));
}
/** Moves an item to another rung, where it arrives unreviewed. */
export function move(book: Book, code: string, scope: Scope, when: string, trigger: Trigger, by: string | null = null): void {
  const { stays } = row(book, 'items', itemId(code));
  const on: Day = when.slice(0, 10);
  const stay: Stay = { scope, on, at: at(when), trigger, by, down: false, reviewedOn: null };
  change(book, 'items', itemId(code), { scope, arrivedAt: on, state: 'UNREVIEWED', committedDate: null, stays: [...stays, stay] });
}
function born(
  book: Book,
  { by, ...over }: Partial<Item> & { code: string; goal: string; ig?: string; by: string | null },
  when: string,
): void {
  const kind = over.code.startsWith('A') ? 'ALERT' : 'RESTRICTION';
  const on: Day = when.slice(0, 10);
  const stay: Stay = { scope: over.scope ?? 'MANAGER', on, at: at(when), trigger: null, by: null, down: false, reviewedOn: null };
  book.items.set(itemId(over.code), anItem({ kind, reportedOn: on, reportedBy: by, createdAt: at(when), stays: [stay], ...over }));
}
function update(book: Book, goal: string, state: UpdateState, when?: string, late = false): void {
  const submittedAt = when === undefined ? null : at(when);
  const row = anUpdate({ goal, state, late, submittedAt });
  book.updates.set(row.id, row);
  const told: Partial<Goal> = submittedAt === null ? {} : { lastUpdateAt: submittedAt, missedInARow: 0 };
  change(book, 'goals', goalId(goal), told);
}
let recorded = 0;
function decide(book: Book, level: DecisionLevel, ref: string, decision: DecisionKind, when: string): void {
  recorded += 1;
  const of = book.items.get(itemId(ref)) ?? row(book, 'opportunities', `opportunity-${ref}`);
  const id = `decision-${recorded}`;
  const kind = { refType: 'limitDate' in of ? 'ITEM' : 'OPPORTUNITY', goalId: of.goalId } as const;
  const none = { text: null, responsibleId: null, due: null, valuation: null };
  book.decisions.set(id, {
    id,
    week: '2026-W48',
    level,
    ref,
    decision,
    ...kind,
    ...none,
    recordedBy: level === 'COMMITTEE' ? 'hugo' : 'rosa',
    recordedAt: at(when),
  });
}
