import { clip, oneLine } from './user-text.ts';

/** Far below the 998 bytes of a line even where every character is encoded; a subject is folded by the mailer. */
const MOST = 900;

/** Text for a mail header: one line without control characters, so that nobody's title adds a header of its own. */
export function safeHeader(text: string): string {
  return clip(oneLine(text), MOST);
}
