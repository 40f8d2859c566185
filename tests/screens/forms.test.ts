import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { EVERY_PAGE, exampleOf, momentOf } from './examples.ts';
import { overhear, violations } from './looking.ts';
import { comeAs, READERS, type Shown, show } from './showing.ts';

const TIMEOUT_MS = 90_000;
const LEADS_ON = 'button:not([name=format]), button[name=format][value=""]'; // a file is handed out without leaving the page
const moments = Map.groupBy(EVERY_PAGE, ({ address }) => momentOf(address));

describe.runIf(hasChromium()).each([...moments])('forms sent as they stand, at %s', (until, pages) => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  let heard: () => string[];

  beforeAll(async () => {
    [shown, browser] = await Promise.all([show(until), startChromium()]);
    page = await browser.newPage({ locale: 'es-PE', viewport: { width: 390, height: 844 } });
    heard = overhear(page, shown.origin);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  /** The first reader to whom the page shows itself, and the forms it has for them, of each kind one. */
  async function openFor(url: string): Promise<string[]> {
    for (const handle of READERS) {
      await comeAs(page, handle);
      const answer = await page.goto(url);
      heard();
      if (answer?.status() !== 200) continue; // the other test says whether that is right
      // Those that go elsewhere go to the doors, which have tests of their own.
      const keys: string[] = await page.evaluate(
        '[...document.querySelectorAll("main form input[name=key]")].filter(({ form }) => form.action === location.href).map(({ value }) => value)',
      );
      return [...new Map(keys.map((key) => [key.split('/')[0], key])).values()];
    }
    return [];
  }

  test.each(pages.map(({ address }) => [address]))(
    '%s is refused in words that lead to its fields, or done',
    async (address) => {
      const url = `${shown.origin}/${shown.institutionId}${await exampleOf(address, shown)}`;
      const problems: string[] = [];
      for (const key of await openFor(url)) {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(url);
        const input = `document.querySelector('main form input[name="key"][value=${JSON.stringify(key)}]')`;
        if (!(await page.evaluate(`${input} !== null`))) continue; // it went with what an earlier one did
        const [answer] = await Promise.all([
          page.waitForNavigation({ timeout: 10_000 }),
          page.evaluate(`${input}.form.requestSubmit(${input}.form.querySelector(${JSON.stringify(LEADS_ON)}))`),
        ]);
        const status = answer?.status() ?? 0;
        if (status >= 500) problems.push(`${key}: answered ${status}`);
        if (status < 400 || status >= 500) continue;
        const links = await page.locator('.errors a').all();
        if (links.length === 0) problems.push(`${key}: refused with ${status} and without a word`);
        for (const link of links) {
          const to = (await link.getAttribute('href')) ?? '';
          if (!/^#[\w-]+$/.test(to) || (await page.locator(to).count()) !== 1)
            problems.push(`${key}: «${await link.textContent()}» leads to ${to}, which is not there`);
        }
        problems.push(...[...(await violations(page)), ...heard()].map((one) => `${key} refused: ${one}`));
      }
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
