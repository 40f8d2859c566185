import { afterAll, expect, test } from 'vitest';
import { hasChromium, startChromium } from '../../support/chromium.ts';
import { openScreens, READER, type Screens } from '../../support/screens.ts';

let screens: Screens;
afterAll(() => screens?.close());

test.runIf(hasChromium())(
  'the briefing prints on at most two A4 pages, before it is decided and after (domain.md 7.3)',
  async () => {
    screens = await openScreens({ until: '2026-11-26T16:00' });
    const origin = await screens.server.listen({ port: 0, host: '127.0.0.1' });
    const browser = await startChromium();
    const page = await browser.newPage({ extraHTTPHeaders: { [READER]: JSON.stringify({ handle: 'carmen' }) } });
    const sheets = async (): Promise<number> => {
      await page.goto(`${origin}/mop/briefing`);
      const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
      return [...paper.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
    };
    const before = await sheets();
    for (const name of [/Derivar.*R-001/, /Tomar nota.*R-002/, /Alta.*O-001/, /Media.*O-002/]) {
      await page.getByRole('button', { name }).click();
    }
    const after = await sheets();
    await browser.close();
    expect([before, after]).toEqual([2, 2]);
  },
  60_000,
);
