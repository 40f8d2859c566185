/** The fields of a form of a page, by its key, as a browser without script would send them. */
export function fieldsOf(html: string, key: string): Record<string, string[]> {
  const form = [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].find(([, inner]) =>
    inner?.includes(`name="key" value="${escaped(key)}"`),
  );
  if (!form) throw new Error(`the page has no form ${key}`);
  const fields: Record<string, string[]> = {};
  for (const [tag] of (form[1] ?? '').matchAll(/<input[^>]*>/g)) {
    const [, name] = / name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ''] = / value="([^"]*)"/.exec(tag) ?? [];
    if (name === undefined || name === '_csrf' || (/type="(checkbox|radio)"/.test(tag) && !tag.includes(' checked'))) continue;
    fields[name] = [...(fields[name] ?? []), plain(value)];
  }
  return fields;
}

/** What people read of a page, in one line. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x2B;', '+')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

const escaped = (text: string): string => text.replaceAll('=', '&#x3D;');
