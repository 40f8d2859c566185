import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { comeAs, type Handle, type Shown, show } from './showing.ts';

/** Where they go, and which alone are taken: `PICTURES_TO=/somewhere PICTURES_OF=desk npm run pictures`. */
const TO = process.env.PICTURES_TO ?? path.resolve(import.meta.dirname, '../../docs/pictures');
const ONLY = process.env.PICTURES_OF ?? '';

type Picture = readonly [name: string, until: string, by: Handle | null, address: string, look: 'phone' | 'desk' | 'dark' | 'wall'];
const PICTURES: readonly Picture[] = [
  ['manager-week', '2026-11-25T10:02', 'lucia', '/mine', 'phone'],
  ['manager-form', '2026-11-25T10:02', 'lucia', '/mine/MOP-01', 'phone'],
  ['desk', '2026-11-26T10:12', 'rosa', '/desk', 'desk'],
  ['dashboard', '2026-11-26T10:12', 'rosa', '/dashboard', 'desk'],
  ['goal', '2026-11-26T10:12', 'rosa', '/goals/MOP-01/intermediate-goals', 'desk'],
  ['item', '2026-11-27T11:00', 'hugo', '/items/R-002', 'desk'],
  ['week', '2026-11-26T10:12', 'rosa', '/week', 'dark'],
  ['briefing', '2026-11-26T15:00', 'carmen', '/briefing', 'desk'],
  ['sitting', '2026-11-27T11:00', 'hugo', '/sitting', 'desk'],
  ['wall', '2026-11-27T11:00', 'hugo', '/sitting/wall', 'wall'],
];
const LOOKS = {
  phone: { width: 390, height: 844, scheme: 'light', whole: false },
  desk: { width: 1280, height: 900, scheme: 'light', whole: false },
  dark: { width: 1280, height: 900, scheme: 'dark', whole: false },
  wall: { width: 1280, height: 720, scheme: 'light', whole: false },
} as const;

const wanted = PICTURES.filter(([name]) => name.includes(ONLY));
describe.each([...Map.groupBy(wanted, ([, until]) => until)])('at %s', (until, pictures) => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(TO, { recursive: true });
    [shown, browser] = await Promise.all([show(until), startChromium()]);
    page = await browser.newPage({ locale: 'es-PE' });
  });
  afterAll(async () => {
    await browser?.close();
    await shown?.close();
  });

  test.each(pictures)('%s', async (name, _until, by, address, look) => {
    const { width, height, scheme, whole } = LOOKS[look];
    await comeAs(page, by);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    const answer = await page.goto(`${shown.origin}/${shown.institutionId}${address}`);
    expect(answer?.status()).toBe(200);
    await page.screenshot({ path: path.join(TO, `${name}.png`), fullPage: whole });
  });
});
