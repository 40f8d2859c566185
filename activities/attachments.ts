import type { FileFormat } from '../contracts/documents.ts';
import type { IntendedLetter } from '../store/letters.ts';
import { type ReportRun, runsById } from '../store/report-runs.ts';
import { transaction } from '../store/transaction.ts';
import { fileNameOf } from '../templates/documents.ts';
import type { LetterDocument } from '../templates/letter-input.ts';
import type { Dependencies } from './dependencies.ts';
import { documentIfPossible, type KeptDocument } from './documents.ts';
import { documentLink } from './letter-links.ts';
import type { Attachment } from './message.ts';

/** In which forms the packs go with their letters (domain.md 7.3); those of N30 are the subscriber's. */
const FORMATS: Readonly<Record<string, readonly FileFormat[]>> = {
  N14: ['PDF', 'XLSX'],
  N16: ['PDF'],
  N17: ['PDF'],
  N19: ['PDF'],
  N24: ['PDF'],
};

/** The documents of one copy: what it carries, or where they are instead. */
export interface Enclosed {
  readonly attachments: readonly Attachment[];
  readonly documents: readonly LetterDocument[];
}
export type Enclose = (letter: IntendedLetter, locale: string) => Promise<Enclosed>;

type Maker = Pick<Dependencies, 'store' | 'documents' | 'identity' | 'log' | 'heartbeat'>;
interface Desk {
  readonly institutionId: string;
  readonly limitKb: number;
}
const NOTHING: Enclosed = { attachments: [], documents: [] };

/**
 * Makes the documents that letters carry, with the bytes of the letter and before its first attempt: once for each run, format and language,
 * outside of any transaction. What is too large or cannot be made is a link (domain.md 7.3).
 */
export function encloser({ store, documents, identity, log, heartbeat }: Maker, { institutionId, limitKb }: Desk): Enclose {
  const made = new Map<string, Promise<KeptDocument | undefined>>();
  const runs = new Map<string, Promise<ReportRun | undefined>>();
  const runOf = (id: string): Promise<ReportRun | undefined> =>
    kept(runs, id, async () => (await transaction(store, institutionId, 'none', (tx) => runsById(tx, [id])))[0]);
  const documentOf = async (run: ReportRun, format: FileFormat, locale: string): Promise<KeptDocument | undefined> =>
    documents &&
    kept(made, `${run.id} ${format} ${locale}`, () => documentIfPossible(store, documents, { institutionId, run, format, locale }, log));
  return async (letter, locale) => {
    const wanted = wantedBy(letter);
    if (documents === undefined || wanted.length === 0) return NOTHING;
    const files: File[] = [];
    for (const one of wanted) {
      heartbeat();
      const run = await runOf(one.run);
      const file = run === undefined || one.linked ? undefined : await documentOf(run, one.format, locale);
      const name = file?.fileName ?? (run?.setting ? fileNameOf(run, run.setting, one.format) : undefined);
      files.push({ ...one, file, ...(name !== undefined && { name }) });
    }
    const size = files.reduce((sum, { file }) => sum + carried(file?.bytes.length ?? 0), 0);
    const fits = size <= limitKb * 1_024;
    return {
      attachments: fits ? files.flatMap(({ file }) => (file ? [attachmentOf(file)] : [])) : [],
      documents: files.map(({ run, format, linked, file, name }) => ({
        format,
        ...(name !== undefined && { name }),
        standing: linked ? 'LINKED' : file === undefined ? 'NOT_MADE' : fits ? 'ATTACHED' : 'TOO_LARGE',
        href: documentLink(identity.publicUrl, institutionId, run, format),
      })),
    };
  };
}

/** How many bytes a mail takes to carry so many: four characters for three of them, in lines of 76. A server minds the mail, not the file. */
const carried = (bytes: number): number => Math.ceil((Math.ceil(bytes / 3) * 4 * 78) / 76);

const attachmentOf = ({ fileName, mediaType, bytes }: KeptDocument): Attachment => ({ filename: fileName, mediaType, bytes });

interface File extends Wanted {
  readonly file: KeptDocument | undefined;
  readonly name?: string;
}
interface Wanted {
  readonly run: string;
  readonly format: FileFormat;
  readonly linked?: true; // nothing is attached of it
}
function wantedBy({ notice, runId, data }: IntendedLetter): Wanted[] {
  if (notice === 'N30' && 'reports' in data)
    return data.reports.flatMap(({ run, formats }): Wanted[] => {
      if (run === null) return [];
      return formats.length === 0 ? [{ run, format: 'PDF', linked: true }] : formats.map((format) => ({ run, format }));
    });
  return runId === null ? [] : (FORMATS[notice] ?? []).map((format) => ({ run: runId, format }));
}

function kept<Value>(cache: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}
