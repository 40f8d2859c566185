import type { ManagementState } from '../../domain/values.ts';
import { type Canvas, type Colour, PALETTE } from './canvas.ts';

export const STATE_COLOURS: Readonly<Record<ManagementState, Colour>> = {
  STOPPED: 'red',
  DELAYED: 'amber',
  NORMAL: 'green',
  FINISHED: 'blue',
};
export const WORST_FIRST: readonly ManagementState[] = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'];

const at = (value: number): number => Math.round(value * 100) / 100;

/** A state as its shape: diamond, square, circle, star (domain.md 8.4), `size` from its middle. */
export function stateMark(canvas: Canvas, state: ManagementState, x: number, y: number, size: number): string {
  return canvas.shape(SHAPES[state](x, y, size), STATE_COLOURS[state]);
}

const SHAPES: Readonly<Record<ManagementState, (x: number, y: number, size: number) => string>> = {
  STOPPED: (x, y, s) => `M${at(x)} ${at(y - s)}L${at(x + s)} ${at(y)}L${at(x)} ${at(y + s)}L${at(x - s)} ${at(y)}Z`,
  DELAYED: (x, y, s) => `M${at(x - s * 0.86)} ${at(y - s * 0.86)}h${at(s * 1.72)}v${at(s * 1.72)}h${at(-s * 1.72)}Z`,
  NORMAL: (x, y, s) => {
    const r = at(s * 0.94);
    return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${at(2 * r)} 0a${r} ${r} 0 1 0 ${at(-2 * r)} 0Z`;
  },
  FINISHED: (x, y, s) => {
    const points = Array.from({ length: 10 }, (_, corner) => {
      const angle = ((corner * 36 - 90) * Math.PI) / 180;
      const reach = corner % 2 === 1 ? s * 0.45 : s * 1.08;
      return `${at(x + reach * Math.cos(angle))} ${at(y + reach * Math.sin(angle))}`;
    });
    return `M${points.join('L')}Z`;
  },
};

/** The colour of a light, or ink where it is none of ours. */
export const lightColour = (light: string): Colour => (light in PALETTE ? (light as Colour) : 'ink');
