import type { Day } from '../../domain/instant.ts';
import { type Field, GOAL_FIELDS } from './fields.ts';
import type { Reading } from './goal-cells.ts';
import { firstTold, type GoalRows, type Row, tellsOfAStep } from './goal-rows.ts';
import { stepsOf } from './goal-steps.ts';
import type { ImportedGoal } from './imported-goal.ts';
import { plainWord, shown } from './values.ts';

/** One goal of a table, read from all the rows that tell of it; what is wrong is said to the reading. */
export function goalOf(rows: GoalRows, index: number, reading: Reading): ImportedGoal {
  const first = rows.rows[0] as Row; // a group is made with its first row
  sayContradictions(rows, reading);
  const text = (field: Field, length?: { least: number; most: number }) => {
    const told = firstTold(rows, field);
    return told ? reading.text(told.row, field, length) : null;
  };
  const day = (field: Field) => {
    const told = firstTold(rows, field);
    return told ? reading.day(told.row, field) : null;
  };
  const integrating = first.cells.has('integrating') && reading.flag(first, 'integrating') === true;
  const toldEnd = day('goalEnd');
  const intermediateGoals = stepsOf(rows, toldEnd, reading);
  const title = text('goalTitle', { least: 10, most: 250 });
  if (firstTold(rows, 'goalTitle') === undefined) reading.say(first, 'goalTitle', 'is empty', 'the title of the goal');
  if (integrating && intermediateGoals.length > 0)
    reading.say(first, 'integrating', 'an integrating goal has intermediate goals', 'none of its own, or a goal that is not integrating');
  if (!integrating && intermediateGoals.length === 0 && (reading.has('title') || toldEnd === null))
    reading.say(
      first,
      reading.has('title') ? 'title' : 'goalTitle',
      'has no intermediate goal',
      'at least one intermediate goal with its end date',
    );
  const end = toldEnd ?? latest(intermediateGoals.map((step) => step.end));
  const start = day('goalStart') ?? earliest(rows.rows.flatMap((row) => reading.day(row, 'start') ?? []));
  const startsAt = firstTold(rows, 'goalStart') ? 'goalStart' : 'start';
  if (start !== null && end !== '' && start >= end) reading.say(first, startsAt, 'starts on or after its end', `a day before ${end}`);
  const constants = reading.map.constants ?? {};
  return {
    row: first.number,
    institution: rows.institution,
    code: codeOf(rows, index, reading),
    title: title ?? '',
    start,
    end,
    priority: rows.rows.some((row) => reading.flag(row, 'priority') === true) || constants.priority === true,
    integrating,
    manager: text('manager') ?? constants.manager ?? null,
    orgUnit: text('orgUnit') ?? constants.orgUnit ?? null,
    description: text('description'),
    baseline: text('baseline'),
    expectedResult: text('expectedResult'),
    intermediateGoals,
  };
}

/** The code as the table has it, after the map's prefix; where there is none, the running number of the goal. */
function codeOf(rows: GoalRows, index: number, reading: Reading): string {
  const told = firstTold(rows, 'goalCode');
  const digits = reading.map.codes?.goalDigits ?? (told ? 1 : 3);
  const own = told ? shown(told.cell).trim() : String(index + 1);
  const code = `${reading.prefix}${/^\d+$/.test(own) ? own.padStart(digits, '0') : own.toUpperCase()}`;
  if (/^[A-Z0-9-]{3,16}$/.test(code)) return code;
  const at = told?.row ?? (rows.rows[0] as Row);
  reading.say(at, 'goalCode', `makes the code "${code}"`, '3 to 16 capitals, digits and hyphens; a map file can put a prefix before it');
  return '';
}

/** What is said of a goal in several rows is the same in all of them, and a goal is not begun twice. */
function sayContradictions(rows: GoalRows, reading: Reading): void {
  for (const field of GOAL_FIELDS) {
    const told = firstTold(rows, field);
    if (!told) continue;
    for (const row of rows.rows) {
      const cell = row.cells.get(field) ?? null;
      const differs = cell !== null && plainWord(shown(cell)) !== plainWord(shown(told.cell));
      if (differs) reading.say(row, field, `is not what row ${told.row.number} says of the same goal`, shown(told.cell));
    }
  }
  const [first, ...others] = rows.rows;
  for (const row of others) {
    const isGoalAgain = !tellsOfAStep(row) && (row.cells.get('goalTitle') ?? row.cells.get('goalCode') ?? null) !== null;
    if (isGoalAgain && first) reading.say(row, 'goalTitle', `is the goal of row ${first.number} again`, 'each goal once');
  }
}

const latest = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? '';
const earliest = (days: readonly Day[]): Day | null => [...days].sort()[0] ?? null;
