import type { ActOf } from '../../../domain/acts.ts';
import { addBD } from '../../../domain/calendar.ts';
import type { Item, Person } from '../../../domain/entities.ts';
import { nextRung } from '../../../domain/item-dates.ts';
import { DECISIONS, type DecisionKind, type DecisionLevel, SCOPES, VALUATIONS } from '../../../domain/values.ts';
import type { Visit } from '../visit.ts';
import { committeeOf } from './members.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}
/** The decision form of one matter: only what this reader may record on it now (domain.md 4.3, 4.5). */
export interface DecisionForm {
  readonly on: string;
  readonly version: number | null;
  readonly options: readonly { readonly value: DecisionKind; readonly label: string; readonly hint: string | null }[];
  readonly people: readonly Choice[];
  readonly rungs: readonly Choice[]; // lower ones it can be returned to, the nearest first
  readonly valuations: readonly Choice[];
  readonly mostDays: number;
  readonly lastDay: string; // the last day a commitment may be due
}

const ORDER: readonly DecisionKind[] = ['COMMIT', 'RESOLVE', 'RETURN', 'DERIVE', 'APPROVE', 'DECLINE', 'NOTE'];

/** Null where the reader may record nothing at this level; `item` is the one decided on, itself or by its place on the agenda. */
export function decisionForm(
  visit: Visit,
  level: DecisionLevel,
  on: string,
  item: Item | undefined,
  version: number | null,
): DecisionForm | null {
  const { book, t, tx, f, may } = visit;
  const { ladder, calendar, thresholds } = book.institution;
  const recorded = (decision: DecisionKind): ActOf<'recordDecision'> => ({ do: 'recordDecision', level, on, decision });
  const open = ORDER.filter((decision) => DECISIONS.includes(decision) && may(recorded(decision)));
  if (open.length === 0) return null;
  const above = item && nextRung(ladder, item.scope);
  const lower = item ? SCOPES.slice(0, SCOPES.indexOf(item.scope)).filter((rung) => ladder.includes(rung)) : [];
  return {
    on,
    version,
    options: open.map((value) => ({
      value,
      label:
        value === 'DERIVE' && above !== undefined ? t('decide.DERIVE', { rung: t(`to.${above}`) }) : t(`decide.${value}`, { rung: '' }),
      hint: value === 'NOTE' ? t('decide.noteHint') : null,
    })),
    people: [{ value: '', label: t('decide.choose') }, ...peopleOf(visit).map(({ id, name }) => ({ value: id, label: name }))],
    rungs: lower.toReversed().map((rung) => ({ value: rung, label: t(`rung.${rung}`) })),
    valuations: VALUATIONS.map((value) => ({ value, label: t(`valuation.${value}`) })),
    mostDays: thresholds.maxCommitmentDays,
    lastDay: f.record(addBD(calendar, tx.today, thresholds.maxCommitmentDays)),
  };
}

/** Whoever may take on a commitment: the committee first, then everybody else who is active. */
function peopleOf(visit: Visit): Pick<Person, 'id' | 'name'>[] {
  const first = committeeOf(visit);
  const known = new Set(first.map(({ id }) => id));
  const others = [...visit.book.people.values()].filter(({ id, active }) => active && !known.has(id));
  return [...first, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
}
