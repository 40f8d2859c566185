import type { CopyView } from '../../../store/letter-views.ts';
import { mayLeaveAgain, type OutboxLetter } from '../../../store/outbox.ts';
import { word } from '../../words.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

type Telling = Pick<Visit, 'words' | 't' | 'f' | 'tx' | 'base'>;
export interface CopyRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly isTo: boolean;
  readonly fate: string;
  readonly mark: 'ok' | 'new' | ''; // delivered, refused, on its way
  readonly when: string | null;
  readonly attempts: string | null;
  readonly reply: string | null;
}
export interface LetterRow {
  readonly id: string;
  readonly href: string | null;
  readonly time: string;
  readonly when: string;
  readonly subject: string;
  readonly notice: string;
  readonly to: string;
  readonly cc: string | null;
  readonly fate: string; // of the letter
  readonly mark: CopyRow['mark'];
  readonly why: string | null;
  readonly copies: readonly CopyRow[];
  readonly allArrived: string | null; // when every copy arrived at the first attempt: nothing more to tell
  readonly again: boolean;
}

const WITHDRAWN_FOR: Readonly<Record<string, string>> = {
  'too late to be useful': 'letter.tooLate',
  'nothing of it holds any more': 'letter.nothingHolds',
  'there is nobody to send it to': 'letter.nobody',
};

/** A letter as a row: when, what, to whom, and the fate of each copy (domain.md 6.6); `whole` shows addresses and replies, and leads to the letter. */
export function letterRow(visit: Telling, letter: OutboxLetter, whole: boolean): LetterRow {
  const { words, t, f, tx, base } = visit;
  const at = letter.leftAt ?? letter.intendedAt;
  const copies = letter.copies.map((copy) => copyRow(visit, copy, whole));
  const plain = copies.length > 0 && copies.every(({ mark, attempts }) => mark === 'ok' && attempts === null);
  const why = letter.reason === null ? null : (WITHDRAWN_FOR[letter.reason] ?? null);
  return {
    id: letter.id,
    href: whole ? `${base}/admin/letters/${letter.id}` : null,
    time: f.time(at),
    when: moment({ f, today: tx.today }, at),
    subject: letter.copies[0]?.subject ?? word(words.states.notices, letter.notice),
    notice: word(words.states.notices, letter.notice),
    to: f.list(letter.to),
    cc: letter.cc.length === 0 ? null : f.list(letter.cc),
    fate: word(words.states.letter, letter.status),
    mark: letter.status === 'LEFT' ? 'ok' : letter.status === 'REFUSED' ? 'new' : '',
    why: why === null ? (whole ? letter.reason : null) : t(why),
    copies,
    allArrived: plain ? t('letter.allArrived', { n: copies.length }) : null,
    again: mayLeaveAgain(letter),
  };
}

function copyRow({ words, t, f, tx }: Telling, copy: CopyView, whole: boolean): CopyRow {
  const { id, name, address, capacity, status, attempts, sentAt, reply } = copy;
  return {
    id,
    name,
    address: whole ? address : '',
    isTo: capacity === 'TO',
    fate: word(words.states.copy, status),
    mark: status === 'SENT' ? 'ok' : status === 'REFUSED' ? 'new' : '',
    when: sentAt === null ? null : moment({ f, today: tx.today }, sentAt),
    attempts: attempts > 1 ? t('letter.attempts', { n: attempts }) : null,
    reply: whole && status !== 'SENT' ? reply : null,
  };
}
