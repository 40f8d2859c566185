import type { FileFormat } from '../contracts/documents.ts';
import { keepFile, readFile } from '../store/report-files.ts';
import type { ReportRun } from '../store/report-runs.ts';
import type { Store } from '../store/store.ts';
import { transaction } from '../store/transaction.ts';
import { type AskedOfRun, type MadeDocument, makeDocument, namesOf } from '../templates/documents.ts';
import { createTypesetter } from '../templates/typeset.ts';
import { createTables } from '../templates/write-tables.ts';
import type { DocumentMaker, Log } from './dependencies.ts';

/** A kept run of an institution, in one form and language. */
export interface AskedDocument {
  readonly institutionId: string;
  readonly run: ReportRun;
  readonly format: FileFormat;
  readonly locale: string;
}
/** A document as everybody who has it has it. */
export interface KeptDocument extends MadeDocument {
  readonly bytes: Buffer;
  readonly sha256: string;
}
/** The maker of a process: it has a thread of its own, which ends with `close`. */
export interface Documents extends DocumentMaker {
  readonly close: () => Promise<void>;
}

/** The document of a kept run: the bytes that were handed out before, else made now, outside of any transaction, and kept before anybody has them (domain.md 7.1). */
export async function keptDocument(
  store: Store,
  maker: DocumentMaker,
  { institutionId, run, format, locale }: AskedDocument,
): Promise<KeptDocument> {
  const before = await transaction(store, institutionId, 'none', (tx) => readFile(tx, run.id, format, locale));
  const { bytes, sha256 } = before ?? (await makeAndKeep());
  return { bytes, sha256, ...namesOf(run, format) };

  async function makeAndKeep() {
    const made = await maker.make({ run, format, locale });
    return transaction(store, institutionId, 'none', (tx) => keepFile(tx, run.id, { format, locale, bytes: made.bytes, madeAt: tx.now }));
  }
}

/** The same, or nothing where it cannot be made, which is told: what would carry it goes without. */
export async function documentIfPossible(
  store: Store,
  maker: DocumentMaker,
  asked: AskedDocument,
  log: Pick<Log, 'error'>,
): Promise<KeptDocument | undefined> {
  try {
    return await keptDocument(store, maker, asked);
  } catch (error) {
    const { institutionId, run, format } = asked;
    log.error('a document could not be made', { institutionId, run: run.id, code: run.code, format, error: String(error) });
    return undefined;
  }
}

/** Makes documents away from the thread that works: PDF in one thread, tables and texts in another, one after the other; what is asked for twice at once is made once. */
export function openDocuments(): Documents {
  const typesetter = createTypesetter();
  const tables = createTables();
  const underWay = new Map<string, Promise<MadeDocument>>();
  const make = async (asked: AskedOfRun): Promise<MadeDocument> =>
    asked.format === 'PDF' ? makeDocument(asked, typesetter) : { bytes: await tables.make(asked), ...namesOf(asked.run, asked.format) };
  return {
    make: (asked) => {
      const key = `${asked.run.id} ${asked.format} ${asked.locale}`;
      const present = underWay.get(key) ?? make(asked).finally(() => underWay.delete(key));
      underWay.set(key, present);
      return present;
    },
    close: async () => void (await Promise.all([typesetter.close(), tables.close()])),
  };
}
