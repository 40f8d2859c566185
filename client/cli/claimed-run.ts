import { PDFDocument } from 'pdf-lib';

/** What a document says of itself: its title, and the SHA-256 of the data it was made of. */
export interface Claim {
  readonly title: string | null;
  readonly data?: string;
}

/** Reads what a PDF says of itself; undefined for what is none or says nothing. */
export async function claimIn(bytes: Uint8Array): Promise<Claim | undefined> {
  const plain = Buffer.from(bytes).toString('latin1');
  if (!plain.startsWith('%PDF-')) return undefined;
  const { title, keywords } = await toldOf(bytes);
  const data = /\bsha256:([0-9a-f]{64})\b/.exec(keywords ?? plain)?.[1];
  return title === null && data === undefined ? undefined : { title, ...(data !== undefined && { data }) };
}

/** A file that is damaged beyond reading may still have its metadata in plain text. */
async function toldOf(bytes: Uint8Array): Promise<{ readonly title: string | null; readonly keywords?: string | undefined }> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    return { title: document.getTitle() ?? null, keywords: document.getKeywords() };
  } catch {
    return { title: null };
  }
}
