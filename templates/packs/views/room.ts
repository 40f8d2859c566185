import type { P3, SelectedLine } from '../../../domain/letter-data.ts';
import type { Limits } from '../../speech.ts';
import { askedOf } from '../../views/minister-pack.ts';
import { heightOf, PAGE } from './heights.ts';
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

/** P3 is always at most two pages (domain.md 7.3): a full or wordy week is told shorter, its lines are all there. */
export function roomOf(data: P3, above: number): Room {
  const { sections, dashboard, followUp, upcoming } = data;
  const lines: readonly SelectedLine[] = Object.values(sections).flat();
  const few = sections['1'].length <= ROOMY.cards && lines.length <= MOST_LINES && dashboard.length <= ROOMY.goals;
  if (!few || followUp.length > ROOMY.followUp) return SHORT;
  const { read, consulted } = heightOf(data, Math.min(askedOf(data).length, ROOMY.asked), ROOMY.limits);
  if (read + above > PAGE || consulted > PAGE) return SHORT;
  return { ...ROOMY, upcoming: Math.min(ROOMY.upcoming, rowsThatFit(upcoming, PAGE - consulted)) };
}

const MOST_LINES = 12;
const UPCOMING_HEAD = 62; // points
/** How many of the rows fit, each of so many lines as its title takes in its column. */
function rowsThatFit(rows: P3['upcoming'], points: number): number {
  let left = points - UPCOMING_HEAD;
  const over = rows.findIndex(({ title, responsible }) => {
    const lines = Math.max(Math.ceil(Math.min(widthOf(title), ROOMY.limits.title) / 40), Math.ceil(widthOf(responsible ?? '') / 22), 1);
    left -= 7 + 11 * lines;
    return left < 0;
  });
  return over < 0 ? rows.length : over;
}
