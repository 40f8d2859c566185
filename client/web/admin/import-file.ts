import type { Institution } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { readDraft } from '../../../store/drafts.ts';
import type { Tx } from '../../../store/transaction.ts';
import { type GoalImport, readGoals } from '../../import/goals.ts';
import type { TableKind } from '../../import/kinds/index.ts';
import { acceptUpload, safeName } from '../access/upload.ts';
import type { UploadedFile } from '../visit.ts';

/** A table that was sent and waits for its reader to agree. */
export interface WaitingTable {
  readonly kind: TableKind;
  readonly name: string;
  readonly bytes: Buffer;
}
const FORM = 'admin/import';
const LARGEST = 3 * 1024 * 1024;

/** Why a file cannot be looked at as a table, or the file under a safe name. */
export function acceptTable(
  file: UploadedFile | undefined,
): Omit<WaitingTable, 'kind'> | { readonly problem: 'empty' | 'tooLarge' | 'wrongType' } {
  if (file === undefined || file.bytes.length === 0) return { problem: 'empty' };
  if (file.bytes.length > LARGEST) return { problem: 'tooLarge' };
  const name = safeName(file.name);
  if (/\.(csv|tsv|txt)$/i.test(name))
    return file.bytes.includes(0) && !isWide(file.bytes) ? { problem: 'wrongType' } : { name, bytes: file.bytes };
  const accepted = acceptUpload(file);
  if ('problem' in accepted) return accepted;
  return /\.xlsx$/i.test(accepted.name) ? { name: accepted.name, bytes: accepted.bytes } : { problem: 'wrongType' };
}

/** Text of two bytes a letter has zeros in it, and says so by its mark. */
const isWide = (bytes: Buffer): boolean => ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'));

/** The table that waits, if one does. */
export async function waitingTable(tx: Tx): Promise<WaitingTable | undefined> {
  const draft = await readDraft(tx, FORM);
  const { name, bytes, kind } = (draft?.fields ?? {}) as { readonly name?: string; readonly bytes?: string; readonly kind?: TableKind };
  return name === undefined || bytes === undefined ? undefined : { kind: kind ?? 'goals', name, bytes: Buffer.from(bytes, 'base64') };
}

/** The table as the import reads it: where goals have no code, or only a number, the institution's goes before it. */
export async function readWaiting(
  { bytes, name }: WaitingTable,
  { code, locale }: Pick<Institution, 'code' | 'locale'>,
  today: Day,
): Promise<GoalImport> {
  const read = await readGoals(bytes, name, { locale, today });
  const numbered = read.goals.length > 0 && read.goals.every((goal) => /^META-\d+$/.test(goal.code)); // no column of codes
  const wanting = numbered || (read.errors.length > 0 && read.errors.every(({ message }) => message.startsWith('makes the code')));
  return wanting ? readGoals(bytes, name, { locale, today, prefix: `${code.slice(0, 12)}-` }) : read;
}

/** What the table of an import is kept as until it is agreed to. */
export const asDraft = ({ kind, name, bytes }: WaitingTable) => ({
  form: FORM,
  fields: { kind, name, bytes: bytes.toString('base64') },
  seen: null,
});

/** Nothing waits any more. */
export async function dropTable(tx: Tx): Promise<void> {
  await tx.db.formDraft.deleteMany({ where: { institutionId: tx.institutionId, form: FORM } });
}
