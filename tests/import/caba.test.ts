import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readColumnMap } from '../../client/import/column-map.ts';
import { readGoals } from '../../client/import/goals.ts';

const FOLDER = '../shared/data/plan-de-gobierno-caba';
const FILE = `${FOLDER}/proyectos.csv`;
const isHere = existsSync(FOLDER);
if (!isHere)
  console.warn(`The plan of the City of Buenos Aires is not beside this checkout (${FILE}): the import of real data is not tested.`);

describe.runIf(isHere)('the government plan of the City of Buenos Aires, 983 real projects', async () => {
  const read = readColumnMap(readFileSync('examples/caba-map.yaml'));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { goals, preview, errors } = isHere
    ? await readGoals(readFileSync(FILE), 'proyectos.csv', { map: read.map, locale: 'es-AR' })
    : { goals: [], preview: [], errors: [] };
  const steps = goals.flatMap(({ intermediateGoals }) => intermediateGoals);

  test('no cell is wrong', () => expect(errors).toEqual([]));
  test('31 institutions, 140 goals, 983 intermediate goals', () => {
    expect(new Set(goals.map(({ institution }) => institution)).size).toBe(31);
    expect(goals).toHaveLength(140);
    expect(steps).toHaveLength(983);
    expect(preview).toHaveLength(140 + 983);
  });
  test('487 are finished, 496 under way, of which 99 were overdue on 15 February 2018', () => {
    expect(steps.filter(({ finished }) => finished !== null)).toHaveLength(487);
    expect(steps.filter(({ finished, end }) => finished === null && end < '2018-02-15')).toHaveLength(99);
  });
  test('every code is one that a goal may have, and unique in its institution', () => {
    expect(goals.filter(({ code }) => !/^[A-Z0-9-]{3,16}$/.test(code))).toEqual([]);
    expect(new Set(goals.map(({ institution, code }) => `${institution} ${code}`)).size).toBe(140);
    expect(Math.max(...goals.map(({ intermediateGoals }) => new Set(intermediateGoals.map(({ code }) => code)).size))).toBe(149);
  });
  test('a goal lasts from its first project to its last', () =>
    expect(
      goals.filter(({ start, end, intermediateGoals }) => start === null || start >= end || intermediateGoals.some((one) => one.end > end)),
    ).toEqual([]));
  test('one institution at a time', async () => {
    const bytes = readFileSync(FILE);
    const { goals: ofHealth } = await readGoals(bytes, 'proyectos.csv', {
      map: read.map,
      locale: 'es-AR',
      institution: 'Ministerio de Salud',
    });
    expect([ofHealth.length, ofHealth.flatMap(({ intermediateGoals }) => intermediateGoals).length]).toEqual([4, 34]);
  });
});
