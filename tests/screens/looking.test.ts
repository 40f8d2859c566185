import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { overhear, violations, walk } from './looking.ts';

const framed = (inside: string, style = '') =>
  `<!doctype html><html lang="es"><head><title>Prueba</title><meta name="viewport" content="width=device-width"><style>${style}</style></head><body><main><h1>Prueba</h1>${inside}</main></body></html>`;

describe.runIf(hasChromium())('whoever looks at the pages sees what is wrong with them', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startChromium();
    page = await browser.newPage();
  });
  afterAll(async () => browser?.close());

  test('a page without fault has none', async () => {
    await page.setContent(framed('<p><a href="#x">Ver la ficha</a></p><label for="x">Nombre</label><input id="x">'));
    expect(await walk(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    ['a field without a name', '<input>', '', /label/],
    ['pale text', '<p class="a">Texto</p>', '.a{color:#aaa;background:#fff}', /390 light color-contrast/],
    [
      'text pale only in the dark',
      '<p class="a">Texto</p>',
      '@media (prefers-color-scheme:dark){.a{color:#222;background:#000}}',
      /1280 dark color-contrast/,
    ],
    ['what is wider than a small phone', '<p class="a">Texto</p>', '.a{width:350px}', /^320: 3\d\d wide/],
    [
      'a target too small for a finger',
      '<p><a href="#a" class="a">1</a><a href="#b" class="a">2</a></p>',
      '.a{display:inline-block;width:10px;height:10px;font-size:9px}',
      /target-size/,
    ],
  ])('%s', async (_what, inside, style, problem) => {
    await page.setContent(framed(inside, style));
    expect((await violations(page)).join('\n')).toMatch(problem);
  });

  test.each([
    ['a control without an outline', '<button class="a">Enviar</button>', '.a{outline:0}', /^no outline on <button/],
    [
      'a control out of reach',
      '<button>Uno</button><button id="b">Dos</button><script>b.addEventListener("focus",()=>b.blur());b.previousElementSibling.addEventListener("keydown",e=>e.preventDefault())</script>',
      '',
      /^not reached by Tab: <button id="b"/,
    ],
    [
      'a control under another',
      '<button>Enviar</button><div class="a"></div>',
      '.a{position:fixed;inset:0;background:#fff}',
      /^covered while focused: <button/,
    ],
  ])('%s', async (_what, inside, style, problem) => {
    await page.setContent(framed(inside, style));
    expect((await walk(page)).join('\n')).toMatch(problem);
  });

  test('what a page asks of others, and what its scripts tell', async () => {
    const heard = overhear(page, 'http://127.0.0.1:1/');
    await page.setContent(framed('<img alt="" src="http://elsewhere.invalid/a.png"><script>throw new Error("roto")</script>'));
    expect(heard()).toEqual(expect.arrayContaining(['request to http://elsewhere.invalid/a.png', 'script: roto']));
  });
});
