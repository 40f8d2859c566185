import type { Decision } from '../../../domain/entities.ts';
import type { Instant } from '../../../domain/instant.ts';
import { itemByCode } from '../../../domain/work.ts';
import type { Visit } from '../visit.ts';
import { decisionsOf } from './order.ts';
import type { SittingWeek } from './week-shown.ts';

/** One line of the minutes: when, about what, what was agreed, in whose words. */
export interface MinutesLine {
  readonly at: Instant;
  readonly code: string | null;
  readonly href: string | null;
  readonly text: string;
  readonly words: string | null; // as they were recorded
}

/** The minutes as they stand: who sat, what was decided, in the order in which it was recorded (domain.md 3.10). */
export function minutesOf(visit: Visit, sitting: SittingWeek): MinutesLine[] {
  const { book, t, f } = visit;
  const { attendance, synergies, confirmed } = sitting.noted;
  const names = (attendance?.what ?? []).map((id) => book.people.get(id)?.name ?? id);
  const plain = (at: Instant, text: string, words: string | null = null): MinutesLine => ({ at, code: null, href: null, text, words });
  const lines = [
    ...(attendance === null
      ? []
      : [plain(attendance.at, names.length === 0 ? t('minutes.nobody') : t('minutes.present', { names: f.list(names) }))]),
    ...synergies.map(({ at, what }) =>
      plain(at, t('minutes.synergy', { goals: f.list(what.goals), kind: t(`synergy.${what.kind}`) }), what.note),
    ),
    ...decisionsOf(visit, sitting).map((one) => decisionLine(visit, one)),
    ...(confirmed === null ? [] : [plain(confirmed.at, t('minutes.confirmed'), confirmed.what)]),
  ];
  return lines.sort((a, b) => a.at - b.at);
}

/** What one decision did, in words. */
export function decisionLine(visit: Visit, decision: Decision): MinutesLine {
  const { ref, recordedAt, text, refType } = decision;
  const href = refType === 'ITEM' ? `/items/${ref}` : refType === 'OPPORTUNITY' ? `/opportunities/${ref}` : null;
  return { at: recordedAt, code: ref, href, text: agreed(visit, decision), words: text };
}

function agreed(visit: Visit, { decision, ref, responsibleId, due, recordedAt, valuation }: Decision): string {
  const { book, t, f, tx } = visit;
  const item = itemByCode(book, ref);
  const stay = item?.stays.find(({ at }) => at === recordedAt);
  const who = responsibleId === null ? '' : (book.people.get(responsibleId)?.name ?? '');
  const day = due === null ? '' : f.short(due, tx.today);
  switch (decision) {
    case 'COMMIT':
      return t('minutes.COMMIT', { who, day });
    case 'DERIVE': {
      const agenda =
        item && [...book.agenda.values()].find(({ originId, proposedOn }) => originId === item.id && proposedOn === f.dayOf(recordedAt));
      const moved = t('minutes.DERIVE', { rung: stay === undefined ? '' : t(`to.${stay.scope}`) });
      return agenda === undefined ? moved : `${moved} ${t('minutes.born', { code: agenda.code })}`;
    }
    case 'RETURN':
      return t('minutes.RETURN', { rung: stay === undefined ? '' : t(`to.${stay.scope}`), day });
    case 'APPROVE':
      return valuation === null ? t('minutes.APPROVE') : t('minutes.approved', { valuation: t(`valuation.${valuation}`) });
    default:
      return t(`minutes.${decision}`);
  }
}
