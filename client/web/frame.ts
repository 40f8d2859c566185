import { capacitiesOf } from '../../domain/capacities.ts';
import type { Cycle } from '../../domain/entities.ts';
import { openCycle } from '../../domain/milestone-cycle.ts';
import type { CycleState, MilestoneCode, Role } from '../../domain/values.ts';
import type { ViewName } from '../../domain/views.ts';
import type { Language, Words } from '../words.ts';
import { principalsOf } from './acting.ts';
import type { PageDefinition, Visit } from './visit.ts';

/** What stands around every page: who reads, where they may go, whose turn it is. */
export interface Frame {
  readonly kind: 'desk' | 'minister' | 'wall' | 'gate';
  readonly house: string;
  readonly logo: string | null; // address of the institution's own
  readonly look: string | null; // address of its colours
  readonly person: {
    readonly name: string;
    readonly office: string;
    readonly onBehalf: string | null;
    readonly acting: string | null;
  } | null;
  readonly nav: readonly { readonly href: string; readonly text: string; readonly here: boolean }[];
  readonly beats: readonly Beat[];
  readonly clockLine: string | null;
  readonly told: string | null; // what was done just now
  readonly csrf: string;
  readonly base: string;
  readonly account: string | null;
  readonly signOut: string | null;
  readonly assets: { readonly css: readonly string[]; readonly js: readonly string[] };
  readonly language: Language;
  readonly live: string | null;
  readonly errors: readonly { readonly href: string; readonly message: string }[];
  readonly foot: string;
}
export interface Beat {
  readonly verb: string;
  readonly who: string;
  readonly when: string; // `mié 25`
  readonly state: 'done' | 'now' | 'next';
}

type Around = Pick<Frame, 'told' | 'csrf' | 'errors'> & { readonly path: string; readonly after: number }; // after: the last event the page knows

/** The frame of a page of an institution, for its reader. */
export function frameOf(visit: Visit, page: PageDefinition, { told, csrf, errors, path, after }: Around): Frame {
  const { book, person, reader, words, language, base, t } = visit;
  const cycle = openCycle(book);
  const byLink = reader.via === 'link';
  const kind = page.frame ?? 'desk';
  return {
    kind,
    house: book.institution.name,
    logo: book.institution.look?.logo ? `${base}/logo.svg` : null,
    look: book.institution.look ? `${base}/look.css` : null,
    person: { name: person.name, office: officeOf(visit), ...inWhosePlace(visit) },
    nav: byLink || kind === 'wall' ? [] : navOf(visit, path),
    beats: kind === 'gate' || kind === 'wall' || cycle === undefined ? [] : beatsOf(visit, cycle),
    clockLine: cycle === undefined ? null : clockLine(visit, cycle),
    told,
    csrf,
    base,
    account: byLink ? null : `${base}/account`,
    signOut: `${base}/sign-out`,
    assets: assetsOf(page),
    language,
    live: page.live === true ? `${base}/live?after=${after}` : null,
    errors,
    foot: t(cycle ? 'footOf' : 'footNoWeek', {
      house: words.page.service ?? '',
      week: cycle?.week ?? '',
      zone: placeOf(book.institution.timeZone),
    }),
  };
}

/** The frame of a page that belongs to no institution, or to nobody known. */
export function publicFrame(words: Words, house: string | null, csrf: string, errors: Frame['errors'] = []): Frame {
  const say = (key: string): string => words.page[key] ?? '';
  return {
    kind: 'gate',
    house: house ?? say('service'),
    logo: null,
    look: null,
    person: null,
    nav:
      house === null
        ? [
            { href: '/', text: say('overview'), here: false },
            { href: '/mailbox', text: say('mailbox'), here: false },
          ]
        : [],
    beats: [],
    clockLine: null,
    told: null,
    csrf,
    base: '',
    account: null,
    signOut: null,
    assets: { css: ['/assets/rutina.css', '/assets/desk.css'], js: ['/assets/rutina.js'] },
    language: words.language,
    live: null,
    errors,
    foot: say('foot'),
  };
}

const LIGHT_PAGES: ReadonlySet<ViewName> = new Set(['MY_WEEK', 'UPDATE', 'ACCOUNT']);
/** What a manager's phone needs is one style sheet; the desks load theirs after it. */
const assetsOf = ({ view, live }: PageDefinition): Frame['assets'] => ({
  css: LIGHT_PAGES.has(view) ? ['/assets/rutina.css'] : ['/assets/rutina.css', '/assets/desk.css'],
  js: live === true ? ['/assets/rutina.js', '/assets/live.js'] : ['/assets/rutina.js'],
});

const DOORS: readonly { readonly view: ViewName; readonly at: string; readonly text: string; readonly roles?: readonly Role[] }[] = [
  { view: 'MY_WEEK', at: '/mine', text: 'navMine' },
  { view: 'DESK', at: '/desk', text: 'navDesk' },
  { view: 'BRIEFING', at: '/briefing', text: 'navBriefing', roles: ['MINISTER'] },
  { view: 'SITTING', at: '/sitting', text: 'navSitting', roles: ['COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'] },
  {
    view: 'AGENDA',
    at: '/agenda',
    text: 'navAgenda',
    roles: ['HEAD_OFFICE', 'HEAD_OF_GOVERNMENT', 'COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'],
  },
  { view: 'ADMIN', at: '/admin', text: 'navAdmin' },
  { view: 'ITEMS', at: '/items', text: 'navItems' },
  { view: 'DASHBOARD', at: '/dashboard', text: 'navDashboard' },
  { view: 'WEEK', at: '/week', text: 'navWeek' },
  { view: 'REPORTS', at: '/reports', text: 'navReports' },
  { view: 'HISTORY', at: '/admin/history', text: 'navHistory', roles: ['AUDITOR'] },
];
const MOST_DOORS = 6;

function navOf(visit: Visit, path: string): Frame['nav'] {
  const { base, t, book } = visit;
  const practises = book.institution.handAt !== null && visit.maySee('WEEK');
  return [...doorsOf(visit).slice(0, MOST_DOORS), ...(practises ? [{ at: '/practice', text: 'navPractice' }] : [])].map(({ at, text }) => ({
    href: `${base}${at}`,
    text: t(text),
    here: path === `${base}${at}` || path.startsWith(`${base}${at}/`) || path.startsWith(`${base}${at}?`),
  }));
}

/** The addresses of the reader's own pages, the first being where their work is. */
export function doorsOf({ book, person, tx, maySee }: Visit): { readonly at: string; readonly text: string }[] {
  const held = new Set(rolesNow(book, person.id, tx.today));
  return DOORS.filter(({ view, roles }) => maySee(view) && (roles === undefined || roles.some((role) => held.has(role))));
}

const rolesNow = (book: Visit['book'], personId: string, today: string): Role[] =>
  capacitiesOf(book, { by: personId, via: 'web' }, undefined, today).map(({ role }) => role);

function officeOf({ book, person, tx, t }: Visit): string {
  const own = capacitiesOf(book, { by: person.id, via: 'web' }, undefined, tx.today).filter(({ standsIn }) => !standsIn);
  return own
    .slice(0, 2)
    .map(({ role }) => t(`role.${role}`))
    .join(', ');
}

/** In whose place the reader may act today, and in whose they chose to; always to be seen (domain.md 3.3). */
function inWhosePlace({ book, person, reader, tx }: Visit): { readonly onBehalf: string | null; readonly acting: string | null } {
  const principals = principalsOf(book, person.id, tx.today);
  const acting = principals.find(({ id }) => id === reader.actingFor)?.name ?? null;
  return { onBehalf: principals.length === 0 ? null : principals.map(({ name }) => name).join(', '), acting };
}

const BEATS: readonly { readonly key: string; readonly first: MilestoneCode; readonly last: MilestoneCode }[] = [
  { key: 'report', first: 'M03', last: 'M05' },
  { key: 'review', first: 'M06', last: 'M09' },
  { key: 'decide', first: 'M10', last: 'M12' },
  { key: 'agree', first: 'M13', last: 'M15' },
  { key: 'schedule', first: 'M16', last: 'M17' },
];
const BEAT_OF_STATE: Readonly<Record<CycleState, number>> = {
  SCHEDULED: 0,
  COLLECTING: 0,
  REVIEWING: 1,
  BRIEFING: 2,
  COMMITTEE: 3,
  CLOSED: 5,
  CANCELLED: 5,
};

/** The beat of the week whose turn it is, 0 to 4; 5 when the week is over (domain.md 4.7). */
export function presentBeat({ state, done }: Cycle): number {
  const at = BEAT_OF_STATE[state];
  return at === 3 && done.some(({ code }) => code === 'M15') ? 4 : at;
}

function beatsOf({ t, f }: Visit, cycle: Cycle): Beat[] {
  const present = presentBeat(cycle);
  return BEATS.map(({ key, first }, index) => {
    const at = cycle.plan.milestones.find(({ code }) => code >= first)?.at;
    const day = at === undefined ? undefined : f.dayOf(at);
    const [weekday = ''] = day === undefined ? [] : f.weekday(day, day).split(' ');
    return {
      verb: t(`beat.${key}`),
      who: t(`beatWho.${key}`),
      when: day === undefined ? '–' : `${[...weekday].slice(0, 3).join('')} ${Number(day.slice(8))}`,
      state: index < present ? 'done' : index === present ? 'now' : 'next',
    };
  });
}

function clockLine({ t, f, tx }: Visit, cycle: Cycle): string {
  const { last } = BEATS[presentBeat(cycle)] ?? { last: 'M17' };
  const closes = cycle.plan.milestones.find(({ code }) => code === last)?.at;
  const week = String(Number(cycle.week.slice(-2)));
  if (closes === undefined || closes < tx.now) return t('clockNow', { week, now: f.time(tx.now) });
  const today = f.dayOf(closes) === tx.today;
  const when = today ? f.time(closes) : `${f.weekday(f.dayOf(closes), tx.today)}, ${f.time(closes)}`;
  return t('clockLine', { week, now: f.time(tx.now), closes: when });
}

const placeOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
