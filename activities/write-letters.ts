import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '../domain/entities.ts';
import { leavesLate, whatStillHolds } from '../domain/letters.ts';
import type { IntendedLetter, WritingDesk, Written, WrittenCopy } from '../store/letters.ts';
import type { Tx } from '../store/transaction.ts';
import type { LetterInput } from '../templates/letter-input.ts';
import type { Enclose } from './attachments.ts';
import type { Dependencies } from './dependencies.ts';
import { letterLink, shownId } from './letter-links.ts';
import { type Address, composeMessage, messageIdOf } from './message.ts';

type Writer = Pick<Dependencies, 'renderer' | 'identity' | 'log' | 'heartbeat'> & { readonly enclose: Enclose };

/** Makes the bytes of each letter's copies from its frozen data, or says why it is withdrawn (domain.md 6.6). */
export async function writeLetters(writer: Writer, desk: WritingDesk, { now }: Pick<Tx, 'now'>): Promise<Written[]> {
  const written: Written[] = [];
  for (const letter of desk.letters) {
    writer.heartbeat();
    try {
      written.push(await writeLetter(writer, desk, letter, now));
    } catch (error) {
      // A fault in one template must not keep every other letter from leaving: it is shown, and can be tried again once mended.
      writer.log.error('a letter could not be written', { letter: letter.key, notice: letter.notice, error: String(error) });
      written.push({ letter, failed: error instanceof Error ? error.message : String(error) });
    }
  }
  return written;
}

async function writeLetter(writer: Writer, desk: WritingDesk, letter: IntendedLetter, now: number): Promise<Written> {
  if (letter.usefulUntil !== null && now >= letter.usefulUntil) return { letter, withdrawn: 'too late to be useful' };
  const data = whatStillHolds(letter.notice, letter.data, desk.standing);
  if (data === null) return { letter, withdrawn: 'nothing of it holds any more' };
  const to = peopleOf(desk, letter.toIds);
  const cc = peopleOf(desk, letter.ccIds);
  if (to.length + cc.length === 0) return { letter, withdrawn: 'there is nobody to send it to' };
  const copies: WrittenCopy[] = [];
  for (const [people, capacity] of [
    [to, 'TO'],
    [cc, 'CC'],
  ] as const) {
    for (const person of people) copies.push(await writeCopy(writer, desk, { ...letter, data }, { person, capacity, to, cc, now }));
  }
  return { letter, copies };
}

const peopleOf = ({ people }: WritingDesk, ids: readonly string[]): Person[] =>
  ids
    .map((id) => people.get(id))
    .filter((person) => person !== undefined)
    .sort((a, b) => (a.email < b.email ? -1 : 1));

interface CopyFor {
  readonly person: Person;
  readonly capacity: 'TO' | 'CC';
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly now: number;
}

async function writeCopy(
  { renderer, identity, enclose }: Writer,
  { institution }: WritingDesk,
  letter: IntendedLetter,
  copy: CopyFor,
): Promise<WrittenCopy> {
  const { person, capacity, to, cc, now } = copy;
  const from = addressOf(identity.from);
  const domain = from.address.split('@')[1] ?? 'rutina.invalid';
  const link = letterLink(identity.publicUrl, institution.id, randomBytes(24).toString('base64url'));
  const locale = person.locale || institution.locale;
  const { attachments, documents } = await enclose(letter, locale);
  const input = {
    notice: letter.notice,
    ...(letter.number !== null && { number: letter.number }),
    data: letter.data,
    locale,
    timeZone: institution.timeZone,
    institution: { name: institution.name, shortName: institution.shortName, code: institution.code },
    at: now,
    asOf: letter.asOf,
    late: leavesLate(letter.asOf, now),
    vacant: letter.vacant,
    capacity,
    recipientName: person.name,
    links: { act: link.url, week: link.url },
    to: to.map(({ name, email }) => ({ name, email })),
    cc: cc.map(({ name, email }) => ({ name, email })),
    ...('cover' in letter.data && { packVersion: letter.data.cover.version }),
    ...('sequence' in letter.data && { meeting: { organizer: { name: from.name, email: from.address }, sequence: letter.data.sequence } }),
    ...(letter.sha256 !== null && { sha256: letter.sha256 }),
    ...(documents.length > 0 && { documents }),
  };
  // The notice decides the data, since saveWork wrote both from one intent; TypeScript cannot follow that through the database.
  const rendered = renderer.renderLetter(input as LetterInput);
  const messageId = messageIdOf(`${letter.key}/${person.id}`, domain);
  const [about] = letter.about;
  const thread = letter.about.length === 1 && about !== undefined && /^[RA]-/.test(about) ? about : undefined; // an item's letters form one conversation
  const bytes = await composeMessage({
    from,
    to: to.map(headerOf),
    cc: cc.map(headerOf),
    rendered,
    date: now,
    messageId,
    listId: `${shownId(institution.id)}.rutina.${domain}`,
    ...(attachments.length > 0 && { attachments }),
    ...(thread !== undefined && { threadId: messageIdOf(`${institution.id}/${thread}/${person.id}`, domain) }),
  });
  const signed = identity.sign ? await identity.sign(bytes) : bytes;
  return {
    id: randomUUID(),
    personId: person.id,
    address: person.email,
    capacity,
    language: locale,
    messageId,
    linkHash: link.hash,
    subject: rendered.subject,
    bytes: signed,
    sha256: createHash('sha256').update(signed).digest('hex'),
  };
}

const headerOf = ({ name, email }: Person): Address => ({ name: name.replace(/\p{C}/gu, ' ').slice(0, 200), address: email });

/** `Rutina <rutina@mop.example>` as name and address. */
function addressOf(text: string): Address {
  const match = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text);
  return match ? { name: match[1] ?? '', address: match[2] ?? '' } : { name: 'Rutina', address: text.trim() };
}
