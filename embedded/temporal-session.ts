import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { accepts } from './ports.ts';

const KEYWORD = 2; // temporal.api.enums.v1.IndexedValueType
/** What operators find runs by; set when a workflow starts. */
export const SEARCH_ATTRIBUTES = ['Institution', 'Week'] as const;

/** Whether a Temporal server answers on this port of our machine. */
export async function temporalAnswers(port: number): Promise<boolean> {
  const address = `127.0.0.1:${port}`;
  try {
    if (!(await accepts('127.0.0.1', port))) return false;
    const connection = await Connection.connect({ address, connectTimeout: '2s' });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

/** Adds the search attributes a namespace lacks; at every start, since the server's own flags count only when the namespace is made. */
export async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = SEARCH_ATTRIBUTES.filter((name) => customAttributes?.[name] === undefined);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map((name) => [name, KEYWORD]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

/** The same for a server that has only just started, whose namespace may take a moment to be there. */
export async function prepareNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '10s' });
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await connection.workflowService.describeNamespace({ namespace });
        return await ensureSearchAttributes(connection, namespace);
      } catch (error) {
        if (attempt === 50) throw error;
        await pause(100);
      }
    }
  } finally {
    await connection.close();
  }
}
