import type { ItemLine } from '../../../domain/letter-data.ts';
import { daysToDue, itemRow, type Shown } from '../../views/items.ts';
import { facts } from '../../views/sections.ts';
import { ladderOf } from './pieces.ts';
import type { ItemCard } from './shapes.ts';
import type { Voice } from './voice.ts';

interface OnPaper {
  readonly of?: string | null; // of whom it is asked
  readonly boxes?: readonly string[];
}

/** One restriction or alert with its history, as the letters tell it, with the ladder drawn and boxes for the pen (domain.md 6.4). */
export function itemCard(s: Voice, item: ItemLine, shown: Shown = {}, { of = null, boxes = [] }: OnPaper = {}): ItemCard {
  const told = itemRow(s, item, shown);
  return {
    kind: s.t(`kind.${item.kind}`),
    id: s.name(item.item),
    type: facts(
      s.t(`type.${item.type}`),
      item.transsectoral && s.t('item.transsectoral'),
      item.urgent && s.t('item.urgent'),
      item.blocking && s.t('item.blocking'),
    ),
    title: told.title,
    unreviewed: item.state === 'UNREVIEWED',
    light: told.light,
    due: told.due,
    dueNote: shown.note ?? daysToDue(s, item) ?? '',
    goal: s.name(item.goal),
    goalTitle: s.title(item.goalTitle),
    ig: item.ig === null ? null : `${s.name(item.ig)} ${s.title(item.igTitle ?? '')}`,
    facts: told.facts ?? '',
    ladder: ladderOf(s, item),
    ask: told.ask,
    of,
    boxes,
  };
}
