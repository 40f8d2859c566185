import type { Instant } from '../../domain/instant.ts';
import type { BodyOf, FrameView } from '../catalog.ts';
import { safeHeader } from '../headers.ts';
import type { CalendarPart, LetterInput, Message } from '../letter-input.ts';
import type { Speech } from '../speech.ts';
import { clip, withoutIsolates } from '../user-text.ts';
import { sentences } from './sections.ts';

/** What a builder says of its message; the rest every letter has. */
export interface Told<M extends Message> {
  readonly subject: string;
  readonly heading: string;
  readonly lead: string;
  readonly action: { readonly label: string; readonly view?: string; readonly until: string }; // view: what the button says to a copy
  readonly why: string;
  readonly week?: string; // else the week of the planned instant
  readonly dataAt?: Instant; // else the planned instant
  readonly greet?: boolean; // default true
  readonly body: BodyOf<M>;
  readonly calendar?: CalendarPart;
}
export type Build<M extends Message> = (input: LetterInput<M>, speech: Speech) => Told<M>;

const PREHEADER = 140;
const NAMES = 6;

/** What every letter has around its message (domain.md 6.6: late and vacant letters say so). */
export function frameOf<M extends Message>(input: LetterInput, told: Told<M>, s: Speech): FrameView {
  const copied = input.capacity === 'CC';
  const late = input.late ? s.t('late.first', { planned: s.until(input.asOf), actual: s.atMoment(input.at) }) : null;
  const lead = told.greet === false ? told.lead : `${greeting(input, s)} ${told.lead}`;
  const week = told.week ?? s.week;
  return {
    lang: s.f.language,
    subject: subjectOf(input, told.subject, s),
    preheader: clip(withoutIsolates(late ?? told.lead), PREHEADER),
    institution: s.name(input.institution.name),
    week: s.t('week', { key: s.name(week) }),
    weekHref: input.links.week,
    late,
    vacant: input.vacant.length === 0 ? null : s.t('vacant', { scopes: s.f.list(input.vacant.map((scope) => s.t(`scope.${scope}`))) }),
    copyNote: copyNote(input, s),
    heading: told.heading,
    lead,
    action: {
      label: copied ? (told.action.view ?? told.action.label) : told.action.label,
      href: input.links.act,
      until: copied ? s.t('copy.until') : told.action.until,
    },
    why: copied ? s.t('why.copy') : told.why,
    personal: s.t('footer.personal'),
    asOf: s.t('footer.asOf', { at: s.f.moment(told.dataAt ?? input.asOf) }),
    seal: seal(input, s),
    documents: documentsOf(input, s),
  };
}

function subjectOf(input: LetterInput, subject: string, s: Speech): string {
  const said = withoutIsolates(subject);
  if (!input.late) return safeHeader(said);
  const moment = (instant: Instant) => `${s.weekday(s.f.dayOf(instant))} ${s.f.time(instant)}`;
  return safeHeader(s.t('late.subject', { subject: clip(said, 600), planned: moment(input.asOf), actual: moment(input.at) }));
}

function greeting({ recipientName, at }: LetterInput, s: Speech): string {
  const hour = s.f.hourOf(at);
  const key = hour < 12 ? 'greeting.morning' : hour < 19 ? 'greeting.afternoon' : 'greeting.evening';
  return s.t(key, { name: s.name(recipientName) });
}

function copyNote({ to, cc, capacity }: LetterInput, s: Speech): string | null {
  if (to.length + cc.length <= 1) return null;
  const names = (some: readonly { readonly name: string }[]) =>
    s.codes(
      some.map(({ name }) => name),
      NAMES,
    );
  const whom = cc.length > 0 ? s.t('copy.both', { to: names(to), cc: names(cc) }) : s.t('copy.to', { to: names(to) });
  return capacity === 'CC' ? `${s.t('copy.forInfo')} ${whom}` : whom;
}

/** What is attached, by name; what is not, by its address and why (domain.md 7.3). */
function documentsOf({ documents = [] }: LetterInput, s: Speech): FrameView['documents'] {
  if (documents.length === 0) return null;
  const attached = documents.filter(({ standing }) => standing === 'ATTACHED').map(({ name = '' }) => s.name(name));
  const others = documents.filter(({ standing }) => standing !== 'ATTACHED');
  const why = WHY_LINKED.find(([standing]) => others.some((one) => one.standing === standing));
  return {
    text: sentences(attached.length > 0 && s.t('document.attached', { names: s.f.list(attached) }), why && s.t(why[1])),
    links: others.map(({ format, name, href }) => ({ label: s.name(name ?? format), href })),
  };
}
const WHY_LINKED = [
  ['NOT_MADE', 'document.notMade'],
  ['TOO_LARGE', 'document.tooLarge'],
  ['LINKED', 'document.linked'],
] as const;

function seal({ packVersion, sha256 }: LetterInput, s: Speech): string | null {
  const version = packVersion === undefined ? 'none' : String(packVersion);
  if (sha256 !== undefined) return s.t('footer.seal', { version, sha: s.name(sha256) });
  return packVersion === undefined ? null : s.t('footer.version', { version });
}
