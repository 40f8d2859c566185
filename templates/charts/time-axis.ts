import { scaleUtc } from 'd3-scale';
import type { Day } from '../../domain/instant.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, widthOf } from './canvas.ts';
import { monthOf } from './chart-words.ts';

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
/** Where a day lies between two others. */
export function dayScale(from: Day, to: Day, range: readonly [number, number]): (day: Day) => number {
  const scale = scaleUtc([dateOf(from), dateOf(to)], range).clamp(true);
  return (day) => scale(dateOf(day));
}

/** Months below a chart, as many as can be read; the year stands with its first one. */
export function monthAxis(canvas: Canvas, voice: Voice, from: Day, to: Day, x: (day: Day) => number, y: number): string[] {
  const firsts = firstsBetween(from, to);
  const room = Math.max(1, x(to) - x(from));
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => (firsts.length / step) * 40 <= room) ?? 120;
  const drawn: string[] = [];
  let free = -1;
  for (const day of firsts) {
    const [year = '', month = '01'] = day.split('-');
    if ((Number(year) * 12 + Number(month) - 1) % every !== 0) continue;
    const [name = ''] = monthOf(voice, day.slice(0, 7)).split(' ');
    const said = month === '01' || drawn.length === 0 ? `${name} ${year}` : name;
    const half = widthOf(said, 9.5) / 2;
    drawn.push(canvas.line([x(day), y], [x(day), y + 3], 'rule', 0.7));
    if (x(day) - half < free) continue;
    free = x(day) + half + 4;
    drawn.push(canvas.text(x(day), y + 13, said, { anchor: 'middle', size: 9.5 }));
  }
  return drawn;
}

function firstsBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (;;) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > to || days.length > 1200) return days;
    if (day >= from) days.push(day);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
}
