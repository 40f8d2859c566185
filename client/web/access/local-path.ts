const LONGEST = 500;

/** A place below an institution's own addresses, as given in a form or address; anything that would lead elsewhere leads to its first page. */
export function localPath(base: string, given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST || !/^\/[A-Za-z0-9]/.test(given)) return base;
  // What a browser would read differently from us is not followed: backslashes, control characters, encoded slashes and dots.
  if (/[\\\p{C}\s]/u.test(given) || /%(?:2f|5c|2e|0|1|7f)/i.test(given)) return base;
  const ours = 'http://ours.invalid';
  const read = URL.parse(given, ours);
  if (read === null || read.origin !== ours || (read.pathname !== base && !read.pathname.startsWith(`${base}/`))) return base;
  return `${read.pathname}${read.search}${read.hash}`;
}
