import MailComposer from 'nodemailer/lib/mail-composer';
import { messageIdOf } from '../../../activities/message.ts';
import type { KnownPerson } from '../../../store/access/codes.ts';
import { safeHeader } from '../../../templates/headers.ts';
import { languageOf } from '../../words.ts';
import type { Pages } from '../pages.ts';
import type { House } from './gate.ts';

export interface CodeLetterInput {
  readonly pages: Pages;
  readonly house: House;
  readonly person: KnownPerson;
  readonly code: string;
  readonly minutes: number;
  readonly from: string; // `Rutina <rutina@mop.example>`
  readonly publicUrl: string;
  readonly date: number;
  readonly key: string;
}

/** The letter with a sign-in code, in the person's language: plain text, because a number is all it brings. */
export async function codeLetter(input: CodeLetterInput): Promise<Uint8Array> {
  const { pages, house, person, code, minutes, from, publicUrl, date, key } = input;
  const locale = person.locale || house.locale;
  const say = pages.textsOf('access/code', languageOf(locale), locale);
  const domain = /@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost';
  const values = { code, minutes, name: person.name, house: house.name, address: `${publicUrl}/${house.id}/sign-in/code` };
  const composer = new MailComposer({
    from,
    to: { name: person.name, address: person.email },
    subject: safeHeader(say('letter.subject', values)),
    text: ['letter.greeting', 'letter.code', 'letter.where', 'letter.notYou'].map((line) => say(line, values)).join('\n\n'),
    date: new Date(date),
    messageId: messageIdOf(`${house.id}/code/${key}`, domain),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
