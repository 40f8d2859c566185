import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const IN_PAGE = readFileSync(path.join(import.meta.dirname, 'in-page.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block']; // all that another theme can change
export const WIDTHS = [390, 1280] as const;
const SIDEWAYS = [320, 768, 1280]; // the narrowest, between phone and desk, and a desk

/** What was wrong while a page was open: errors it told, and requests that went elsewhere. */
export function overhear(page: Page, own: string): () => string[] {
  let heard: string[] = [];
  page.on('console', (message) => {
    // A refused form is answered with 422, which the browser tells as an error of its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) heard.push(`request to ${request.url()}`);
  });
  return () => {
    const told = heard;
    heard = [];
    return told;
  };
}

/** Looks at an open page in every width and theme: no violation of WCAG 2.2 AA, nothing to scroll sideways between. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  await page.evaluate(IN_PAGE);
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await axe(page, { runOnly: { type: 'tag', values: TAGS } })).map((one) => `${width} light ${one}`));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await axe(page, { runOnly: { type: 'rule', values: COLOURS } })).map((one) => `${width} dark ${one}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of SIDEWAYS) {
    await page.setViewportSize({ width, height: 900 });
    const wide: { readonly scroll: number; readonly culprits: readonly string[] } = await page.evaluate('looks.widest()');
    if (wide.scroll > width) found.push(`${width}: ${wide.scroll} wide, from ${wide.culprits.join(' and ')}`);
  }
  return found;
}

/** What the page says to its reader: two that say the same need looking at once. */
export async function markup(page: Page): Promise<string> {
  await page.evaluate(IN_PAGE);
  return page.evaluate('looks.markup()');
}

const axe = (page: Page, options: object): Promise<string[]> => page.evaluate(`looks.axeFinds(${JSON.stringify(options)})`);

interface Step {
  readonly at: number;
  readonly what: string;
  readonly outlined: boolean;
  readonly covered: boolean;
}
const MOST_STEPS = 400;

/** Walks through the page by Tab: every control is reached, outlined, and not hidden under another. */
export async function walk(page: Page): Promise<string[]> {
  await page.evaluate(IN_PAGE);
  const names: readonly string[] = await page.evaluate('looks.gather()');
  const reached = new Set<number>();
  const problems: string[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await page.keyboard.press('Tab');
    const step: Step | null = await page.evaluate('looks.where()');
    if (step === null || reached.has(step.at)) break;
    reached.add(step.at);
    if (!step.outlined) problems.push(`no outline on ${step.what}`);
    if (step.covered) problems.push(`covered while focused: ${step.what}`);
  }
  return [...problems, ...names.filter((_name, at) => !reached.has(at)).map((name) => `not reached by Tab: ${name}`)];
}
