#!/usr/bin/env node
// What the Prisma command line takes for its schema engine: the engine's own WebAssembly behind a driver adapter, all of it from npm packages,
// so that `prisma migrate` works where no native engine can be downloaded. The two speak JSON-RPC over standard input and output, one line
// per message. The command line says nothing and ends well when this process dies: whoever calls it looks for its final sentence.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CHAR_OID = 18; // the catalogue's own one-byte "char"
const TEXT_OID = 25;
const NOWHERE = 'postgresql://127.0.0.1:1/none';
const DEBUG = Boolean(process.env.DEBUG_WASM);
/** The engine's panics leave their message here. */
const panic = { message: '' };
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic.message = `RuntimeError: ${message}`;
  },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean' },
  },
});
const { url } = options.datasource ? JSON.parse(options.datasource) : {};

process.on('uncaughtException', (error) => {
  log({ message: panic.message || error.message, is_panic: true });
  process.exit(101);
});

if (options.version) process.stdout.write('schema-engine-cli wasm\n');
else if (positionals[0] === 'cli') await runCommand(positionals[1]);
else serve();

/** The commands about a whole database, which the engine is started for one by one. */
async function runCommand(command) {
  process.stderr.write('\n');
  const address = new URL(url);
  const database = decodeURIComponent(address.pathname.slice(1));
  if (command !== 'can-connect-to-database') address.pathname = '/postgres';
  const client = new pg.Client({ connectionString: address.href });
  try {
    await client.connect();
    const name = client.escapeIdentifier(database);
    if (command === 'create-database') await client.query(`CREATE DATABASE ${name}`);
    if (command === 'drop-database') await client.query(`DROP DATABASE IF EXISTS ${name}`);
  } catch (error) {
    const codes = { '3D000': 'P1003', '28P01': 'P1000' };
    log({ message: error.message, error_code: codes[error.code] ?? 'P1001', is_panic: false });
    process.exitCode = 1;
  } finally {
    await client.end();
  }
}

/** Answers requests one after the other until the input ends. */
function serve() {
  let chain = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    if (line.trim() === '') return;
    const message = JSON.parse(line);
    if (message.method) chain = chain.then(() => answer(message)); // the rest are answers to our own `print`
  });
  lines.on('close', () => chain.then(() => process.exit(0)));
}

async function answer({ id, method, params }) {
  try {
    const result = await call(method, params);
    if (method !== 'diff' || result.stdout == null) return send({ id, result: result ?? null });
    // The native engine asks its client to print a difference.
    send({ id: id + 1_000_000, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } });
    send({ id, result: { exitCode: result.exitCode, stdout: null } });
  } catch (error) {
    if (DEBUG) process.stderr.write(`${error.stack}\n`);
    const data = { is_panic: false, message: panic.message || error.message, ...(error.code && { error_code: error.code }) };
    send({ id, error: { code: 4466, message: error.message, data } });
  }
}

/** One engine per request: after `applyMigrations` it has lost the way to its shadow database. */
async function call(method, params) {
  if (method === 'introspectSql') throw new Error('TypedSQL is not supported by this schema engine: use $queryRaw');
  const engine = await newEngine(method);
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters }); // these find it only after this
  }
  return engine[method === 'getDatabaseVersion' ? 'version' : method](params);
}

async function newEngine(method) {
  const SchemaEngine = await loadEngine();
  const datamodels = options.datamodels?.map((file) => [file, readFileSync(file, 'utf8')]);
  const hear = (line) => {
    if (DEBUG) process.stderr.write(`${line}\n`);
  };
  return SchemaEngine.new({ datamodels }, hear, bindMigrationAwareSqlAdapterFactory(adapterFor(method)));
}

let loaded;
function loadEngine() {
  loaded ??= (async () => {
    const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const glue = await import(glueFile);
    const code = readFileSync(path.join(path.dirname(glueFile), 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return glue.SchemaEngine;
  })();
  return loaded;
}

function adapterFor(method) {
  const schema = url ? (new URL(url).searchParams.get('schema') ?? undefined) : undefined;
  const main = new PrismaPg({ connectionString: url || NOWHERE }, { schema });
  return {
    provider: main.provider,
    adapterName: main.adapterName,
    connect: async () => {
      const adapter = wholeScripts(withChars(await main.connect()));
      // The engine always connects first; a difference that needs no live database must not depend on one.
      if (method === 'diff' && !(await answers(adapter))) return inMemory();
      return adapter;
    },
    connectToShadowDb: inMemory, // so neither the right to create databases nor a second server is needed
  };
}

/** The adapter would cut a script at every semicolon, those inside a function's body too. */
function wholeScripts(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

async function answers(adapter) {
  try {
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] });
    return true;
  } catch {
    return false;
  }
}

async function inMemory() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  return withChars(await new PrismaPGlite(new PGlite()).connect());
}

/** The catalogue's "char" is not among the types that driver adapters convert, and the engine wants it as a character. */
function withChars(adapter) {
  const chars = new WeakMap();
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const startTransaction = adapter.startTransaction?.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const columns = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    chars.set(query, columns);
    for (const column of columns) result.fields[column].dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of chars.get(query) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  if (startTransaction) adapter.startTransaction = async (level) => withChars(await startTransaction(level));
  return adapter;
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function log(fields) {
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
