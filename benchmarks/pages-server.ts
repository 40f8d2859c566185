import { createAccess } from '../client/web/access/access.ts';
import { buildServer } from '../client/web/server.ts';
import { openStore } from '../store/store.ts';

// The pages in a process of their own, as they run in life; its parent signs people in, asks for pages, and reads what they cost.

const [url = ''] = process.argv.slice(2);
const store = openStore({ url, wall: Date.now });
const silent = { info: () => {}, warn: () => {}, error: (message: string, fields?: object) => process.send?.({ error: message, fields }) };
const codes = {
  send: async ({ to, raw }: { readonly to: string; readonly raw: Uint8Array }) => {
    process.send?.({ to, code: /\b(\d{3}[ \u00a0]?\d{3})\b/.exec(Buffer.from(raw).toString('utf8'))?.[1]?.replace(/\D/g, '') });
    return '250 kept';
  },
};
const server = await buildServer(
  {
    store,
    log: silent,
    home: '',
    publicUrl: 'http://127.0.0.1',
    mailElsewhere: true,
    afterActs: () => {},
    advance: async () => {},
  },
  createAccess({ sessionKey: Buffer.alloc(32, 7), mail: { from: 'Rutina <rutina@bench.example>', server: codes } }),
);
process.on('message', () => process.send?.({ statements: store.statements(), rss: process.memoryUsage.rss(), cpu: process.cpuUsage() }));
process.send?.({ listening: await server.listen({ host: '127.0.0.1', port: 0 }) });
