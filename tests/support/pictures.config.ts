import path from 'node:path';
import { defineConfig } from 'vitest/config';

// `npm run pictures`: takes the pictures of docs/pictures again; no test of the usual run.
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ['tests/screens/pictures.run.ts', 'tests/screens/documents.run.ts'],
    globalSetup: ['tests/support/servers.ts'],
  },
});
