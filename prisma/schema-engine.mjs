#!/usr/bin/env node
// Prisma "schema-engine" executable made of npm packages only:
// the WASM schema engine + a driver adapter, spoken to by the Prisma CLI through
// PRISMA_SCHEMA_ENGINE_BINARY (JSON-RPC over stdio, one line per message).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const require = createRequire(import.meta.url);
const log = (level, fields) =>
  process.stderr.write(JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }) + '\n');

const { values: o, positionals } = parseArgs({
  allowPositionals: true, strict: false,
  options: {
    datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' }, 'extension-types': { type: 'string' },
    version: { type: 'boolean' },
  },
});
if (o.version) { console.log('schema-engine-cli wasm'); process.exit(0); }
const datasource = o.datasource ? JSON.parse(o.datasource) : {};
const url = datasource.url;

if (positionals[0] === 'cli') {
  process.stderr.write('\n');
  const u = new URL(url);
  const name = decodeURIComponent(u.pathname.slice(1));
  const fail = (e) => {
    log('ERROR', { message: e.message, error_code: e.code === '3D000' ? 'P1003' : e.code === '28P01' ? 'P1000' : 'P1001', is_panic: false });
    process.exit(1);
  };
  try {
    if (positionals[1] !== 'can-connect-to-database') u.pathname = '/postgres';
    const c = new pg.Client({ connectionString: u.href });
    await c.connect();
    if (positionals[1] === 'create-database') await c.query(`CREATE DATABASE ${c.escapeIdentifier(name)}`);
    if (positionals[1] === 'drop-database') await c.query(`DROP DATABASE IF EXISTS ${c.escapeIdentifier(name)}`);
    await c.end();
  } catch (e) { fail(e); }
  process.exit(0);
}

let wasm;
const loadWasm = () => (wasm ??= (async () => {
  const bgPath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bg = await import(bgPath);
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(path.dirname(bgPath), 'schema_engine_bg.wasm')), { './schema_engine_bg.js': bg });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bg.SchemaEngine;
})());

// What the engine throws carries user_facing_error JSON or a driver adapter error id.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { message: '', set_message(m) { this.message = `RuntimeError: ${m}`; } };

// The catalogue's "char" (oid 18) is not among the types the driver adapters convert, and the engine wants a Character.
function patch(q) {
  const chars = new WeakMap();
  const io = q.performIO.bind(q), raw = q.queryRaw.bind(q), st = q.startTransaction?.bind(q);
  q.performIO = async (query) => {
    const r = await io(query);
    chars.set(query, (r.fields ?? []).flatMap((f, i) => (f.dataTypeID === 18 ? [i] : [])));
    for (const i of chars.get(query)) r.fields[i].dataTypeID = 25;
    return r;
  };
  q.queryRaw = async (query) => {
    const r = await raw(query);
    for (const i of chars.get(query) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  if (st) q.startTransaction = async (level) => patch(await st(level));
  return q;
}

async function memory() {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  return patch(await new PrismaPGlite(new PGlite()).connect());
}

let method; // of the request in hand
function adapterFactory() {
  const schema = url ? new URL(url).searchParams.get('schema') ?? undefined : undefined;
  const main = new PrismaPg({ connectionString: url || 'postgresql://127.0.0.1:1/none' }, { schema });
  return {
    provider: main.provider, adapterName: main.adapterName,
    connect: async () => {
      const a = patch(await main.connect());
      // The WASM engine always connects first; a diff that needs no live database must not depend on one.
      if (method === 'diff') try { await a.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] }); } catch { return memory(); }
      return a;
    },
    // Shadow database: an in-memory PGlite, so neither CREATEDB nor a second server is needed.
    connectToShadowDb: memory,
  };
}

process.on('uncaughtException', (e) => { log('ERROR', { message: PRISMA_WASM_PANIC_REGISTRY.message || e.message, is_panic: true }); process.exit(101); });
const out = (m) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...m }) + '\n');
async function newEngine() {
  const SchemaEngine = await loadWasm();
  const datamodels = o.datamodels?.map((f) => [f, readFileSync(f, 'utf8')]);
  return SchemaEngine.new({ datamodels }, (l) => process.env.DEBUG_WASM && process.stderr.write(l + '\n'),
    bindMigrationAwareSqlAdapterFactory(adapterFactory()));
}

const rename = { getDatabaseVersion: 'version' };
async function handle({ id, method: m0, params }) {
  try {
    if (m0 === 'introspectSql') throw new Error('TypedSQL is not supported by the WASM schema engine: use $queryRaw');
    method = m0;
    // One engine per request, primed: these two find their shadow factory only after a devDiagnostic and before any applyMigrations.
    const e = await newEngine();
    if (m0 === 'evaluateDataLoss' || m0 === 'createMigration') await e.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    let result = await e[rename[m0] ?? m0](params);
    if (m0 === 'diff' && result.stdout != null) { // the native engine asks its client to print
      out({ id: id + 1_000_000, method: 'print', params: { content: result.stdout.replace(/\n$/, '') } });
      result = { exitCode: result.exitCode, stdout: null };
    }
    out({ id, result: result ?? null });
  } catch (e) {
    const data = { is_panic: false, message: PRISMA_WASM_PANIC_REGISTRY.message || e.message };
    if (e.code) data.error_code = e.code;
    if (process.env.DEBUG_WASM) console.error(e);
    out({ id, error: { code: 4466, message: e.message, data } });
  }
}
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity });
let chain = Promise.resolve();
rl.on('line', (l) => { if (!l.trim()) return; const m = JSON.parse(l); if (m.method) chain = chain.then(() => handle(m)); });
rl.on('close', () => chain.then(() => process.exit(0)));
