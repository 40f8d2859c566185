import { describe, expect, test } from 'vitest';
import type { Act, ActOf } from '../../domain/acts.ts';
import { indicatorLine } from '../../domain/indicator-line.ts';
import { type Book, byRef, put } from '../../domain/work.ts';
import { anIndicator, aWork } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { withPerson } from './worlds.ts';

const TUE = '2026-11-24T10:00';
/** The worked example with a planner, an administrator, an adviser, and one indicator of MOP-01 that is measured for all and per place. */
function world(): Book {
  const staffed = withPerson(
    withPerson(withPerson(mop(), 'admin', [{ role: 'INSTANCE_ADMIN' }]), 'paola', [{ role: 'PLANNER' }]),
    'tomas',
    [{ role: 'TECHNICAL_ADVISER' }],
  );
  const goalId = byRef(staffed, 'MOP-01')?.goal.id ?? '';
  const work = aWork(staffed, { at: TUE });
  staffed.codes.used.add('I-001');
  put(work, 'indicators', { ...anIndicator({ byTerritory: true }), goalId });
  put(work, 'territories', {
    id: 'norte',
    name: 'Norte',
    level: 'REGION',
    parentId: null,
    code: null,
    povertyQuintile: null,
    active: true,
  });
  put(work, 'actors', {
    id: 'vecinos',
    kind: 'GROUP',
    name: 'Vecinos',
    sectorKind: 'CIVIL_SOCIETY',
    contact: null,
    personId: null,
    active: true,
  });
  return staffed;
}
const indicator = (over: Partial<ActOf<'setIndicator'>> = {}): Act => ({
  do: 'setIndicator',
  goal: 'MOP-01',
  name: 'Kilómetros en servicio',
  unit: 'km',
  kind: 'PRODUCT',
  baseline: 0,
  baselineDate: '2025-12-31',
  target: 120,
  targetDate: '2027-06-30',
  ...over,
});
const value = (over: Partial<ActOf<'recordMeasurement'>> = {}): Act => ({
  do: 'recordMeasurement',
  indicator: 'I-001',
  period: '2026-10-31',
  value: 60,
  ...over,
});
const valid: Act = { do: 'validateMeasurement', indicator: 'I-001', period: '2026-10-31' };
const risk = (over: Partial<ActOf<'setRisk'>> = {}): Act => ({
  do: 'setRisk',
  goal: 'MOP-01',
  title: 'Lluvias adelantadas',
  probability: 3,
  impact: 4,
  source: 'SELF',
  actions: [{ text: 'Adelantar el drenaje', due: '2026-11-30' }],
  ...over,
});
const place = (over: Partial<ActOf<'setTerritory'>> = {}): Act => ({
  do: 'setTerritory',
  name: 'Distrito Sur',
  level: 'DISTRICT',
  ...over,
});
const tie: Act = { do: 'tieActor', actor: 'vecinos', on: 'MOP-01/1,04', participation: 'ALLY' };

type Row = [what: string, by: string, act: Act, outcome: string];
describe('what else stands on a sheet (domain.md 3.3–3.6, 3.11, 3.13, 3.14)', () => {
  test.each<Row>([
    ['its manager writes an indicator', 'lucia', indicator(), 'done'],
    ['the planner does', 'paola', indicator(), 'done'],
    ['another manager does not', 'andres', indicator(), 'NotAllowed'],
    ['the coordinator does not', 'rosa', indicator(), 'NotAllowed'],
    ['a target that is the baseline is none', 'lucia', indicator({ target: 0 }), 'InvalidInput'],
    ['the target comes after the baseline', 'lucia', indicator({ targetDate: '2025-12-31' }), 'InvalidInput'],
    ['a partial target lies between them', 'lucia', indicator({ partialTargets: [{ date: '2027-06-30', value: 9 }] }), 'InvalidInput'],
    [
      'one on a day',
      'lucia',
      indicator({
        partialTargets: [
          { date: '2026-06-30', value: 9 },
          { date: '2026-06-30', value: 8 },
        ],
      }),
      'InvalidInput',
    ],
    ['a tolerance is a share', 'lucia', indicator({ tolerance: 10 }), 'InvalidInput'],
    ['its other goals are here', 'lucia', indicator({ alsoGoals: ['MOP-99'] }), 'InvalidInput'],
    ['another goal has another indicator', 'andres', indicator({ goal: 'MOP-02', indicator: 'I-001' }), 'NotFound'],
    ['its manager records a value', 'lucia', value(), 'done'],
    ['the planner does too', 'paola', value(), 'done'],
    ['the coordinator does not', 'rosa', value(), 'NotAllowed'],
    ['the administrator never edits progress', 'admin', value(), 'NotAllowed'],
    ['a month ends on its last day', 'lucia', value({ period: '2026-10-30' }), 'InvalidInput'],
    ['one that is not over has no value', 'lucia', value({ period: '2026-11-30' }), 'InvalidInput'],
    ['nor has the day of the baseline', 'lucia', value({ period: '2025-12-31' }), 'InvalidInput'],
    ['a place that is here has one', 'lucia', value({ territory: 'norte' }), 'done'],
    ['another has not', 'lucia', value({ territory: 'sur' }), 'InvalidInput'],
    ['nothing waits to be validated', 'rosa', valid, 'NotPossible'],
    ['a risk of its manager', 'lucia', risk(), 'done'],
    ['graded from 1 to 5', 'lucia', risk({ impact: 6 }), 'InvalidInput'],
    ['an action is not done tomorrow', 'lucia', risk({ actions: [{ text: 'x', due: '2026-11-30', done: '2026-11-25' }] }), 'InvalidInput'],
    ['the planner adds a place', 'paola', place({ parent: 'norte' }), 'done'],
    ['a manager does not', 'lucia', place(), 'NotAllowed'],
    ['a region is in no region', 'paola', place({ level: 'REGION', parent: 'norte' }), 'InvalidInput'],
    ['of one name there is one', 'paola', place({ name: 'norte', level: 'REGION' }), 'InvalidInput'],
    ['an actor is tied to a step', 'lucia', tie, 'done'],
    ['an actor who is here', 'lucia', { ...tie, actor: 'nobody' }, 'InvalidInput'],
    ['the manager aligns the goal', 'lucia', { do: 'changeGoalMore', goal: 'MOP-01', sdgLinks: [sdg(9, '9.1')] }, 'done'],
    ['the minister does not', 'carmen', { do: 'changeGoalMore', goal: 'MOP-01', sdgLinks: [] }, 'NotAllowed'],
    ['16.6 is no target of goal 9', 'lucia', { do: 'changeGoalMore', goal: 'MOP-01', sdgLinks: [sdg(9, '16.6')] }, 'InvalidInput'],
    ['there are 17 of them', 'lucia', { do: 'changeGoalMore', goal: 'MOP-01', sdgLinks: [sdg(18, null)] }, 'InvalidInput'],
    ['in a place that is here', 'lucia', { do: 'changeGoalMore', goal: 'MOP-01', territories: ['sur'] }, 'InvalidInput'],
    ['a step waits for another', 'lucia', { do: 'setDependsOn', on: 'MOP-01/1,05', dependsOn: ['MOP-03/1,03'] }, 'done'],
    ['never for itself', 'lucia', { do: 'setDependsOn', on: 'MOP-01/1,05', dependsOn: ['MOP-01/1,05'] }, 'InvalidInput'],
    ['the administrator sets an option', 'admin', { do: 'setOptions', quarterlyReview: true }, 'done'],
    ['nobody else', 'rosa', { do: 'setOptions', quarterlyReview: true }, 'NotAllowed'],
    ['a theme that a classifier has', 'admin', { do: 'setOptions', stocktakeTheme: 'Tema: Vivienda' }, 'InvalidInput'],
  ])('%s', (_what, by, one, outcome) => expect(act(world(), TUE, by, one).outcome).toBe(outcome));
});

describe('a value from its record to its correction (domain.md 3.6)', () => {
  const play = (...acts: [string, Act][]) => {
    const book = world();
    const facts = acts.flatMap(([by, one]) => act(book, TUE, by, one).facts);
    const known = [...book.indicators.values()][0] ?? anIndicator();
    return { book, facts, line: indicatorLine(book, known, '2026-11-24') };
  };
  const all = ({ book }: ReturnType<typeof play>) =>
    [...book.measurements.values()].map(({ value: of, revision, validatedBy, replacedAt }) => [
      of,
      revision,
      validatedBy,
      replacedAt !== null,
    ]);

  test('it counts once the coordinator has validated it', () => {
    expect(play(['lucia', value()]).line).toMatchObject({ current: null, pending: { value: 60 }, light: 'grey' });
    expect(play(['lucia', value()], ['rosa', valid]).line).toMatchObject({ current: { value: 60 }, pending: null });
    expect(all(play(['lucia', value()], ['tomas', valid]))).toEqual([[60, 1, 'tomas', false]]);
  });
  test('a correction takes its place when it is validated, not before', () => {
    const corrected = play(['lucia', value()], ['rosa', valid], ['lucia', value({ value: 55 })]);
    expect(corrected.line).toMatchObject({ current: { value: 60 }, pending: { value: 55 } });
    expect(all(play(['lucia', value()], ['rosa', valid], ['lucia', value({ value: 55 })], ['rosa', valid]))).toEqual([
      [60, 1, 'rosa', true],
      [55, 2, 'rosa', false],
    ]);
  });
  test('of two that wait the later one counts', () => {
    expect(all(play(['lucia', value()], ['lucia', value({ value: 55 })], ['rosa', valid]))).toEqual([
      [60, 1, null, true],
      [55, 2, 'rosa', false],
    ]);
  });
  test('the history says what was and what is', () => {
    const { facts } = play(['lucia', value()], ['lucia', value({ value: 55 })], ['rosa', valid]);
    const changes = facts.flatMap((fact) => (fact.kind === 'change' ? [[fact.id, fact.field, fact.before, fact.after]] : []));
    expect(changes).toEqual([
      ['I-001', 'value', null, { period: '2026-10-31', value: 60 }],
      ['I-001', 'value', 60, { period: '2026-10-31', value: 55 }],
      ['I-001', 'validated', null, { period: '2026-10-31', value: 55 }],
    ]);
  });
});

test('an indicator that is changed keeps its code and what was not said', () => {
  const book = world();
  act(book, TUE, 'lucia', indicator({ lagDays: 5, source: 'Dirección de Vialidad' }));
  const changed = act(book, TUE, 'lucia', indicator({ indicator: 'I-002', target: 100 }));
  const [, second] = [...book.indicators.values()];
  expect(second).toMatchObject({
    code: 'I-002',
    lagDays: 5,
    source: 'Dirección de Vialidad',
    targetValue: 100,
    frequency: 'MONTHLY',
    tolerance: 0.1,
  });
  expect(changed.facts.filter(({ kind }) => kind === 'change')).toMatchObject([{ field: 'targetValue', before: 120, after: 100 }]);
});
test('a step waits for none that waits for it, along any way', () => {
  const book = world();
  const waits = (on: string, ...dependsOn: string[]) => act(book, TUE, 'admin', { do: 'setDependsOn', on, dependsOn }).outcome;
  expect([waits('MOP-01/1,04', 'MOP-01/1,03'), waits('MOP-01/1,05', 'MOP-01/1,04'), waits('MOP-01/1,03', 'MOP-01/1,05')]).toEqual([
    'done',
    'done',
    'InvalidInput',
  ]);
});
test('who is tied twice in one part is tied once, and is untied', () => {
  const book = world();
  expect([act(book, TUE, 'lucia', tie).outcome, act(book, TUE, 'lucia', tie).outcome]).toEqual(['done', 'InvalidInput']);
  const [link] = [...book.actorLinks.values()];
  const untie: Act = { do: 'untieActor', goal: 'MOP-01', link: link?.id ?? '' };
  expect([act(book, TUE, 'lucia', untie).outcome, act(book, TUE, 'lucia', untie).outcome]).toEqual(['done', 'InvalidInput']);
});
test('an action of a risk keeps its alert while its date stays', () => {
  const book = world();
  act(book, TUE, 'lucia', risk());
  const [known] = [...book.risks.values()];
  if (known) put(aWork(book, { at: TUE }), 'risks', { ...known, actions: known.actions.map((one) => ({ ...one, alerted: true })) });
  const alerted = () => [...book.risks.values()].flatMap(({ actions }) => actions.map((one) => one.alerted));
  act(book, TUE, 'lucia', risk({ risk: 'K-001', stage: 'FOLLOW_UP' }));
  expect(alerted()).toEqual([true]);
  act(book, TUE, 'lucia', risk({ risk: 'K-001', actions: [{ text: 'Adelantar el drenaje', due: '2026-12-15' }] }));
  expect(alerted()).toEqual([false]);
});
test('a step that is programmed says when and by whom', () => {
  const book = world();
  act(book, TUE, 'lucia', { do: 'createGoal', code: 'MOP-90', title: 'Puente Sur abierto', start: '2026-12-01', end: '2027-12-01' });
  act(book, TUE, 'paola', {
    do: 'programIntermediateGoal',
    goal: 'MOP-90',
    code: '1,01',
    title: 'Contrato',
    end: '2027-03-01',
    kind: 'LEGAL',
  });
  expect(byRef(book, 'MOP-90/1,01')?.ig).toMatchObject({ programmedBy: 'paola', programmedAt: aWork(book, { at: TUE }).now });
});

function sdg(goal: number, target: string | null) {
  return { goal, target, contribution: 'DIRECT' as const, note: null };
}
