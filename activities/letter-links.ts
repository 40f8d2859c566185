import { createHash } from 'node:crypto';

/** The one place that builds a link of a letter: opaque, of one person's one copy (`<public address>/mop/open/<secret>`). */
export function letterLink(publicUrl: string, institutionId: string, secret: string): { readonly url: string; readonly hash: string } {
  return { url: `${publicUrl.replace(/\/$/, '')}/${shownId(institutionId)}/open/${secret}`, hash: hashOf(secret) };
}

/** What is stored of a link's secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A rehearsal's institution has an id of its own that is never shown. */
export const shownId = (institutionId: string): string => institutionId.split('~')[0] ?? institutionId;
