import type { Light, Thermometer } from '../../../domain/thermometer.ts';
import type { Formats } from '../../../templates/format.ts';
import type { KitTexts } from './texts.ts';

/** The picture and the line of a thermometer; `{{> thermo x}}`. Widths are percents of the track. */
export interface Thermo {
  readonly label: string; // all of it, for those who do not see the picture
  readonly colour: Light;
  readonly actual: number;
  readonly expected: number;
  readonly original: number;
  readonly said: { readonly actual: string; readonly expected: string; readonly original: string; readonly gap: string };
  readonly tall: boolean;
}

/** Done, expected today and foreseen at first; the gap comes from the exact shares, not from the rounded ones (domain.md 8.4). */
export function thermoOf(
  figures: Pick<Thermometer, 'actual' | 'expected' | 'original' | 'gap' | 'light'>,
  f: Formats,
  t: KitTexts,
  tall = false,
): Thermo {
  const { actual, expected, original, gap, light } = figures;
  const said = {
    actual: f.percent(actual),
    expected: f.percent(expected),
    original: f.percent(original),
    gap: gap > 0 ? f.signed(gap) : f.decimal(gap),
  };
  return { label: t('thermo.label', { ...said }), colour: light, actual, expected, original, said, tall };
}
