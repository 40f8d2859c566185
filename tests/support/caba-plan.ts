import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readColumnMap } from '../../client/import/column-map.ts';
import { readGoals } from '../../client/import/goals.ts';
import { igState } from '../../domain/goal-state.ts';
import type { Day } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aGoal, anIg, anInstitution, aPerson } from './builders.ts';

const FILE = '../shared/data/plan-de-gobierno-caba/proyectos.csv';
/** True where the open data of the city lie beside this checkout. */
export const cabaIsHere = existsSync(FILE);

/** One project as the table itself has it, read by nothing of ours. */
export interface CabaProject {
  readonly jurisdiccion: string;
  readonly objetivo_cod: string;
  readonly fecha_hasta: Day;
  readonly estado: 'Finalizado' | 'En curso';
  readonly compromiso: 'si' | 'no';
}
/** The 983 rows of the table. */
export const cabaProjects = (): CabaProject[] => parse(readFileSync(FILE), { columns: true, bom: true });

/** The whole plan of the city as one institution on a day: each of the 31 jurisdictions is the area in charge of its goals. */
export async function cabaBook(today: Day): Promise<Book> {
  const read = readColumnMap(readFileSync('examples/caba-map.yaml'));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { goals, errors } = await readGoals(readFileSync(FILE), 'proyectos.csv', { map: read.map, locale: 'es-AR' });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const coded = goals.map((goal, at) => ({ goal, code: `BA-${String(at + 1).padStart(3, '0')}` }));
  return aBook({
    institution: anInstitution({
      id: 'gcba',
      code: 'GCBA',
      name: 'Gobierno de la Ciudad de Buenos Aires',
      timeZone: 'America/Argentina/Buenos_Aires',
      locale: 'es-AR',
    }),
    people: [aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] })],
    goals: coded.map(({ goal, code }) =>
      aGoal({
        code,
        title: goal.title,
        orgUnit: goal.institution,
        startDate: goal.start ?? goal.end,
        endDate: goal.end,
        originalEndDate: goal.end,
        priority: goal.priority,
      }),
    ),
    igs: coded.flatMap(({ goal, code }) =>
      goal.intermediateGoals.map(({ code: step, title, detail, end, finished }) => {
        const ig = anIg({ goal: code, code: step, title, detail, endDate: end, originalEndDate: end, finishedOn: finished });
        return { ...ig, state: igState(ig, today) };
      }),
    ),
  });
}
