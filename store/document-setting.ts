import type { Institution, Look } from '../domain/entities.ts';

/** What the institution looked like when a document was made: kept with its run, so that the same bytes can be made again. */
export interface DocumentSetting {
  readonly institution: { readonly name: string; readonly shortName: string; readonly code: string };
  readonly locale: string;
  readonly timeZone: string;
  readonly look: Look | null;
  readonly draft: boolean; // its documents say so (domain.md 9.1)
}

/** How documents of this institution look now. */
export const settingOf = ({ name, shortName, code, locale, timeZone, look, mode }: Institution): DocumentSetting => ({
  institution: { name, shortName, code },
  locale,
  timeZone,
  look,
  draft: mode === 'DRAFT',
});
