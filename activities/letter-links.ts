import { createHash } from 'node:crypto';
import type { FileFormat } from '../contracts/documents.ts';

/** The one place that builds a link of a letter: opaque, of one person's one copy (`<public address>/mop/open/<secret>`). */
export function letterLink(publicUrl: string, institutionId: string, secret: string): { readonly url: string; readonly hash: string } {
  return { url: `${publicUrl.replace(/\/$/, '')}/${shownId(institutionId)}/open/${secret}`, hash: hashOf(secret) };
}

/** Where a document of a run is, for whoever may read it: `<public address>/mop/reports/runs/<id>.pdf`. */
export const documentLink = (publicUrl: string, institutionId: string, runId: string, format: FileFormat): string =>
  `${publicUrl.replace(/\/$/, '')}/${shownId(institutionId)}/reports/runs/${runId}.${format.toLowerCase()}`;

/** What is stored of a link's secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A rehearsal's institution has an id of its own that is never shown. */
export const shownId = (institutionId: string): string => institutionId.split('~')[0] ?? institutionId;
