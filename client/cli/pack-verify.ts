import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { openDocuments } from '../../activities/documents.ts';
import { copyBytes, filesByHash, readFile, type SentCopy, sentCopies } from '../../store/report-files.ts';
import { hashOfData, type ReportRun, readRun, runsByHash } from '../../store/report-runs.ts';
import type { Store } from '../../store/store.ts';
import { institutionIds, type Tx, transaction } from '../../store/transaction.ts';
import { fileNameOf } from '../../templates/documents.ts';
import { claimIn } from './claimed-run.ts';
import { command, type Io, JSON_FLAG } from './command.ts';
import { local } from './listing.ts';
import { EXIT, type ExitCode } from './outcome.ts';
import { fileBytes } from './people-of.ts';
import { withStore } from './service.ts';
import { fields } from './table.ts';

/** `rutina pack verify mop-p3-2026-W48.pdf` */
export const verify = command({
  name: 'verify',
  about: 'Says whether a document is, to the byte, one that was sent or handed out, and of which run (domain.md 7.1)',
  args: { file: { type: 'positional', description: 'the document: .pdf, .xlsx, .csv or .docx' }, json: JSON_FLAG },
  examples: ['rutina pack verify mop-p3-2026-W48.pdf', 'rutina pack verify mop-p2-2026-W48-v2.xlsx --json'],
  perform: async ({ file, json }, io) => {
    const bytes = fileBytes(file, 'the document');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return withStore(io.config(), async (store) => {
      const found = await findFile(store, bytes, sha256);
      return found ? tellFound(found, bytes, { json, io }) : tellUnknown(store, bytes, sha256, { json, io });
    });
  },
});

interface Telling {
  readonly json: boolean;
  readonly io: Io;
}
interface Found {
  readonly institutionId: string;
  readonly run: ReportRun;
  readonly format: string;
  readonly locale: string;
  readonly sha256: string;
  readonly sealed: string; // of the data, as the document itself says where it does, else as kept with the run
  readonly madeAt: string | null;
  readonly asOf: string | null;
  readonly sent: readonly (Omit<SentCopy, 'sentAt'> & { readonly sentAt: string | null })[];
  readonly sentKnown: boolean; // copies of letters do not come along with an import
}

async function findFile(store: Store, bytes: Buffer, sha256: string): Promise<Found | undefined> {
  return inAny(store, async (tx) => {
    const [file] = await filesByHash(tx, sha256);
    const run = file && (await readRun(tx, file.run.id));
    if (!run) return undefined;
    const { format, locale, madeAt } = file;
    if ((await readFile(tx, run.id, format, locale))?.bytes.equals(bytes) !== true) return undefined; // a hash alone proves nothing here
    const sealed = (await claimIn(bytes))?.data ?? run.sha256;
    const all = await sentCopies(tx, run.id);
    const copies = all.filter(({ language }) => language === locale);
    const sent = (await carrying(tx, copies, sha256)).map((copy) => ({ ...copy, sentAt: local(tx, copy.sentAt) }));
    const told = { madeAt: local(tx, madeAt), asOf: local(tx, run.asOf), sent, sentKnown: all.length > 0 };
    return { institutionId: tx.institutionId, run, format, locale, sha256, sealed, ...told };
  });
}

/** The copies that carry these very bytes: all of a letter in one language carry the same, or a link where they were too many. */
async function carrying(tx: Tx, copies: readonly SentCopy[], sha256: string): Promise<SentCopy[]> {
  const found: SentCopy[] = [];
  for (const theirs of Map.groupBy(copies, ({ letterId }) => letterId).values()) {
    const [first] = theirs;
    if (first === undefined) continue;
    const { attachments } = await PostalMime.parse(await copyBytes(tx, first.id), { attachmentEncoding: 'arraybuffer' });
    const hashes = attachments.map(({ content }) =>
      createHash('sha256')
        .update(Buffer.from(content as ArrayBuffer))
        .digest('hex'),
    );
    if (hashes.includes(sha256)) found.push(...theirs);
  }
  return found;
}

async function tellFound(found: Found, bytes: Buffer, { json, io }: Telling): Promise<ExitCode> {
  const { institutionId, run, format, locale, sha256, sealed, madeAt, asOf, sent, sentKnown } = found;
  const dataHold = hashOfData(run.data) === sealed;
  const again = await madeAgain(found, bytes);
  if (json) {
    const { code, version, week } = run;
    io.out(
      JSON.stringify(
        {
          verified: dataHold,
          institution: institutionId,
          code,
          version,
          week,
          asOf,
          format,
          locale,
          madeAt,
          sha256,
          data: sealed,
          dataHold,
          madeAgain: again,
          sentKnown,
          sent,
        },
        null,
        2,
      ),
    );
    return dataHold ? EXIT.ok : EXIT.refused;
  }
  io.out(
    dataHold
      ? `This is the document that was ${sent.length > 0 ? 'sent' : 'made'}, to the byte.`
      : 'This is a document that was made, but the data kept of it were changed since: they have another SHA-256.',
  );
  io.out('');
  io.out(
    fields([
      ['document', `${nameOf(run)}${run.setting ? `, ${fileNameOf(run, run.setting, format as 'PDF')}` : ''}`],
      ['institution', `${run.setting?.institution.name ?? institutionId} (${institutionId})`],
      ['data as of', asOf],
      ['made', `${madeAt} in ${locale}, as ${format}`],
      ['SHA-256', sha256],
      ['of its data', `${sealed}, ${dataHold ? 'which the stored data still have' : `but the stored data have ${hashOfData(run.data)}`}`],
      ['made again', again],
      [
        'sent to',
        !sentKnown
          ? 'this home does not know to whom: it keeps no copy of a letter with it'
          : sent.length === 0
            ? 'nobody by mail'
            : sent.map(({ person, notice, sentAt }) => `${person} (${notice}, ${sentAt ?? 'not yet left'})`).join('; '),
      ],
    ]),
  );
  return dataHold ? EXIT.ok : EXIT.refused;
}

/** The same document made once more from the stored run: with the same program it has the same bytes. */
async function madeAgain({ run, format, locale }: Found, bytes: Buffer): Promise<string> {
  const documents = openDocuments();
  try {
    const made = await documents.make({ run, format: format as 'PDF', locale });
    return Buffer.from(made.bytes).equals(bytes)
      ? 'from the stored run: the same bytes'
      : 'from the stored run: other bytes, since the program that makes it has changed, or what is kept of the run was';
  } catch (error) {
    return `it cannot be made here: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await documents.close();
  }
}

/** No document of ours has these bytes; what it says of itself names the run it claims to be of. */
async function tellUnknown(store: Store, bytes: Buffer, sha256: string, { json, io }: Telling): Promise<ExitCode> {
  const claim = await claimIn(bytes);
  const data = claim?.data;
  const claimed =
    data === undefined
      ? undefined
      : await inAny(store, async (tx) => {
          const [run] = await runsByHash(tx, data);
          return run && { institutionId: tx.institutionId, run, asOf: local(tx, run.asOf) };
        });
  if (json) {
    const of = claimed && {
      institution: claimed.institutionId,
      code: claimed.run.code,
      version: claimed.run.version,
      week: claimed.run.week,
      asOf: claimed.asOf,
    };
    io.out(JSON.stringify({ verified: false, sha256, claim: claim ?? null, run: of ?? null }, null, 2));
    return EXIT.refused;
  }
  io.out('This is not a document that was sent: none that was made has these bytes.');
  if (claimed)
    io.out(
      `It says that it is ${nameOf(claimed.run)}, of ${claimed.institutionId} as of ${claimed.asOf}. That run exists: something in this file (a byte, a figure, an omission) was changed, or it was made elsewhere.`,
    );
  else if (claim)
    io.out(
      `It says that it is ${claim.title ?? 'a document of ours'}${data === undefined ? '' : `, of data with the SHA-256 ${data}`}; no run here has them.`,
    );
  else io.out('It does not say of which run it would be: it is no document of ours, or that was taken out of it.');
  io.out('');
  io.out(fields([['SHA-256', sha256]]));
  return EXIT.refused;
}

const nameOf = ({ code, version, week }: Pick<ReportRun, 'code' | 'version' | 'week'>): string =>
  [code, ...(week === null ? [] : [`version ${version}`, week])].join(', ');

/** The first answer of an institution, each under its own tenant. */
async function inAny<Result>(store: Store, look: (tx: Tx) => Promise<Result | undefined>): Promise<Result | undefined> {
  for (const id of await institutionIds(store)) {
    const found = await transaction(store, id, 'none', look);
    if (found !== undefined) return found;
  }
  return undefined;
}
