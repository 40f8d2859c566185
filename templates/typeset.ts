import { Worker as Thread } from 'node:worker_threads';
import type { Instant } from '../domain/instant.ts';

/** Makes PDF files of templates and JSON, one after the other, away from the thread that serves people. */
export interface Typesetter {
  /** `template` is a file of templates/packs; `input` reaches it as JSON, never as source. The same input gives the same bytes. */
  readonly pdf: (template: string, input: object, made: { readonly at: Instant }) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}
export interface Job {
  readonly template: string;
  readonly input: string;
  readonly seconds: number;
}
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly why: string };

/** A document that cannot be made as it is: trying again gives the same. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError';
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  tries: number;
}
const MOST_WAITING = 200;
const THREAD = new URL('./typeset-thread.ts', import.meta.url);
const TRIES = 2; // a thread that died is started once more for the job that it had in hand

/** The one typesetter of a process; its thread starts with the first document and does not keep the process alive. */
export function createTypesetter({ mostWaiting = MOST_WAITING, file = THREAD } = {}): Typesetter {
  const waiting: Waiting[] = [];
  let inHand: Waiting | undefined;
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
  const settle = (end: (one: Waiting) => void): void => {
    const one = inHand;
    inHand = undefined;
    if (one) end(one);
    if (waiting.length === 0) thread?.unref();
    next();
  };
  const failAll = (why: string): void => {
    for (const one of [...(inHand ? [inHand] : []), ...waiting.splice(0)]) one.reject(new TypesettingError(why));
    inHand = undefined;
    thread?.unref();
  };
  const died = (gone: Thread, why: string): void => {
    if (gone !== thread) return;
    thread = undefined;
    const never = !ready;
    ready = false;
    if (closed || never) {
      failAll(closed ? 'the typesetter was closed' : `the typesetter did not start: ${why}`);
      return;
    }
    const one = inHand;
    inHand = undefined;
    if (one && one.tries < TRIES) waiting.unshift({ ...one, tries: one.tries + 1 });
    else one?.reject(new Error(`the typesetter ended while it made ${one.job.template}: ${why}`));
    next();
  };
  const start = (): Thread => {
    const made = new Thread(file);
    made.on('message', (message: Answer) => {
      if (message.kind === 'ready') {
        ready = true;
        next();
      } else if (message.kind === 'missing') failAll(missing(message.why));
      else if (message.kind === 'made') settle((one) => one.resolve(message.bytes));
      else settle((one) => one.reject(new TypesettingError(`${one.job.template}: ${message.why}`)));
    });
    made.once('error', (error) => died(made, error.message));
    made.once('exit', (code) => died(made, `its thread ended with ${code}`));
    return made;
  };

  return {
    pdf: (template, input, { at }) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the typesetter was closed'));
        if (waiting.length >= mostWaiting)
          return reject(new Error(`${mostWaiting} documents are waiting to be made already; try again in a minute`));
        waiting.push({ job: { template, input: JSON.stringify(input), seconds: Math.floor(at / 1000) }, resolve, reject, tries: 1 });
        next();
      }),
    close: async () => {
      closed = true;
      await thread?.terminate();
      failAll('the typesetter was closed');
    },
  };
}

const missing = (why: string): string =>
  `No PDF can be made here: the typesetter's part for ${process.platform}-${process.arch} is not installed; run "npm ci" on this machine, without leaving out optional packages (${why}).`;
