import type { Act } from '../../domain/acts.ts';
import type { Person } from '../../domain/entities.ts';
import type { ViewName } from '../../domain/views.ts';
import type { Book } from '../../domain/work.ts';
import type { BookOf } from '../../store/book.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Formats } from '../../templates/format.ts';
import type { Language, Words } from '../words.ts';

/** What the link of a letter opens: one person's forms of one kind in one week, and nothing else. */
export interface LinkScope {
  readonly copyId: string; // the letter copy that carried the link
  readonly week: string | null;
  readonly form: LinkForm;
}
export const LINK_FORMS = ['UPDATE', 'DESK', 'BRIEFING', 'SITTING', 'AGENDA', 'NONE'] as const;
export type LinkForm = (typeof LINK_FORMS)[number];

/** Whoever looks at a page: known by a session, or by the link of a letter of theirs. */
export interface Reader {
  readonly institutionId: string;
  readonly person: Pick<Person, 'id' | 'name' | 'locale'>;
  readonly via: 'web' | 'link';
  readonly sessionId: string | null;
  readonly link?: LinkScope;
  readonly actingFor?: string; // whose place they chose to act in (domain.md 3.3)
}

/** What every page of an institution is made with: one transaction that only reads, at one instant of the institution's clock. */
export interface Visit {
  readonly tx: Tx; // tx.now and tx.today are the only clock
  readonly reader: Reader;
  readonly person: Person; // with the roles, as the book has it
  readonly book: Book; // what `bookOf` of the page asked for
  readonly language: Language;
  readonly words: Words; // shared words of templates/pages/texts.<language>.json
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string; // ICU texts of the page's folder, then the shared ones
  readonly f: Formats; // days, instants, numbers, in the reader's language and the institution's zone
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly base: string; // `/mop`: in front of every address
  /** True when the reader may do this act now, apart from the values still to be typed: the same steps as `perform`, without the last. */
  readonly may: (act: Act) => boolean;
  /** True when the reader may see this page, of this goal where one is named. */
  readonly maySee: (view: ViewName, goalId?: string) => boolean;
  readonly failed: FailedForm | null; // the form of this page that was just refused
}

/** A form that came back: what was typed is kept, what was wrong is told beside its field. */
export interface FailedForm {
  readonly key: string; // which form of the page
  readonly values: FormValues;
  readonly problems: readonly { readonly field: string | null; readonly message: string }[]; // in the reader's language
  readonly status: 200 | 400 | 403 | 404 | 409 | 413 | 422;
}
/** The fields of a form as they came, repeated ones as lists. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What a form of a page asks for. */
export type FormResult =
  | {
      readonly acts: readonly Act[];
      readonly onBehalfOf?: string;
      readonly goTo?: string;
      readonly told?: string;
      readonly fieldOf?: (act: number, where: string | undefined) => string | null;
    } // done all or none; goTo: below the base; fieldOf: the form's name for the field of a refused act
  | { readonly problems: FailedForm['problems'] } // without any: the same page again with what was typed, to look at before it is saved
  | { readonly goTo: string; readonly told?: string } // done by the page itself, in its own transaction
  | 'not-found';

/** One page of an institution: its address, who may see it, what it needs to know, what it shows, and the forms it takes at the same address. */
export interface PageDefinition {
  readonly address: string; // below the institution: `/items/:code`
  readonly view: ViewName; // whose row in domain/views.ts is asked
  readonly name: string; // `items/item`: templates/pages/items/item.hbs, with texts in templates/pages/items/texts.json
  readonly bookOf?: (tx: Tx, reader: Reader, params: Visit['params']) => Promise<BookOf> | BookOf; // default: all goals
  readonly keptBook?: (tx: Tx, reader: Reader) => Promise<Book>; // in place of `bookOf`: one that the page keeps from visit to visit, not to be written in
  /** The goal the page is about, when it is about one: the reader's right is asked of that goal. */
  readonly goalOf?: (visit: Visit) => string | undefined;
  /** What the template shows; undefined: there is nothing here (404). */
  readonly show: (visit: Visit) => Promise<object | undefined> | object | undefined;
  /** Forms by their key's first part; a form without one here is an act named in its `do` field, its fields read by the act's schema. */
  readonly forms?: Readonly<
    Record<string, (visit: Visit, values: FormValues, files: readonly UploadedFile[]) => Promise<FormResult> | FormResult>
  >;
  readonly linkForms?: readonly LinkForm[]; // what kinds of link open this page
  readonly pack?: 'P2' | 'P3' | 'P4' | 'P5'; // who looks here has opened that pack of the week (domain.md 9.3, K8)
  readonly live?: boolean; // refreshes itself by server-sent events
  readonly frame?: 'desk' | 'minister' | 'wall' | 'gate'; // width and style of the frame
}
