import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { startEphemeralTemporal } from '../../embedded/temporal.ts';
import { testEngine } from '../support/engine.ts';
import { fakeRecord } from '../workflows/fake-record.ts';
import { SCENARIOS } from './scenarios.ts';

const FOLDER = path.join(import.meta.dirname, 'histories');

// Run by hand when a workflow has a new path: node client/cli/rutina.mjs --script tests/replay/record.ts
// It writes the histories that are missing and never touches one that is there: a red replay is a version change, not a stale file.
mkdirSync(FOLDER, { recursive: true });
const missing = SCENARIOS.filter(({ name }) => !existsSync(path.join(FOLDER, `${name}.json`)));
if (missing.length > 0) {
  const server = await startEphemeralTemporal({ progress: (line) => console.error(line) });
  const record = fakeRecord();
  const engine = await testEngine(record.activities, [], server.address);
  try {
    for (const { name, play } of missing) {
      const handle = await play(engine, record);
      const json = historyToJSON(await handle.fetchHistory());
      writeFileSync(path.join(FOLDER, `${name}.json`), `${nameless(json)}\n`, { flag: 'wx' });
      console.log(`${name}: recorded`);
    }
  } finally {
    await engine.close();
    await server.stop();
  }
}
console.log(`${missing.length} recorded, ${SCENARIOS.length - missing.length} were there`);

/** Who recorded it, and where, is nobody's business. */
function nameless(json: string): string {
  const here = [...json.matchAll(/"identity": ?"([^"]+)"/g)].map(([, identity]) => identity ?? '');
  const longestFirst = [...new Set(here)].sort((a, b) => b.length - a.length);
  const history: unknown = JSON.parse(longestFirst.reduce((text, identity) => text.replaceAll(identity, 'recorder'), json));
  return JSON.stringify(history, (key, value: unknown) => (key === 'stackTrace' ? '' : value));
}
