import { readHistory } from '../../../store/history.ts';
import { historyLine } from '../goals/history-words.ts';
import { kitTexts } from '../kit/texts.ts';
import type { PageDefinition } from '../visit.ts';
import { ITEM_PAGE, itemAt } from './item-at.ts';
import { pageIn } from './list-query.ts';

const LINES = 50;

/** `/items/:code/history`: every change of an item, who made it and for whom (domain.md 3.7, 3.16). */
export const itemHistoryPage: PageDefinition = {
  ...ITEM_PAGE,
  address: '/items/:code/history',
  name: 'items/history',
  show: async (visit) => {
    const item = itemAt(visit);
    if (item === undefined) return undefined;
    const agenda = [...visit.book.agenda.values()].filter(({ originId }) => originId === item.id).map(({ code }) => code);
    const page = pageIn(visit.query.page);
    const { rows, more } = await readHistory(visit.tx, [item.code, ...agenda], { page, size: LINES });
    const href = `${visit.base}/items/${encodeURIComponent(item.code)}`;
    return {
      name: `${kitTexts(visit.language)(`kind.${item.kind}`)} ${item.code}`,
      title: item.title,
      href,
      lines: rows.map((row) => ({ ...historyLine(visit, row), about: null })),
      loaded: item.loaded,
      pages: {
        page,
        last: null,
        before: page > 1 ? `${href}/history?page=${page - 1}` : null,
        after: more ? `${href}/history?page=${page + 1}` : null,
      },
    };
  },
};
