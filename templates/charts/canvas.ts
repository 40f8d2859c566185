import type { Tone } from '../reports/cells.ts';

/** The colours of charts: a fixed palette on paper; on the screen the class beside it follows the page's light or dark colours. */
export const PALETTE = {
  red: '#b42318',
  amber: '#b54708',
  green: '#027a48',
  blue: '#175cd3',
  grey: '#667085',
  ink: '#16202c',
  soft: '#4a5666',
  hair: '#dde2e8',
  rule: '#8b97a5',
  track: '#e4e8ed',
  white: '#ffffff',
} as const satisfies Readonly<Record<Tone | string, string>>;
export type Colour = keyof typeof PALETTE;
export type Theme = 'paper' | 'web';
export interface TextLook {
  readonly size?: number;
  readonly colour?: Colour;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

const FACE = 'Source Sans 3'; // named, because a drawing takes its font from whoever sets it
const WIDE = 0.5; // of the size: what a character takes on average
const round = (value: number): number => Math.round(value * 100) / 100;
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPED[character] ?? character);

/** Draws SVG as text, without style attributes, which pages do not allow. */
export interface Canvas {
  readonly text: (x: number, y: number, said: string, look?: TextLook) => string;
  readonly line: (from: readonly [number, number], to: readonly [number, number], colour: Colour, width?: number, dash?: string) => string;
  readonly rect: (x: number, y: number, width: number, height: number, colour: Colour) => string;
  readonly path: (d: string, colour: Colour, width: number, dash?: string) => string;
  readonly shape: (d: string, colour: Colour) => string;
  readonly whole: (width: number, height: number, body: readonly string[], alt: string) => string;
}

/** The canvas of paper or of the screen; the same drawing in both. */
export function canvasOf(theme: Theme): Canvas {
  const fill = (colour: Colour): string => `fill="${PALETTE[colour]}"${theme === 'web' ? ` class="chart-${colour}"` : ''}`;
  const stroke = (colour: Colour): string => `stroke="${PALETTE[colour]}"${theme === 'web' ? ` class="chart-line-${colour}"` : ''}`;
  const dashed = (dash?: string): string => (dash === undefined ? '' : ` stroke-dasharray="${dash}"`);
  return {
    text: (x, y, said, { size = 10, colour = 'soft', anchor = 'start', bold = false } = {}) =>
      `<text x="${round(x)}" y="${round(y)}"${theme === 'paper' ? ` font-family="${FACE}"` : ''} font-size="${size}" ${fill(colour)} text-anchor="${anchor}"${bold ? ' font-weight="600"' : ''}>${escaped(said)}</text>`,
    line: ([x1, y1], [x2, y2], colour, width = 1, dash) =>
      `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${stroke(colour)} stroke-width="${width}"${dashed(dash)}/>`,
    rect: (x, y, width, height, colour) =>
      `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}" ${fill(colour)}/>`,
    path: (d, colour, width, dash) => `<path d="${d}" fill="none" ${stroke(colour)} stroke-width="${width}"${dashed(dash)}/>`,
    shape: (d, colour) => `<path d="${d}" ${fill(colour)}/>`,
    whole: (width, height, body, alt) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"${
        theme === 'web' ? ` role="img" class="chart" aria-label="${escaped(alt)}"` : ''
      }>${body.join('')}</svg>`,
  };
}

/** About as wide as the text will be. */
export const widthOf = (said: string, size = 10): number => said.length * size * WIDE;
/** The text cut to what fits. */
export function fitted(said: string, room: number, size = 10): string {
  const most = Math.max(1, Math.floor(room / (size * WIDE)));
  return said.length <= most ? said : `${said.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
