import type { Cycle } from '../../../domain/entities.ts';
import { dueOf } from '../../../domain/item-dates.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import type { DecisionLine } from '../../../domain/letter-data.ts';
import { agendaByCode, itemByCode, opportunityByCode } from '../../../domain/work.ts';
import { deadlineOf } from '../kit/deadlines.ts';
import { kitTexts } from '../kit/texts.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import { whatWas } from './choices.ts';

/** The instructions of the weeks before this one's briefing, and what became of each (domain.md 7.3, P3 section 6). */
export function followUps(visit: Visit, cycle: Pick<Cycle, 'selectionFrozenAt'>, lines: readonly DecisionLine[]) {
  const { f, tx, base } = visit;
  const until = cycle.selectionFrozenAt ?? tx.now;
  return lines
    .filter(({ at }) => at < until)
    .map((one) => ({
      ref: one.ref,
      title: one.title,
      href: hrefOf(visit, base, one.ref),
      what: whatWas(visit, one),
      when: nearDay({ f, today: tx.today }, f.dayOf(one.at)),
      text: one.text,
      became: becameOf(visit, one.ref),
    }));
}

function hrefOf({ book }: Visit, base: string, ref: string): string | null {
  if (itemByCode(book, ref)) return `${base}/items/${encodeURIComponent(ref)}`;
  return opportunityByCode(book, ref) ? `${base}/opportunities/${encodeURIComponent(ref)}` : null;
}

/** How the thing stands now. */
function becameOf(visit: Visit, ref: string): string {
  const { book, f, language, words, t } = visit;
  const kit = kitTexts(language);
  const item = itemByCode(book, ref);
  if (item && isOpen(item)) {
    const { due } = dueOf(book.institution, item);
    return t('becameOpen', { rung: kit(`rung.${item.scope}`), state: kit(`review.${item.state}`), due: deadlineOf(visit, due).text });
  }
  if (item) return t('becameClosed', { state: kit(`review.${item.state}`), day: item.closedOn === null ? '' : f.record(item.closedOn) });
  const opportunity = opportunityByCode(book, ref);
  if (opportunity) return t('becameState', { state: words.states.opportunity?.[opportunity.state] ?? '' });
  const agenda = agendaByCode(book, ref);
  return agenda ? t('becameState', { state: words.states.agenda?.[agenda.state] ?? '' }) : '';
}
