import http from 'node:http';

/** Somebody with a browser: keeps cookies, one connection, and comes from an address of their own. */
export interface Visitor {
  readonly get: (path: string) => Promise<Got>;
  readonly post: (path: string, fields: URLSearchParams) => Promise<Got>;
}
export interface Got {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly ms: number;
}

/** A browser of the network address 10.0.x.y, so that many people are not taken for one. */
export function visitor(origin: string, number: number): Visitor {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const cookies = new Map<string, string>();
  const from = `10.0.${number >> 8}.${number & 255}`;
  const ask = (method: string, path: string, body?: string): Promise<Got> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const headers: Record<string, string> = {
        'x-forwarded-for': from,
        'accept-language': 'es',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
      };
      const request = http.request(new URL(path, origin), { method, agent, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            location: answer.headers.location ?? '',
            ms: performance.now() - began,
          }),
        );
      });
      request.on('error', reject).end(body);
    });
  return { get: (path) => ask('GET', path), post: (path, fields) => ask('POST', path, fields.toString()) };
}

/** The hidden fields and the plainest answers of the form of a page with that key, as somebody in a hurry would fill it. */
export function filled(page: string, key: string): URLSearchParams {
  const form = page.split('<form').find((one) => one.includes(`name="key" value="${key}"`)) ?? '';
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
    fields.append(attribute(input, 'name'), attribute(input, 'value'));
  const asked = new Set<string>();
  for (const [input] of form.matchAll(/<input[^>]*type="radio"[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (asked.has(name) || !PLAIN.has(attribute(input, 'value'))) continue;
    asked.add(name);
    fields.append(name, attribute(input, 'value'));
  }
  for (const [area] of form.matchAll(/<textarea[^>]*>/g)) fields.append(attribute(area, 'name'), 'Se avanzó según lo previsto.');
  return fields;
}

const PLAIN: ReadonlySet<string> = new Set(['ON_COURSE', 'EXPLAINED', 'NO_MOVEMENT', 'READ', 'NONE', 'NARRATIVE']);
const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&#x2F;', '/').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
