import type { Look, LookColours } from '../../../domain/entities.ts';

export { logoProblem, lookProblems } from '../../../domain/look.ts';

/** The product's own colours: what an institution without a look shows, and what the screen for it begins with. */
export const OWN_LOOK: Look = {
  light: { brand: '#0d3f4d', onBrand: '#ffffff', action: '#0b5568', onAction: '#ffffff', link: '#0b5568', soft: '#e4eff1' },
  dark: { brand: '#0c2b35', onBrand: '#eaf4f6', action: '#8fd3e2', onAction: '#062029', link: '#8fd3e2', soft: '#14303a' },
  logo: null,
};

const TOKENS: readonly (readonly [keyof LookColours, string])[] = [
  ['brand', '--brand'],
  ['onBrand', '--on-brand'],
  ['action', '--action'],
  ['onAction', '--on-action'],
  ['link', '--link'],
  ['soft', '--soft'],
];

/** An institution's colours as a style sheet, in light and in dark; paper stays light. */
export function lookSheet({ light, dark }: Pick<Look, 'light' | 'dark'>): string {
  return `:root{${declared(light)}}@media screen and (prefers-color-scheme:dark){:root{${declared(dark)}}}`;
}

const declared = (colours: LookColours): string => TOKENS.map(([field, token]) => `${token}:${plain(colours[field])}`).join(';');
/** Whatever is kept, only a colour leaves. */
const plain = (colour: string): string => (/^#[0-9a-f]{6}$/i.test(colour) ? colour : '#000000');
