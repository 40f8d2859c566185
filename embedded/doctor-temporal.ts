import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { SEARCH_ATTRIBUTES } from './temporal-session.ts';

/** Whether an existing cluster answers, and knows our namespace and search attributes. */
export async function openConnection(
  variables: Readonly<Record<string, string>>,
): Promise<{ ok: boolean; found: string; remedy?: string }> {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig({ overrideEnvVars: { ...variables } });
  const where = `${connectionOptions.address ?? 'the address of the profile'}, namespace ${namespace}`;
  let connection: Connection | undefined;
  try {
    const { address, tls, apiKey, metadata } = connectionOptions;
    connection = await Connection.connect({
      connectTimeout: '3s',
      ...(address !== undefined && { address }),
      ...(tls !== undefined && tls !== null && { tls }),
      ...(apiKey !== undefined && { apiKey }),
      ...(metadata !== undefined && { metadata }),
    });
    await connection.workflowService.describeNamespace({ namespace });
    const missing = await missingAttributes(connection, namespace);
    if (missing.length === 0) return { ok: true, found: where };
    const remedy = missing.map(
      (name) => `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type Keyword`,
    );
    return { ok: false, found: `${where}: without the search attributes ${missing.join(', ')}`, remedy: remedy.join('; ') };
  } catch (error) {
    const found = `${where}: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, found, remedy: 'check TEMPORAL_ADDRESS or TEMPORAL_PROFILE, the namespace, TLS and the API key' };
  } finally {
    await connection?.close();
  }
}

/** Temporal Cloud refuses the operator service to most keys: then the first workflow will tell. */
async function missingAttributes(connection: Connection, namespace: string): Promise<readonly string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return SEARCH_ATTRIBUTES.filter((name) => customAttributes?.[name] === undefined);
  } catch {
    return [];
  }
}
