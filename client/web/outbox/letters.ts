import { NOTICES } from '../../../domain/values.ts';
import { FATES, type Fate, type OutboxSearch, searchOutbox } from '../../../store/outbox.ts';
import { word } from '../../words.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { letterRow } from './letter-rows.ts';

const PAGE = 50;

/** `/admin/letters`: every letter and what became of it, found by person, notice and fate (domain.md 6.6). */
export const LETTERS: PageDefinition = {
  address: '/admin/letters',
  view: 'LETTERS',
  name: 'week/outbox',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    const { tx, t, book, base } = visit;
    const search = searchOf(visit);
    const { letters, all } = await searchOutbox(tx, search);
    const last = letters.at(-1);
    return {
      people: [{ value: '', label: t('outbox.anybody') }, ...peopleOf(book)],
      notices: [{ value: '', label: t('outbox.anyNotice') }, ...noticesOf(visit)],
      fates: [{ value: '', label: t('outbox.anyFate') }, ...FATES.map((fate) => ({ value: fate, label: t(`outbox.${fate}`) }))],
      asked: { person: search.personId ?? '', notice: search.notice ?? '', fate: search.fate ?? '' },
      found: t('outbox.found', { n: all }),
      rows: letters.map((letter) => letterRow(visit, letter, true)),
      older: last !== undefined && letters.length === PAGE ? addressOf(base, { ...search, before: last.seq }) : null,
      newest: search.before === undefined ? null : addressOf(base, search),
      action: `${base}/admin/letters`,
    };
  },
};

/** The search of the address; what fits nothing is as if it were not there. */
function searchOf({ query, book }: Visit): OutboxSearch {
  const one = (name: string): string => String([query[name] ?? ''].flat()[0] ?? '');
  const fate: Fate | undefined = FATES.find((known) => known === one('fate'));
  const notice = [...NOTICES, 'CAL'].find((known) => known === one('notice'));
  const before = /^\d{1,15}$/.test(one('before')) ? Number(one('before')) : undefined;
  return {
    most: PAGE,
    ...(book.people.has(one('person')) && { personId: one('person') }),
    ...(notice !== undefined && { notice }),
    ...(fate !== undefined && { fate }),
    ...(before !== undefined && { before }),
  };
}

const peopleOf = (book: Visit['book']): { value: string; label: string }[] =>
  [...book.people.values()].map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label));
const noticesOf = ({ words }: Visit): { value: string; label: string }[] =>
  [...NOTICES, 'CAL']
    .map((notice) => ({ value: notice, label: word(words.states.notices, notice) }))
    .sort((a, b) => a.label.localeCompare(b.label));

function addressOf(base: string, { personId, notice, fate, before }: OutboxSearch): string {
  const given = { person: personId, notice, fate, before: before === undefined ? undefined : String(before) };
  const asked = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${base}/admin/letters?${new URLSearchParams(asked).toString()}`;
}
