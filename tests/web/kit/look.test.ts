import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logoProblem, lookProblems, lookSheet, OWN_LOOK } from '../../../client/web/kit/look.ts';
import type { LookColours } from '../../../domain/entities.ts';
import { contrast, GROUNDS } from '../../../domain/look.ts';

const light = (over: Partial<LookColours>) => ({ ...OWN_LOOK, light: { ...OWN_LOOK.light, ...over } });
const dark = (over: Partial<LookColours>) => ({ ...OWN_LOOK, dark: { ...OWN_LOOK.dark, ...over } });

describe('an institution’s colours', () => {
  test('the product’s own can be read', () => {
    expect(lookProblems(OWN_LOOK)).toEqual([]);
  });

  test.each([
    ['grey text in the header', light({ brand: '#888888', onBrand: '#ffffff' }), ['light onBrand on brand']],
    ['grey text on a button', light({ action: '#7a7a7a', onAction: '#ffffff' }), ['light onAction on action']],
    ['a pale link', light({ link: '#4f9fb3' }), ['light link on surface', 'light link on paper', 'light link on soft']],
    ['a button nobody sees on the surface', light({ action: '#d0e8ee', onAction: '#000000' }), ['light action on surface']],
    ['a dark ground for notes', light({ soft: '#5f6f77' }), ['light link on soft', 'light soft on ink', 'light soft on ink2']],
    [
      'the link of the light theme in the dark',
      dark({ link: '#0b5568' }),
      ['dark link on surface', 'dark link on paper', 'dark link on soft'],
    ],
    ['a dark button on the dark surface', dark({ action: '#1c2c33', onAction: '#ffffff' }), ['dark action on surface']],
    ['what is no colour', light({ brand: 'red' }), ['light brand on brand']],
    ['what would leave the style sheet', light({ soft: '#fff;}body{display:none' }), ['light soft on soft']],
  ])('%s is refused', (_what, look, problems) => {
    expect(lookProblems(look).map(({ theme, field, on }) => `${theme} ${field} on ${on}`)).toEqual(problems);
  });

  test.each([
    ['black on white', '#000000', '#ffffff', 21],
    ['a colour on itself', '#123456', '#123456', 1],
    ['the grey just readable on white', '#767676', '#ffffff', 4.54],
  ])('contrast: %s', (_what, one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });

  test('the grounds are those of the style sheet', () => {
    const css = readFileSync('templates/pages/css/tokens.css', 'utf8').toLowerCase();
    const [lightPart = '', darkPart = ''] = css.split('prefers-color-scheme');
    const valueIn = (part: string, token: string) =>
      (new RegExp(`--${token}: (#[0-9a-f]+);`).exec(part)?.[1] ?? '').replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    for (const [token, value] of Object.entries(GROUNDS.light)) expect([token, valueIn(lightPart, token)]).toEqual([token, value]);
    for (const [token, value] of Object.entries(GROUNDS.dark)) expect([token, valueIn(darkPart, token)]).toEqual([token, value]);
    expect(valueIn(lightPart, 'brand')).toBe(OWN_LOOK.light.brand);
    expect(valueIn(darkPart, 'soft')).toBe(OWN_LOOK.dark.soft);
  });

  test('the sheet holds both themes, and colours alone', () => {
    expect(lookSheet(OWN_LOOK)).toMatch(
      /^:root\{--brand:#0d3f4d;.*\}@media screen and \(prefers-color-scheme:dark\)\{:root\{--brand:#0c2b35;.*\}\}$/,
    );
    expect(lookSheet(light({ soft: '#fff;}body{display:none' }))).toContain('--soft:#000000}');
  });
});

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">${inside}</svg>`;
test.each([
  ['plain shapes are taken', svg('<g fill="#fff"><path d="M2 17h3v9H2z"/><circle r="3"/></g>'), undefined],
  ['a gradient of its own is taken', svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>'), undefined],
  ['what is no picture', 'hola', 'noSvg'],
  ['a page', '<html><svg></svg></html>', 'noSvg'],
  ['a script', svg('<script>alert(1)</script>'), 'notPlain'],
  ['a handler', svg('<path onload="alert(1)" d="M0 0"/>'), 'notPlain'],
  ['a picture from elsewhere', svg('<image href="https://elsewhere.example/a.png"/>'), 'notPlain'],
  ['a fill from elsewhere', svg('<rect fill="url(https://elsewhere.example/a.svg#b)"/>'), 'notPlain'],
  ['foreign content', svg('<foreignObject><p>x</p></foreignObject>'), 'notPlain'],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'noSvg'],
  ['an entity inside', svg('<text>&a;</text>'), 'notPlain'],
  ['too long', svg(`<path d="${'M0 0'.repeat(6_000)}"/>`), 'tooLong'],
] as const)('a logo: %s', (_what, text, problem) => {
  expect(logoProblem(text)).toBe(problem);
});
