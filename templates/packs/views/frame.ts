import type { PackCover } from '../../../domain/letter-data.ts';
import { lateNote } from '../../views/coordinator-pack.ts';
import type { Cover } from './shapes.ts';
import { type Print, type Voice, voiceOf } from './voice.ts';
import type { PackWord } from './words.ts';

export type PackName = Exclude<PackCover['code'], 'P1'>;
/** What a pack says of itself beside its data: under the title, which week or month it is of, and its header. */
export interface Told {
  readonly subtitle: string;
  readonly title?: string;
  readonly key?: string;
  readonly day?: string;
  readonly filters?: string;
}

/** What stands around every pack: institution, code, key, day, version, both instants, order, filters and seal (domain.md 7.1, 7.3). */
export function coverOf(s: Voice, code: PackName, cover: PackCover, print: Print, told: Told): Cover {
  const institution = s.name(cover.institution);
  return {
    code: code === 'ACTA' ? s.w('code.ACTA') : code,
    key: told.key ?? s.name(cover.week),
    day: told.day ?? s.f.dated(cover.today),
    title: told.title ?? s.w(`title.${code}`),
    subtitle: told.subtitle,
    purpose: s.w(`purpose.${code}`),
    institution,
    lang: s.f.language,
    region: regionOf(print.locale),
    version: String(print.version),
    asOf: s.f.moment(cover.at),
    order: s.w(`order.${code}` satisfies PackWord),
    filters: told.filters ?? s.w('filters', { institution }),
    sha256: print.sha256,
    draft: print.setting.draft ? s.words.t('doc.draft') : null,
  };
}

/** For whom it is: the one person who holds the role, else the role. */
export const forWhom = (s: Voice, { readers = [] }: PackCover, role: 'subtitle.P2' | 'subtitle.P3' | 'subtitle.P5'): string =>
  readers.length === 1 ? s.w('subtitle.reader', { reader: s.name(readers[0] ?? '') }) : s.w(role);

/** A late pack names both instants (domain.md 5.2). */
export const lateOf = (s: Voice, cover: PackCover): string | null => lateNote(s, cover) || null;

/** The reader's voice on the day of the data, not of the printing: the same data give the same words. */
export const voiceFor = (print: Print, cover: PackCover, limits?: Parameters<typeof voiceOf>[1]): Voice =>
  voiceOf({ ...print, at: cover.at, asOf: cover.asOf }, limits);

function regionOf(locale: string): string | null {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).region ?? null;
  } catch {
    return null; // a locale that is none has no region
  }
}
