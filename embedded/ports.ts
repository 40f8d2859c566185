import net from 'node:net';

/** The first of the preferred ports that is free on this machine, else any free one; port 0 asks for any. */
export async function choosePort(preferred: readonly number[], except: readonly number[] = []): Promise<number> {
  for (const port of preferred) if (port !== 0 && !except.includes(port) && (await isPortFree(port))) return port;
  for (;;) {
    const port = await listenOnce(0);
    if (port !== undefined && !except.includes(port)) return port;
  }
}

/** Whether nobody listens on this port, on the loopback address or on all of them. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** Whether anybody accepts a connection there; at once, where a client with patience would knock again and again. */
export function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((settled) => {
    const socket = net.connect({ host, port, timeout: 2_000 });
    const settle = (answer: boolean) => (): void => {
      settled(answer);
      socket.destroy();
    };
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  });
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((settled) => {
    const server = net.createServer();
    server.once('error', () => settled(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => settled(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
