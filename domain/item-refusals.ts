import type { Found } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { addBD } from './calendar.ts';
import type { Item } from './entities.ts';
import type { Day } from './instant.ts';
import { nextRung } from './item-dates.ts';
import { isOpen } from './item-moves.ts';
import { because, refuse } from './refusal.ts';
import type { Role, Scope } from './values.ts';
import type { Work } from './work.ts';

/** NotPossible: what is closed takes no further step but being reopened (domain.md 4.3). */
export const unlessOpen = (item: Item): Refusal | undefined =>
  isOpen(item) ? undefined : refuse('NotPossible', because`${item.code} is closed (${item.state}): reopen it or register a new one`);

/** InvalidInput: a reason, note or instruction is required. */
export const unlessSaid = (text: string | undefined, where = 'text'): Refusal | undefined =>
  text?.trim() ? undefined : refuse('InvalidInput', because`say what is meant in ${where}: it may not be empty`, where);

/** InvalidInput: a day before today (domain.md 3.7: any later change of the limit is on or after the day of the change). */
export const ifPast = (work: Work, day: Day | undefined, where: string): Refusal | undefined =>
  day !== undefined && day < work.today
    ? refuse('InvalidInput', because`${day} is past: give today (${work.today}) or later`, where)
    : undefined;

/** InvalidInput: a code that something has already. */
export function ifTaken({ book }: Work, code: string | undefined): Refusal | undefined {
  const bearers = [...book.items.values(), ...book.opportunities.values(), ...book.agenda.values()];
  return code !== undefined && bearers.some((one) => one.code === code)
    ? refuse('InvalidInput', because`the code ${code} is given already: codes are never used again`, 'id')
    : undefined;
}

/** InvalidInput: a title of 5 to 200 characters (domain.md 3.7). */
export function ifBadTitle(title: string | undefined): Refusal | undefined {
  const length = title?.trim().length ?? 5;
  return length < 5 || length > 200
    ? refuse('InvalidInput', because`a title has 5 to 200 characters, this one has ${length}`, 'title')
    : undefined;
}

/** NotPossible: no date may be promised in the manager's scope, where the limit date rules, nor more than twice in a stay (domain.md 6.3). */
export function ifNoCommitment(work: Work, item: Item): Refusal | undefined {
  const { maxCommitments } = work.book.institution.thresholds;
  if (item.scope === 'MANAGER')
    return refuse('NotPossible', because`${item.code} is in the manager's scope: its limit date rules, ask for no other`);
  return item.commitments >= maxCommitments
    ? refuse('NotPossible', because`${item.code} has had ${item.commitments} commitments in this stay: no more than ${maxCommitments}`)
    : undefined;
}
/** InvalidInput: a commitment is for today up to fifteen business days from today (domain.md 6.3). */
export function ifBadCommitment(work: Work, due: Day, where: string): Refusal | undefined {
  const { calendar, thresholds } = work.book.institution;
  const last = addBD(calendar, work.today, thresholds.maxCommitmentDays);
  return due < work.today || due > last
    ? refuse('InvalidInput', because`a commitment is for ${work.today} to ${last}, not ${due}`, where)
    : undefined;
}

/** The rung an item is derived to: the next one, or straight to the committee what crosses sectors, by the coordinator (domain.md 4.3). */
export function rungAbove(work: Work, item: Item, to: Scope | undefined, role: Role): Scope | Refusal {
  const { ladder } = work.book.institution;
  const next = nextRung(ladder, item.scope);
  if (next === undefined) return refuse('NotPossible', because`${item.code} is at the top rung: there is no higher one`);
  if (to === undefined || to === next) return next;
  if (!ladder.includes(to)) return refuse('InvalidInput', because`${to} is not a rung of this institution`, 'to');
  const straight = to === 'COMMITTEE' && item.scope === 'COORDINATOR' && item.transsectoral && role === 'COORDINATOR';
  return straight ? to : refuse('NotPossible', because`${item.code} goes one rung up, to ${next}, not to ${to}`, 'to');
}
/** The rung an item is returned to: a lower one, by default the next (domain.md 4.3). */
export function rungBelow(work: Work, item: Item, to: Scope | undefined): Scope | Refusal {
  const { ladder } = work.book.institution;
  const lower = ladder.slice(0, Math.max(ladder.indexOf(item.scope), 0));
  const next = lower.at(-1);
  if (next === undefined) return refuse('NotPossible', because`${item.code} is at the lowest rung: there is nobody to return it to`);
  if (to === undefined) return next;
  return lower.includes(to) ? to : refuse('InvalidInput', because`${to} is not a rung below ${item.scope}`, 'to');
}

/** The item a rule of items has found. */
export function itemOf({ item, on }: Found): Item {
  if (item === undefined) throw new Error(`no item was found for ${on}`);
  return item;
}
