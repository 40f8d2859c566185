import { Worker as Thread } from 'node:worker_threads';

/** What a thread says: that it can take jobs, or why it never can; what it made of a job, or why it could not. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly why: string };

/** More documents are waiting than are taken: later there is room. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

/** Jobs made one after the other, away from the thread that serves people. */
export interface MakingThread<Job> {
  readonly make: (job: Job) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}
interface Kind<Job> {
  readonly file: URL;
  readonly maker: string; // as errors call it
  readonly nameOf: (job: Job) => string;
  /** What is thrown where trying again gives the same. */
  readonly refused: (why: string) => Error;
  readonly missing?: (why: string) => Error;
  readonly mostWaiting?: number;
}
interface Waiting<Job> {
  readonly job: Job;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly tries: number;
}
const MOST_WAITING = 200;
const TRIES = 2; // a thread that died is started once more for the job that it had in hand

/** A thread that starts with its first job, starts anew where it died, and does not keep the process alive while it has none. */
export function createMakingThread<Job>(kind: Kind<Job>): MakingThread<Job> {
  const { file, maker, nameOf, refused, missing = refused, mostWaiting = MOST_WAITING } = kind;
  const waiting: Waiting<Job>[] = [];
  let inHand: Waiting<Job> | undefined;
  let thread: Thread | undefined;
  let ready = false;
  let closed = false;

  const next = (): void => {
    if (inHand || waiting.length === 0) return;
    thread ??= start();
    thread.ref();
    if (!ready) return;
    inHand = waiting.shift();
    if (inHand) thread.postMessage(inHand.job);
  };
  const settle = (end: (one: Waiting<Job>) => void): void => {
    const one = inHand;
    inHand = undefined;
    if (one) end(one);
    if (waiting.length === 0) thread?.unref();
    next();
  };
  const failAll = (error: Error): void => {
    const all = [...(inHand ? [inHand] : []), ...waiting.splice(0)];
    inHand = undefined;
    thread?.unref();
    for (const one of all) one.reject(error);
  };
  const died = (gone: Thread, why: string): void => {
    if (gone !== thread) return;
    thread = undefined;
    const never = !ready;
    ready = false;
    if (closed || never) {
      failAll(refused(closed ? `the ${maker} was closed` : `the ${maker} did not start: ${why}`));
      return;
    }
    const one = inHand;
    inHand = undefined;
    if (one && one.tries < TRIES) waiting.unshift({ ...one, tries: one.tries + 1 });
    else one?.reject(new Error(`the ${maker} ended while it made ${nameOf(one.job)}: ${why}`));
    next();
  };
  const start = (): Thread => {
    const made = new Thread(file);
    made.on('message', (message: Answer) => {
      if (message.kind === 'ready') {
        ready = true;
        next();
      } else if (message.kind === 'missing') {
        failAll(missing(message.why));
        if (thread === made) thread = undefined; // it ends by itself: whoever asks later is told the same
      } else if (message.kind === 'made') settle((one) => one.resolve(message.bytes));
      else settle((one) => one.reject(refused(`${nameOf(one.job)}: ${message.why}`)));
    });
    made.once('error', (error) => died(made, error.message));
    made.once('exit', (code) => died(made, `its thread ended with ${code}`));
    return made;
  };

  return {
    make: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error(`the ${maker} was closed`));
        if (waiting.length >= mostWaiting)
          return reject(new TooManyWaiting(`${mostWaiting} documents are waiting to be made already; try again in a minute`));
        waiting.push({ job, resolve, reject, tries: 1 });
        next();
      }),
    close: async () => {
      closed = true;
      await thread?.terminate();
      failAll(refused(`the ${maker} was closed`));
    },
  };
}
