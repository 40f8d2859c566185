import { isDay } from '../../../domain/calendar.ts';
import { type LogFilter, readLog } from '../../../store/event-log.ts';
import { typedDay } from '../act-forms.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { logLine } from './history-words.ts';
import { peopleOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/history';
const LINES = 50;
const ABOUT: Readonly<Record<string, Pick<LogFilter, 'kinds' | 'of'>>> = {
  settings: { kinds: ['change'], of: ['institution', 'classifier', 'actor'] },
  people: { kinds: ['change'], of: ['person', 'delegation'] },
  goals: { kinds: ['change', 'state'], of: ['goal', 'intermediateGoal', 'reprogramming'] },
  items: { kinds: ['change', 'state', 'scope'], of: ['item', 'opportunity'] },
  acts: { kinds: ['act'] },
  weeks: { kinds: ['milestone', 'deadlineRun', 'plan', 'selection', 'pack'] },
  refused: { kinds: ['refused'] },
};

/** `/admin/history`: who did what and when, from the one append-only table (domain.md 3.16). */
export const historyPage: PageDefinition = {
  address: ADDRESS,
  view: 'HISTORY',
  name: 'admin/history',
  show: async (visit) => {
    const { book, query, t, tx, base, maySee } = visit;
    const text = (name: string): string => String(query[name] ?? '').trim();
    const about = Object.hasOwn(ABOUT, text('about')) ? text('about') : '';
    const who = book.people.has(text('who')) ? text('who') : '';
    const [from, to] = [dayIn(text('from')), dayIn(text('to'))];
    const page = Math.max(1, Math.min(10_000, Math.trunc(Number(text('page'))) || 1));
    const filter: LogFilter = {
      ...ABOUT[about],
      ...(who !== '' && { who }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    const { rows, more } = await readLog(tx, filter, { page, size: LINES });
    const address = (at: number): string =>
      `${base}${ADDRESS}?${new URLSearchParams({ about, who, from: text('from'), to: text('to'), page: String(at) })}`;
    return {
      nav: maySee('ADMIN') ? sectionNav(visit, ADDRESS) : null,
      abouts: ['', ...Object.keys(ABOUT)].map((value) => ({
        value,
        label: t(value === '' ? 'history.all' : `history.about.${value}`),
        chosen: value === about,
      })),
      people: peopleIn(visit, who),
      from: text('from'),
      to: text('to'),
      lines: rows.map((row) => logLine(visit, row)),
      before: page > 1 ? address(page - 1) : null,
      after: more ? address(page + 1) : null,
      page: String(page),
    };
  },
};

const dayIn = (text: string): string | undefined => (isDay(typedDay(text)) ? typedDay(text) : undefined);

/** Those who were here stay in the history, disabled or not. */
function peopleIn({ book, t }: Visit, who: string) {
  const active = peopleOptions(book, t('history.anybody'));
  const others = [...book.people.values()].filter(({ active: is }) => !is).map(({ id, name }) => ({ value: id, label: name }));
  return [...active, ...others].map((one) => ({ ...one, chosen: one.value === who }));
}
