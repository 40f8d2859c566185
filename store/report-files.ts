import { createHash, randomUUID } from 'node:crypto';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { headingOf, type RunHeading } from './report-runs.ts';
import type { Tx } from './transaction.ts';

/** A document made from a run, to the byte: what was sent or handed out, in one format and language (domain.md 7.1). */
export interface ReportFile extends FileHeading {
  readonly bytes: Buffer;
}
interface FileHeading {
  readonly id: Id;
  readonly runId: Id;
  readonly format: string; // PDF, XLSX, CSV, DOCX
  readonly locale: string;
  readonly sha256: string;
  readonly madeAt: Instant;
}

/** Keeps a document; asked again for the same run, format and language it answers the one that is kept. */
export async function keepFile(
  tx: Tx,
  runId: Id,
  { format, locale, bytes, madeAt }: Pick<ReportFile, 'format' | 'locale' | 'madeAt'> & { readonly bytes: Uint8Array },
): Promise<ReportFile> {
  const row = {
    institutionId: tx.institutionId,
    id: randomUUID(),
    runId,
    format,
    locale,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: new Uint8Array(bytes),
    madeAt: new Date(madeAt),
  };
  await tx.db.reportFile.createMany({ data: [row], skipDuplicates: true });
  const kept = await readFile(tx, runId, format, locale);
  if (!kept) throw new Error(`the ${format} of run ${runId} was not kept`);
  return kept;
}

/** The kept document of a run in one format and language. */
export async function readFile(tx: Tx, runId: Id, format: string, locale: string): Promise<ReportFile | undefined> {
  const row = await tx.db.reportFile.findUnique({
    where: { institutionId_runId_format_locale: { institutionId: tx.institutionId, runId, format, locale } },
  });
  return row ? { ...row, bytes: Buffer.from(row.bytes), madeAt: row.madeAt.getTime() } : undefined;
}

/** The kept documents with these very bytes, with the runs that they were made from. */
export async function filesByHash(tx: Tx, sha256: string): Promise<(FileHeading & { readonly run: RunHeading })[]> {
  const rows = await tx.db.reportFile.findMany({
    where: { institutionId: tx.institutionId, sha256 },
    omit: { bytes: true },
    include: { run: { omit: { data: true, setting: true } } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ run, ...row }) => ({
    ...row,
    madeAt: row.madeAt.getTime(),
    run: headingOf(run),
  }));
}

/** One copy of a letter that a run was sent with. */
export interface SentCopy {
  readonly id: Id;
  readonly letterId: Id;
  readonly notice: string;
  readonly person: string;
  readonly address: string;
  readonly capacity: 'TO' | 'CC';
  readonly language: string;
  readonly sentAt: Instant | null; // null: it has not left
}
/** To whom a run was sent with the letters of the routine, in the order of the copies. */
export async function sentCopies(tx: Tx, runId: Id): Promise<SentCopy[]> {
  const rows = await tx.db.$queryRaw<(Omit<SentCopy, 'sentAt'> & { readonly sentAt: Date | null })[]>`
    SELECT c.id, c.letter_id AS "letterId", l.notice, p.name AS person, c.address, c.capacity, c.language, c.sent_at AS "sentAt"
    FROM letter l JOIN letter_copy c ON c.institution_id = l.institution_id AND c.letter_id = l.id
      JOIN person p ON p.institution_id = c.institution_id AND p.id = c.person_id
    WHERE l.institution_id = ${tx.institutionId}
      AND (l.report_run_id = ${runId}::uuid OR (l.notice = 'N30' AND l.data->'reports' @> jsonb_build_array(jsonb_build_object('run', ${runId}::text))))
    ORDER BY l.seq, c.position`;
  return rows.map((row) => ({ ...row, sentAt: row.sentAt?.getTime() ?? null }));
}

/** A copy as it left, to the byte. */
export async function copyBytes(tx: Tx, id: Id): Promise<Buffer> {
  const { bytes } = await tx.db.letterCopy.findUniqueOrThrow({
    where: { institutionId_id: { institutionId: tx.institutionId, id } },
    select: { bytes: true },
  });
  return Buffer.from(bytes);
}
