import type { Day } from '../../domain/instant.ts';
import type { IgKind } from '../../domain/values.ts';
import type { Reading } from './goal-cells.ts';
import { type GoalRows, type Row, tellsOfAStep } from './goal-rows.ts';
import type { ImportedIntermediateGoal } from './imported-goal.ts';
import { flagOf, plainWord, shown } from './values.ts';

type StepState = 'FINISHED' | 'OPEN' | 'STOPPED' | 'CANCELLED';

/** The intermediate goals of one goal, coded as told or numbered in the order of the table (domain.md 3.5). */
export function stepsOf({ rows }: GoalRows, goalEnd: Day | null, reading: Reading): ImportedIntermediateGoal[] {
  if (!reading.has('title') && !reading.has('code')) return [];
  const steps: ImportedIntermediateGoal[] = [];
  const firstOf = new Map<string, number>();
  for (const row of rows.filter(tellsOfAStep)) {
    const step = stepOf(row, steps.length, goalEnd, reading);
    steps.push(step);
    const isCoded = (row.cells.get('code') ?? null) !== null;
    const mark = isCoded ? step.code : [plainWord(step.title), step.end, plainWord(step.detail ?? '')].join('\n');
    const before = firstOf.get(mark);
    if (before === undefined || step.code === '') firstOf.set(mark, row.number);
    else reading.say(row, isCoded ? 'code' : 'title', `is the intermediate goal of row ${before} again`, 'each intermediate goal once');
  }
  return steps;
}

function stepOf(row: Row, index: number, goalEnd: Day | null, reading: Reading): ImportedIntermediateGoal {
  reading.required(row, 'title', 'the title of the intermediate goal');
  reading.required(row, 'end', 'the end date of the intermediate goal');
  const end = reading.day(row, 'end') ?? '';
  if (goalEnd !== null && end > goalEnd) reading.say(row, 'end', 'is after the end of the goal', `at most ${goalEnd}`);
  const state = stateOf(row, reading);
  const constants = reading.map.constants ?? {};
  const weight = reading.number(row, 'weight', 0);
  if (weight === 0) reading.say(row, 'weight', 'does not fit', 'a number greater than 0');
  return {
    row: row.number,
    code: codeOf(row, index, reading),
    title: reading.text(row, 'title', { least: 1, most: 500 }) ?? '',
    end,
    original: reading.day(row, 'original') ?? end,
    reprogrammings: Math.trunc(reading.number(row, 'reprogrammings', 0) ?? 0),
    responsible: reading.text(row, 'responsible', { most: 200 }),
    kind: kindOf(row, reading) ?? constants.kind ?? 'TECHNICAL',
    critical: reading.flag(row, 'critical') ?? constants.critical ?? true,
    weight: weight === null || weight === 0 ? 1 : weight,
    detail: reading.text(row, 'detail'),
    finished: finishedOn(row, state, end, reading),
    stopped: state === 'STOPPED',
    cancelled: state === 'CANCELLED',
  };
}

/** `1,03` as told, also where a spreadsheet took it for a number; else the next of 1,01 … 1,99, 2,01 …. */
function codeOf(row: Row, index: number, reading: Reading): string {
  const cell = row.cells.get('code') ?? null;
  if (cell === null) return `${Math.floor(index / 99) + 1},${String((index % 99) + 1).padStart(2, '0')}`;
  const text = (typeof cell === 'number' ? cell.toFixed(2) : shown(cell)).trim().replace('.', ',');
  if (/^[1-9]\d?,(?:0[1-9]|[1-9]\d)$/.test(text)) return text;
  reading.say(row, 'code', 'does not fit', 'a code as 1,03: line 1 to 99, step 01 to 99');
  return '';
}

/** A date in the column "finished", else for a yes or a word of the state column the end date, which is what is known. */
function finishedOn(row: Row, state: StepState, end: Day, reading: Reading): Day | null {
  const cell = row.cells.get('finished') ?? null;
  const flag = flagOf(cell);
  const isFlag = cell === null || ('value' in flag && typeof cell !== 'number');
  const isFinished = state === 'FINISHED' || (!reading.has('state') && cell !== null && (!isFlag || ('value' in flag && flag.value)));
  if (!isFinished || end === '') return null;
  const told = isFlag ? null : reading.day(row, 'finished');
  const { today } = reading;
  if (told !== null && today !== undefined && told > today) {
    reading.say(row, 'finished', 'is in the future', `at most ${today}`);
    return null;
  }
  return told ?? (today !== undefined && end > today ? today : end);
}

const STATE_WORDS: Readonly<Record<StepState, readonly string[]>> = {
  FINISHED: ['terminada', 'terminado', 'finalizada', 'finalizado', 'concluida', 'concluido', 'cumplida', 'finished', 'done', 'completed'],
  OPEN: [
    'en curso',
    'en ejecucion',
    'en ejecucion normal',
    'normal',
    'atrasada',
    'pendiente',
    'programada',
    'em curso',
    'em execucao',
    'em execucao normal',
  ].concat(['pendente', 'programado', 'in progress', 'delayed', 'pending', 'planned', 'open', '']),
  STOPPED: ['detenida', 'detenido', 'parada', 'parado', 'suspendida', 'stopped'],
  CANCELLED: ['cancelada', 'cancelado', 'anulada', 'cancelled', 'canceled'],
};

function stateOf(row: Row, reading: Reading): StepState {
  const word = plainWord(shown(row.cells.get('state') ?? null));
  const states = Object.keys(STATE_WORDS) as StepState[];
  const wordsOf = (state: StepState) => (reading.map.states ? (reading.map.states[state] ?? []).map(plainWord) : STATE_WORDS[state]);
  const found = states.find((state) => wordsOf(state).includes(word));
  if (found !== undefined) return found;
  if (word !== '') reading.say(row, 'state', 'is no known state', `one of ${states.flatMap(wordsOf).filter(Boolean).join(', ')}`);
  return 'OPEN';
}

const KIND_WORDS: Readonly<Record<string, IgKind>> = {
  tecnico: 'TECHNICAL',
  tecnica: 'TECHNICAL',
  technical: 'TECHNICAL',
  administrativo: 'ADMINISTRATIVE',
  administrativa: 'ADMINISTRATIVE',
  administrative: 'ADMINISTRATIVE',
  financiero: 'FINANCIAL',
  financiera: 'FINANCIAL',
  financeiro: 'FINANCIAL',
  financeira: 'FINANCIAL',
  financial: 'FINANCIAL',
  legal: 'LEGAL',
  politico: 'POLITICAL',
  politica: 'POLITICAL',
  political: 'POLITICAL',
  comunicacion: 'COMMUNICATION',
  comunicacional: 'COMMUNICATION',
  comunicacao: 'COMMUNICATION',
  communication: 'COMMUNICATION',
};

function kindOf(row: Row, reading: Reading): IgKind | undefined {
  const word = plainWord(shown(row.cells.get('kind') ?? null));
  if (word !== '' && KIND_WORDS[word] === undefined)
    reading.say(row, 'kind', 'is no known kind', 'técnico, administrativo, financiero, legal, político or comunicación');
  return KIND_WORDS[word];
}
