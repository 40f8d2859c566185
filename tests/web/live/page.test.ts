import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { perform } from '../../../store/perform.ts';
import { transaction } from '../../../store/transaction.ts';
import { comeAs, type Shown, show } from '../../screens/showing.ts';
import { hasChromium, startChromium } from '../../support/chromium.ts';

const TIMEOUT_MS = 60_000;

describe.runIf(hasChromium())('a page that shows a running week', () => {
  let shown: Shown;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [shown, browser] = await Promise.all([show('2026-11-25T09:00'), startChromium()]);
    page = await browser.newPage();
    await comeAs(page, 'olga');
  }, TIMEOUT_MS);
  afterAll(async () => {
    await page?.close();
    await browser?.close();
    await shown?.close();
  });
  const steer = async (act: 'pauseWeek' | 'resumeWeek') => {
    const { id: by } = await transaction(shown.store, 'mop', 'none', ({ db }) => db.person.findFirstOrThrow({ where: { handle: 'olga' } }));
    const context = { institutionId: 'mop', formId: crypto.randomUUID(), by, via: 'web' } as const;
    expect((await perform(shown.store, { do: act, week: '2026-W48', reason: 'Huelga' }, context)).kind).toBe('done');
  };

  test(
    'changes by itself while nobody writes in it, and stays as it is where somebody does',
    async () => {
      await page.goto(`${shown.origin}/mop/week`);
      await expect.poll(() => page.textContent('h1')).toContain('Semana 48 · sigue');
      await steer('pauseWeek');
      await expect.poll(() => page.textContent('h1'), { timeout: 20_000 }).toContain('en pausa');

      await page.fill('input[name=reason]', 'Terminó la huelga');
      await page.click('h1'); // the field is left, its text is not
      await steer('resumeWeek');
      await page.waitForSelector('.live.note', { timeout: 20_000 });
      expect(await page.textContent('.live')).toContain('Hay novedades en esta página.');
      expect(await page.textContent('h1')).toContain('en pausa');
      expect(await page.inputValue('input[name=reason]')).toBe('Terminó la huelga');
    },
    TIMEOUT_MS,
  );

  test(
    'works without scripts: a link asks for it again',
    async () => {
      const plain = await browser.newContext({ javaScriptEnabled: false });
      const still = await plain.newPage();
      await comeAs(still, 'rosa');
      await still.goto(`${shown.origin}/mop/week`);
      await still.click('.live a');
      expect(await still.textContent('h1')).toMatch(/semana 48/i);
      await plain.close();
    },
    TIMEOUT_MS,
  );
});
