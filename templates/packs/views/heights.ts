import type { ItemLine, P3, SelectedLine } from '../../../domain/letter-data.ts';
import { selectedTitle } from '../../../domain/lines.ts';
import type { Limits } from '../../speech.ts';
import { widthOf } from './narrow.ts';

/** Points between the margins of a page. */
export const PAGE = 726;

/**
 * About how many points the two pages of P3 take when everything is told at length, rather too many than too few: the page that is read,
 * and the one that is consulted (domain.md 7.3). The typesetter knows better, but only afterwards.
 */
export function heightOf(
  { sections, dashboard, followUp }: P3,
  asked: number,
  limits: Limits,
): { readonly read: number; readonly consulted: number } {
  const told = measure(limits);
  const problems = sections['1'].flatMap((one) => (one.what === 'ITEM' ? [told.card(one.item)] : [told.row(one)]));
  const asks = asked === 0 ? 0 : 38 + 27 * asked;
  const goals = dashboard.map(({ title, manager, priority, stale, byHand, state }) => {
    const facts = (state === 'NORMAL' ? 42 : 32) + widthOf(manager ?? '') + (priority ? 15 : 0) + (stale ? 35 : 0) + (byHand ? 23 : 0);
    return 4 + 11.5 * (told.lines(title, 48, limits.title) + Math.ceil(facts / 62));
  });
  return {
    read: TOP + asks + HEAD + sum(problems) + HEAD + 18 + sum(sections['2'].map(told.row)),
    consulted:
      HEAD +
      sum(sections['3'].map((one) => 15 + told.titleOf(one, 80))) +
      HEAD +
      18 +
      sum(sections['4'].map((one) => told.opportunity(one))) +
      (followUp.length === 0
        ? 24
        : HEAD +
          sum(
            followUp.map(
              ({ title, text }) => 16 + 11 * Math.ceil((widthOf(title) + Math.min(widthOf(text ?? ''), limits.prose) + 60) / 120),
            ),
          )) +
      GOALS_HEAD +
      sum(goals) +
      SEAL,
  };
}

const TOP = 202; // title, first sentence, numbers
const HEAD = 28; // of a section
const GOALS_HEAD = 90; // with the legend
const SEAL = 64;
const sum = (some: readonly number[]): number => some.reduce((all, one) => all + one, 0);

function measure(limits: Limits) {
  const lines = (text: string | null | undefined, perLine: number, most: number): number =>
    Math.max(1, Math.ceil(Math.min(widthOf(text ?? ''), most) / perLine));
  const prose = (text: string | null | undefined): number => Math.min(widthOf(text ?? ''), limits.prose);
  const card = ({ scope, title, goalTitle, igTitle, description, treatment, lastAction, commitment }: ItemLine): number => {
    const proposal = treatment === null ? 0 : prose([treatment.what, treatment.withWhom, treatment.when].join(', ')) + 12;
    const facts =
      90 + prose(description) + proposal + (lastAction === null ? 0 : prose(lastAction.text) + 24) + (commitment === null ? 0 : 50);
    const about = Math.min(widthOf(goalTitle), limits.title) + Math.min(widthOf(igTitle ?? ''), limits.title) + 16;
    return (
      (scope === 'MINISTER' ? 86 : 64) +
      14 * (lines(title, 62, limits.title) - 1) +
      14 * Math.ceil(about / 112) +
      11 * Math.ceil(facts / 118)
    );
  };
  const titleOf = (one: SelectedLine, perLine: number): number => 12 * lines(selectedTitle(one), perLine, limits.title);
  const row = (one: SelectedLine): number => {
    const detail = one.what === 'REPROGRAMMING' ? 48 + prose(one.reprogramming.reason) : 80;
    return 7 + 10 * Math.max(1 + lines(selectedTitle(one), 34, limits.title), Math.ceil(detail / 44));
  };
  const opportunity = (one: SelectedLine): number => {
    const place = one.what === 'OPPORTUNITY' ? lines(one.opportunity.place, 18, 60) : 1;
    return 5 + 11 * Math.max(1 + lines(selectedTitle(one), 44, limits.title), place);
  };
  return { lines, card, titleOf, row, opportunity };
}
