import { Client, Connection } from '@temporalio/client';

/** How to reach the engine, for client and worker alike. */
export interface EngineOptions {
  readonly address: string;
  readonly tls?:
    | boolean
    | {
        readonly serverNameOverride?: string;
        readonly serverRootCACertificate?: Buffer;
        readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
      };
  readonly apiKey?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Engine {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Connects to the engine; the search attributes that name an institution and its week are there afterwards. */
export async function connectEngine(
  options: EngineOptions,
  { namespace, taskQueue }: { readonly namespace: string; readonly taskQueue: string },
): Promise<Engine> {
  const connection = await Connection.connect(options);
  const client = new Client({ connection, namespace });
  return { client, connection, namespace, taskQueue };
}
