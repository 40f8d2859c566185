import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import type { Line } from './rehearsing.ts';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The documents that a rehearsal wrote, each with the hash of its bytes. */
export const documentsIn = (out: string): [name: string, sha256: string][] =>
  readdirSync(path.join(out, 'packs'))
    .filter((name) => /\.(?:pdf|xlsx|docx)$/.test(name))
    .map((name) => [name, hashOf(readFileSync(path.join(out, 'packs', name)))]);

/** What a letter of a timeline carries besides invitations, as its readers get it. */
export async function attachedTo(out: string, letter: Line | undefined): Promise<[name: string, sha256: string][]> {
  const { attachments } = await PostalMime.parse(readFileSync(path.join(out, String(letter?.file))), { attachmentEncoding: 'arraybuffer' });
  return attachments
    .filter(({ filename }) => filename !== null && !filename.endsWith('.ics'))
    .map(({ filename, content }) => [String(filename), hashOf(new Uint8Array(content as ArrayBuffer))]);
}
