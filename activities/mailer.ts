import { failure } from '../contracts/failures.ts';
import type { MailingResult } from '../contracts/mailing.ts';
import { type ClaimedCopy, type Ending, endAndClaim, endCopy, keepWritten, readIntended } from '../store/letters.ts';
import { transaction } from '../store/transaction.ts';
import { encloser } from './attachments.ts';
import type { Dependencies } from './dependencies.ts';
import { writeLetters } from './write-letters.ts';

const BATCH = 25;

/** The one sender of an institution's letters: writes out what was intended, then sends copy by copy. */
export function createMailActivities(dependencies: Dependencies) {
  return {
    /** Sends what waits; what the server put off makes it fail as MailUnavailable, and its retry is the patience. */
    async sendWaiting({ institutionId }: { readonly institutionId: string }): Promise<MailingResult> {
      await writeWaiting(dependencies, institutionId);
      return sendCopies(dependencies, institutionId);
    },
  };
}

async function writeWaiting(dependencies: Dependencies, institutionId: string): Promise<void> {
  const { store } = dependencies;
  for (;;) {
    const desk = await transaction(store, institutionId, 'none', async (tx) => ({ desk: await readIntended(tx, BATCH), now: tx.now }));
    if (!desk.desk) return;
    const { attachmentLimitKb: limitKb } = desk.desk.institution;
    const enclose = encloser(dependencies, { institutionId, limitKb });
    const written = await writeLetters({ ...dependencies, enclose }, desk.desk, desk);
    await transaction(store, institutionId, 'none', (tx) => keepWritten(tx, written));
    if (desk.desk.letters.length < BATCH) return; // what comes meanwhile brings a wake-up of its own
  }
}

async function sendCopies({ store, server, identity, heartbeat, log }: Dependencies, institutionId: string): Promise<MailingResult> {
  const putOff: string[] = [];
  let left = 0;
  let ended: Ending | undefined;
  for (;;) {
    heartbeat();
    const before = ended;
    const copy = await endAndClaim(store, institutionId, before, putOff);
    if (!copy) break;
    if (copy.attempts === 10) log.error('a copy is tried for the tenth time', { institutionId, copy: copy.id });
    const outcome = await deliver(copy);
    if (outcome.kind === 'UNKNOWN') throw failure('MailUnavailable', 'the connection broke before the server had answered'); // stays claimed: counted when it leaves again
    ended = { id: copy.id, status: outcome.kind === 'AWAY' ? 'WAITING' : outcome.kind, reply: outcome.reply };
    if (outcome.kind === 'AWAY') {
      const last = ended;
      await endCopy(store, institutionId, last);
      throw failure('MailUnavailable', `the mail server cannot be reached: ${outcome.reply}`);
    }
    if (outcome.kind === 'SENT') left += 1;
    else log.warn('the mail server did not take a copy', { institutionId, copy: copy.id, status: outcome.kind });
    if (outcome.kind === 'WAITING') putOff.push(copy.id);
  }
  if (putOff.length > 0) throw failure('MailUnavailable', `${putOff.length} copies were put off by the mail server`);
  return { left };

  async function deliver({ address, bytes }: ClaimedCopy): Promise<Delivery> {
    try {
      return { kind: 'SENT', reply: await server.send({ from: identity.from, to: address, raw: bytes }) };
    } catch (error) {
      return deliveryOf(error);
    }
  }
}

interface Delivery {
  readonly kind: 'SENT' | 'REFUSED' | 'WAITING' | 'AWAY' | 'UNKNOWN';
  readonly reply: string;
}

interface SmtpError {
  readonly message: string;
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly syscall?: string;
}
/** Errors before the server could have taken anything: no address, no connection, no greeting, no agreement on keys or on who we are. */
const isBeforeMail = ({ code, syscall, message }: SmtpError): boolean =>
  syscall === 'connect' ||
  syscall === 'getaddrinfo' ||
  ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'].includes(code ?? '') ||
  /greeting/i.test(message);

/** What an SMTP error means: a refused address, a server that puts off, one that is away, or an end nobody knows. */
export function deliveryOf(error: unknown): Delivery {
  const told: SmtpError = error instanceof Error ? error : new Error(String(error));
  const { responseCode, response, command, message } = told;
  const reply = response ?? message;
  if (isBeforeMail(told)) return { kind: 'AWAY', reply };
  if (responseCode !== undefined && responseCode >= 500) return { kind: command === 'CONN' ? 'AWAY' : 'REFUSED', reply };
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'WAITING', reply };
  // The library does not tell how far it had come when a connection breaks: the server may hold the message though its answer never came.
  return { kind: 'UNKNOWN', reply };
}
