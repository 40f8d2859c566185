import type { Instant } from '../domain/instant.ts';
import { createMakingThread } from './making-thread.ts';

export type { Answer } from './making-thread.ts';

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

/** A document that cannot be made as it is: trying again gives the same. */
export class TypesettingError extends Error {
  override readonly name: string = 'TypesettingError';
}
/** The part that makes PDF is not installed on this machine: no PDF is made until it is. */
export class TypesetterMissing extends TypesettingError {
  override readonly name = 'TypesetterMissing';
}

const THREAD = new URL('./typeset-thread.ts', import.meta.url);

/** The one typesetter of a process; its thread starts with the first document and does not keep the process alive. */
export function createTypesetter({ mostWaiting, file = THREAD }: { readonly mostWaiting?: number; readonly file?: URL } = {}): Typesetter {
  const thread = createMakingThread<Job>({
    file,
    maker: 'typesetter',
    nameOf: ({ template }) => template,
    refused: (why) => new TypesettingError(why),
    missing: (why) => new TypesetterMissing(missing(why)),
    ...(mostWaiting !== undefined && { mostWaiting }),
  });
  return {
    pdf: async (template, input, { at }) => thread.make({ template, input: JSON.stringify(input), seconds: Math.floor(at / 1000) }),
    close: thread.close,
  };
}

const missing = (why: string): string =>
  `No PDF can be made here: the typesetter's part for ${process.platform}-${process.arch} is not installed; run "npm ci" on this machine, without leaving out optional packages (${why}).`;
