import type { FileFormat } from '../contracts/documents.ts';
import type { IntendedLetter } from '../store/letters.ts';
import { type ReportRun, runsById } from '../store/report-runs.ts';
import { transaction } from '../store/transaction.ts';
import { fileNameOf } from '../templates/documents.ts';
import type { LetterDocument } from '../templates/letter-input.ts';
import type { Dependencies } from './dependencies.ts';
import { type KeptDocument, keptDocument } from './documents.ts';
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
export function encloser(maker: Maker, desk: Desk): Enclose {
  const made = new Map<string, Promise<KeptDocument | undefined>>();
  const runs = new Map<string, Promise<ReportRun | undefined>>();
  const runOf = (id: string): Promise<ReportRun | undefined> =>
    kept(runs, id, async () => (await transaction(maker.store, desk.institutionId, 'none', (tx) => runsById(tx, [id])))[0]);
  return async (letter, locale) => {
    const wanted = wantedBy(letter);
    if (maker.documents === undefined || wanted.length === 0) return NOTHING;
    const files: File[] = [];
    for (const one of wanted) {
      maker.heartbeat();
      const run = await runOf(one.run);
      const make = () => enclosable(maker, desk.institutionId, run, one.format, locale);
      const file = one.linked ? undefined : await kept(made, `${one.run} ${one.format} ${locale}`, make);
      const name = file?.fileName ?? (run?.setting ? fileNameOf(run, run.setting, one.format) : undefined);
      files.push({ ...one, file, ...(name !== undefined && { name }) });
    }
    const size = files.reduce((sum, { file }) => sum + (file?.bytes.length ?? 0), 0);
    const fits = size <= desk.limitKb * 1_024;
    return {
      attachments: fits ? files.flatMap(({ file }) => (file ? [attachmentOf(file)] : [])) : [],
      documents: files.map(({ run, format, linked, file, name }) => ({
        format,
        ...(name !== undefined && { name }),
        standing: linked ? 'LINKED' : file === undefined ? 'NOT_MADE' : fits ? 'ATTACHED' : 'TOO_LARGE',
        href: documentLink(maker.identity.publicUrl, desk.institutionId, run, format),
      })),
    };
  };
}

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

/** One document as it is kept; undefined where it cannot be made, which keeps no letter from leaving. */
async function enclosable(
  { store, documents, log }: Maker,
  institutionId: string,
  run: ReportRun | undefined,
  format: FileFormat,
  locale: string,
): Promise<KeptDocument | undefined> {
  if (run === undefined || documents === undefined) return undefined;
  try {
    return await keptDocument(store, documents, { institutionId, run, format, locale });
  } catch (error) {
    log.error('a document could not be made', { institutionId, run: run.id, code: run.code, format, error: String(error) });
    return undefined;
  }
}

function kept<Value>(cache: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
}
