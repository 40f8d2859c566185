import type { FileFormat } from '../contracts/documents.ts';
import type { Instant } from '../domain/instant.ts';
import type { LetterData, MovedMeeting } from '../domain/letter-data.ts';
import { NOTICES, type Notice, type Scope } from '../domain/values.ts';

/** Every message that has templates: the notices of domain.md 6.6, and CAL, which tells that a meeting moved or is cancelled. */
export const MESSAGES = [...NOTICES, 'CAL'] as const;
export type Message = Notice | 'CAL';

export type MeetingKind = MovedMeeting['kind'];
export type MessageData = LetterData;

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}
/** What an invitation needs beside the letter: without it N16, N17 and CAL carry none. */
export interface Meeting {
  readonly organizer: Mailbox;
  readonly sequence: number; // grows with each change
  readonly until?: Instant; // of CAL; else an hour for the briefing, two for the sitting
}

/** A document that goes with the letter, or that is to be had where the letter says (domain.md 7.3). */
export interface LetterDocument {
  readonly format: FileFormat;
  readonly name?: string; // of the file, where there is one to have
  readonly standing: 'ATTACHED' | 'LINKED' | 'TOO_LARGE' | 'NOT_MADE'; // LINKED: as the reader asked for it
  readonly href: string;
}

interface InputOf<M extends Message> {
  readonly notice: M;
  readonly number?: number; // k of N02, version of N14
  readonly data: MessageData[M];
  readonly locale: string; // the language chooses the catalogue, the whole locale the form of numbers
  readonly timeZone: string;
  readonly institution: { readonly name: string; readonly shortName: string; readonly code: string };
  readonly at: Instant; // when the bytes are made
  readonly asOf: Instant; // the planned instant
  readonly late: boolean; // leaves more than an hour after its planned instant
  readonly vacant: readonly Scope[];
  readonly capacity: 'TO' | 'CC';
  readonly recipientName: string;
  readonly links: { readonly act: string; readonly week: string; readonly [ref: string]: string };
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly packVersion?: number;
  readonly sha256?: string;
  readonly meeting?: Meeting;
  readonly documents?: readonly LetterDocument[];
}
/** One copy of a letter, with all that its words depend on: the same input gives the same bytes (domain.md 6.6). */
export type LetterInput<M extends Message = Message> = M extends Message ? InputOf<M> : never;

export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
  readonly filename: string;
}
export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarPart;
}
