import { defineConfig } from 'vitest/config';

// Three projects, so that the rules are tested without waiting for a server: only `service` starts one of each for the whole run.
const UNIT = ['domain', 'templates', 'contracts', 'replay'].map((folder) => `tests/${folder}/**/*.test.ts`);
const EMBEDDED = ['tests/embedded/**/*.test.ts']; // they start, kill and stop servers of their own

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: UNIT } },
      { extends: true, test: { name: 'embedded', include: EMBEDDED } },
      {
        extends: true,
        test: {
          name: 'service',
          include: ['tests/**/*.test.ts'],
          exclude: [...UNIT, ...EMBEDDED, '**/node_modules/**'],
          globalSetup: ['tests/support/servers.ts'],
        },
      },
    ],
  },
});
