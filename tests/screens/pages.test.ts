import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkScope } from '../../client/web/visit.ts';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { EVERY_PAGE, exampleOf, momentOf } from './examples.ts';
import { markup, overhear, violations, WIDTHS, walk } from './looking.ts';
import { comeAs, type Handle, READERS, type Shown, show } from './showing.ts';

const TIMEOUT_MS = 90_000;
const moments = Map.groupBy(EVERY_PAGE, ({ address }) => momentOf(address));

describe.runIf(hasChromium()).each([...moments])('the pages as they stand at %s', (until, pages) => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  let heard: () => string[];

  beforeAll(async () => {
    [shown, browser] = await Promise.all([show(until), startChromium()]);
    page = await browser.newPage({ locale: 'es-PE' });
    heard = overhear(page, shown.origin);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  test.each(pages.map((one) => [one.address, one] as const))(
    '%s can be read, operated and fits, for everyone who may see it',
    async (address, { linkForms = [] }) => {
      const url = `${shown.origin}/${shown.institutionId}${await exampleOf(address, shown)}`;
      const seenBy: string[] = [];
      const problems: string[] = [];
      const looked = new Set<string>();
      const byLink = linkForms.slice(0, 1).map((form) => ({ copyId: randomUUID(), week: '2026-W48', form }));
      const visits = [...READERS.map((handle) => ({ handle })), ...byLink.flatMap((link) => READERS.map((handle) => ({ handle, link })))];
      for (const { handle, link } of visits as readonly { readonly handle: Handle; readonly link?: LinkScope }[]) {
        if (link !== undefined && seenBy.some((one) => one.endsWith('by link'))) break; // the same page without its navigation: once is enough
        await comeAs(page, handle, link);
        await page.setViewportSize({ width: WIDTHS[0], height: 844 });
        const answer = await page.goto(url);
        if ((answer?.status() ?? 500) >= 500) problems.push(`${handle}: answered ${answer?.status()}`);
        if (answer?.status() !== 200 || new URL(page.url()).pathname !== new URL(url).pathname) {
          heard();
          continue;
        }
        if (seenBy.length === 0) {
          problems.push(...(await walk(page)).map((one) => `390: ${one}`));
          await page.setViewportSize({ width: WIDTHS[1], height: 900 });
          await page.goto(url);
          problems.push(...(await walk(page)).map((one) => `1280: ${one}`));
        }
        const said = await markup(page);
        const isNew = !looked.has(said); // what another reader was shown word for word has been looked at
        looked.add(said);
        problems.push(...[...(isNew ? await violations(page) : []), ...heard()].map((one) => `${handle}: ${one}`));
        seenBy.push(link === undefined ? handle : `${handle} by link`);
      }
      expect(problems).toEqual([]);
      expect(seenBy, 'nobody saw this page').not.toEqual([]);
    },
    TIMEOUT_MS,
  );
});
