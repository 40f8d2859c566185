import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface WebhookRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
/** How a receiver answered; `refused` is ours: the address is none we speak to, now or later. */
export type WebhookReply =
  | { readonly kind: 'taken' | 'failed'; readonly reply: string }
  | { readonly kind: 'refused'; readonly reply: string };
export type PostWebhook = (request: WebhookRequest) => Promise<WebhookReply>;

const PATIENCE_MS = 10_000;
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

/** True for an address of this machine or of a network of its own, which a webhook must not reach. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const [plain, family] = mapped === undefined ? [address, isIP(address) === 6 ? 'ipv6' : 'ipv4'] : [mapped, 'ipv4'];
  return isIP(plain) === 0 || INSIDE.check(plain, family as 'ipv4' | 'ipv6') || /^::ffff:/i.test(plain);
}

/** Speaks to receivers outside: over TLS, to an address looked up and checked in the same step, following nowhere. */
export function webhookPoster({ inside }: { readonly inside: boolean }): PostWebhook {
  return async ({ url, body, headers }) => {
    const address = URL.parse(url);
    if (address === null || (address.protocol !== 'https:' && !(inside && address.protocol === 'http:')))
      return { kind: 'refused', reply: 'only addresses that begin with https: are told' };
    const literal = address.hostname.replace(/^\[|\]$/g, '');
    if (!inside && isIP(literal) !== 0 && isInside(literal)) return { kind: 'refused', reply: INSIDE_TOLD };
    return post(address, body, headers, inside);
  };
}

const INSIDE_TOLD = 'the address is of a network of its own, which WEBHOOKS_INSIDE=no does not reach';
class InsideError extends Error {}

/** Every address of the name is looked at, so that none can stand in for another afterwards. */
const outsideOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, [], 0);
    const addresses = Array.isArray(found) ? found : [];
    if (addresses.some(({ address }) => isInside(address))) return callback(new InsideError(INSIDE_TOLD), [], 0);
    const [first] = addresses;
    return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 4);
  });
};

function post(address: URL, body: string, headers: WebhookRequest['headers'], inside: boolean): Promise<WebhookReply> {
  const { request } = address.protocol === 'https:' ? https : http;
  const { promise, resolve } = Promise.withResolvers<WebhookReply>();
  const sent = request(
    address,
    {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
      ...(!inside && { lookup: outsideOnly }),
    },
    (answer) => {
      const status = answer.statusCode ?? 0;
      answer.resume(); // what it says is not kept: only how it answered
      answer.once('error', () => {});
      resolve({ kind: status >= 200 && status < 300 ? 'taken' : 'failed', reply: `HTTP ${status}` });
    },
  );
  sent.once('error', (error) => resolve({ kind: error instanceof InsideError ? 'refused' : 'failed', reply: error.message.slice(0, 200) }));
  sent.end(body);
  return promise;
}
