import { describe, expect, it } from 'vitest';
import { safeHeader } from '../../templates/headers.ts';
import { type LetterInput, MESSAGES, type RenderedLetter } from '../../templates/letter-input.ts';
import { LANGUAGES } from '../../templates/locales.ts';
import { createRenderer } from '../../templates/render.ts';
import { clip, userText } from '../../templates/user-text.ts';
import { aLetter } from '../support/letter-builders.ts';

const { renderLetter } = createRenderer();
const HOSTILE = '<script>alert("x")</script>\r\nBcc: all@mop.example\u202e\u0000 {{evil}} שלום';

/** The same letter with every free text, and every person's name, replaced. */
function withText(input: LetterInput, text: string): LetterInput {
  const free =
    /^(title|goalTitle|igTitle|description|manager|text|reason|by|name|responsible|recordedBy|requestedBy|reportedBy|place|what|withWhom|note|requestedDecision|decisionReason|instruction|principal|delegate|role|shortName|recipientName)$/;
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return free.test(key) && !/^(\d{4}-|[A-Z_]+$)/.test(value) ? text : value;
    if (Array.isArray(value)) return value.map((one) => replaced(one, key === 'holders' || key === 'standsIn' ? 'name' : key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, name)]));
  };
  return {
    ...input,
    ...(replaced({ data: input.data, institution: input.institution, to: input.to, cc: input.cc }, '') as object),
    recipientName: text,
  } as LetterInput;
}
/** The same letter with every list repeated, lists inside lists 30 times. */
function withMany(input: LetterInput, times: number): LetterInput {
  const many = (value: unknown, most: number): unknown => {
    if (Array.isArray(value)) {
      const some = value.map((one) => many(one, Math.min(30, most)));
      const [first] = some;
      const repeated =
        typeof first === 'object' && first !== null && !('on' in first && 'down' in first) && !('count' in first && 'percent' in first);
      return repeated ? Array.from({ length: most }, (_, at) => some[at % some.length]) : some;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, many(one, most)]));
  };
  return { ...input, data: many(input.data, times) } as LetterInput;
}
const EVERY = MESSAGES.flatMap((message) => LANGUAGES.map((locale) => [message, locale] as const));

describe('what people wrote stays data', () => {
  it.each(EVERY)('%s in %s with markup, line breaks and direction marks in every text', (message, locale) => {
    const { subject, text, html, calendar } = renderLetter(withText(aLetter(message, { locale }), HOSTILE));
    expect(html).not.toContain('<script');
    expect(html.match(/<a /g)?.length).toBe(renderLetter(aLetter(message, { locale })).html.match(/<a /g)?.length);
    for (const part of [subject, text, html, calendar?.content ?? '']) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is asked
      expect(part).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u200f]/);
      expect(part).not.toMatch(/^Bcc:/m);
    }
    expect(subject).not.toMatch(/[\r\n\u2066-\u2069]/);
    expect(text.split('\u2068')).toHaveLength(text.split('\u2069').length);
    expect(html.split('<bdi>')).toHaveLength(html.split('</bdi>').length);
    expect(html.slice(0, html.indexOf('<body'))).not.toMatch(/bdi|[\u2066-\u2069]/);
  });

  it('writing from right to left is kept in its place, in the page by an element, in the text by marks', () => {
    const { html, text } = renderLetter(withText(aLetter('N09'), 'שלום'));
    expect(html).toContain('<bdi>שלום</bdi>');
    expect(text).toContain('\u2068שלום\u2069');
  });

  it.each([
    ['is cut where everybody sees it', 'a'.repeat(10_000), 5, 'aaaa…'],
    ['counts characters, not halves of them', '😀😀😀', 3, '😀😀😀'],
    ['cuts between characters', '😀😀😀😀', 3, '😀😀…'],
  ])('a long title %s', (_what, text, most, expected) => {
    expect(clip(text, most)).toBe(expected);
  });
  it('half a character becomes the replacement character', () => {
    expect(userText('a\ud800b', 10)).toBe('a\ufffdb');
  });
});

describe('the size of a letter (below 90 kB whatever it has to say)', () => {
  const fits = ({ html }: RenderedLetter) => expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  it.each(MESSAGES.map((message) => [message]))('%s with 1,000 of everything and titles of 10,000 characters', (message) => {
    const letter = renderLetter(withText(withMany(aLetter(message), 1_000), `${'"<&'.repeat(3_333)}x`));
    fits(letter);
    expect(letter.subject.length).toBeLessThanOrEqual(900);
  });
  it('a review pack of 200 goals says how many more there are and where', () => {
    const letter = renderLetter(withMany(aLetter('N14'), 200));
    fits(letter);
    expect(letter.text).toMatch(/y \d{3} más: https:\/\/rutina\.example/);
    expect(letter.html).toMatch(/<a class="link" href="https:\/\/rutina\.example[^"]*"[^>]*>y \d{3} más<\/a>/);
    for (let number = 1; number <= 12; number += 1) expect(letter.text).toMatch(new RegExp(`^${number} \\p{Lu}`, 'mu'));
  });
});

describe('the twelve sections of P2 in their order (domain.md 7.3)', () => {
  it('stand there even when they have nothing to say, each on one line', () => {
    const { text } = renderLetter(
      aLetter(
        'N14',
        {},
        {
          updates: [],
          dashboard: [],
          arrivals: [],
          mine: [],
          elsewhere: [],
          delays: [],
          pendingApprovals: [],
          progress: { igs: [], goals: [] },
          opportunities: [],
          proposal: [],
        },
      ),
    );
    const numbered = text.split('\n').filter((line) => /^\d+ \p{Lu}/u.test(line));
    expect(numbered).toHaveLength(12);
    expect(numbered.map((line) => Number.parseInt(line, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const line of numbered) expect(line).toMatch(/ · Ningun[oa]\.$/);
  });
});

describe('headers', () => {
  it.each([
    ['no second header', 'Meta\r\nBcc: all@mop.example', 'Meta Bcc: all@mop.example'],
    ['no control character', 'a\u0000b\u001bc\u0085d', 'abc d'],
    ['no mark that turns the text', 'a\u202eb\u2066c', 'abc'],
    ['no edge of spaces', '  a   b  ', 'a b'],
  ])('%s', (_what, given, expected) => {
    expect(safeHeader(given)).toBe(expected);
  });
  it('at most 900 characters', () => {
    expect(Array.from(safeHeader('é'.repeat(2_000)))).toHaveLength(900);
  });
});
