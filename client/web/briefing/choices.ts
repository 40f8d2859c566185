import type { Act, ActOf } from '../../../domain/acts.ts';
import type { Cycle, Decision } from '../../../domain/entities.ts';
import { nextRung } from '../../../domain/item-dates.ts';
import type { SelectedLine } from '../../../domain/letter-data.ts';
import { type DecisionKind, VALUATIONS } from '../../../domain/values.ts';
import { itemByCode, opportunityByCode } from '../../../domain/work.ts';
import { kitTexts } from '../kit/texts.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

/** What may be decided on a line now, and what was decided this week. */
export interface Choices {
  readonly on: string | null; // what a decision names; null: there is nothing to decide on such a line
  readonly version: number | null;
  readonly seen: number; // decisions on it when the page was made
  readonly note: boolean;
  readonly derive: { readonly to: string } | null;
  readonly resolve: boolean;
  readonly giveBack: { readonly to: string; readonly example: string } | null;
  readonly approve: readonly { readonly value: string; readonly label: string }[];
  readonly decline: boolean;
  readonly open: DecisionKind | null; // the form that was just refused
  readonly decided: readonly SaidDecision[];
}
export interface SaidDecision {
  readonly what: string;
  readonly by: string; // who recorded it and when, and in whose name
  readonly text: string | null;
}
/** A line that is read and not decided. */
export const NOTHING: Choices = {
  on: null,
  version: null,
  seen: 0,
  note: false,
  derive: null,
  resolve: false,
  giveBack: null,
  approve: [],
  decline: false,
  open: null,
  decided: [],
};

/** The decisions of the minister that the rules take now, and no others (domain.md 4.3, 4.5). */
export function decidable(visit: Visit, cycle: Cycle, line: SelectedLine): Choices {
  const { book, language, t, f, tx } = visit;
  const item = line.what === 'ITEM' ? itemByCode(book, line.ref) : undefined;
  const opportunity = line.what === 'OPPORTUNITY' ? opportunityByCode(book, line.ref) : undefined;
  const subject = item ?? opportunity;
  if (subject === undefined) return NOTHING;
  const may = (decision: DecisionKind): boolean => visit.may(decisionOn(line.ref, decision));
  const rung = kitTexts(language);
  const above = item && nextRung(book.institution.ladder, item.scope);
  const below = item && book.institution.ladder[book.institution.ladder.indexOf(item.scope) - 1];
  const decided = decisionsOn(visit, cycle, line.ref);
  return {
    on: line.ref,
    version: subject.version,
    seen: decided.length,
    note: may('NOTE'),
    derive: above !== undefined && may('DERIVE') ? { to: rung(`rung.${above}`) } : null,
    resolve: may('RESOLVE') && item !== undefined,
    giveBack: below !== undefined && may('RETURN') ? { to: rung(`rung.${below}`), example: f.record(tx.today) } : null,
    approve: may('APPROVE') ? VALUATIONS.map((value) => ({ value, label: t(`valuation.${value}`) })) : [],
    decline: opportunity !== undefined && may('DECLINE'),
    open: openIn(visit, line.ref),
    decided: decided.map((one) => saidDecision(visit, one)),
  };
}

/** True when something other than a note can be decided and nothing was yet this week. */
export const isWaiting = ({ decided, derive, resolve, giveBack, approve, decline }: Choices): boolean =>
  decided.length === 0 && (derive !== null || resolve || giveBack !== null || approve.length > 0 || decline);

/** The minister's decisions of this week on a thing, oldest first. */
export const decisionsOn = ({ book }: Pick<Visit, 'book'>, { week }: Pick<Cycle, 'week'>, ref: string): Decision[] =>
  [...book.decisions.values()]
    .filter((one) => one.level === 'MINISTER' && one.ref === ref && one.week === week)
    .sort((a, b) => a.recordedAt - b.recordedAt);

/** A decision of the minister, before anything is typed. */
export const decisionOn = (on: string, decision: DecisionKind): ActOf<'recordDecision'> & Act => ({
  do: 'recordDecision',
  level: 'MINISTER',
  on,
  decision,
});

/** What was decided, by whom it was recorded and in whose name. */
export function saidDecision(
  { book, t, f, tx }: Visit,
  { decision, valuation, text, due, recordedBy, recordedAt }: Decision,
): SaidDecision {
  const who = book.people.get(recordedBy);
  const inPerson = who?.roles.some(({ role }) => role === 'MINISTER') === true;
  return {
    what: whatWas({ t, f }, { decision, valuation, due }),
    by: t(inPerson ? 'decidedBy' : 'recordedBy', { who: who?.name ?? '', at: moment({ f, today: tx.today }, recordedAt) }),
    text,
  };
}

/** «Aprobada, valoración Alta» */
export const whatWas = (
  { t, f }: Pick<Visit, 't' | 'f'>,
  { decision, valuation, due }: Pick<Decision, 'decision' | 'valuation' | 'due'>,
): string =>
  t(`decided.${decision}`, {
    value: valuation === null ? '' : t(`valuation.${valuation}`),
    hasValue: valuation === null ? 'no' : 'yes',
    due: due === null ? '' : f.record(due),
    hasDue: due === null ? 'no' : 'yes',
  });

function openIn({ failed }: Visit, ref: string): DecisionKind | null {
  const [form, about, ...rest] = failed?.key.split('/') ?? [];
  const kind = rest.at(-1) as DecisionKind | undefined;
  return form === 'decide' && [about, ...rest.slice(0, -1)].join('/') === ref && kind !== undefined ? kind : null;
}
