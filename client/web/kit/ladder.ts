import { holdersOf } from '../../../domain/addressees.ts';
import { addBD, daysBetween } from '../../../domain/calendar.ts';
import type { Item, Stay } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { dueOf, nextRung } from '../../../domain/item-dates.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { SCOPES } from '../../../domain/values.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import { type KitTexts, kitTexts } from './texts.ts';

/** Who held an item and how long, the newest stay first, under what comes next; `{{> ladder x}}`. */
export interface Ladder {
  readonly next: { readonly rung: string; readonly text: string } | null;
  readonly rungs: readonly Rung[];
  readonly days: string; // `38 días abierta.`
  readonly climbed: string; // `Subió 3 peldaños, los 3 por plazo.`
}
export interface Rung {
  readonly rung: string;
  readonly here: boolean;
  readonly days: string;
  readonly share: number; // percent of the longest stay
  readonly when: string;
  readonly holders: string;
  readonly why: string; // the rule or the person that brought it
  readonly text: string | null; // with what words it was moved by hand
}
type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language'>;

/** The way of an item through the rungs, and when the clock will move it again (domain.md 6.1, 6.2). */
export function ladderOf(visit: Seen, item: Item): Ladder {
  const t = kitTexts(visit.language);
  const end = item.closedOn ?? visit.tx.today;
  const spans = item.stays.map((stay, place) => ({
    stay,
    from: stay.on,
    to: item.stays[place + 1]?.on ?? end,
    last: place === item.stays.length - 1,
  }));
  const longest = Math.max(1, ...spans.map(({ from, to }) => daysBetween(from, to)));
  const ups = item.stays.filter(({ trigger, down }) => trigger !== null && !down);
  const byClock = ups.filter(({ trigger }) => trigger !== 'MANUAL');
  return {
    next: isOpen(item) ? comingOf(visit, item, t) : null,
    rungs: spans
      .map(({ stay, from, to, last }, place) => ({
        rung: t(`rung.${stay.scope}`),
        here: last && isOpen(item),
        days: t('ladder.days', { n: daysBetween(from, to) }),
        share: Math.round((daysBetween(from, to) * 1000) / longest) / 10,
        when:
          last && isOpen(item)
            ? t('ladder.since', { day: near(visit, from) })
            : t('ladder.span', { from: short(visit, from), to: short(visit, to) }),
        holders: holdersOf(visit.book, stay.scope, item.goalId, from)
          .map(({ name }) => name)
          .join(', '),
        why: whyOf(visit, item, stay, item.stays[place - 1], t),
        text: stay.text ?? null,
      }))
      .reverse(),
    days: t(isOpen(item) ? 'ladder.open' : 'ladder.closed', { n: daysBetween(item.reportedOn, end) }),
    climbed: t('ladder.climbed', { n: ups.length, clock: byClock.length, all: ups.length === byClock.length ? 'yes' : 'no' }),
  };
}

/** What brought it there: the first stay was born, the others moved by a rule or a person. */
function whyOf({ book }: Seen, item: Item, stay: Stay, before: Stay | undefined, t: KitTexts): string {
  const who = stay.by === null ? null : (book.people.get(stay.by)?.name ?? null);
  if (before === undefined) {
    const reporter = book.people.get(item.reportedBy ?? '')?.name;
    if (reporter === undefined) return t('ladder.system');
    return t(item.loaded && stay.scope !== 'MANAGER' ? 'ladder.loaded' : 'ladder.born', { who: reporter });
  }
  if (stay.trigger === null) return who === null ? t('ladder.here') : t('ladder.reopened', { who });
  if (stay.trigger === 'MANUAL') return t(stay.down ? 'ladder.returned' : 'ladder.derived', { who: who ?? t(`holder.${before.scope}`) });
  return t(`ladder.${stay.trigger}`, { rung: t(`of.${before.scope}`) });
}

/** The next rung and the first deadline run later than the due date (E1, E2); above the highest automatic rung the clock carries nothing. */
function comingOf(visit: Seen, item: Item, t: KitTexts): Ladder['next'] {
  const { institution, goals } = visit.book;
  const next = nextRung(institution.ladder, item.scope);
  const { due, from } = dueOf(institution, item);
  if (next === undefined) return null;
  const rung = t(`rung.${next}`);
  const lifecycle = goals.get(item.goalId)?.lifecycle;
  const still = institution.mode === 'DRAFT' || lifecycle === 'CLOSED' || lifecycle === 'CANCELLED';
  if (due === null || still || SCOPES.indexOf(next) > SCOPES.indexOf(institution.thresholds.maxAutomaticScope))
    return { rung, text: t('ladder.byHand') };
  const at = runAfter(visit, due);
  const converts = item.kind === 'ALERT' && from === 'LIMIT' && institution.thresholds.alertOnLimitPassed === 'CONVERT';
  return { rung, text: t(converts ? 'ladder.converts' : 'ladder.coming', { day: near(visit, at), time: institution.timetable.R07 }) };
}

/** The first business day later than the due date whose run is still to come. */
function runAfter({ book, tx }: Seen, due: Day): Day {
  const { calendar, lastDeadlineRun } = book.institution;
  const first = addBD(calendar, due, 1);
  const run = lastDeadlineRun !== null && lastDeadlineRun >= first ? addBD(calendar, lastDeadlineRun, 1) : first;
  return run < tx.today ? addBD(calendar, tx.today, 1) : run;
}

const near = ({ f, tx }: Seen, day: Day): string => nearDay({ f, today: tx.today }, day);
const short = ({ f, tx }: Seen, day: Day): string => f.short(day, tx.today);
