import { VIEWS } from './catalog.ts';
import { loadTemplates, type Templates } from './engine.ts';
import { safeHeader } from './headers.ts';
import type { LetterInput, Message, RenderedLetter } from './letter-input.ts';
import { createSpeech, LIMITS, type Limits } from './speech.ts';
import { END_ISOLATE, ISOLATE, withoutIsolates } from './user-text.ts';
import { type Build, frameOf } from './views/frame.ts';
import { BUILDERS } from './views/index.ts';

export interface Renderer {
  readonly renderLetter: (input: LetterInput) => RenderedLetter;
}

/** Below what the great mailboxes clip (102 kB), with room for what servers add. */
export const MOST_HTML_BYTES = 89_000;

/** Compiles all templates and answers who turns one copy of a letter into its bytes; the same input gives the same bytes (domain.md 6.6). */
export function createRenderer(folder: string = import.meta.dirname): Renderer {
  const templates = loadTemplates(folder);
  return {
    renderLetter(input) {
      const own = templates.get(input.notice);
      if (own === undefined) throw new Error(`no templates for ${input.notice}`);
      let letter: RenderedLetter | undefined;
      for (const limits of LIMITS) {
        letter = render(input, own, limits);
        if (Buffer.byteLength(letter.html) <= MOST_HTML_BYTES) return letter;
      }
      throw new Error(`${input.notice} does not fit into a letter`);
    },
  };
}

function render(input: LetterInput, { subject, text, html }: Templates, limits: Limits): RenderedLetter {
  const speech = createSpeech(input, limits);
  // The notice decides the builder and its data; TypeScript cannot follow that through the table.
  const told = (BUILDERS[input.notice] as Build<Message>)(input, speech);
  const view = VIEWS[input.notice].parse({ ...frameOf(input, told, speech), ...told.body });
  return {
    subject: safeHeader(withoutIsolates(subject(view))),
    text: tidyText(text(view)),
    html: tidyHtml(html(view)),
    ...(told.calendar && { calendar: told.calendar }),
  };
}

const CODE = /\b(?:[A-Z]{1,8}-\d{1,4}|\d{4}-W\d\d)\b/g;
/** No blank lines; a code is never broken at its hyphen; writing from right to left stays in its place. */
function tidyHtml(page: string): string {
  const lines = page.replace(/[ \t]*\n\s*/g, '\n');
  const at = lines.indexOf('<body');
  const body = lines.slice(at).replace(/>[^<]+/g, (words) => words.replace(CODE, '<span class="nb">$&</span>'));
  return `${withoutIsolates(lines.slice(0, at))}${body.replaceAll(ISOLATE, '<bdi>').replaceAll(END_ISOLATE, '</bdi>')}`;
}

/** At most one empty line in a row, none at the ends, no spaces at the end of a line. */
function tidyText(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
