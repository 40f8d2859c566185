import type { P3, SelectedLine } from '../../../domain/letter-data.ts';
import type { Limits } from '../../speech.ts';

/** How much of the week the two pages of P3 show. */
export interface Room {
  readonly roomy: boolean;
  readonly limits: Limits;
  readonly asked: number;
  readonly cards: number; // items told at length; the others take a row each
  readonly ladders: boolean;
  readonly goals: number;
  readonly upcoming: number;
  readonly followUp: number;
}

const ROOMY: Room = {
  roomy: true,
  limits: { lines: 40, goals: 8, title: 110, prose: 160 },
  asked: 6,
  cards: 3,
  ladders: true,
  goals: 8,
  upcoming: 6,
  followUp: 4,
};
const SHORT: Room = {
  ...ROOMY,
  roomy: false,
  limits: { lines: 40, goals: 3, title: 60, prose: 90 },
  cards: 2,
  goals: 3,
  upcoming: 0,
  followUp: 2,
};
const SHORTEST: Room = { ...SHORT, limits: { ...SHORT.limits, title: 38, prose: 50 } };

/** P3 is always at most two pages (domain.md 7.3): a full or wordy week is told shorter, its lines are all there. */
export function roomOf(data: P3): Room {
  const lines = Object.values(data.sections).flat();
  const problems = data.sections['1'].length;
  const words =
    lines.reduce((sum, line) => sum + lengthOf(line), 0) + data.dashboard.reduce((sum, { title }) => sum + Math.min(title.length, 110), 0);
  const few = problems <= 3 && lines.length <= 12 && data.dashboard.length <= 8 && data.followUp.length <= 4;
  if (few && words <= MOST_ROOMY) return ROOMY;
  return words / Math.max(1, lines.length) <= MOST_SHORT ? SHORT : SHORTEST;
}

const MOST_ROOMY = 2600; // characters that people wrote
const MOST_SHORT = 110; // per line

/** What people wrote that a line shows, as far as it is shown at all. */
function lengthOf(line: SelectedLine): number {
  const cut = (text: string | null | undefined, most: number): number => Math.min(text?.length ?? 0, most);
  switch (line.what) {
    case 'ITEM': {
      const { title, goalTitle, igTitle, description, treatment, lastAction } = line.item;
      const told = [treatment?.what, treatment?.withWhom, treatment?.when].join(', ');
      return (
        cut(title, 110) + cut(goalTitle, 110) + cut(igTitle, 110) + cut(description, 160) + cut(told, 160) + cut(lastAction?.text, 160)
      );
    }
    case 'IG':
      return cut(line.ig.title, 110);
    case 'REPROGRAMMING':
      return cut(line.reprogramming.title, 110) + cut(line.reprogramming.reason, 160);
    case 'OPPORTUNITY':
      return cut(line.opportunity.title, 110) + cut(line.opportunity.place, 80);
    case 'GOAL':
      return cut(line.goal.title, 110);
  }
}
