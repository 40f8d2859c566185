import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScreens, type Screens } from '../support/screens.ts';

const MOST_BYTES = 30_000;
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-25T10:02' });
});
afterAll(async () => screens?.close());

test('a manager’s form and all it fetches stay light enough for a poor line', async () => {
  const page = (await screens.as('lucia').get('/mop/mine/MOP-01')).body;
  const fetched = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
  expect(fetched.length).toBeGreaterThanOrEqual(3);
  const bodies = await Promise.all(fetched.map(async (address) => (await screens.as('lucia').get(address)).body));
  const bytes = [page, ...bodies].map((body) => Buffer.byteLength(body));
  expect(
    bytes.reduce((sum, one) => sum + one, 0),
    `${['page', ...fetched].map((name, at) => `${name} ${bytes[at]}`).join(', ')}`,
  ).toBeLessThan(MOST_BYTES);
});
