import { writeFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import type { DocumentMaker, Log } from '../../activities/dependencies.ts';
import { documentIfPossible } from '../../activities/documents.ts';
import { type LeftLetter, readLetters } from '../../store/events.ts';
import { type ReportRun, runsById } from '../../store/report-runs.ts';
import type { Store } from '../../store/store.ts';
import type { Tx } from '../../store/transaction.ts';
import { formatsOf } from '../web/reports/run-formats.ts';
import { PACKS } from '../web/reports/run-rights.ts';

/** A letter that left and the file of its first copy. */
export interface FiledLetter extends LeftLetter {
  readonly file: string; // `mail/012.eml`
}

/** Writes each letter's final bytes, numbered in the order in which they left: the first To address's copy, and every other under its address. */
export async function writeMail(tx: Tx, folder: string): Promise<ReadonlyMap<string, FiledLetter>> {
  const order = await tx.db.$queryRaw<{ key: string }[]>`
    SELECT payload->>'letter' AS key FROM event WHERE institution_id = ${tx.institutionId} AND kind = 'letter' AND payload->>'what' = 'LEFT' ORDER BY at, seq`;
  const letters = new Map(
    (
      await readLetters(
        tx,
        order.map(({ key }) => key),
      )
    ).map((letter) => [letter.key, letter]),
  );
  const filed = new Map<string, FiledLetter>();
  for (const [index, { key }] of order.entries()) {
    const letter = letters.get(key);
    if (!letter) continue;
    const number = String(index + 1).padStart(3, '0');
    for (const { address, position, bytes } of letter.copies) {
      writeFileSync(path.join(folder, position === 0 ? `${number}.eml` : `${number}.${fileSafe(address)}.eml`), bytes);
    }
    filed.set(key, { ...letter, file: `mail/${number}.eml` });
  }
  return filed;
}

const fileSafe = (address: string): string => address.replace(/[^A-Za-z0-9@._+-]/g, '_');

/** Writes each pack as data, and as the body of its letter: text and HTML; answers their runs. */
export async function writePacks(tx: Tx, folder: string): Promise<ReportRun[]> {
  const runs = await tx.db.reportRun.findMany({
    where: { institutionId: tx.institutionId, code: { in: [...PACKS] } },
    orderBy: [{ at: 'asc' }, { code: 'asc' }],
    include: { letters: { include: { copies: { orderBy: { position: 'asc' }, take: 1 } } } },
  });
  for (const { letters, ...run } of runs) {
    const file = packFile(folder, run);
    writeFileSync(`${file}.json`, `${JSON.stringify(run.data, null, 2)}\n`);
    const bytes = letters[0]?.copies[0]?.bytes;
    if (!bytes) continue; // its letter never left
    const { html, text } = await PostalMime.parse(bytes);
    writeFileSync(`${file}.html`, html ?? '');
    writeFileSync(`${file}.txt`, text ?? '');
  }
  return runsById(
    tx,
    runs.map(({ id }) => id),
  );
}

/** Writes each pack in each form of its documents, in the language of the institution: those that its letters carried, the others made now. */
export async function writeDocuments(
  { store, documents, log }: { readonly store: Store; readonly documents: DocumentMaker; readonly log: Log },
  { institutionId, locale }: { readonly institutionId: string; readonly locale: string },
  runs: readonly ReportRun[],
  folder: string,
): Promise<void> {
  for (const run of runs) {
    for (const format of formatsOf(run.code)) {
      const made = await documentIfPossible(store, documents, { institutionId, run, format, locale }, log);
      if (made) writeFileSync(`${packFile(folder, run)}.${format.toLowerCase()}`, made.bytes);
    }
  }
}

const packFile = (folder: string, { code, version, week }: Pick<ReportRun, 'code' | 'version' | 'week'>): string =>
  path.join(folder, `${week ?? 'pack'}-${code}-v${version}`);
