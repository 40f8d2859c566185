import { PAGES } from '../../client/web/areas.ts';
import { practicePage } from '../../client/web/practice/practice.ts';
import type { PageDefinition } from '../../client/web/visit.ts';
import type { Screens } from '../support/screens.ts';

/** Every page of an institution that somebody may open. */
export const EVERY_PAGE: readonly PageDefinition[] = [...PAGES, practicePage({ advance: async () => undefined })];

/** When of the worked week a page is looked at: when it has the most to show (domain.md 11). */
const MOMENTS: readonly (readonly [at: RegExp, until: string])[] = [
  [/^\/mine\/:goal\/sent/, '2026-11-25T16:45'],
  [/^\/mine/, '2026-11-25T10:02'],
  [/^\/briefing/, '2026-11-26T15:00'],
  [/^\/sitting/, '2026-11-27T11:00'],
  [/^\/agenda/, '2026-11-27T15:30'],
];
const MOST = '2026-11-26T10:12';

type Example = readonly string[] | ((screens: Screens) => Promise<readonly string[]>);
/** What stands for the parts of an address that are open: `/items/:code` is looked at as `/items/R-001`. */
const EXAMPLES: readonly (readonly [at: RegExp, example: Example])[] = [
  [/^\/mine\/:goal/, ['MOP-01']],
  [/^\/mine\/raise\/:kind/, ['alert']],
  [/^\/goals\/:code\/intermediate-goals\/:/, ['MOP-01', '1,03']],
  [/^\/goals\/:(code|goal)/, ['MOP-01']],
  [/^\/items\/:(code|item)/, ['R-001']],
  [/^\/opportunities\/:(code|opportunity)/, ['O-001']],
  [/^\/admin\/letters\/:/, firstOn('/admin/letters')],
  [/^\/admin\/people\/:/, firstOn('/admin/people')],
  [/^\/reports\/runs\/:/, keptRun],
  [/^\/reports\/:/, ['a-1-2']],
  [/:week/, ['2026-W48']],
];

export const momentOf = (address: string): string => MOMENTS.find(([at]) => at.test(address))?.[1] ?? MOST;

/** The address with its open parts filled in; one without an example fails its test, which is how a new page gets one. */
export async function exampleOf(address: string, screens: Screens): Promise<string> {
  const example = EXAMPLES.find(([at]) => at.test(address))?.[1];
  const values = (typeof example === 'function' ? await example(screens) : example) ?? [];
  const filled = values.reduce((so, value) => so.replace(/:\w+\??/, value), address);
  if (filled.includes(':')) throw new Error(`${address} needs an example in tests/screens/examples.ts`);
  return filled;
}

/** What the first link of a list leads to. */
function firstOn(list: string): (screens: Screens) => Promise<readonly string[]> {
  return async ({ as, institutionId }) => {
    const address = `/${institutionId}${list}`;
    for (const handle of ['rosa', 'olga']) {
      const { body } = await as(handle).get(address);
      const found = new RegExp(`href="${address}/([\\w-]+)"`).exec(body)?.[1];
      if (found !== undefined) return [found];
    }
    throw new Error(`${list} lists nothing that could be opened`);
  };
}

/** A report that the coordinator keeps. */
async function keptRun({ as, institutionId }: Screens): Promise<readonly string[]> {
  const { location } = await as('rosa').post(`/${institutionId}/reports/a-1-3`, { key: 'run' });
  return [(location ?? '').split('/').at(-1) ?? ''];
}
