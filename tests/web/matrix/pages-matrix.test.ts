import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../client/web/areas.ts';
import type { PageDefinition } from '../../../client/web/visit.ts';
import { ROLES, type Role } from '../../../domain/values.ts';
import { OF_ALL_GOALS, VIEWS } from '../../../domain/views.ts';
import { ELSEWHERE, everyone, handleOf, type Matrix } from './everyone.ts';

let matrix: Matrix;
beforeAll(async () => {
  matrix = await everyone();
}, 120_000);
afterAll(() => matrix?.close());

/** What stands in an address: of one's own, of another goal, of another institution, of nothing. */
interface Sample {
  readonly own: string;
  readonly foreign: string | null; // null: the page is about no goal
  readonly elsewhere: string | null;
  readonly nothing: string;
}
const PARTS: readonly (readonly [RegExp, (at: Matrix) => Sample])[] = [
  [/^\/goals\/:code|^\/mine\/:goal/, () => ({ own: 'MOP-01', foreign: 'MOP-02', elsewhere: 'OTR-01', nothing: 'NONE-9' })],
  [/^\/items\/:code/, () => ({ own: 'R-001', foreign: 'R-002', elsewhere: 'R-901', nothing: 'R-777' })],
  [/^\/opportunities\/:code/, () => ({ own: 'O-001', foreign: 'O-002', elsewhere: 'O-901', nothing: 'O-777' })],
  [/^\/mine\/raise\/:kind/, () => ({ own: 'alert', foreign: null, elsewhere: null, nothing: 'nothing' })],
  [/:week/, () => ({ own: '2026-W48', foreign: null, elsewhere: null, nothing: '2019-W02' })],
  [
    /^\/reports\/runs\/:id/,
    ({ run, runElsewhere }) => ({ own: run, foreign: null, elsewhere: runElsewhere, nothing: crypto.randomUUID() }),
  ],
  [/^\/reports\/:slug/, () => ({ own: 'a-1-3', foreign: null, elsewhere: null, nothing: 'c-9-9' })],
  [/:person/, ({ idOf }) => ({ own: idOf('lucia'), foreign: null, elsewhere: null, nothing: crypto.randomUUID() })],
  [/^\/admin\/letters\/:id/, ({ letter }) => ({ own: letter, foreign: null, elsewhere: null, nothing: crypto.randomUUID() })],
];
const parametered = (address: string): boolean => address.includes(':');
const sampleOf = (address: string): Sample | undefined => PARTS.find(([pattern]) => pattern.test(address))?.[1](matrix);
const filled = (address: string, part: string): string =>
  address.replace(':ig', encodeURIComponent('1,03')).replace(/:\w+/, encodeURIComponent(part));

const mayOpen = ({ view }: PageDefinition, role: Role): boolean => {
  const open: readonly Role[] | 'ANYONE' = VIEWS[view];
  // Everybody of the matrix has some goals alone.
  return open === 'ANYONE' || (open.includes(role) && !OF_ALL_GOALS[view]?.includes(role));
};
const got = async (role: Role, address: string): Promise<readonly [string, number]> => [
  address,
  (await matrix.as(handleOf(role)).get(`/mop${address}`)).status,
];

test('every address with something in it is known to the matrix', () => {
  expect(PAGES.map(({ address }) => address).filter((address) => parametered(address) && sampleOf(address) === undefined)).toEqual([]);
});

describe.each(ROLES)('%s', (role) => {
  test('opens the pages of the table of views, and is turned away from the others', async () => {
    for (const page of PAGES) {
      const address = parametered(page.address) ? filled(page.address, sampleOf(page.address)?.own ?? '') : page.address;
      expect(await got(role, address)).toEqual([address, mayOpen(page, role) ? 200 : 403]);
    }
  });

  test("finds nothing at another's goal, at another institution's codes, nor where nothing is", async () => {
    for (const page of PAGES.filter((one) => parametered(one.address))) {
      const { foreign, elsewhere, nothing } = sampleOf(page.address) ?? { foreign: null, elsewhere: null, nothing: '' };
      for (const part of [foreign, elsewhere, nothing].filter((one) => one !== null)) {
        const address = filled(page.address, part);
        expect(await got(role, address)).toEqual([address, mayOpen(page, role) ? 404 : 403]);
      }
    }
  });

  test("sends nothing to a page of another's goal", async () => {
    for (const page of PAGES.filter((one) => parametered(one.address) && sampleOf(one.address)?.foreign != null)) {
      const address = filled(page.address, sampleOf(page.address)?.foreign ?? '');
      const { status } = await matrix
        .as(handleOf(role))
        .post(`/mop${address}`, { key: 'acts/x', do: 'declareStopped', goal: 'MOP-02', reason: 'x' });
      expect([address, status]).toEqual([address, mayOpen(page, role) ? 404 : 403]);
    }
  });
});

test.each([
  ['a person of another institution', () => matrix.as('spare'), ELSEWHERE, 303],
  ['somebody who is known nowhere', () => matrix.as('nobody'), 'mop', 303],
  ['somebody who has left, whose session would still be known', () => matrix.as('gone'), 'mop', 404],
])('%s is shown no page and does nothing', async (_who, browser, institution, expected) => {
  for (const { address } of PAGES) {
    const at = `/${institution}${parametered(address) ? filled(address, sampleOf(address)?.own ?? '') : address}`;
    const read = await browser().get(at);
    const sent = await browser().post(at, { key: 'x', do: 'declareHoliday', date: '2027-01-06', name: 'Reyes' });
    for (const { status, location } of [read, sent])
      expect([at, status, location?.split('?')[0]]).toEqual([at, expected, expected === 303 ? `/${institution}/sign-in` : undefined]);
  }
});

test('an institution that is not is not found', async () => {
  for (const { address } of PAGES)
    expect([address, (await matrix.as('rosa').get(`/none${filled(address, 'x')}`)).status]).toEqual([address, 404]);
});
