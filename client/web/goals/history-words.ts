import { isDay } from '../../../domain/calendar.ts';
import type { HistoryRow } from '../../../store/history.ts';
import { say, word } from '../../words.ts';
import { kitTexts } from '../kit/texts.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

/** One line of a history in words: when, who, for whom, what and why (domain.md 3.16). */
export interface HistoryLine {
  readonly when: string;
  readonly who: string;
  readonly onBehalf: string | null;
  readonly what: string;
  readonly why: string | null;
  readonly about: { readonly code: string; readonly href: string } | null; // item or opportunity, where the page is of its goal
}

/** Says a record of the event table to the reader. */
export function historyLine(visit: Visit, row: HistoryRow): HistoryLine {
  const { payload } = row;
  const why = [payload.text, payload.reason].find((one) => typeof one === 'string' && one !== '');
  const principal = row.onBehalfOf ?? personIn(visit, payload.standsInFor) ?? null;
  return {
    when: momentOf(visit, row),
    who: row.by ?? visit.t('history.clock'),
    onBehalf: principal === row.by ? null : principal,
    what: capital(whatOf(visit, row)),
    why: typeof why === 'string' ? why : null,
    about: aboutOf(visit, row),
  };
}

/** `jue 26/11 10:12`, with the year where it is another one. */
const momentOf = ({ f, tx }: Visit, { at }: HistoryRow): string => moment({ f, today: tx.today }, at);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const personIn = ({ book }: Visit, id: unknown): string | undefined => (typeof id === 'string' ? book.people.get(id)?.name : undefined);

function whatOf(visit: Visit, { kind, payload }: HistoryRow): string {
  const { words, t, language } = visit;
  const text = (key: string): string => textOf(payload[key]);
  const kit = kitTexts(language);
  switch (kind) {
    case 'act':
      return `${word(words.acts, text('do'))} ${text('on')}`;
    case 'state': {
      const of = text('of');
      const values = { of: word(words.kinds, of), id: text('id'), to: word(words.states[of], text('to')) };
      return payload.from === null
        ? say(words.told.born, values)
        : say(words.told.state, { ...values, from: word(words.states[of], text('from')) });
    }
    case 'scope':
      return t('history.scope', {
        item: text('item'),
        from: kit(`rung.${text('from') as 'MANAGER'}`),
        to: kit(`rung.${text('to') as 'MANAGER'}`),
        why: word(words.triggers, text('trigger')),
      });
    case 'decision':
      return say(words.told.decision, {
        on: text('on'),
        decision: word(words.decisions, text('decision')),
        level: kit(`rung.${text('level') as 'MINISTER'}`),
      });
    case 'agenda':
      return say(words.told.agenda, { id: text('id'), state: word(words.states.agenda, text('state')) });
    default:
      return changeOf(visit, payload);
  }
}

const FIELDS = [
  'endDate',
  'limitDate',
  'committedDate',
  'proposedDate',
  'urgent',
  'transsectoral',
  'resolutionProposed',
  'finishProposed',
  'override',
  'computedState',
  'narrative',
  'progressReport',
  'manager',
  'origin',
  'document',
  'programmed',
  'lifecycle',
  'title',
  'orgUnit',
  'priority',
  'description',
  'baseline',
  'expectedResult',
  'startDate',
  'originalEndDate',
];
/** A field that changed: its name, what it was and what it is. */
function changeOf(visit: Visit, payload: HistoryRow['payload']): string {
  const field = textOf(payload.field);
  const of = `${word(visit.words.kinds, textOf(payload.of))} ${textOf(payload.id)}`;
  const called = field === 'progressReport' ? 'narrative' : field; // the two have one name: the sheet says of what it is
  const name = FIELDS.includes(field) ? visit.t(`changed.${called}`) : visit.t('changed.other');
  const [before, after] = [payload.before, payload.after].map((value) => toldValue(visit, field, value));
  if (!FIELDS.includes(field)) return `${of}: ${name}`;
  return payload.before === null || payload.before === false ? `${of}: ${name}, ${after}` : `${of}: ${name}, ${before} → ${after}`;
}

function toldValue(visit: Visit, field: string, value: unknown): string {
  const { f, t, words } = visit;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value !== 'string' || value === '') return '–';
  if (isDay(value)) return f.record(value);
  if (field === 'override' || field === 'computedState') return word(words.states.goal, value);
  if (field === 'lifecycle') return t(`lifecycle.${value}`);
  if (field === 'manager') return personIn(visit, value) ?? '–';
  return `«${value}»`;
}

/** The item or opportunity that a line is about, to open it from there. */
function aboutOf({ book, base }: Visit, { payload }: HistoryRow): HistoryLine['about'] {
  const code = textOf(payload.on ?? payload.item ?? payload.id);
  if ([...book.items.values()].some((item) => item.code === code)) return { code, href: `${base}/items/${encodeURIComponent(code)}` };
  if ([...book.opportunities.values()].some((one) => one.code === code))
    return { code, href: `${base}/opportunities/${encodeURIComponent(code)}` };
  return null;
}
