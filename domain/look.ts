import type { Refusal } from './acts.ts';
import type { Look, LookColours } from './entities.ts';
import { because, refuse } from './refusal.ts';

export type Theme = 'light' | 'dark';
/** One pair of colours that cannot be read, or a colour that is none. */
export interface LookProblem {
  readonly theme: Theme;
  readonly field: keyof LookColours;
  readonly on: string; // what it stands on: another of the six, or `surface`, `paper`, `ink`, `ink2`
  readonly ratio: number; // 0 where a colour is not one
  readonly needed: number;
}

/** What no institution changes, because states are read on it everywhere; the same values as in the style sheet. */
export const GROUNDS: Readonly<Record<Theme, Readonly<Record<'surface' | 'paper' | 'ink' | 'ink2', string>>>> = {
  light: { surface: '#ffffff', paper: '#f4f6f6', ink: '#14222a', ink2: '#4b5b63' },
  dark: { surface: '#171e22', paper: '#0f1518', ink: '#e9eef0', ink2: '#aab8be' },
};
const TEXT = 4.5;
const MARK = 3;
/** Every pair the pages draw: who stands on whom, and how well it must be told apart (WCAG 1.4.3, 1.4.11). */
const PAIRS: readonly { readonly field: keyof LookColours; readonly on: string; readonly needed: number }[] = [
  { field: 'onBrand', on: 'brand', needed: TEXT },
  { field: 'onAction', on: 'action', needed: TEXT },
  { field: 'link', on: 'surface', needed: TEXT },
  { field: 'link', on: 'paper', needed: TEXT },
  { field: 'link', on: 'soft', needed: TEXT },
  { field: 'soft', on: 'ink', needed: TEXT },
  { field: 'soft', on: 'ink2', needed: TEXT },
  { field: 'action', on: 'surface', needed: MARK },
];
const COLOURS = ['brand', 'onBrand', 'action', 'onAction', 'link', 'soft'] as const;
const HEX = /^#[0-9a-f]{6}$/i;

/** Why an institution's colours cannot be taken: what is no colour, and which texts nobody could read, in light and in dark. */
export function lookProblems(look: Pick<Look, 'light' | 'dark'>): LookProblem[] {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const colours = look[theme];
    const none = COLOURS.filter((field) => !HEX.test(colours[field]));
    if (none.length > 0) return none.map((field) => ({ theme, field, on: field, ratio: 0, needed: 0 }));
    const known: Readonly<Record<string, string>> = { ...GROUNDS[theme], ...colours };
    return PAIRS.map((pair) => ({ theme, ...pair, ratio: contrast(colours[pair.field], known[pair.on] ?? '#000000') })).filter(
      ({ ratio, needed }) => ratio < needed,
    );
  });
}

/** The refusal of a look nobody could read, or of a logo that is more than a picture. */
export function ifBadLook(look: Look): Refusal | undefined {
  const [problem] = lookProblems(look);
  if (problem !== undefined) {
    const { theme, field, on, ratio, needed } = problem;
    if (ratio === 0)
      return refuse('InvalidInput', because`${look[theme][field]} is no colour: write it as #1b4b5a`, `look.${theme}.${field}`);
    const facts = because`${field} on ${on} has a contrast of ${ratio.toFixed(1)}, and ${needed} is needed to be read`;
    return refuse('InvalidInput', facts, `look.${theme}.${field}`);
  }
  const wrong = look.logo === null ? undefined : logoProblem(look.logo);
  return (
    wrong &&
    refuse('InvalidInput', 'the logo is a small SVG of plain shapes, without scripts, styles or anything from elsewhere', 'look.logo')
  );
}

/** How well two colours are told apart, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const LONGEST_LOGO = 20_000;
/** What a picture may be made of; anything that runs, fetches or styles is none of it. */
const DRAWN =
  /^(svg|g|path|rect|circle|ellipse|line|polyline|polygon|title|desc|defs|lineargradient|radialgradient|stop|clippath|text|tspan)$/i;

/** Why a logo cannot be taken, or undefined: it is a small SVG of plain shapes that asks for nothing. */
export function logoProblem(svg: string): 'tooLong' | 'noSvg' | 'notPlain' | undefined {
  if (svg.length > LONGEST_LOGO) return 'tooLong';
  const text = svg.trim().replace(/^<\?xml[^>]*\?>\s*/, '');
  if (!/^<svg[\s>]/i.test(text) || !/<\/svg>$/i.test(text)) return 'noSvg';
  const elements = [...text.matchAll(/<\s*\/?\s*([^\s/>]*)/g)].map(([, name = '']) => name);
  const plain =
    elements.every((name) => DRAWN.test(name)) &&
    !/\son\w+\s*=|\bhref\b|\bstyle\s*=|url\s*\(\s*['"]?(?!#)|&(?!amp;|lt;|gt;|quot;|#)/i.test(text);
  return plain ? undefined : 'notPlain';
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
