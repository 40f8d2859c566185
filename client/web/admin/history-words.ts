import { isDay } from '../../../domain/calendar.ts';
import type { LoggedEvent } from '../../../store/event-log.ts';
import { word } from '../../words.ts';
import { refusalIn, refusalTexts } from '../refusals.ts';
import type { Visit } from '../visit.ts';

export interface LogLine {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string | null;
}
type Payload = LoggedEvent['payload'];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A record of the event table in its reader's words (domain.md 3.16). */
export function logLine(visit: Visit, row: LoggedEvent): LogLine {
  const { t, f } = visit;
  const { what, detail } = told(visit, row);
  const who = row.by ?? t('history.clock');
  return {
    when: f.moment(row.at),
    who: row.onBehalfOf !== null && row.onBehalfOf !== row.by ? t('history.onBehalf', { who, principal: row.onBehalfOf }) : who,
    what: capital(what),
    detail: detail || row.reason,
  };
}

function told(visit: Visit, { kind, payload }: LoggedEvent): { readonly what: string; readonly detail: string } {
  const { words, t, f } = visit;
  const text = (key: string): string => textOf(payload[key]);
  switch (kind) {
    case 'act':
      return { what: `${word(words.acts, text('do'))} ${nameOf(visit, text('on'))}`, detail: '' };
    case 'refused':
      return refusedIn(visit, payload);
    case 'milestone':
      return { what: t('history.milestone', { name: word(words.milestones, text('code')), week: text('week') }), detail: '' };
    case 'deadlineRun':
      return { what: t('history.run', { day: isDay(text('date')) ? f.record(text('date')) : text('date') }), detail: '' };
    case 'plan':
      return { what: t('history.plan', { week: text('week') }), detail: text('reason') };
    case 'pack':
      return { what: t('history.pack', { week: text('week') }), detail: '' };
    case 'selection':
      return { what: t('history.selection', { week: text('week') }), detail: '' };
    case 'state':
      return {
        what: t('history.state', { of: thing(visit, payload), to: word(words.states[text('of')], text('to')) }),
        detail: text('reason'),
      };
    case 'scope':
      return {
        what: t('history.scope', { item: text('item'), to: word(words.scopes, text('to')) }),
        detail: word(words.triggers, text('trigger')),
      };
    case 'decision':
      return { what: t('history.decision', { on: text('on'), decision: word(words.decisions, text('decision')) }), detail: text('text') };
    case 'agenda':
      return { what: t('history.agenda', { id: text('id'), state: word(words.states.agenda, text('state')) }), detail: '' };
    case 'letter':
      return { what: t(`history.letter.${text('what')}`), detail: text('reason') };
    default:
      return changeIn(visit, payload);
  }
}

/** What was tried and refused, with the reason as its reader would have read it. */
function refusedIn(visit: Visit, payload: Payload): { readonly what: string; readonly detail: string } {
  const { words, t, language, f } = visit;
  const act = payload.act as { readonly do?: string } | undefined;
  const why = textOf(payload.why);
  const said = payload.said as { readonly pattern: string; readonly values: readonly string[] } | undefined;
  const detail = refusalIn(language, { kind: 'refused', failure: 'NotPossible', why, ...(said && { said }) }, words, f);
  return { what: t('history.refused', { act: refusalTexts().words[language].acts?.[act?.do ?? ''] ?? '' }), detail };
}

const SETTINGS = [
  'name',
  'shortName',
  'locale',
  'timeZone',
  'mode',
  'look',
  'ladder',
  'timetable',
  'anchors',
  'thresholds',
  'calendar',
  'steps',
  'scheduled',
];
const PERSONAL = ['recorded', 'name', 'email', 'locale', 'active', 'role'];

function changeIn(visit: Visit, payload: Payload): { readonly what: string; readonly detail: string } {
  const { t } = visit;
  const [of, field] = [textOf(payload.of), textOf(payload.field)];
  if (of === 'institution' && SETTINGS.includes(field)) return { what: t(`history.setting.${field}`), detail: differences(visit, payload) };
  if (of === 'person' && PERSONAL.includes(field))
    return {
      what: t(`history.person.${field}`, { name: nameOf(visit, textOf(payload.id)) }),
      detail: field === 'role' ? roleChange(visit, payload) : plainChange(visit, payload),
    };
  if (field === 'manager') return { what: t('history.manager', { goal: textOf(payload.id) }), detail: plainChange(visit, payload) };
  return { what: t('history.change', { of: thing(visit, payload) }), detail: plainChange(visit, payload) };
}

/** Things that only the record names, and those of them whose id says nothing to people. */
const OTHER_THINGS = ['classifier', 'actor', 'delegation', 'webhook', 'attendance', 'sitting', 'synergy', 'minutes'];
const NAMELESS = ['delegation', 'webhook'];
const thing = (visit: Visit, payload: Payload): string => {
  const kind = textOf(payload.of);
  const name = OTHER_THINGS.includes(kind) ? visit.t(`history.thing.${kind}`) : word(visit.words.kinds, kind);
  return NAMELESS.includes(kind) ? name : `${name} ${nameOf(visit, textOf(payload.id))}`;
};

/** People by name wherever a record keeps their row. */
const nameOf = ({ book }: Visit, id: string): string => book.people.get(id)?.name ?? id;

function plainChange(visit: Visit, { before, after }: Payload): string {
  const [was, is] = [shown(visit, before), shown(visit, after)];
  if (was === '' && is === '') return '';
  return was === '' ? is : visit.t('history.fromTo', { from: was, to: is === '' ? '–' : is });
}

function shown(visit: Visit, value: unknown): string {
  if (typeof value === 'boolean') return visit.t(value ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return visit.f.number(value);
  if (typeof value !== 'string') return '';
  return isDay(value) ? visit.f.record(value) : (visit.book.people.get(value)?.name ?? value);
}

/** Hours and thresholds that became others, by name. */
function differences(visit: Visit, { before, after, field }: Payload): string {
  const [was, is] = [before, after].map((one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Record<string, unknown>) : undefined,
  );
  if (!was || !is || (field !== 'timetable' && field !== 'thresholds')) return plainChange(visit, { before, after });
  const names = field === 'timetable' ? visit.words.milestones : (refusalTexts().words[visit.language].thresholds ?? {});
  return Object.keys(is)
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .map((key) => `${word(names, key)}: ${visit.t('history.fromTo', { from: String(was[key]), to: String(is[key]) })}`)
    .join(' · ');
}

function roleChange({ t, f }: Visit, { before, after }: Payload): string {
  const role = after as {
    readonly role?: string;
    readonly goals?: readonly string[] | null;
    readonly from?: string | null;
    readonly to?: string | null;
  } | null;
  if (!role?.role) return '';
  const goals = role.goals ? ` (${role.goals.join(', ')})` : '';
  const until = role.to ? `, ${t('role.until', { day: f.record(role.to) })}` : '';
  return `${t(before === null ? 'history.roleGiven' : 'history.roleEnded')}: ${t(`role.${role.role}`)}${goals}${until}`;
}
