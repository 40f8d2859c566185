// Who may know whom (docs/architecture.md). A folder may import what stands beside it here, and nothing else of ours.
// The parser sees `import type` like any other import; which imports must be of types alone is decided by tests/support/check-imports.ts.
const OURS = ['domain', 'contracts', 'workflows', 'activities', 'store', 'reports', 'templates', 'worker', 'client', 'embedded', 'config'];
const MAY_IMPORT = {
  domain: [],
  contracts: ['domain'],
  workflows: ['domain', 'contracts', 'activities/index\\.ts$'],
  templates: ['domain', 'contracts'],
  store: ['domain', 'prisma/generated'],
  reports: ['domain', 'contracts', 'store'],
  activities: ['domain', 'contracts', 'store', 'reports', 'templates'],
  embedded: [],
  config: [],
};
/** Where the environment is read: the entries, and the parts that entries put together for one another. */
const READS_CONFIG = '^(client/cli/|client/web/main\\.ts$|client/parts\\.ts$|worker/main\\.ts$|config/|tests/|benchmarks/)';

const folder = (name) => `^${name}(/|$)`;
const directions = Object.entries(MAY_IMPORT).map(([name, others]) => ({
  name: `${name}-direction`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: {
    path: [...OURS, 'prisma', 'tests', 'benchmarks'].map(folder),
    pathNot: [name, ...others].map((other) => (other.includes('\\.') ? `^${other}` : `^${other}/`)),
  },
}));
/** npm packages and Node's own modules that a folder does without, told by the ones it may have. */
const onlyPackages = (name, allowed) => ({
  name: `${name}-packages`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
    ...(allowed && { pathNot: allowed }),
  },
});
/** A package that only these folders know. */
const knownOnlyBy = (name, packages, folders) => ({
  name,
  severity: 'error',
  from: { pathNot: `^(${folders.join('|')})` },
  to: { path: `^node_modules/(${packages.join('|')})/` },
});

module.exports = {
  forbidden: [
    ...directions,
    onlyPackages('domain'),
    onlyPackages('contracts', '^node_modules/@temporalio/(common|workflow)/'),
    onlyPackages('workflows', '^node_modules/@temporalio/(common|workflow)/'),
    knownOnlyBy('prisma-in-store', ['@prisma', 'prisma'], ['store/', 'prisma/', 'prisma\\.config', 'tests/']),
    // The embedded server, and whoever makes a whole database, speak to PostgreSQL below the record.
    knownOnlyBy('postgres-in-store', ['pg'], ['store/', 'prisma/', 'embedded/', 'tests/', 'benchmarks/']),
    knownOnlyBy('engine-worker', ['@temporalio/worker'], ['worker/', 'client/rehearsal/', 'tests/', 'benchmarks/']),
    knownOnlyBy('engine-testing', ['@temporalio/testing'], ['embedded/', 'tests/']),
    {
      name: 'configuration-at-the-entries',
      comment: 'Everything else receives values.',
      severity: 'error',
      from: { pathNot: READS_CONFIG },
      to: { path: '^config/' },
    },
    {
      name: 'nothing-of-tests',
      severity: 'error',
      from: { pathNot: '^(tests|benchmarks)/' },
      to: { path: '^(tests|benchmarks)/' },
    },
    {
      name: 'no-development-packages',
      comment: '`npm ci --omit=dev` gives a service that runs.',
      severity: 'error',
      from: { pathNot: '^(tests|benchmarks|prisma)/|^(vitest|prisma)\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^prisma/generated/' }, to: { circular: true } },
    { name: 'everything-is-there', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    exclude: { path: '^(node_modules/.*/node_modules|rehearsal|\\.rutina)/' },
    builtInModules: {
      override: [...new Set(require('node:module').builtinModules.flatMap((name) => [name, `node:${name.replace(/^node:/, '')}`]))],
    },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
