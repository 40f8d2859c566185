import type { Instant } from '../../../domain/instant.ts';
import { isPast, planned } from '../../../domain/routine.ts';
import { maySee, type ViewName } from '../../../domain/views.ts';
import { type LinkedCopy, updatesAsked } from '../../../store/access/links.ts';
import { loadBook } from '../../../store/book.ts';
import type { Tx } from '../../../store/transaction.ts';
import { formatsOf } from '../../../templates/format.ts';
import { languageOf } from '../../words.ts';
import type { Pages } from '../pages.ts';
import type { LinkForm } from '../visit.ts';
import type { House } from './gate.ts';
import { openingOf } from './link-scope.ts';

/** One form that the link opens. */
export interface Tile {
  readonly to: string; // below the institution
  readonly text: string;
  readonly detail: string;
  readonly first: boolean; // the one most waited for
}
export interface OpenedView {
  readonly title: string;
  readonly lede: string;
  readonly tiles: readonly Tile[];
  readonly again: string; // what else, and until when
  readonly name: string;
  readonly other: string | null; // somebody else is signed in here
}
const PLACES: Readonly<Record<Exclude<LinkForm, 'UPDATE' | 'NONE'>, { readonly to: string; readonly view: ViewName }>> = {
  DESK: { to: '/desk', view: 'DESK' },
  BRIEFING: { to: '/briefing', view: 'BRIEFING' },
  SITTING: { to: '/sitting', view: 'SITTING' },
  AGENDA: { to: '/agenda', view: 'AGENDA' },
};

/** What the button of a goal says, by the state of its update. */
const TEXTS: Readonly<Record<string, string>> = { SUBMITTED: 'opened.sent', RETURNED: 'opened.returned', DRAFT: 'opened.draft' };

/** The page that a link leads to: which forms it opens for whom, until when (domain.md 5.4, 5.7); undefined where it opens none, only the letter. */
export async function openedView(
  tx: Tx,
  pages: Pages,
  house: House,
  copy: LinkedCopy,
  other: string | null,
): Promise<OpenedView | undefined> {
  const opening = openingOf(copy, tx.now);
  if ('refused' in opening || opening.form === 'NONE') return undefined;
  const book = await loadBook(tx, { goalIds: [] });
  const sees = (view: ViewName, goalId?: string): boolean => maySee(book, copy.person.id, view, tx.today, goalId);
  const locale = copy.person.locale || house.locale;
  const say = pages.textsOf('access/opened', languageOf(locale), locale);
  const f = formatsOf(locale, house.timeZone);
  const moment = (at: Instant): string => say('opened.at', { time: f.time(at), day: f.named(f.dayOf(at), tx.today) });
  const { name } = copy.person;
  const again = opening.until === null ? say('opened.again') : say('opened.againUntil', { until: moment(opening.until) });
  const week = String(Number((opening.week ?? '').slice(-2)));
  if (opening.form !== 'UPDATE') {
    const { to, view } = PLACES[opening.form];
    if (!sees(view)) return undefined;
    const tile = { to, text: say(`opened.open.${opening.form}`), detail: say(`opened.detail.${opening.form}`), first: true };
    const title = say(`opened.title.${opening.form}`, { name });
    return { title, lede: say(`opened.lede.${opening.form}`, { week }), tiles: [tile], again, name, other };
  }
  const asked = (await updatesAsked(tx, opening.week ?? '')).filter(({ goalId }) => sees('UPDATE', goalId));
  if (asked.length === 0 && !sees('UPDATE')) return undefined;
  const waiting = asked.filter(({ state }) => state !== 'SUBMITTED');
  const firstCode = waiting[0]?.code;
  const tiles = [...waiting, ...asked.filter(({ state }) => state === 'SUBMITTED')].map(({ code, title, state }) => ({
    to: `/mine/${encodeURIComponent(code)}`,
    text: say(TEXTS[state] ?? 'opened.open', { goal: code }),
    detail: title,
    first: code === firstCode,
  }));
  const cycle = copy.cycles.find((one) => one.week === opening.week);
  const cutOff = cycle && planned(cycle.plan, 'M05');
  const late = cycle !== undefined && isPast(cycle, 'M05', tx.now);
  const deadline =
    cutOff === undefined || waiting.length === 0 ? '' : say(late ? 'opened.late' : 'opened.onTime', { until: moment(cutOff) });
  const lede = `${say('opened.week', { week })} ${deadline}`.trim();
  return { title: say('opened.title', { name, n: waiting.length }), lede, tiles, again, name, other };
}
