import type { RowOf, TableName } from '../domain/work.ts';

/** How a column is held: what crosses between a row and its entity is JSON in both directions. */
export type ColumnType = 'text' | 'uuid' | 'day' | 'instant' | 'json' | 'bool' | 'int' | 'float' | 'text[]' | 'uuid[]';
export interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: ColumnType;
}
export interface TableSpec {
  readonly table: string;
  readonly key: readonly string[]; // columns beside institution_id
  readonly columns: readonly Column[];
  readonly appendOnly?: boolean;
}

type Fields<Name extends TableName> = Readonly<Partial<Record<keyof RowOf<Name> & string, ColumnType>>>;

function spec<Name extends TableName>(
  table: string,
  fields: Fields<Name>,
  options: Pick<TableSpec, 'appendOnly'> & { readonly key?: readonly string[] } = {},
): TableSpec {
  const columns = Object.entries(fields).map(([field, type]) => ({ field, column: columnOf(field), type: type as ColumnType }));
  return { table, key: options.key ?? ['id'], columns, ...(options.appendOnly && { appendOnly: true }) };
}

const RENAMED: Readonly<Record<string, string>> = { from: 'from_day', to: 'to_day', by: 'by_id' };
/** `goalId` is the column `goal_id`. */
export const columnOf = (field: string): string => RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const text = 'text';
const uuid = 'uuid';
const day = 'day';
const instant = 'instant';
const json = 'json';
const bool = 'bool';
const int = 'int';

/** Every table of a book, in the order in which rows may be written. */
export const TABLES: { readonly [Name in TableName]: TableSpec } = {
  cycles: spec<'cycles'>('cycle', {
    id: uuid,
    week: text,
    state: text,
    days: json,
    plan: json,
    done: json,
    selectionFrozenAt: instant,
    selectionConfirmed: bool,
    closedAt: instant,
    stats: json,
    version: int,
  }),
  goals: spec<'goals'>('goal', {
    id: uuid,
    code: text,
    title: text,
    orgUnit: text,
    startDate: day,
    endDate: day,
    originalEndDate: day,
    lifecycle: text,
    managementState: text,
    computedState: text,
    statesAsOf: day,
    stopped: json,
    finishProposed: bool,
    finishedOn: day,
    finishedAt: instant,
    override: json,
    integrating: bool,
    priority: bool,
    description: text,
    baseline: text,
    expectedResult: text,
    narrative: text,
    lastUpdateAt: instant,
    missedInARow: int,
    noChangeInARow: int,
    version: int,
  }),
  intermediateGoals: spec<'intermediateGoals'>('intermediate_goal', {
    id: uuid,
    goalId: uuid,
    code: text,
    title: text,
    endDate: day,
    originalEndDate: day,
    responsible: text,
    kind: text,
    critical: bool,
    weight: 'float',
    detail: text,
    state: text,
    finishedOn: day,
    finishedAt: instant,
    stopped: bool,
    cancelled: bool,
    reprogramCount: int,
    progressReport: text,
    progressUpdatedAt: instant,
    explained: json,
    version: int,
  }),
  reprogrammings: spec<'reprogrammings'>('reprogramming', {
    id: uuid,
    goalId: uuid,
    igId: uuid,
    fromDate: day,
    toDate: day,
    reason: text,
    requestedBy: uuid,
    requestedAt: instant,
    decision: text,
    decidedBy: uuid,
    decidedAt: instant,
    decisionReason: text,
  }),
  items: spec<'items'>('item', {
    id: uuid,
    code: text,
    kind: text,
    goalId: uuid,
    igId: uuid,
    title: text,
    problemType: text,
    description: text,
    treatment: json,
    responsible: text,
    limitDate: day,
    transsectoral: bool,
    blocking: bool,
    urgent: bool,
    scope: text,
    state: text,
    arrivedAt: day,
    reportedBy: uuid,
    reportedOn: day,
    createdAt: instant,
    committedDate: day,
    commitments: int,
    extensions: int,
    origin: text,
    loaded: bool,
    stays: json,
    sourceAlertId: uuid,
    convertedToId: uuid,
    closedAt: instant,
    closedOn: day,
    closingText: text,
    resolutionProposed: json,
    version: int,
  }),
  actionLog: spec<'actionLog'>(
    'action_log_entry',
    { id: uuid, itemId: uuid, at: instant, by: uuid, text: text, committedDate: day },
    { appendOnly: true },
  ),
  opportunities: spec<'opportunities'>('opportunity', {
    id: uuid,
    code: text,
    goalId: uuid,
    igId: uuid,
    title: text,
    kind: text,
    proposedDate: day,
    place: text,
    description: text,
    state: text,
    valuation: text,
    proposedBy: uuid,
    remindedFor: day,
    version: int,
  }),
  agenda: spec<'agenda'>('agenda_item', {
    id: uuid,
    code: text,
    kind: text,
    title: text,
    requestedDecision: text,
    proposedDate: day,
    originType: text,
    originId: uuid,
    goalId: uuid,
    state: text,
    proposedOn: day,
    decisionText: text,
    decidedAt: instant,
    version: int,
  }),
  commitments: spec<'commitments'>('commitment', {
    id: uuid,
    itemId: uuid,
    agendaId: uuid,
    responsibleId: uuid,
    recordedById: uuid,
    due: day,
    text: text,
    recordedAt: instant,
    endedAt: instant,
  }),
  updates: spec<'updates'>('weekly_update', {
    id: uuid,
    week: text,
    goalId: uuid,
    state: text,
    late: bool,
    noChange: bool,
    narrative: text,
    answers: json,
    submittedAt: instant,
    submittedBy: uuid,
    onBehalfOf: uuid,
    amendedAt: instant,
    returnReason: text,
    excuseReason: text,
    validatedAt: instant,
    validatedBy: uuid,
    marks: 'text[]',
    version: int,
  }),
  selections: spec<'selections'>(
    'selection',
    { week: text, auto: bool, lines: json, confirmedAt: instant, confirmedBy: uuid },
    { key: ['week'] },
  ),
  decisions: spec<'decisions'>(
    'decision',
    {
      id: uuid,
      week: text,
      level: text,
      refType: text,
      ref: text,
      goalId: uuid,
      decision: text,
      text: text,
      responsibleId: uuid,
      due: day,
      valuation: text,
      recordedBy: uuid,
      recordedAt: instant,
    },
    { appendOnly: true },
  ),
  delegations: spec<'delegations'>('delegation', {
    id: uuid,
    principalId: uuid,
    delegateId: uuid,
    role: text,
    goalIds: json,
    from: day,
    to: day,
    reason: text,
    canSubmit: bool,
    canDecide: bool,
    withdrawnAt: instant,
  }),
};

/** The columns of the one global table. */
export const INSTITUTION_COLUMNS: readonly Column[] = Object.entries({
  id: text,
  code: text,
  name: text,
  shortName: text,
  kind: text,
  governmentLevel: text,
  timeZone: text,
  locale: text,
  handAt: instant,
  ladder: 'text[]',
  timetable: json,
  anchors: json,
  thresholds: json,
  calendar: json,
  mode: text,
  baseline: json,
  lastCloseAt: instant,
  lastDeadlineRun: day,
  vacancyNoticed: json,
  version: int,
} satisfies Record<string, ColumnType>).map(([field, type]) => ({ field, column: columnOf(field), type: type as ColumnType }));

/** The SQL expression that reads a column as JSON. */
export function reads(column: Column, row: string): string {
  const name = `${row}."${column.column}"`;
  if (column.type === 'instant') return `'${column.field}', (extract(epoch from ${name}) * 1000)::bigint`;
  return `'${column.field}', ${name}`;
}

const HELD: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  uuid: 'uuid',
  day: 'date',
  instant: 'float8',
  json: 'jsonb',
  bool: 'bool',
  int: 'int',
  float: 'float8',
  'text[]': 'jsonb',
  'uuid[]': 'jsonb',
};
/** The type a column has in `jsonb_to_recordset`. */
export const recordType = ({ field, type }: Column): string => `"${field}" ${HELD[type]}`;
/** The SQL expression that writes a column from such a record. */
export function writes({ field, type }: Column): string {
  const value = `r."${field}"`;
  switch (type) {
    case 'instant':
      return `to_timestamp(${value} / 1000.0)`;
    case 'text[]':
      return `ARRAY(SELECT jsonb_array_elements_text(${value}))`;
    case 'uuid[]':
      return `ARRAY(SELECT jsonb_array_elements_text(${value})::uuid)`;
    case 'json':
      return `nullif(${value}, 'null'::jsonb)`;
    default:
      return value;
  }
}
