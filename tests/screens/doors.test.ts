import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { openWednesday, type Wednesday } from '../web/access/wednesday.ts';
import { overhear, violations, WIDTHS, walk } from './looking.ts';

const TIMEOUT_MS = 60_000;

describe.runIf(hasChromium())('the doors, as whoever is not yet known finds them', () => {
  let wednesday: Wednesday;
  let browser: Browser;
  let page: Page;
  let origin: string;
  let heard: () => string[];

  beforeAll(async () => {
    [wednesday, browser] = await Promise.all([openWednesday(), startChromium()]);
    const { server } = wednesday.doors;
    await server.listen({ host: '127.0.0.1', port: 0 });
    origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    page = await browser.newPage({ locale: 'es-PE', viewport: { width: WIDTHS[0], height: 844 } });
    heard = overhear(page, origin);
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await wednesday?.close();
  });

  /** All that is wrong with the page as it stands now; the widths are put back for whoever goes on. */
  async function faults(): Promise<string[]> {
    const walked = await walk(page);
    const found = [...walked, ...(await violations(page)), ...heard()];
    await page.setViewportSize({ width: WIDTHS[0], height: 844 });
    return found;
  }

  test.each([
    ['the institutions', '/'],
    ['an address that is nothing', '/nada'],
    ['an institution’s sign-in', '/mop/sign-in'],
    ['a link that opens nothing', '/mop/open/nothing'],
    ['where an institution is founded', '/new'],
  ])(
    '%s',
    async (_what, address) => {
      await page.goto(`${origin}${address}`);
      expect(await faults()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'in by the link of a letter: what it opens, the letter itself, and its form',
    async () => {
      const found: string[] = [];
      const own = await browser.newPage({ locale: 'es-PE', viewport: { width: WIDTHS[0], height: 844 } });
      await own.goto(`${origin}/mop/open/${await wednesday.linkTo('lucia', 'N01')}`);
      expect(new URL(own.url()).pathname).toBe('/mop/opened');
      const check = async (what: string) =>
        found.push(...[...(await walk(own)), ...(await violations(own))].map((one) => `${what}: ${one}`));
      await check('opened');
      await own.goto(`${origin}/mop/opened/letter`);
      await check('letter');
      await own.goto(`${origin}/mop/opened`);
      await own.locator('main form button').first().click();
      expect(new URL(own.url()).pathname).toMatch(/^\/mop\/mine/);
      await check('form');
      await own.close();
      expect(found).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'in by a code: each step, and each that is refused, can be read and operated',
    async () => {
      const found: string[] = [];
      await page.goto(`${origin}/mop/mine`);
      expect(new URL(page.url()).pathname).toBe('/mop/sign-in');
      await page.locator('main form .btn').first().click();
      expect(await page.locator('.errors a').count()).toBe(1);
      expect(await page.title()).toMatch(/^Error:/);
      found.push(...(await faults()).map((one) => `refused address: ${one}`));
      await page.locator('input[name=address]').fill('lucia@mop.example');
      await page.locator('main form .btn').first().click();
      await page.waitForURL('**/sign-in/code');
      found.push(...(await faults()).map((one) => `code: ${one}`));
      await page.locator('input[name=code]').fill('000000');
      await page.locator('main form .btn').first().click();
      await page.locator('.errors').waitFor();
      found.push(...(await faults()).map((one) => `refused code: ${one}`));
      await page.locator('input[name=code]').fill(await wednesday.doors.codeFor('lucia@mop.example'));
      await page.locator('main form .btn').first().click();
      await page.waitForURL('**/mop/mine');
      found.push(...(await faults()).map((one) => `arrived: ${one}`));
      expect(found).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'a refused form puts the reader on the summary, and its links on the fields',
    async () => {
      await page.goto(`${origin}/mop/mine/MOP-01`);
      await page.locator('button.btn').filter({ hasText: 'Enviar' }).first().click();
      await page.locator('.errors').waitFor();
      expect(await page.evaluate('document.activeElement.className')).toBe('errors');
      const links = await page.locator('.errors a').all();
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const to = await link.getAttribute('href');
        expect(await page.locator(to ?? '#none').count(), `${to} is a field`).toBe(1);
      }
      expect(await faults()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
