import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { overhear, violations, walk } from './looking.ts';
import { comeAs, type Handle, type Shown, show } from './showing.ts';

const TIMEOUT_MS = 90_000;
const PHONE = { width: 390, height: 844 };
// The monthly week, 2026-W49, has what the worked week has not: indicators, their values, what is asked of the month (domain.md 5.8).
const PAGES: readonly (readonly [until: string, handle: Handle, address: string])[] = [
  ['2026-12-02T08:30', 'lucia', '/mine/MOP-01'],
  ['2026-12-03T09:00', 'rosa', '/desk'],
  ['2026-12-03T09:00', 'rosa', '/goals/MOP-01/indicators'],
  ['2026-12-03T09:00', 'lucia', '/goals/MOP-01/indicators'],
  ['2026-12-03T09:00', 'rosa', '/reports/d-2-1'],
  ['2026-12-03T09:00', 'rosa', '/reports/a-1-1?goal=MOP-01'],
];

describe.runIf(hasChromium()).each([...Map.groupBy(PAGES, ([until]) => until)])('the month as it stands at %s', (until, pages) => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  let heard: () => string[];
  beforeAll(async () => {
    [shown, browser] = await Promise.all([show(until, 'mop-2026-W49-monthly.yaml'), startChromium()]);
    page = await browser.newPage({ locale: 'es-PE', viewport: PHONE });
    heard = overhear(page, shown.origin);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  test.each(pages.map(([, handle, address]) => [address, handle] as const))(
    '%s can be read, operated and fits, for %s',
    async (address, handle) => {
      await comeAs(page, handle);
      await page.setViewportSize(PHONE);
      const answer = await page.goto(`${shown.origin}/${shown.institutionId}${address}`);
      expect(answer?.status()).toBe(200);
      expect([...(await walk(page)), ...(await violations(page)), ...heard()]).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
