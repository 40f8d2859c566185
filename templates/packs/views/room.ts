import type { P3, SelectedLine } from '../../../domain/letter-data.ts';
import type { Limits } from '../../speech.ts';
import { widthOf } from './narrow.ts';

/** How much of the week the two pages of P3 show. */
export interface Room {
  readonly roomy: boolean;
  readonly limits: Limits;
  readonly asked: number;
  readonly cards: number; // items told at length; the others take a row each
  readonly goals: number;
  readonly upcoming: number;
  readonly followUp: number;
}

const ROOMY: Room = {
  roomy: true,
  limits: { lines: 40, goals: 8, title: 110, prose: 160 },
  asked: 6,
  cards: 3,
  goals: 8,
  upcoming: 6,
  followUp: 4,
};
const SHORT: Room = {
  roomy: false,
  limits: { lines: 40, goals: 3, title: 48, prose: 80 },
  asked: 6,
  cards: 2,
  goals: 3,
  upcoming: 0,
  followUp: 2,
};
const MOST_WORDS = 2400; // letters that people wrote, which two pages hold at length

/** P3 is always at most two pages (domain.md 7.3): a full or wordy week is told shorter, its lines are all there. */
export function roomOf({ sections, dashboard, followUp, upcoming }: P3): Room {
  const lines = Object.values(sections).flat();
  const few = sections['1'].length <= 3 && lines.length <= 12 && dashboard.length <= ROOMY.goals && followUp.length <= ROOMY.followUp;
  const shown = [...lines.map(wordsOf), ...dashboard.map(titlesOf), ...upcoming.map(titlesOf), ...followUp.map(titlesOf)];
  return few && shown.reduce((sum, one) => sum + one, 0) <= MOST_WORDS ? ROOMY : SHORT;
}

const { title: TITLE, prose: PROSE } = ROOMY.limits;
const cut = (text: string | null | undefined, most: number): number => Math.min(widthOf(text ?? ''), most);
const titlesOf = ({ title, text }: { readonly title: string; readonly text?: string | null }): number =>
  cut(title, TITLE) + cut(text, PROSE);

/** What people wrote that a line shows, as far as it is shown at all. */
function wordsOf(line: SelectedLine): number {
  switch (line.what) {
    case 'ITEM': {
      const { title, goalTitle, igTitle, description, treatment, lastAction } = line.item;
      const proposal = [treatment?.what, treatment?.withWhom, treatment?.when].join(', ');
      const told = cut(description, PROSE) + cut(proposal, PROSE) + cut(lastAction?.text, PROSE);
      return 2 * cut(title, TITLE) + cut(goalTitle, TITLE) + cut(igTitle, TITLE) + told;
    }
    case 'IG':
      return cut(line.ig.title, TITLE);
    case 'REPROGRAMMING':
      return cut(line.reprogramming.title, TITLE) + cut(line.reprogramming.reason, PROSE);
    case 'OPPORTUNITY':
      return 2 * (cut(line.opportunity.title, TITLE) + cut(line.opportunity.place, NAME));
    case 'GOAL':
      return cut(line.goal.title, TITLE);
    default:
      return TITLE;
  }
}
const NAME = 80;
