import type { ActOf } from '../../../domain/acts.ts';
import { OPPORTUNITY_KINDS, PROBLEM_TYPES, SCOPES } from '../../../domain/values.ts';
import { byRef } from '../../../domain/work.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import { plainWord, shown } from '../values.ts';
import { type ItemField as Field, ITEM_COLUMNS, ITEM_KINDS, ITEM_STATES } from './item-columns.ts';
import type { ImportKind, Present, RowPlan } from './kind.ts';
import { personNamed } from './person-named.ts';

/** Restrictions, alerts and opportunities as they stand where they were kept until now (domain.md 3.7, 3.8). */
export const ITEMS: ImportKind<Field> = { name: 'items', columns: ITEM_COLUMNS, plan };

function plan(row: Row<Field>, reading: RowReading<Field>, present: Present): RowPlan<Field> | undefined {
  const before = reading.count();
  reading.required(row, 'kind', 'restricción, alerta or oportunidad');
  const kind = reading.word(row, 'kind', ITEM_KINDS);
  const on = placeOf(row, reading, present);
  const title = reading.told(row, 'title', 200);
  const id = reading.text(row, 'code', { most: 20 })?.toUpperCase() ?? null;
  if (id !== null && !/^[ARO]-\d{3,}$/.test(id)) reading.say(row, 'code', 'does not fit', 'a code as R-001, or nothing');
  const given = kind === 'OPPORTUNITY' ? opportunityOf(row, reading) : problemOf(row, reading);
  const reportedBy = personNamed(row, 'reportedBy', reading, present);
  const description = reading.text(row, 'description', { most: 2000 });
  if (reading.count() > before || kind === null || on === null) return undefined;
  const key = `${kind}/${on}/${plainWord(title)}`;
  const above = present.planned.get(key);
  if (above !== undefined) reading.say(row, 'title', `is what row ${above} says again`, 'each restriction, alert and opportunity once');
  present.planned.set(key, String(row.number));
  const known = knownCode(present, kind, on, title);
  const act: ActOf<'importItem'> = {
    do: 'importItem',
    kind,
    on,
    title,
    ...given,
    ...(id !== null && { id }),
    ...(reportedBy !== null && { reportedBy }),
    ...(description !== null && { description }),
  };
  return {
    acts: known === undefined ? [act] : [],
    code: known ?? id,
    title: `${on} · ${title}`,
    standing: known === undefined ? 'NEW' : 'SAME',
    columnOf: (where) => (where === 'id' ? 'code' : where === 'on' ? 'goal' : (where as Field)),
  };
}

/** `MOP-01`, or `MOP-01/1,03` where a step is named, in its own column or behind the goal. */
function placeOf(row: Row<Field>, reading: RowReading<Field>, { book }: Present): string | null {
  const goal = reading
    .told(row, 'goal', 40)
    .replace(/\s*\/\s*/, '/')
    .toUpperCase();
  const cell = row.cells.get('step') ?? null;
  const step = (typeof cell === 'number' ? cell.toFixed(2) : shown(cell)).trim().replace('.', ',');
  const on = step === '' || goal.includes('/') ? goal : `${goal}/${step}`;
  if (goal === '') return null;
  if (byRef(book, on)) return on;
  const isGoal = byRef(book, goal) !== undefined;
  reading.say(
    row,
    isGoal ? 'step' : 'goal',
    isGoal ? 'is no intermediate goal of that goal' : 'is no goal here',
    isGoal ? 'a code as 1,03' : 'the code of a goal, as MOP-01',
  );
  return null;
}

function problemOf(row: Row<Field>, reading: RowReading<Field>) {
  reading.required(row, 'type', 'the type of the problem');
  const type = reading.word(row, 'type', PROBLEM_TYPES);
  const scope = reading.word(row, 'scope', SCOPES);
  const state = reading.word(row, 'state', ITEM_STATES);
  const days = (['limit', 'reported', 'arrived'] as const).map((field) => [field, reading.day(row, field)] as const);
  const flags = (['urgent', 'transsectoral', 'blocking'] as const).map((field) => [field, reading.flag(row, field)] as const);
  const texts = (['treatment', 'responsible'] as const).map(
    (field) => [field, reading.text(row, field, { most: field === 'responsible' ? 200 : 2000 })] as const,
  );
  return {
    ...(type !== null && { type }),
    ...(scope !== null && { scope }),
    ...(state !== null && { state }),
    ...Object.fromEntries([...days, ...flags, ...texts].filter(([, value]) => value !== null && value !== false)),
  };
}

function opportunityOf(row: Row<Field>, reading: RowReading<Field>) {
  reading.required(row, 'proposed', 'the proposed date');
  const proposed = reading.day(row, 'proposed');
  const place = reading.text(row, 'place', { most: 200 });
  const opportunity = reading.word(row, 'opportunity', OPPORTUNITY_KINDS);
  return { ...(proposed !== null && { proposed }), ...(place !== null && { place }), ...(opportunity !== null && { opportunity }) };
}

/** The code of what says the same of the same goal or step already. */
function knownCode({ book }: Present, kind: (typeof ITEM_KINDS)[number], on: string, title: string): string | undefined {
  const found = byRef(book, on);
  const plain = plainWord(title);
  const rows = kind === 'OPPORTUNITY' ? [...book.opportunities.values()] : [...book.items.values()].filter((one) => one.kind === kind);
  return rows.find((one) => one.goalId === found?.goal.id && one.igId === (found.ig?.id ?? null) && plainWord(one.title) === plain)?.code;
}
